import * as z from "zod";
import { awsEvent, type Reading } from "../../aws-event.ts";
import { table } from "../../table.ts";
import { nameIn } from "../arn-name.ts";
import { consolePage, inUrl } from "../console-page.ts";
import { text } from "../loose.ts";

/**
 * A key of KMS was deleted, has lost its imported material, or was rotated.
 * https://docs.aws.amazon.com/kms/latest/developerguide/kms-events.html
 */
export const kmsKey = awsEvent({
  name: "kms-key",
  types: {
    "aws.kms": ["KMS CMK Deletion", "CMK Deletion", "KMS CMK Rotation", "KMS Imported Key Material Expiration"],
  },
  detail: z.object({ "key-id": text }),
  read: ({ type, detail, partition, region, resources: [arn] }) => {
    const key = detail["key-id"] ?? nameIn(arn ?? "");
    const [words, text, meaning] = meanings[type.split(" ").at(-1) ?? ""] ?? meanings.Rotation;
    return {
      situation: [type.split(" ").at(-1), key],
      ...meaning,
      title: `KMS key ${key} ${words}`,
      text,
      resource: { name: key, arn },
      links: [consolePage({ partition, region }, "Open the key", "kms/home", `/kms/keys/${inUrl(key)}`)],
      runbook:
        meaning.class === "alert" ? (type.endsWith("Deletion") ? "kms-key/deleted" : "kms-key/material") : undefined,
    };
  },
});

const meanings: Readonly<Record<string, readonly [string, string, Pick<Reading, "class" | "severity">]>> & {
  readonly Rotation: readonly [string, string, Pick<Reading, "class" | "severity">];
} = table({
  Deletion: [
    "was deleted",
    "Nothing that it encrypted can ever be read again, unless it was imported or is kept in another Region.",
    { class: "alert", severity: "critical" },
  ],
  Expiration: [
    "has lost its imported material",
    "The material has expired: nothing that the key encrypted can be read until the same material is imported again.",
    { class: "alert", severity: "critical" },
  ],
  Rotation: [
    "was rotated",
    "What it encrypted before can still be read: nothing has to be done.",
    { class: "notification", severity: "info" },
  ],
});
