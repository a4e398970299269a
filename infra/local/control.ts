import * as z from "zod";
import type { Cloud } from "./cloud.ts";
import type { ServerAnswer, ServerRequest } from "./server.ts";

/** The control interface of `npm start`, for the page, the tests and checks from outside: JSON under `/_local/`. */
export interface Control {
  /** Undefined where the path is not the control interface's. */
  handle(request: ServerRequest): Promise<ServerAnswer | undefined>;
}

const platform = z.enum(["slack", "teams"]);
const text = z.string().min(1);
/** By its id or its name, as people write it. */
const channel = text.transform((name) => name.replace(/^#(?=.)/, ""));

const bodies = {
  "/_local/press": z.object({
    ...{ platform, conversation: text, message: text, button: text, user: text },
    inputs: z.record(z.string(), z.string()).optional(),
  }),
  /** Slack's surfaces beside conversations: the home that a person opens, the modal that they fill in. */
  "/_local/view": z.discriminatedUnion("do", [
    z.object({ do: z.literal("open-home"), user: text }),
    z.object({ do: z.literal("press"), user: text, button: text }),
    z.object({
      ...{ do: z.literal("submit"), user: text },
      answers: z.record(z.string(), z.union([z.string(), z.array(z.string())])),
    }),
    z.object({ do: z.literal("close"), user: text }),
  ]),
  "/_local/say": z.object({ platform, conversation: text, user: text, text, mention: z.boolean().optional() }),
  "/_local/install": z.object({ platform, name: text }),
  "/_local/uninstall": z.object({ platform, name: text, silently: z.boolean().optional() }),
  "/_local/invite": z.object({ platform, customer: text.optional(), channel }),
  "/_local/remove": z.object({ platform, customer: text.optional(), channel }),
  "/_local/presence": z.object({
    platform,
    user: text,
    presence: z.enum(["active", "away"]).optional(),
    dnd: z.boolean().optional(),
  }),
  "/_local/clock": z.object({
    advance: z
      .number()
      .min(0)
      .max(400 * 24 * 3600),
  }),
  "/_local/publish": z.object({
    endpoint: z.url(),
    subject: z.string().optional(),
    message: text,
    attributes: z.record(z.string(), z.string()).optional(),
    signatureVersion: z.enum(["1", "2"]).optional(),
  }),
  "/_local/fault": z.object({
    target: z.enum(["slack", "teams", "dynamodb", "kinesis", "sqs", "states", "kms", "secretsmanager"]),
    operation: text.optional(),
    place: text.optional(),
    /** A status below 400 only makes the calls crawl. */
    status: z.number().int().min(200).max(599),
    times: z.number().int().min(1).max(100_000),
    delayMs: z.number().min(0).max(60_000).optional(),
    retryAfter: z.number().min(0).optional(),
    error: text.optional(),
  }),
  "/_local/kill": z.object({ function: text, afterCalls: z.number().int().min(1).optional() }),
} as const;

type Path = keyof typeof bodies;
type Body<P extends Path> = z.infer<(typeof bodies)[P]>;

export const control = (cloud: Cloud): Control => {
  const views: Readonly<Record<string, () => unknown>> = {
    "/_local/state": async () => ({
      now: cloud.clock.iso(),
      endpoints: (await cloud.endpoints()).map(({ strategy: _, onDuty: __, ...endpoint }) => endpoint),
      users: cloud.users().map(({ id, platform: where, name }) => ({ id, platform: where, name })),
      customers: await cloud.customers(),
      installations: await cloud.installations(),
    }),
    "/_local/conversations": () => cloud.conversations(),
    "/_local/surfaces": async () => ({
      people: cloud.users(),
      channels: (await cloud.endpoints()).map(({ url, strategy, onDuty }) => ({ url, strategy, onDuty })),
      views: cloud.slack.views(),
    }),
    "/_local/events": () => cloud.events(),
    "/_local/calls": () => cloud.calls(),
  };

  const acts: { readonly [P in Path]: (body: Body<P>) => Promise<ServerAnswer> } = {
    "/_local/press": async (body) => product(await known(() => cloud.platform(body.platform).press(body))),
    "/_local/view": async (body) => product(await known(() => viewed(cloud, body))),
    "/_local/say": async ({ mention, ...body }) =>
      product(await known(() => cloud.platform(body.platform).say({ ...body, ...(mention && { mention }) }))),
    "/_local/install": async ({ platform: where, name }) => product(await known(() => cloud.install(where, name))),
    "/_local/uninstall": async ({ platform: where, name, silently = false }) =>
      product(await known(() => cloud.platform(where).uninstall(name, silently))),
    "/_local/invite": async ({ platform: where, customer, channel }) =>
      product(await known(async () => cloud.platform(where).invite(channel, await cloud.placeOf(where, customer)))),
    "/_local/remove": async ({ platform: where, customer, channel }) =>
      product(await known(async () => cloud.platform(where).remove(channel, await cloud.placeOf(where, customer)))),
    "/_local/presence": async ({ platform: where, user, ...now }) => {
      await known(async () => cloud.platform(where).setPresence(user, now));
      return json(200, { ok: true });
    },
    "/_local/clock": async ({ advance }) => {
      await cloud.clock.advance(advance);
      return json(200, { now: cloud.clock.iso() });
    },
    "/_local/publish": async (body) => json(200, await cloud.publish(body)),
    "/_local/fault": async (body) => {
      cloud.fault(body as Parameters<Cloud["fault"]>[0]);
      return json(200, { ok: true });
    },
    "/_local/kill": async ({ function: name, afterCalls }) => {
      await known(async () => cloud.kill(name, afterCalls));
      return json(200, { ok: true });
    },
  };

  const act = async <P extends Path>(path: P, raw: Buffer): Promise<ServerAnswer> => {
    let given: unknown;
    try {
      given = JSON.parse(raw.toString("utf8"));
    } catch {
      return problem(400, "local.not-json", `The body of POST ${path} must be a JSON object`);
    }
    const parsed = bodies[path].safeParse(given);
    if (!parsed.success) {
      const said = parsed.error.issues.map(({ path: where, message }) => `${where.join(".") || "body"}: ${message}`);
      return problem(400, "local.invalid", `POST ${path}: ${said.join("; ")}`);
    }
    return acts[path](parsed.data as Body<P>);
  };

  return {
    handle: async ({ method, path: target, body }) => {
      const [path = ""] = target.split("?");
      if (!path.startsWith("/_local/")) return undefined;
      const view = views[path];
      const wanted = view ? "GET" : path in bodies ? "POST" : undefined;
      if (!wanted) return problem(404, "local.unknown", `There is no ${path}`);
      if (method !== wanted) return problem(405, "local.method", `${path} takes ${wanted}`, { allow: wanted });
      try {
        return view ? json(200, await view()) : await act(path as Path, body);
      } catch (error) {
        if (error instanceof Unknown) return problem(404, "local.unknown", error.message);
        throw error;
      }
    },
  };
};

const viewed = async ({ slack }: Cloud, act: Body<"/_local/view">): Promise<{ status: number; body: string }> => {
  switch (act.do) {
    case "open-home":
      return slack.openHome(act.user);
    case "press":
      return slack.pressHome(act.user, act.button);
    case "submit":
      return slack.submit(act.user, act.answers);
    case "close":
      slack.closeModal(act.user);
      return { status: 200, body: "" };
  }
};

/** What was named does not exist. */
class Unknown extends Error {}

const known = async <Result>(run: () => Promise<Result>): Promise<Result> => {
  try {
    return await run();
  } catch (error) {
    throw new Unknown(error instanceof Error ? error.message : String(error));
  }
};

/** The product's own answer to what a person did. */
const product = ({ status, body }: { status: number; body: string }): ServerAnswer =>
  json(status < 300 ? 200 : status, { status, body });

const json = (status: number, value: unknown, headers: Record<string, string> = {}): ServerAnswer => ({
  status,
  headers: { "content-type": "application/json; charset=utf-8", "cache-control": "no-store", ...headers },
  body: JSON.stringify(value),
});

export const problem = (
  status: number,
  code: string,
  message: string,
  headers: Record<string, string> = {},
): ServerAnswer => json(status, { code, message }, headers);
