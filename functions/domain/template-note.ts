import type { Item, Note, Part } from "./note.ts";
import type { Published } from "./published.ts";
import {
  type InstalledTemplate,
  isSilent,
  type KnownTemplate,
  type TemplateVersions,
  updateCommand,
  updateFor,
} from "./template.ts";
import type { Instant } from "./time.ts";

const where = ({ stack, account, region }: InstalledTemplate): string => `${stack} in ${account}, ${region}`;

/** Told once in the channel: a newer version exists, and the exact command. */
export const updateNote = (installed: KnownTemplate, latest: string, published: Published): Note => ({
  title: `An update of the monitoring template ${installed.template} exists`,
  parts: [
    { is: "text", text: [`${where(installed)} has version ${installed.version}, the latest is ${latest}.`] },
    { is: "code", text: updateCommand(installed, latest, published) },
    { is: "remark", text: ["Your thresholds stay as they are."] },
  ],
});

/** Told once in the channel: what watches an account may have stopped. */
export const silentNote = (installed: KnownTemplate): Note => ({
  title: `Nothing is heard of the monitoring template ${installed.template} any more`,
  parts: [
    {
      is: "text",
      text: [
        `${where(installed)} last told of itself on ${installed.heardAt.slice(0, 10)}; it should every 30 days. `,
        "Either it was deleted, or its messages do not get through: then its alarms do not either.",
      ],
    },
    { is: "remark", text: ["Look whether the stack is there, and whether its topic's subscription is confirmed."] },
  ],
});

const MOST_LISTED = 30;

/** What is installed where, the accounts in order. */
export const installedNote = (
  all: readonly KnownTemplate[],
  { published, now }: { published: Published; now: Instant },
): Note => {
  const { versions } = published;
  const sorted = [...all].sort((one, other) => (sortKey(one) < sortKey(other) ? -1 : 1));
  const outdated = sorted.find((each) => updateFor(each, versions));
  const latest = outdated && updateFor(outdated, versions);
  const parts: Part[] = [
    { is: "list", items: sorted.slice(0, MOST_LISTED).map((each) => itemOf(each, versions, now)) },
    ...(sorted.length > MOST_LISTED
      ? [{ is: "remark" as const, text: [`and ${sorted.length - MOST_LISTED} more`] }]
      : []),
    ...(outdated && latest
      ? [
          { is: "text" as const, text: [`To update ${outdated.template} in ${outdated.account}:`] },
          { is: "code" as const, text: updateCommand(outdated, latest, published) },
        ]
      : []),
  ];
  return { title: "Monitoring templates", parts };
};

const sortKey = ({ account, region, template, stack }: KnownTemplate) => [account, region, template, stack].join(" ");

const itemOf = (each: KnownTemplate, versions: TemplateVersions, now: Instant): Item => {
  const latest = updateFor(each, versions);
  const silent = each.silentAt !== undefined || isSilent(each, now);
  return {
    tone: silent ? "problem" : latest ? "owned" : "recovered",
    text: [`${each.template} ${each.version}${latest ? ` (${latest} exists)` : ""}: ${where(each)}`],
    detail: [silent ? "silent, last heard of " : "heard of ", { at: each.heardAt }],
  };
};
