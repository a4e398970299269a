import { useState } from "react";
import { advance } from "./api.ts";
import { Icon } from "./icons.tsx";
import { useNow } from "./live.ts";
import { clockSeconds, dayOf } from "./words.ts";

const steps = [
  { label: "1 min", seconds: 60 },
  { label: "5 min", seconds: 300 },
  { label: "1 h", seconds: 3600 },
  { label: "1 day", seconds: 86_400 },
] as const;

/** The virtual clock: every timer that becomes due while it is pushed has run when the button is free again. */
export const Clock = ({ now, done }: { now: string | undefined; done: (problem?: string) => void }) => {
  const virtual = useNow(now);
  const [busy, setBusy] = useState<string>();
  const push = async (label: string, seconds: number): Promise<void> => {
    setBusy(label);
    try {
      await advance(seconds);
      done();
    } catch (problem) {
      done(problem instanceof Error ? problem.message : "The clock could not be pushed.");
    } finally {
      setBusy(undefined);
    }
  };
  return (
    <section className="clock" aria-label="Clock">
      <span className="clock-face">
        <Icon name="clock" size={18} />
        <time dateTime={new Date(virtual).toISOString()}>
          <b>{clockSeconds(virtual)}</b> <span className="dim">{dayOf(virtual)}, UTC</span>
        </time>
      </span>
      <span className="clock-steps">
        {steps.map(({ label, seconds }) => (
          <button
            key={label}
            type="button"
            className="chip"
            disabled={busy !== undefined}
            aria-busy={busy === label}
            aria-label={`Fast-forward ${label}`}
            onClick={() => void push(label, seconds)}
          >
            <Icon name="forward" size={11} />
            {label}
          </button>
        ))}
      </span>
    </section>
  );
};
