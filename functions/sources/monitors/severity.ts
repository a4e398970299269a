import type { Severity } from "../../domain/card.ts";

/** What the words that monitors have for how bad it is mean among our five; undefined for a word nobody knows. */
export const severityOf = (word: string | undefined): Severity | undefined =>
  words.get((word ?? "").trim().toLowerCase());

const words: ReadonlyMap<string, Severity> = new Map(
  Object.entries({
    critical: "critical crit fatal emergency disaster blocker page p1 sev0 sev1 down",
    high: "high error err major alert danger p2 sev2 serious",
    medium: "medium moderate warning warn average minor p3 sev3",
    low: "low notice p4 sev4",
    info: "info informational information none ok debug p5 sev5 note",
  } satisfies Record<Severity, string>).flatMap(([severity, all]) =>
    all.split(" ").map((word) => [word, severity as Severity] as const),
  ),
);
