import type { WebClient } from "@slack/web-api";
import type { NameOf } from "../chat/plain-text.ts";
import type { SlackMessage } from "../chat/slack/blocks.ts";
import { homeView, noteMessage } from "../chat/slack/note.ts";
import { formView } from "../chat/slack/views.ts";
import { peopleInNote } from "../chat/spoken-note.ts";
import type { Customer } from "../domain/customer.ts";
import type { ChatGateway } from "../ports.ts";

interface Slack {
  call<Result>(customer: Customer, run: (client: WebClient) => Promise<Result>): Promise<Result>;
  send(customer: Customer, channel: string, message: SlackMessage, thread?: string): Promise<string>;
  names(customer: Customer, people: readonly string[]): Promise<NameOf>;
}

/**
 * What Slack says beside cards. A direct message goes to the person's own id, so that no scope is needed to open one:
 * https://docs.slack.dev/reference/methods/chat.postMessage#app_home
 */
export const slackNotes = ({ call, send, names }: Slack): Required<Pick<ChatGateway, "say" | "home" | "fill">> => ({
  say: async (customer, place, note) => {
    const message = noteMessage(note, await names(customer, peopleInNote(note)));
    if ("user" in place) return send(customer, place.user, message);
    const { conversation: channel, thread, only: user } = place;
    if (user === undefined) return send(customer, channel, message, thread);
    await call(customer, (client) => client.chat.postEphemeral({ channel, user, ...message }));
    return undefined;
  },
  home: async (customer, user, note) => {
    await call(customer, (client) => client.views.publish({ user_id: user, view: homeView(note) }));
  },
  fill: async (customer, view, form) => {
    await call(customer, (client) => client.views.update({ view_id: view, view: formView(form) }));
  },
});
