import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import type { ReceivedEvent } from "../functions/sources/source.ts";

/** One recorded event: what would be received. */
export interface Recorded {
  readonly name: string;
  readonly received: ReceivedEvent;
}

/** Where recorded events lie: a folder a kind. */
export const recordings = path.resolve(import.meta.dirname, "../test/events");

/** `<case>.json` and `<case>.txt` are bodies as they are posted; `<case>.sns.json` is what is published to a topic. */
export const recorded = (kind: string): readonly Recorded[] => {
  const folder = path.join(recordings, kind);
  return (existsSync(folder) ? readdirSync(folder) : [])
    .filter((file) => /\.(json|txt)$/.test(file) && !file.endsWith(".card.json"))
    .map((file) => {
      const text = readFileSync(path.join(folder, file), "utf8");
      const contentType = file.endsWith(".txt") ? "text/plain" : "application/json";
      return {
        name: file.replace(/(\.sns)?\.(json|txt)$/, ""),
        received: file.endsWith(".sns.json") ? published(text) : aReceived({ body: text, contentType }),
      };
    });
};

/** An event as the function at the door would put it on the stream. */
export const aReceived = (change: Partial<ReceivedEvent> = {}): ReceivedEvent => ({
  at: "2026-11-24T08:30:00.000Z",
  transport: "https",
  contentType: "application/json",
  body: "",
  encoding: "utf-8",
  ...change,
});

const published = (text: string): ReceivedEvent => {
  const { TopicArn: topic, Subject: subject, Message: body, MessageAttributes: attributes } = JSON.parse(text);
  return aReceived({ transport: "sns", contentType: "text/plain", body, topic, subject, attributes });
};
