import * as z from "zod";
import { awsEvent, fact } from "../../aws-event.ts";
import { nameIn } from "../arn-name.ts";
import { consolePage, inUrl } from "../console-page.ts";
import { part, text } from "../loose.ts";
import { noted, outcomeOf, outcomes, success, trouble } from "../outcome.ts";

/**
 * An experiment of the Fault Injection Service: whoever is woken by what it breaks wants to know that it runs.
 * https://docs.aws.amazon.com/fis/latest/userguide/monitoring-eventbridge.html
 */
export const fisExperiment = awsEvent({
  name: "fis-experiment",
  types: { "aws.fis": ["FIS Experiment State Change"] },
  detail: z.object({
    "experiment-id": text,
    "new-state": part({ status: text, reason: text }),
    "old-state": part({ status: text, reason: text }),
  }),
  read: ({ detail, partition, region, resources: [arn] }) => {
    const id = detail["experiment-id"] ?? nameIn(arn ?? "");
    const { words, ...meaning } = outcomeOf(states, detail["new-state"]?.status, "fis-experiment");
    return {
      situation: [id],
      ...meaning,
      title: `Fault injection experiment ${id} ${words}`,
      text: detail["new-state"]?.reason,
      resource: { name: id, arn },
      facts: [fact("Before", detail["old-state"]?.status)],
      links: [
        consolePage(
          { partition, region },
          "Open the experiment",
          "fis/home",
          `ExperimentDetails:experimentId=${inUrl(id)}`,
        ),
      ],
    };
  },
});

const states = outcomes({
  pending: noted("is about to start", "info"),
  initiating: noted("is about to start", "info"),
  running: noted("is running: faults are injected on purpose", "low"),
  completed: success("has ended as planned"),
  stopping: noted("is being stopped", "low"),
  stopped: trouble("was stopped before its end", "medium", "fis-experiment"),
  failed: trouble("failed", "medium", "fis-experiment"),
  cancelled: noted("was cancelled", "low"),
});
