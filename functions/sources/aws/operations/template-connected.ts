import * as z from "zod";
import { awsEvent, fact } from "../../aws-event.ts";
import { cut, oneLine } from "../../content.ts";
import { table } from "../../table.ts";
import { text } from "../loose.ts";
import { ownMessage } from "../own-message.ts";

const ours = z.object({
  MarbotTemplate: z.string().min(1),
  Version: text,
  Format: text,
  AccountId: text,
  AccountAlias: text,
  Region: text,
  Stack: text,
});

/** The same message of an older set of templates, by another maker, that accounts may still have deployed. */
const older = z
  .object({
    Type: z.string(),
    StackTemplate: text,
    StackVersion: text,
    Module: text,
    Version: text,
    AccountId: text,
    AccountAlias: text,
    Region: text,
    StackName: text,
  })
  .transform(({ StackTemplate, StackVersion, Module, Version, StackName, AccountId, AccountAlias, Region }) => ({
    MarbotTemplate: StackTemplate ?? Module ?? "(unnamed)",
    Version: StackVersion ?? Version,
    Format: Module ? "terraform" : "cloudformation",
    AccountId,
    AccountAlias,
    Region,
    Stack: StackName,
  }));

const at = (message: z.infer<typeof ours>) => ({ account: message.AccountId, region: message.Region });

/** A monitoring template tells, once a month, that it is deployed, and in which version. */
export const templateConnected = awsEvent({
  name: "template-connected",
  types: {},
  detail: ours,
  also: [
    {
      marks: [{ fields: ["MarbotTemplate", "Event"], where: { field: "Event", is: "heartbeat" } }],
      schema: ownMessage("marbot", "heartbeat", ours, at),
    },
    {
      marks: ["monitoring-jump-start-connection", "monitoring-jump-start-tf-connection"].map((is) => ({
        fields: ["Type", "AccountId"],
        where: { field: "Type", is },
      })),
      schema: ownMessage("marbot", "heartbeat", older, at),
    },
  ],
  read: ({ detail }) => {
    const { MarbotTemplate: template, Version: version, Stack: stack = "", Format: format } = detail;
    const name = /stack\/([^/]+)/.exec(stack)?.[1] ?? stack;
    const { AccountId: account = "", Region: region = "" } = detail;
    return {
      installed: {
        ...{ template: short(template), version: short(version ?? ""), account: short(account) },
        ...{ region: short(region), stack: short(name) },
        format: format === "terraform" || format === "pulumi" ? format : "cloudformation",
      },
      alias: detail.AccountAlias && short(detail.AccountAlias),
      situation: [template, name],
      class: "notification",
      severity: "info",
      title: `Monitoring template ${template} is connected${version ? `, version ${version}` : ""}`,
      resource: name ? { name, ...(stack.startsWith("arn:") && { arn: stack }) } : undefined,
      facts: [fact("Deployed with", formats[format ?? ""] ?? format)],
    };
  },
});

/** It is kept for as long as the template tells of itself. */
const short = (text: string): string => cut(oneLine(text), 128);

const formats: Readonly<Record<string, string>> = table({
  cloudformation: "CloudFormation",
  terraform: "Terraform",
  pulumi: "Pulumi",
});
