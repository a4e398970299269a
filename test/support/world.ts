import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Conversation, Message } from "../../infra/local/chat/platform.ts";
import { type Cloud, type CloudOptions, startCloud } from "../../infra/local/cloud.ts";
import type { LogLine } from "../../infra/local/engines/handler.ts";
import type { LedgerEntry } from "../../infra/local/ledger.ts";
import { stateFolder } from "../../infra/local/state-folder.ts";
import { type AlarmChange, eventBridgeForm, snsForm } from "./alarm-change.ts";

/**
 * The whole product in memory, with a clock that only moves when it is pushed, spoken in the product's words:
 *
 *     const day = await world();
 *     await day.alarm({ name: "CPU high" });
 *     await day.slack.channel("ops").press("Acknowledge", "Ada");
 *     await day.fastForward("5 minutes");
 *     expect(day.slack.channel("ops").card().text).toContain("Ada");
 *     await day.stop();
 *
 * Whatever an action causes has ended when its promise resolves, except what waits on the clock.
 */
export interface World {
  readonly cloud: Cloud;
  readonly slack: Platform;
  readonly teams: Platform;
  /** What the functions logged, oldest first. */
  readonly logs: readonly LogLine[];
  now(): string;
  /** A CloudWatch alarm changes state, by SNS unless said otherwise. Resolves with the endpoint's status. */
  alarm(alarm: AlarmChange, how?: Delivery): Promise<number>;
  /** Any request to an endpoint, `suffix` for `/alert` and `/notification`. */
  post(body: string | Buffer | object, how?: Delivery & PostOptions): Promise<Answer>;
  /** Any request to the API. */
  request(
    method: string,
    path: string,
    options?: { headers?: Record<string, string>; body?: string | Buffer },
  ): Promise<Answer>;
  /** Pushes the clock: `30 seconds`, `5 minutes`, `2 hours`, `14 days`. */
  fastForward(duration: string): Promise<void>;
  /** Everything that needs no time has happened. */
  settled(): Promise<void>;
  events(): Promise<readonly LedgerEntry[]>;
  calls(): ReturnType<Cloud["calls"]>;
  fault: Cloud["fault"];
  kill: Cloud["kill"];
  /** A deployment in the middle: every function goes on in new sandboxes. */
  redeploy(): void;
  /** Stops everything and starts it again after so long, with what it had kept. */
  restart(away?: string): Promise<void>;
  stop(): Promise<void>;
}

export interface Delivery {
  /** `slack` and `ops` unless said otherwise. */
  readonly platform?: "slack" | "teams";
  readonly channel?: string;
  /** The customer's workspace or tenant, where there are several. */
  readonly customer?: string;
  readonly by?: "sns" | "eventbridge" | "https";
}

export interface PostOptions {
  readonly method?: string;
  readonly suffix?: string;
  readonly headers?: Record<string, string>;
}

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export interface Platform {
  /** The home of a person: Slack's App Home; in Teams what the bot answers to `home` in their chat. */
  home(person: string): Promise<{ readonly text: string; readonly buttons: readonly { readonly label: string }[] }>;
  /** Opens a channel's settings as a person does there, and changes some; resolves with what is wrong, or undefined. */
  configure(channel: string, person: string, answers: Readonly<Record<string, string>>): Promise<string | undefined>;
  channel(name: string): Channel;
  /** The direct conversation with a person. */
  direct(person: string): Channel;
}

export interface Channel {
  readonly id: string;
  /** The newest welcome of the bot, also from before the story. */
  welcome(): Message | undefined;
  /** All that was shown since the story began, oldest first. */
  messages(): readonly Message[];
  /** Messages with a card of the product, outside threads, oldest first. */
  cards(): readonly Message[];
  /** The newest card. */
  card(): Message;
  /** What was answered in a message's thread; the newest card's unless said otherwise. */
  thread(of?: string): readonly Message[];
  /** What one person alone is shown. */
  told(person: string): readonly Message[];
  /** What a person presses, on the newest card unless said otherwise. Resolves with the product's status. */
  press(label: string, person: string, on?: string, inputs?: Readonly<Record<string, string>>): Promise<number>;
  /** The same for several at once: all requests are on their way before any is answered. */
  pressAtOnce(presses: readonly (readonly [label: string, person: string])[], on?: string): Promise<readonly number[]>;
  say(person: string, text: string, options?: { mention?: boolean }): Promise<number>;
  invite(): Promise<number>;
  /** The channel's address. */
  endpoint(): Promise<string>;
}

export interface WorldOptions extends Pick<CloudOptions, "config" | "workspaces"> {
  /** `2026-11-24T08:00:00.000Z` unless said otherwise. */
  readonly start?: string;
}

export const world = async (options: WorldOptions = {}): Promise<World> => {
  const path = mkdtempSync(join(tmpdir(), "marbot-world-"));
  const logs: LogLine[] = [];
  const problems: string[] = [];
  const begin = (start: string, port = 0): Promise<Cloud> =>
    startCloud({
      ...options,
      port,
      folder: stateFolder(path, { reset: false }),
      clock: { flowing: false, start },
      log: (line) => void logs.push(line),
      tell: (sentence) => void problems.push(sentence),
    });
  const start = options.start ?? "2026-11-24T08:00:00.000Z";
  // The welcomes belong to what was before the story.
  let cloud = await begin(new Date(Date.parse(start) - 60_000).toISOString());

  const settled = async (): Promise<void> => {
    if (!(await cloud.clock.settled(20))) throw new Error("The world does not come to rest");
    if (problems.length > 0) throw new Error(problems.splice(0).join("\n"));
  };
  const done = async <Result>(run: Promise<Result>): Promise<Result> => {
    const result = await run;
    await settled();
    return result;
  };
  const answer = async (sent: ReturnType<Cloud["send"]>): Promise<Answer> => {
    const { status, headers, body } = await done(sent);
    return { status, headers, body: body.toString("utf8") };
  };
  const addressOf = async ({ platform = "slack", channel = "ops", customer }: Delivery): Promise<string> => {
    const found = (await cloud.endpoints()).find(
      (one) =>
        one.platform === platform &&
        (one.name === channel || one.channel === channel) &&
        (customer ?? one.customer) === one.customer,
    );
    if (!found) throw new Error(`There is no endpoint for ${platform} ${channel}`);
    return found.url;
  };
  const request: World["request"] = (method, path, { headers = {}, body = "" } = {}) =>
    answer(cloud.send({ method, path, headers, body: Buffer.from(body) }));
  const post: World["post"] = async (body, { method = "POST", suffix = "", headers, ...to } = {}) => {
    const isText = typeof body === "string" || Buffer.isBuffer(body);
    const type = isText ? "text/plain" : "application/json";
    return request(method, new URL(await addressOf(to)).pathname + suffix, {
      headers: { "content-type": type, ...headers },
      body: isText ? body : JSON.stringify(body),
    });
  };

  await done(cloud.clock.advance(60));
  logs.length = 0;

  return {
    get cloud() {
      return cloud;
    },
    slack: platformOf("slack", () => cloud, done, addressOf, start),
    teams: platformOf("teams", () => cloud, done, addressOf, start),
    logs,
    now: () => cloud.clock.iso(),
    alarm: async (alarm, { by = "sns", ...to } = {}) => {
      const at = alarm.at ?? cloud.clock.iso();
      if (by === "eventbridge") return (await post(eventBridgeForm(alarm, at), to)).status;
      if (by === "https") return (await post(snsForm(alarm, at), to)).status;
      const endpoint = await addressOf(to);
      const { name, state = "ALARM" } = alarm;
      const subject = `${state}: "${name}" in EU (Ireland)`;
      return (await done(cloud.publish({ endpoint, subject, message: JSON.stringify(snsForm(alarm, at)) }))).status;
    },
    post,
    request,
    fastForward: (duration) => done(cloud.clock.advance(seconds(duration))),
    settled,
    events: () => cloud.events(),
    calls: () => cloud.calls(),
    fault: (fault) => cloud.fault(fault),
    kill: (name, afterCalls) => cloud.kill(name, afterCalls),
    redeploy: () => cloud.redeploy(),
    restart: async (away = "1 second") => {
      const back = new Date(cloud.clock.now() + seconds(away) * 1000).toISOString();
      // The same port again: Teams' connector has its address in the customer's item.
      const port = Number(new URL(cloud.url).port);
      await cloud.stop();
      cloud = await begin(back, port);
      await settled();
    },
    stop: async () => {
      await cloud.stop();
      rmSync(path, { recursive: true, force: true });
    },
  };
};

type Done = <Result>(run: Promise<Result>) => Promise<Result>;

const platformOf = (
  platform: "slack" | "teams",
  cloud: () => Cloud,
  done: Done,
  addressOf: (to: Delivery) => Promise<string>,
  start: string,
): Platform => {
  const chat = () => cloud().platform(platform);
  const person = (name: string): string => {
    const found = chat()
      .people()
      .find((one) => one.id === name || one.name === name || one.name.split(" ")[0] === name);
    if (!found) throw new Error(`Nobody in ${platform} is called ${name}`);
    return found.id;
  };
  const conversation = (matches: (one: Conversation) => boolean, what: string): Conversation => {
    const found = chat().conversations().find(matches);
    if (!found) throw new Error(`There is no ${what} in ${platform}`);
    return found;
  };
  const channelOf = (find: () => Conversation): Channel => {
    const messages = () => find().messages.filter(({ at }) => at >= start);
    const cards = () =>
      messages().filter(({ card, thread, onlyFor }) => card !== undefined && !isNote(card) && !thread && !onlyFor);
    const card = (): Message => {
      const newest = cards().at(-1);
      if (!newest) throw new Error(`${platform} ${find().name} shows no card`);
      return newest;
    };
    const pressed = async (
      label: string,
      who: string,
      on = card().id,
      inputs?: Readonly<Record<string, string>>,
    ): Promise<number> => {
      const message = find().messages.find(({ id }) => id === on);
      const shown = message?.views?.[person(who)] ?? message;
      const button = shown?.buttons.find((one) => one.label === label);
      if (!button)
        throw new Error(`The message has no button ${label}: ${shown?.buttons.map((one) => one.label).join()}`);
      const press = { conversation: find().conversation, message: on, button: button.id, user: person(who), inputs };
      return (await chat().press(press)).status;
    };
    return {
      get id() {
        return find().conversation;
      },
      welcome: () => find().messages.findLast(({ text }) => text.startsWith("marbot is here")),
      messages,
      cards,
      card,
      thread: (of = card().id) => messages().filter(({ thread, onlyFor }) => thread === of && !onlyFor),
      told: (who) => messages().filter(({ onlyFor }) => onlyFor === person(who)),
      press: (label, who, on, inputs) => done(pressed(label, who, on, inputs)),
      pressAtOnce: (presses, on = card().id) =>
        done(Promise.all(presses.map(([label, who]) => pressed(label, who, on)))),
      say: async (who, text, { mention = false } = {}) => {
        const words = { conversation: find().conversation, user: person(who), text, mention };
        return (await done(chat().say(words))).status;
      },
      invite: async () => (await done(chat().invite(find().conversation))).status,
      endpoint: () => addressOf({ platform, channel: find().conversation }),
    };
  };
  const inChannel = (name: string): Channel =>
    channelOf(() => conversation((one) => one.name === name || one.conversation === name, `channel ${name}`));
  return {
    home: async (who) => {
      if (platform === "slack") {
        await done(cloud().slack.openHome(person(who)));
        return cloud().slack.home(person(who)) ?? { text: "", buttons: [] };
      }
      const direct = channelOf(() => conversation((one) => one.person === person(who), `conversation with ${who}`));
      await direct.say(who, "home");
      return direct.messages().at(-1) ?? { text: "", buttons: [] };
    },
    configure: async (name, who, answers) => {
      const channel = inChannel(name);
      if (platform === "slack") {
        await done(cloud().slack.command(channel.id, person(who), ""));
        const { body } = await done(cloud().slack.submit(person(who), answers));
        return body === "" ? undefined : body;
      }
      const welcome = channel.welcome();
      await channel.press("Configure", who, welcome?.id);
      await channel.press("Save", who, welcome?.id, answers);
      const shown = channel.welcome()?.views?.[person(who)]?.text ?? "";
      return shown.includes("⚠") ? shown : undefined;
    },
    channel: inChannel,
    direct: (name) => channelOf(() => conversation((one) => one.person === person(name), `conversation with ${name}`)),
  };
};

/** What the bot says beside its cards is marked so. */
const isNote = (card: unknown): boolean => /"(?:block_)?id":"note"/.test(JSON.stringify(card));

const UNITS: Readonly<Record<string, number>> = { second: 1, minute: 60, hour: 3600, day: 86_400 };

const seconds = (duration: string): number => {
  const [, count, unit = ""] = /^(\d+(?:\.\d+)?) (second|minute|hour|day)s?$/.exec(duration) ?? [];
  if (!count) throw new Error(`"${duration}" is no duration: say "5 minutes"`);
  return Number(count) * (UNITS[unit] ?? 0);
};
