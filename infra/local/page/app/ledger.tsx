import type { Endpoint, LedgerEntry } from "./api.ts";
import { Icon } from "./icons.tsx";
import { clockSeconds, spoken } from "./words.ts";

const MOST = 100;

/** The ledger: every event that was accepted, and what became of it. */
export const Ledger = ({ events, endpoints }: { events: readonly LedgerEntry[]; endpoints: readonly Endpoint[] }) => {
  const latest = [...events].sort((one, other) => other.at.localeCompare(one.at)).slice(0, MOST);
  return (
    <section className="panel ledger" aria-labelledby="ledger-title">
      <h2 id="ledger-title">
        Ledger <span className="count">{events.length}</span>
      </h2>
      {latest.length === 0 && <p className="empty">No events yet. Each one that is accepted gets a fate here.</p>}
      <ol>
        {latest.map((event) => (
          <LedgerRow key={`${event.endpoint} ${event.id}`} event={event} endpoints={endpoints} />
        ))}
      </ol>
      {events.length > MOST && <p className="empty">and {events.length - MOST} earlier events</p>}
    </section>
  );
};

const LedgerRow = ({ event, endpoints }: { event: LedgerEntry; endpoints: readonly Endpoint[] }) => {
  const endpoint = endpoints.find(({ url }) => url === event.endpoint);
  return (
    <li className="row">
      <span className="fate" data-fate={event.fate}>
        {event.fate}
      </span>
      <span className="row-main">
        <b>{spoken(event.source)}</b>
        <span className="dim">{event.reason}</span>
      </span>
      <span className="row-side dim">
        <time dateTime={event.at}>{clockSeconds(event.at)}</time>
        {endpoint && (
          <span>
            <Icon name={endpoint.platform} size={11} /> {endpoint.name}
          </span>
        )}
      </span>
    </li>
  );
};
