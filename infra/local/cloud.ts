import type { Permission, RecordedCall } from "./access.ts";
import { type InstallationView, installations } from "./chat/installations.ts";
import type { ChatFault, ChatPlatform, Conversation, Person, PlatformAnswer } from "./chat/platform.ts";
import type { WorkspaceSeed } from "./chat/slack/workspace.ts";
import { type FakeSlack, fakeSlack } from "./chat/slack.ts";
import { teamsTenants } from "./chat/teams/tenants.ts";
import type { FakeTeams } from "./chat/teams.ts";
import { type LocalClock, localClock } from "./clock.ts";
import { control } from "./control.ts";
import type { ServiceFault } from "./engines/front-door.ts";
import type { LogLine } from "./engines/handler.ts";
import type { HttpApiAnswer, HttpApiRequest } from "./engines/http-api.ts";
import type { CallMade } from "./engines/sandbox.ts";
import { type Attempt, type Publication, type Sns, sns } from "./engines/sns.ts";
import { type TableServer, tableServer } from "./engines/table-server.ts";
import { type Engines, startEngines } from "./engines.ts";
import { located } from "./evaluate.ts";
import { keeper } from "./keeper.ts";
import {
  type CustomerView,
  type EndpointView,
  type Ledger,
  type LedgerEntry,
  ledger,
  type Variables,
} from "./ledger.ts";
import { loadProgram } from "./program.ts";
import { type Program, record } from "./resource.ts";
import { isForChat, router } from "./router.ts";
import { seed } from "./seed.ts";
import { type PublicServer, publicServer, type ServerAnswer, type ServerRequest } from "./server.ts";
import { chatSecrets, stackConfig } from "./settings.ts";
import { type State, type StateFolder, unusable } from "./state-folder.ts";

export interface CloudOptions {
  /** 0: any free one. */
  readonly port: number;
  /** Undefined: nothing is kept. */
  readonly folder?: StateFolder;
  /** By hand time flows; in tests it stands still until it is pushed, and begins at `start` (ISO). */
  readonly clock: { readonly flowing: true } | { readonly flowing: false; readonly start: string };
  /** Changes to the stack's configuration. */
  readonly config?: Readonly<Record<string, string>>;
  readonly workspaces?: readonly WorkspaceSeed[];
  /** Called with sentences for people: something that failed, or an engine that is not the usual one. */
  tell?(sentence: string): void;
  /** Called when an engine ended by itself: nothing can work any more. */
  died?(sentence: string): void;
  log?(line: LogLine): void;
  /** Called after whatever changed, for live updates of the page. */
  changed?(): void;
  /** Answers what is neither the API's nor an engine's: the page. */
  page?(request: { method: string; path: string }): Promise<ServerAnswer | undefined>;
}

/** The whole service on a laptop. Every method is also a call of the control interface; see control.ts. */
export interface Cloud {
  readonly url: string;
  readonly clock: LocalClock;
  readonly slack: FakeSlack;
  readonly teams: FakeTeams;
  readonly engines: Engines;
  readonly program: Program;
  endpoints(): Promise<readonly EndpointView[]>;
  customers(): Promise<readonly CustomerView[]>;
  /** Workspaces and tenants that there are, and which customer each is where the app is installed. */
  installations(): Promise<readonly InstallationView[]>;
  install(platform: "slack" | "teams", name: string): Promise<PlatformAnswer>;
  /** The workspace or tenant that a customer's id, or its own id or name, means; a sentence as an error where there is none. */
  placeOf(platform: "slack" | "teams", customer: string | undefined): Promise<string | undefined>;
  users(): readonly (Person & { readonly platform: "slack" | "teams" })[];
  conversations(): readonly Conversation[];
  events(): Promise<readonly LedgerEntry[]>;
  calls(): { readonly calls: readonly RecordedCall[]; readonly denied: number };
  permissions(): readonly Permission[];
  /** What the last runs of a function called, chat platforms included, oldest run first. */
  runs(functionName: string): readonly (readonly CallMade[])[];
  platform(name: "slack" | "teams"): ChatPlatform;
  /** A request to the API, as from the outside. */
  send(request: HttpApiRequest): Promise<HttpApiAnswer>;
  publish(input: Publication): Promise<Attempt>;
  subscribe: Sns["subscribe"];
  fault(fault: ServiceFault | (ChatFault & { readonly target: "slack" | "teams" })): void;
  /** The next run of the function dies after so many calls; without a number, after its first successful write. */
  kill(functionName: string, afterCalls?: number): void;
  /** As a deployment does: every function goes on in new sandboxes. */
  redeploy(): void;
  stop(): Promise<void>;
}

export const startCloud = async (options: CloudOptions): Promise<Cloud> => {
  const state = options.folder?.load();
  const { tell = () => undefined } = options;
  const handlerOfRequests = later<ServerRequest, ServerAnswer | undefined>();
  const began: { stop(): Promise<void> }[] = [];
  const undo = async (): Promise<void> => void (await Promise.all(began.map((one) => one.stop())));
  try {
    const server = await publicServer(options.port, handlerOfRequests.run);
    began.push(server);
    const starting = tableServer({
      ...(options.folder && { folder: options.folder.path }),
      died: options.died ?? tell,
    });
    // Both at once, but a program that cannot be evaluated must not leave an engine behind that was still starting.
    const [, evaluated] = await Promise.all([
      starting.then((one) => began.push(one)),
      loadProgram({ ...stackConfig(), ...options.config }).catch(async (error) => {
        await starting.catch(() => undefined);
        throw error;
      }),
    ]);
    const tables = await starting;
    if (tables.note) tell(tables.note);
    const cloud = await assemble(options, { server, tables, state, program: located(evaluated, server.url) });
    const ready = Promise.withResolvers<void>();
    // Nobody finds the service without its first customers; but the functions that connect them call the chat platforms.
    handlerOfRequests.set(async (request) => {
      if (!isForChat(request)) await ready.promise;
      return cloud.handle(request);
    });
    began.push(cloud.cloud);
    if (state === undefined) await cloud.seed();
    else if ((await cloud.cloud.customers()).length === 0) throw unusable("", "its tables are empty or missing");
    ready.resolve();
    return cloud.cloud;
  } catch (error) {
    await undo();
    throw error;
  }
};

interface Parts {
  readonly server: PublicServer;
  readonly tables: TableServer;
  readonly program: Program;
  readonly state: State | undefined;
}

const assemble = async (options: CloudOptions, { server, tables, program, state }: Parts) => {
  const { url } = server;
  const log = options.log ?? (() => undefined);
  const clock = clockOf(options, state);
  const keep = keeper(options.folder, () => ({
    now: clock.now(),
    engines: Object.fromEntries(Object.entries(kept).map(([name, part]) => [name, part.snapshot()])),
  }));
  const changed = (): void => {
    options.changed?.();
    keep.changed();
  };
  const { host } = new URL(url);
  const engines = await startEngines({ program, clock, tableServer: tables, domain: host, log, changed });
  const send: Cloud["send"] = ({ method, path, headers, body }) =>
    clock.work(() => engines.api.handle({ method, path, headers: { host, ...headers }, body }));
  const toProduct = async (request: HttpApiRequest) => {
    const { status, headers, body } = await send(request);
    return { status, headers, body: body.toString("utf8") };
  };
  const chat = { now: () => clock.now(), url, secrets: chatSecrets, send: toProduct };
  const slack = fakeSlack({ ...chat, ...(options.workspaces && { workspaces: options.workspaces }) });
  const teams = teamsTenants(chat);
  const topics = sns({
    clock,
    url,
    send: async (endpoint, headers, body) => {
      const { pathname, search } = new URL(endpoint);
      const answer = await send({ method: "POST", path: pathname + search, headers, body: Buffer.from(body) });
      return answer.status;
    },
  });
  const variables = variablesOf(program);
  const books: Ledger = ledger(engines, variables, url, clock.now);
  const kept: Readonly<Record<string, { snapshot(): unknown; restore(snapshot: unknown): void }>> = {
    keys: engines.keys,
    slack,
    teams,
    streams: engines.streams,
    ...Object.fromEntries(engines.feeds.map((one) => [`feed ${one.name}`, one])),
    queues: engines.queues,
    machines: engines.machines,
  };
  for (const [name, part] of Object.entries(kept)) {
    const snapshot = state?.engines[name];
    if (snapshot === undefined) continue;
    try {
      part.restore(snapshot);
    } catch {
      throw unusable("", `what it says of ${name} is damaged`);
    }
  }
  for (const platform of [slack, teams]) platform.onChange(changed);

  const platform = (name: "slack" | "teams"): ChatPlatform => (name === "slack" ? slack : teams);
  const named = (functionName: string) => {
    const found = engines.handlers.get(functionName);
    if (!found) throw new Error(`There is no function "${functionName}": ${[...engines.handlers.keys()].join(", ")}`);
    return found;
  };
  const cloud: Cloud = {
    url,
    clock,
    slack,
    teams,
    engines,
    program,
    endpoints: async () => {
      const names = new Map(cloud.conversations().map(({ conversation, name }) => [conversation, name]));
      return (await books.endpoints()).map((one) => ({ ...one, name: one.name || (names.get(one.channel) ?? "") }));
    },
    customers: books.customers,
    installations: () => installations(books, [slack, teams]),
    install: (where, name) => platform(where).install(name),
    placeOf: async (where, customer) => {
      if (customer === undefined) return undefined;
      const all = (await installations(books, [slack, teams])).filter((one) => one.platform === where);
      const found = all.find((one) => [one.customer, one.workspace, one.name].includes(customer));
      if (!found) throw new Error(`${where} has no ${customer}: ${all.map(({ name }) => name).join(", ")}`);
      return found.workspace;
    },
    users: () => [slack, teams].flatMap((one) => one.people().map((person) => ({ ...person, platform: one.platform }))),
    conversations: () => [...slack.conversations(), ...teams.conversations()],
    events: books.events,
    calls: () => {
      const calls = engines.access.calls();
      return { calls, denied: calls.reduce((sum, { denied }) => sum + denied, 0) };
    },
    permissions: () => engines.access.permissions(),
    runs: (name) => named(name).runs(),
    platform,
    send,
    publish: (input) => clock.work(() => topics.publish(input)),
    subscribe: (endpoint, how) => clock.work(() => topics.subscribe(endpoint, how)),
    fault: (fault) => {
      if (fault.target === "slack" || fault.target === "teams") platform(fault.target).fault(fault);
      else engines.door.fault(fault);
    },
    kill: (name, afterCalls) => named(name).kill(afterCalls),
    redeploy: () => {
      for (const one of engines.handlers.values()) one.retire();
    },
    stop: async () => {
      await clock.settled(2);
      keep.stop();
      clock.stop();
      await Promise.all([server.stop(), engines.door.stop(), tables.stop()]);
    },
  };
  return {
    cloud,
    handle: router({ cloud, control: control(cloud), topics, page: options.page, changed, kept: keep.kept }),
    seed: () => seed({ slack, teams, clock }),
  };
};

const clockOf = ({ clock, tell }: CloudOptions, state: State | undefined): LocalClock => {
  const start = clock.flowing
    ? Math.max(Date.now(), state?.now ?? 0)
    : Math.max(Date.parse(clock.start), state?.now ?? 0);
  const failed = (error: unknown): void =>
    tell?.(
      `Something on the laptop failed: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
    );
  return localClock({ start, flowing: clock.flowing, failed });
};

/** The value of an environment key, in whichever function's environment it is. */
const variablesOf =
  ({ resources }: Program): Variables =>
  (key) => {
    for (const { inputs } of resources) {
      const value = record(record(inputs.environment).variables)[key];
      if (typeof value === "string") return value;
    }
    throw new Error(`No function was given ${key}`);
  };

/** A function that is called before it is known: the server listens first, because its address is part of the program. */
const later = <Input, Output>() => {
  let set: (run: (input: Input) => Promise<Output>) => void = () => undefined;
  const ready = new Promise<(input: Input) => Promise<Output>>((resolve) => {
    set = resolve;
  });
  return {
    set: (run: (input: Input) => Promise<Output>) => set(run),
    run: async (input: Input) => (await ready)(input),
  };
};
