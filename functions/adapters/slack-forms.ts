import { skeletonView } from "../chat/slack/views.ts";
import { Fault } from "../errors.ts";
import type { Forms } from "../ports.ts";
import type { CallSlack } from "./slack-client.ts";

/** Opens modals in Slack, within the three seconds that a trigger lives. https://docs.slack.dev/reference/methods/views.open */
export const slackForms = (call: CallSlack): Forms => ({
  open: async (customer, trigger, title) => {
    const { view } = await call(customer, (client) =>
      client.views.open({ trigger_id: trigger, view: skeletonView(title) }),
    );
    if (!view?.id) throw new Fault("chat.unavailable", "Slack did not say which view it opened", { retry: true });
    return view.id;
  },
});
