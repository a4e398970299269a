import * as z from "zod";
import { awsEvent, fact, type Reading } from "../../aws-event.ts";
import { table } from "../../table.ts";
import { consolePage } from "../console-page.ts";
import { list, part, text, time } from "../loose.ts";

const unit = z.object({ organizationalUnitName: text, organizationalUnitId: text });

/**
 * A step of Control Tower has ended: an account made, a control switched, a landing zone updated.
 * https://docs.aws.amazon.com/controltower/latest/userguide/lifecycle-events.html
 */
export const controltower = awsEvent({
  name: "controltower",
  types: { "aws.controltower": ["AWS Service Event via CloudTrail"] },
  detail: z.object({
    eventName: z.string().min(1),
    serviceEventDetails: z
      .record(
        z.string(),
        part({
          state: text,
          message: text,
          account: part({ accountName: text, accountId: text }),
          organizationalUnit: unit.optional().catch(undefined),
          organizationalUnits: list(unit),
          guardrails: list(z.object({ guardrailId: text })),
          requestedTimestamp: time,
          completedTimestamp: text,
        }),
      )
      .catch({}),
  }),
  read: ({ detail, partition, region }) => {
    const { eventName } = detail;
    const [status] = Object.values(detail.serviceEventDetails);
    const failed = status?.state !== undefined && status.state !== "SUCCEEDED";
    const account = status?.account;
    const units = [
      ...(status?.organizationalUnit ? [status.organizationalUnit] : []),
      ...(status?.organizationalUnits ?? []),
    ];
    const unitNames = units
      .flatMap(({ organizationalUnitName: name, organizationalUnitId: id }) => name ?? id ?? [])
      .join(", ");
    const controls = (status?.guardrails ?? []).flatMap(({ guardrailId }) => guardrailId ?? []).join(", ");
    const about = account?.accountName ?? account?.accountId ?? (controls || unitNames);
    const [done, failedTo] = deeds[eventName] ?? [`did ${eventName}`, `could not do ${eventName}`];
    return {
      situation: [
        eventName.replace(/^(Create|Update)/, ""),
        account?.accountId ?? account?.accountName,
        controls,
        unitNames,
      ],
      ...meaningOf(eventName, failed),
      title: `Control Tower ${failed ? failedTo : done}${about ? `: ${about}` : ""}`,
      text: status?.message,
      resource: account?.accountId ? { name: about } : undefined,
      facts: [
        fact("Organisational unit", unitNames),
        fact("Control", controls),
        fact("Member account", account?.accountId),
        fact("Asked for", status?.requestedTimestamp),
      ],
      links: [consolePage({ partition, region }, "Open Control Tower", "controltower/home/dashboard")],
      runbook: failed ? "controltower" : undefined,
    };
  },
});

const deeds: Readonly<Record<string, readonly [done: string, failed: string]>> = table({
  CreateManagedAccount: ["created an account", "could not create an account"],
  UpdateManagedAccount: ["updated an account", "could not update an account"],
  EnableGuardrail: ["switched a control on", "could not switch a control on"],
  DisableGuardrail: ["switched a control off", "could not switch a control off"],
  SetupLandingZone: ["set the landing zone up", "could not set the landing zone up"],
  UpdateLandingZone: ["updated the landing zone", "could not update the landing zone"],
  RegisterOrganizationalUnit: ["took an organisational unit in", "could not take an organisational unit in"],
  DeregisterOrganizationalUnit: ["let an organisational unit go", "could not let an organisational unit go"],
  PrecheckOrganizationalUnit: ["found an organisational unit ready", "found an organisational unit not ready"],
  EnableBaseline: ["applied a baseline", "could not apply a baseline"],
  ResetEnabledBaseline: ["applied a baseline anew", "could not apply a baseline anew"],
  UpdateEnabledBaseline: ["updated a baseline", "could not update a baseline"],
  DisableBaseline: ["removed a baseline", "could not remove a baseline"],
});

const meaningOf = (event: string, failed: boolean): Pick<Reading, "kind" | "class" | "severity"> => {
  if (failed) return { class: "alert", severity: event.includes("LandingZone") ? "high" : "medium" };
  return { kind: "recovered", class: "notification", severity: event === "DisableGuardrail" ? "medium" : "info" };
};
