import { type Alert, type AlertId, parseAlertId } from "../domain/alert.ts";
import { alertsNote, type Counted, type Listed, SHOWN, storyNote, toldNote } from "../domain/alert-note.ts";
import type { Customer } from "../domain/customer.ts";
import type { Endpoint } from "../domain/endpoint.ts";
import { fitting } from "../domain/matching.ts";
import type { Note } from "../domain/note.ts";
import type { AlertQuestion } from "../domain/question.ts";
import { dayOf, inWords, later } from "../domain/time.ts";
import type { AlertLists, BookStore, ChatGateway, EscalationStore, EventStore, System } from "../ports.ts";

export interface AlertAnswerDeps {
  readonly lists: AlertLists;
  readonly books: Pick<BookStore, "get">;
  readonly escalations: Pick<EscalationStore, "of">;
  readonly ledger: Pick<EventStore, "get">;
  readonly gateway: Pick<ChatGateway, "link">;
  readonly system: Pick<System, "clock">;
}

/** Whose alerts are asked about: the channel's, or those of all channels that the person can see. */
export interface Scope {
  readonly customer: Customer;
  readonly actor: string;
  readonly endpoints: readonly Endpoint[];
  /** Several channels, so that each alert says where it is. */
  readonly several: boolean;
}

/** How many alerts of one channel are looked at: what lies behind them is counted as "more than". */
const LOOKED_AT = 200;
const LIFE_SECONDS = 14 * 86_400;

/** Answers about alerts. */
export const answerAlerts = async (deps: AlertAnswerDeps, scope: Scope, question: AlertQuestion): Promise<Note> => {
  switch (question.ask) {
    case "open":
      return openNote(deps, scope);
    case "missed":
      return missedNote(deps, scope);
    case "all":
      return allNote(deps, scope, question.seconds);
    case "happened":
      return happenedNote(deps, scope, question.about);
    case "told":
      return whoWasTold(deps, scope, question.about);
  }
};

/** What nobody has closed: in a person's own conversation, theirs first. */
const openNote = async (deps: AlertAnswerDeps, scope: Scope): Promise<Note> => {
  const { mine, untaken, others, accounts } = await openAlerts(deps, scope);
  const sections = [
    { heading: "Yours", ...mine },
    { heading: "Nobody has acknowledged", ...untaken },
    { heading: "Acknowledged by others", ...others },
  ];
  const empty = scope.several ? "Nothing is open in the channels that we share." : "Nothing is open in this channel.";
  return alertsNote("Open alerts", sections, empty, accounts);
};

export const openAlerts = async (deps: AlertAnswerDeps, scope: Scope) => {
  const [untaken, taken, { accounts }] = await Promise.all([
    keys(scope, (endpoint) => deps.lists.open(scope.customer.id, endpoint.number, LOOKED_AT)),
    keys(scope, (endpoint) => deps.lists.taken(scope.customer.id, endpoint.number, LOOKED_AT)),
    deps.books.get(scope.customer.id),
  ]);
  const owned = await deps.lists.several(taken);
  const isMine = ({ owner }: Alert) => owner === scope.actor;
  const [mine, others, open] = await Promise.all([
    listed(deps, scope, owned.filter(isMine)),
    listed(
      deps,
      scope,
      owned.filter((alert) => !isMine(alert)),
    ),
    listedIds(deps, scope, untaken),
  ]);
  return { mine, others, untaken: open, accounts };
};

const missedNote = async (deps: AlertAnswerDeps, scope: Scope): Promise<Note> => {
  const { missed, accounts } = await missedAlerts(deps, scope);
  const sections = [{ heading: "", ...missed }];
  return alertsNote("Missed alerts of 14 days", sections, "None: somebody acknowledged every alert in time.", accounts);
};

/** Whose escalation ran out, or that expired, without anybody having acknowledged. */
export const missedAlerts = async (deps: AlertAnswerDeps, scope: Scope) => {
  const since = later(deps.system.clock.now(), -LIFE_SECONDS);
  const [ids, { accounts }] = await Promise.all([
    keys(scope, (endpoint) => deps.lists.recent(scope.customer.id, endpoint.number, since, LOOKED_AT)),
    deps.books.get(scope.customer.id),
  ]);
  const all = await deps.lists.several(ids);
  return {
    missed: await listed(
      deps,
      scope,
      all.filter(({ missed }) => missed),
    ),
    accounts,
  };
};

const allNote = async (deps: AlertAnswerDeps, scope: Scope, seconds: number): Promise<Note> => {
  const since = later(deps.system.clock.now(), -seconds);
  const [ids, { accounts }] = await Promise.all([
    keys(scope, (endpoint) => deps.lists.recent(scope.customer.id, endpoint.number, since, LOOKED_AT)),
    deps.books.get(scope.customer.id),
  ]);
  const found = await deps.lists.several(ids);
  const all = found.filter((alert) => alert.class === "alert");
  const notifications = found.length - all.length;
  const note = alertsNote(
    `Alerts of the last ${inWords(seconds)}`,
    [{ heading: "", ...(await listed(deps, scope, all)) }],
    `No alert in the last ${inWords(seconds)}.`,
    accounts,
  );
  const count = (state: Alert["state"]) => all.filter((alert) => alert.state === state).length;
  const missed = all.filter((alert) => alert.missed).length;
  const tally = `${count("open")} open, ${count("acknowledged")} acknowledged, ${count("closed")} closed; ${missed} missed. ${notifications} notifications beside them.`;
  return all.length + notifications === 0 ? note : { ...note, parts: [{ is: "text", text: [tally] }, ...note.parts] };
};

const happenedNote = async (deps: AlertAnswerDeps, scope: Scope, about: string): Promise<Note> => {
  const found = await lookFor(deps, scope, about);
  if (!found) return nothingFits(about);
  const { accounts } = await deps.books.get(scope.customer.id);
  const [first, ...others] = await withLinks(deps, scope, found.alerts.slice(0, 4));
  if (!first) return nothingFits(about);
  const story = storyNote(first, others, accounts);
  const fate = found.fate ? [{ is: "text" as const, text: [`That event: ${found.fate}`] }] : [];
  return { ...story, parts: [...fate, ...story.parts] };
};

const whoWasTold = async (deps: AlertAnswerDeps, scope: Scope, about: string): Promise<Note> => {
  const alerts = about === "" ? await newest(deps, scope) : ((await lookFor(deps, scope, about))?.alerts ?? []);
  const [alert] = alerts.filter((each) => about !== "" || each.class === "alert");
  if (!alert) return nothingFits(about);
  const [steps, { accounts }, [first]] = await Promise.all([
    deps.escalations.of(alert.id),
    deps.books.get(scope.customer.id),
    withLinks(deps, scope, [alert]),
  ]);
  return toldNote(first ?? { alert }, steps, accounts);
};

const nothingFits = (about: string): Note => ({
  title: about === "" ? "There is no alert yet" : "I know of no such alert",
  parts: [
    {
      is: "text",
      text: [
        "Alerts are kept for 14 days. Ask with words of the title, with the alert's id, or for ",
        { code: "all alerts last 7 days" },
        ".",
      ],
    },
  ],
});

/** By the alert's id, by the event's, or by words of the title; the newest first. */
const lookFor = async (
  deps: AlertAnswerDeps,
  scope: Scope,
  about: string,
): Promise<{ alerts: readonly Alert[]; fate?: string } | undefined> => {
  const id = parseAlertId(about)?.situation;
  if (id) {
    const own = id.customer === scope.customer.id && scope.endpoints.some(({ number }) => number === id.endpoint);
    return own ? { alerts: await deps.lists.several([about]) } : undefined;
  }
  if (/^[a-z2-7]{26}$/.test(about)) {
    const event = await eventNamed(deps, scope, about);
    if (event?.alert)
      return { alerts: await deps.lists.several([event.alert]), fate: `${event.fate}, ${event.reason}` };
  }
  const found = fitting(await newest(deps, scope), about);
  return found.length > 0 ? { alerts: found } : undefined;
};

/** Events are kept by endpoint and day; a person who asks by an event's id asks in its channel. */
const MOST_PLACES = 5;

const eventNamed = async (deps: AlertAnswerDeps, scope: Scope, id: string) => {
  const now = deps.system.clock.now();
  const days = Array.from({ length: 15 }, (_, index) => dayOf(later(now, -index * 86_400)));
  const places = scope.endpoints
    .slice(0, MOST_PLACES)
    .flatMap(({ number }) => days.map((day) => ({ endpoint: number, day, id })));
  const found = await Promise.all(places.map((place) => deps.ledger.get(scope.customer.id, place)));
  return found.find((event) => event !== undefined);
};

const newest = async (deps: AlertAnswerDeps, scope: Scope): Promise<readonly Alert[]> => {
  const since = later(deps.system.clock.now(), -2 * LIFE_SECONDS);
  const ids = await keys(scope, (endpoint) => deps.lists.recent(scope.customer.id, endpoint.number, since, LOOKED_AT));
  return (await deps.lists.several(ids)).toSorted((one, other) => (one.openedAt > other.openedAt ? -1 : 1));
};

const keys = async (
  scope: Scope,
  of: (endpoint: Endpoint) => Promise<readonly AlertId[]>,
): Promise<readonly AlertId[]> => (await Promise.all(scope.endpoints.map(of))).flat();

/** The newest few, with their cards' addresses. */
const listed = async (deps: AlertAnswerDeps, scope: Scope, alerts: readonly Alert[]): Promise<Counted> => {
  const sorted = alerts.toSorted((one, other) => (one.openedAt > other.openedAt ? -1 : 1));
  return {
    listed: await withLinks(deps, scope, sorted.slice(0, SHOWN)),
    total: alerts.length,
    ...(alerts.length >= LOOKED_AT && { many: true }),
  };
};

const listedIds = async (deps: AlertAnswerDeps, scope: Scope, ids: readonly AlertId[]): Promise<Counted> => {
  // Each channel's come newest first: the newest few of all are among the first few of each.
  const perChannel = Map.groupBy(ids, (id) => parseAlertId(id)?.situation.endpoint);
  const first = await deps.lists.several([...perChannel.values()].flatMap((own) => own.slice(0, SHOWN)));
  const { listed: shown } = await listed(deps, scope, first);
  return { listed: shown, total: ids.length, ...(ids.length >= LOOKED_AT && { many: true }) };
};

const withLinks = async (deps: AlertAnswerDeps, scope: Scope, alerts: readonly Alert[]): Promise<readonly Listed[]> =>
  Promise.all(
    alerts.map(async (alert) => {
      const endpoint = scope.endpoints.find(({ number }) => number === parseAlertId(alert.id)?.situation.endpoint);
      const message = endpoint && alert.messages[endpoint.channel.id];
      const link =
        endpoint && message?.id !== undefined && !message.gone
          ? await deps.gateway.link(scope.customer, endpoint.channel.id, message.id)
          : undefined;
      return {
        alert,
        ...(scope.several && endpoint && { channel: endpoint.channel.name || "unnamed" }),
        ...(link !== undefined && { link }),
      };
    }),
  );
