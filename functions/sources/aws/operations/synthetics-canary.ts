import * as z from "zod";
import { awsEvent } from "../../aws-event.ts";
import { consolePage, inUrl } from "../console-page.ts";
import { text } from "../loose.ts";
import { calm, noted, outcomeOf, outcomes, trouble } from "../outcome.ts";

/**
 * A canary was started, stopped, changed, or broke by itself.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/monitoring-events-eventbridge.html
 */
export const syntheticsCanary = awsEvent({
  name: "synthetics-canary",
  types: { "aws.synthetics": ["Synthetics Canary Status Change"] },
  detail: z.object({
    "canary-name": z.string().min(1),
    "current-state": text,
    message: text,
  }),
  read: ({ detail, partition, region }) => {
    const name = detail["canary-name"];
    const { words, ...meaning } = outcomeOf(states, detail["current-state"], "synthetics-canary");
    return {
      situation: [name],
      ...meaning,
      title: `Canary ${name} ${words}`,
      text:
        meaning.kind === undefined && meaning.class === "alert" && detail.message !== SAYS_NOTHING
          ? detail.message
          : undefined,
      resource: { name },
      links: [
        consolePage(
          { partition, region },
          "Open the canary",
          "cloudwatch/home",
          `synthetics:canary/detail/${inUrl(name)}`,
        ),
      ],
    };
  },
});

const SAYS_NOTHING = "Canary status has changed";

const states = outcomes({
  CREATING: noted("is being created", "info"),
  READY: calm("is ready"),
  STARTING: noted("is being started", "info"),
  RUNNING: calm("is running"),
  UPDATING: noted("is being changed", "info"),
  STOPPING: noted("is being stopped", "info"),
  STOPPED: noted("is stopped: what it tested is not tested any more", "low"),
  ERROR: trouble("is broken and tests nothing", "high", "synthetics-canary"),
  DELETING: noted("is being deleted", "low"),
  DELETED: noted("was deleted", "low"),
});
