import type { copies as Copies, tables as Tables } from "../../functions/tables.ts";

/** What is kept, why, and for how long: an attribute outside this page fails a test (P44). */
export const dataPage = (tables: typeof Tables, copies: typeof Copies): string => {
  const lines = [
    "# What marbot keeps, why, and for how long",
    "",
    "Made from `functions/tables.ts` by `npm run generate`; the tables, the permissions and the filter on reads come from the same page.",
    "",
  ];
  for (const { name, purpose, keys, indexes, life, passing, recoveryDays, attributes } of Object.values(tables)) {
    lines.push(`## ${name}`, "", `${sentence(purpose)} Partition key: ${keys.pk}. Sort key: ${keys.sk}.`);
    for (const index of indexes) lines.push(`Index \`${index.name}\`: ${index.purpose}.`);
    lines.push(
      life ? `Unreadable ${life.days} days after ${life.from}, then deleted.` : "Kept until the customer goes.",
    );
    if (passing) lines.push(`Only until it expires: ${passing.what}.`);
    lines.push(`Backups reach back ${recoveryDays} day.`, "", "| attribute | why it may be kept |", "| --- | --- |");
    for (const [attribute, why] of Object.entries(attributes)) lines.push(`| \`${attribute}\` | ${why} |`);
    lines.push("");
  }
  lines.push("## Every copy, and its life", "", "| where | what | life |", "| --- | --- | --- |");
  for (const { where, what, life } of copies) lines.push(`| ${where} | ${what} | ${life} |`);
  return `${lines.join("\n")}\n`;
};

const sentence = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
