import { describe, expect, it } from "@jest/globals";
import { readEnrichment } from "../../functions/sources/enrichment.ts";
import { understand } from "../../functions/sources/index.ts";
import { playable, templateEvent } from "../../scripts/template-event.ts";

const NOW = "2026-11-24T08:00:00.000Z";
const understood = (body: string) =>
  understand({
    at: NOW,
    transport: "sns",
    contentType: "text/plain",
    body,
    encoding: "utf-8",
    topic: "arn:aws:sns:eu-west-1:111111111111:topic",
  });

describe("what a template sends can be played on a laptop", () => {
  it.each(playable())("%s: is understood, and says the rule's own sentence where it is an alarm", (name) => {
    const { message, enrichment } = templateEvent(name, NOW);
    const { source, observation, unreadable } = understood(message);
    expect({ source, unreadable }).toEqual({ source: expect.not.stringMatching(/^generic$/) });
    if (!enrichment) return;
    const { enrichment: found } = readEnrichment(enrichment);
    expect(found?.fingerprint).toBe(observation.fingerprint);
    const over = understood(templateEvent(name, NOW, { ok: true }).message).observation;
    expect(over).toMatchObject({ kind: "recovered", fingerprint: observation.fingerprint });
  });

  it.each(["nothing/at-all", "sqs-queue/nothing", "sqs-queue", ""])("%s: says what there is instead", (name) => {
    expect(() => templateEvent(name, NOW)).toThrow(/There is no template|has no rule/);
  });
});
