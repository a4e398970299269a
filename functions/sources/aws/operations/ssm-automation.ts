import * as z from "zod";
import { inWords } from "../../../domain/time.ts";
import { awsEvent, fact } from "../../aws-event.ts";
import { nameIn } from "../arn-name.ts";
import { consolePage, inUrl } from "../console-page.ts";
import { number, text } from "../loose.ts";
import { outcomeOf } from "../outcome.ts";
import { ssmStates } from "./ssm-states.ts";

/**
 * A runbook of Systems Manager Automation ran, or a step of it. Runs of one runbook are one situation: the next that
 * succeeds closes the failure. https://docs.aws.amazon.com/systems-manager/latest/userguide/monitoring-systems-manager-event-examples.html
 */
export const ssmAutomation = awsEvent({
  name: "ssm-automation",
  types: {
    "aws.ssm": [
      "EC2 Automation Execution Status-change Notification",
      "EC2 Automation Step Status-change Notification",
    ],
  },
  detail: z.object({
    ExecutionId: text,
    Definition: text,
    DefinitionVersion: text,
    Status: text,
    StepName: text,
    Action: text,
    Time: number,
    ExecutedBy: text,
  }),
  read: ({ detail, partition, region, resources: [arn] }) => {
    const {
      ExecutionId: id = nameIn(arn ?? ""),
      Definition: runbook = "(unnamed)",
      StepName: step,
      Time: took,
      ExecutedBy,
    } = detail;
    const { words, ...meaning } = outcomeOf(states, detail.Status, "ssm-automation");
    return {
      situation: [runbook, step],
      ...meaning,
      // The run itself is told as well: a step alone asks nobody.
      ...(step && { class: "notification" as const, severity: "low" as const }),
      title: step ? `Step ${step} of the automation ${runbook} ${words}` : `Automation ${runbook} ${words}`,
      resource: { name: runbook, arn },
      facts: [
        fact("Action", detail.Action?.replace(/^aws:/, "")),
        fact(
          ENDED.test(detail.Status ?? "") ? "Took" : "Runs for",
          took === undefined || took <= 0 ? undefined : inWords(took / 1000),
        ),
        fact("Started by", ExecutedBy && nameIn(ExecutedBy)),
        fact("Execution", id),
      ],
      links: [
        consolePage({ partition, region }, "Open the execution", `systems-manager/automation/execution/${inUrl(id)}`),
      ],
      runbook: step ? undefined : meaning.runbook,
    };
  },
});

const ENDED = /success|fail|timed|cancelled|rejected|exited/i;

const states = ssmStates("ssm-automation");
