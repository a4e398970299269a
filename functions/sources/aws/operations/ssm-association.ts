import * as z from "zod";
import { awsEvent, fact } from "../../aws-event.ts";
import { nameIn, resourceOf } from "../arn-name.ts";
import { consolePage, inUrl } from "../console-page.ts";
import { text, time } from "../loose.ts";
import { inWords, outcomeOf } from "../outcome.ts";
import { ssmStates } from "./ssm-states.ts";

/**
 * State Manager brought machines to the state that an association asks for, or could not. It does so again and again:
 * that it went well is told only where it had not.
 * https://docs.aws.amazon.com/systems-manager/latest/userguide/monitoring-systems-manager-event-examples.html
 */
export const ssmAssociation = awsEvent({
  name: "ssm-association",
  types: {
    "aws.ssm": ["EC2 State Manager Association State Change", "EC2 State Manager Instance Association State Change"],
  },
  detail: z.object({
    "association-id": text,
    "association-name": text,
    "document-name": text,
    "instance-id": text,
    status: text,
    "detailed-status": text,
    "error-code": text,
    "execution-summary": text,
    "association-status-aggregated-count": text,
    "last-execution-date": time,
    "last-successful-execution-date": time,
    "schedule-expression": text,
  }),
  read: ({ detail, partition, region, account, resources }) => {
    const { "association-id": id = "", "document-name": document = "a document", "instance-id": instance } = detail;
    const machine = instance ?? resources.find((arn) => arn.includes("instance/"));
    const name = detail["association-name"] ?? nameIn(document);
    const { words, ...meaning } = outcomeOf(states, detail.status ?? detail["detailed-status"], "ssm-association");
    return {
      situation: [id || name, instance],
      ...meaning,
      title: `Association ${name} ${words === "succeeded" ? "is as it should be" : words}${machine ? ` on ${nameIn(machine)}` : ""}`,
      text: detail["execution-summary"],
      resource: resourceOf(machine) ?? {
        name,
        ...(id && { arn: `arn:${partition}:ssm:${region}:${account}:association/${id}` }),
      },
      facts: [
        fact("Machines", counts(detail["association-status-aggregated-count"])),
        fact("Error", detail["error-code"]),
        fact("Document", nameIn(document) === name ? undefined : nameIn(document)),
        fact("Last success", detail["last-successful-execution-date"]),
        fact("Schedule", detail["schedule-expression"]),
        fact("Association id", id),
      ],
      links: [
        consolePage(
          { partition, region },
          "Open the association",
          `systems-manager/state-manager/${inUrl(id)}/description`,
        ),
      ],
    };
  },
});

/** `{"Success":2,"Failed":1}`, as a text. */
const counts = (text: string | undefined): string | undefined => {
  const pairs = [...(text ?? "").slice(0, 500).matchAll(/"(\w+)"\s*:\s*(\d+)/g)];
  return (
    pairs.map(([, state = "", count]) => `${count} ${state === "Success" ? "succeeded" : inWords(state)}`).join(", ") ||
    undefined
  );
};

const states = ssmStates("ssm-association", true);
