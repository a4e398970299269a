import * as z from "zod";
import { awsEvent, fact, type Reading } from "../../aws-event.ts";
import { table } from "../../table.ts";
import { nameIn } from "../arn-name.ts";
import { consolePage, inUrl } from "../console-page.ts";
import { part, text } from "../loose.ts";

/**
 * Secrets Manager rotates, copies or deletes a secret by itself, and may fail. The name in an ARN ends in six letters
 * of its own. https://docs.aws.amazon.com/secretsmanager/latest/userguide/cloudtrail_log_entries.html
 */
export const secretsmanagerRotation = awsEvent({
  name: "secretsmanager-rotation",
  types: { "aws.secretsmanager": ["AWS Service Event via CloudTrail"] },
  detail: z.object({
    eventName: z.string().min(1),
    errorCode: text,
    errorMessage: text,
    additionalEventData: part({ SecretId: text, secretId: text, ReplicaRegion: text }),
  }),
  read: ({ detail, partition, region, resources: [about] }) => {
    const { eventName, errorMessage, additionalEventData: more } = detail;
    const arn = more?.SecretId ?? more?.secretId ?? about;
    const name = nameIn(arn ?? "").replace(/-[A-Za-z\d]{6}$/, "") || "A secret";
    const topic = eventName.startsWith("Rotation")
      ? "rotation"
      : eventName.startsWith("Replication")
        ? "replication"
        : "deletion";
    const [words, meaning] = events[eventName] ?? [`had the event ${eventName}`, { class: "notification" as const }];
    const gone = eventName === "EndSecretVersionDelete";
    return {
      situation: [arn, topic],
      ...meaning,
      title: `Secret ${name} ${words}`,
      text: errorMessage ?? (meaning.class === "alert" ? what[topic] : undefined),
      resource: { name, arn, gone },
      facts: [fact("Error", detail.errorCode), fact("Copy in", more?.ReplicaRegion)],
      links: [
        gone
          ? undefined
          : consolePage({ partition, region }, "Open the secret", `secretsmanager/secret?name=${inUrl(name)}`),
      ],
      runbook: meaning.class === "alert" ? `secretsmanager-rotation/${topic}` : undefined,
    };
  },
});

const what: Readonly<Record<string, string>> = table({
  rotation: "The secret that was valid before still is; the next attempt follows by itself.",
  replication: "The copy in the other Region is not the current one.",
});

const started = { class: "notification", severity: "info" } as const;
const events: Readonly<Record<string, readonly [string, Pick<Reading, "kind" | "class" | "severity">]>> = table({
  RotationStarted: ["is being rotated", started],
  RotationSucceeded: ["was rotated", { kind: "recovered", class: "notification", severity: "info" }],
  RotationFailed: ["could not be rotated", { class: "alert", severity: "high" }],
  RotationAbandoned: ["was not rotated: the attempt was given up", { class: "alert", severity: "medium" }],
  ReplicationStarted: ["is being copied to another Region", started],
  ReplicationSucceeded: [
    "was copied to another Region",
    { kind: "recovered", class: "notification", severity: "info" },
  ],
  ReplicationFailed: ["could not be copied to another Region", { class: "alert", severity: "medium" }],
  StartSecretVersionDelete: ["is waiting to be deleted", { class: "notification", severity: "medium" }],
  CancelSecretVersionDelete: ["will not be deleted after all", started],
  EndSecretVersionDelete: ["was deleted for good", { class: "notification", severity: "medium" }],
});
