import { readFileSync } from "node:fs";
import path from "node:path";
import { blocks } from "../functions/chat/slack/blocks.ts";
import { adaptiveCard } from "../functions/chat/teams/adaptive-card.ts";
import { adviceFor } from "../functions/domain/advice.ts";
import type { Alert } from "../functions/domain/alert.ts";
import { cardOf } from "../functions/domain/alert-card.ts";
import { emptyBook } from "../functions/domain/book.ts";
import { decideEnriched, decideObserved, type Known } from "../functions/domain/decide.ts";
import type { Observation } from "../functions/domain/observation.ts";
import { later } from "../functions/domain/time.ts";
import type { StoredEvent } from "../functions/ports.ts";
import { readEnrichment } from "../functions/sources/enrichment.ts";
import { understand } from "../functions/sources/index.ts";
import { runbookOf } from "../functions/sources/runbooks/index.ts";
import { findingsOf } from "../functions/use-cases/findings.ts";
import type { GalleryRow } from "../infra/local/page/gallery.ts";
import { anEndpoint } from "../test/support/builders.ts";
import { aReceived, recorded, recordings } from "./recorded.ts";
import { playable, templateEvent } from "./template-event.ts";

/** Where a page of specimens finds the graph of the enrichment that templates play. */
export const GRAPH = "graph.png";

/** The moment at which events are received, as the recorded ones have it. */
const NOW = aReceived().at;
/** A recovery is told when a problem is this old. Seconds. */
const LASTED = 240;

/** What people see of a recorded event: a card for each situation that it speaks of, as the gateways send it. */
export const recordedSpecimens = async (kind: string): Promise<readonly GalleryRow[]> => {
  const all = recorded(kind).map(({ name, received }) => ({
    name: `${kind}/${name}`,
    observations: understand(received).observations,
  }));
  const problems = all.flatMap(({ observations }) => observations).filter((each) => each.kind === "problem");
  const rows = all.flatMap(({ name, observations }) =>
    observations.map((observation, index) => {
      const known = observation.kind === "recovered" ? opened(problems, observation) : {};
      return specimen(observations.length === 1 ? name : `${name} ${index + 1}`, observation, known);
    }),
  );
  return Promise.all(rows);
};

/** What people see of what a rule of a monitoring template sends, with what was found out about it. */
export const templateSpecimen = async (rule: string, { enriched = true } = {}): Promise<GalleryRow> => {
  const { subject, message, enrichment } = templateEvent(rule, NOW);
  const received = aReceived({ transport: "sns", contentType: "text/plain", body: message, subject });
  const { observation } = understand(received);
  return specimen(`template/${rule}`, observation, {}, enriched ? enrichment : undefined);
};

export const templateRules = playable;

/** The graph, which the alarms of all templates have in common. */
export const graph = (): Buffer => {
  const { enrichment } = readEnrichment(readFileSync(path.join(recordings, "enrichment-lambda.json"), "utf8"));
  return Buffer.from(enrichment?.graph?.data ?? "", "base64");
};

/** The situation as the problem before it left it. */
const opened = (problems: readonly Observation[], { fingerprint, at }: Observation): Known => {
  const same = problems.filter((each) => each.fingerprint === fingerprint);
  const before = same.find((each) => each.class === "alert") ?? same[0];
  if (!before) return {};
  const startedAt = before.at < at ? before.at : later(at, -LASTED);
  return decideObserved({}, observed({ ...before, at: startedAt }, NOW, "before"), endpoint);
};

const endpoint = anEndpoint();

const observed = (observation: Observation, at: string, id: string) => ({
  observation,
  at,
  event: { endpoint: endpoint.number, day: at.slice(0, 10), id },
});

const specimen = async (
  name: string,
  observation: Observation,
  known: Known,
  enrichment?: string,
): Promise<GalleryRow> => {
  const event = observed(observation, known.alert ? later(NOW, LASTED) : NOW, "event");
  let decided = decideObserved(known, event, endpoint);
  if (enrichment)
    decided = decideEnriched(decided, { at: observation.at, events: [{ ...event.event, id: "enrichment" }] }, NOW);
  const { alert } = decided;
  const does = `${observation.class}, ${observation.kind}: ${observation.line}`;
  if (!alert) return { name, does: `${does}; nothing was open` };
  const findings = await findingsOf(
    {
      events: { get: async () => (enrichment === undefined ? undefined : stored(enrichment)) },
      addresses: { image: async () => GRAPH },
    },
    alert,
  );
  const card = cardOf(alert, { findings, advice: adviceFor(alert, emptyBook, runbookOf(alert.content.runbook)) });
  return { name, does, slack: blocks({ card, ...mentionOf(alert) }), teams: adaptiveCard({ card }) };
};

/** The first card of an alert asks the channel. In Teams its people are called by name, which tells nothing of a card. */
const mentionOf = ({ class: kind, state }: Alert) =>
  kind === "alert" && state === "open" ? { mention: { who: "here", alerts: 1 } as const } : {};

const stored = (body: string): StoredEvent => ({
  ...{ customer: endpoint.customer, endpoint: endpoint.number, source: "enrichment", fate: "merged", reason: "" },
  event: { ...aReceived({ body }), id: "enrichment" },
});
