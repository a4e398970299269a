import { secondsBetween } from "../domain/time.ts";
import type { System } from "../ports.ts";

/** Long enough for somebody to be back from holidays. Seconds. */
const EARLY_SECONDS = 30 * 24 * 3600;

/**
 * The client secret of a Teams bot expires, at the latest after two years, and from that moment no card reaches Teams.
 * Microsoft tells nobody, so the operator says the day and an alarm says it early.
 */
export const warnOfExpiry = ({ clock, log }: Pick<System, "clock" | "log">, day: string): void => {
  if (day === "" || secondsBetween(clock.now(), `${day}T00:00:00.000Z`) > EARLY_SECONDS) return;
  log.warn("teams.secret-expires", { day });
  log.count("TeamsSecretExpires");
};
