import { randomUUID } from "node:crypto";
import type { LocalClock } from "../clock.ts";
import { type Program, text } from "../resource.ts";
import type { Handler, Outcome } from "./handler.ts";

export interface HttpApiRequest {
  readonly method: string;
  /** With the query. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly body: Buffer;
}

export interface HttpApiAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly cookies?: readonly string[];
  readonly body: Buffer;
}

/** An HTTP API of API Gateway: routes to functions, payload format 2.0, its own answers where no function is asked. */
export interface HttpApi {
  handle(request: HttpApiRequest): Promise<HttpApiAnswer>;
}

interface Route {
  readonly key: string;
  readonly method: string;
  readonly segments: readonly string[];
  readonly handler: Handler;
}

/** https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-quotas.html */
const MAX_BODY_BYTES = 10 * 1024 * 1024;

export const httpApi = (
  program: Program,
  handlerOf: (arnOrUri: string) => Handler | undefined,
  clock: LocalClock,
  domain: string,
): HttpApi => {
  const routes = routesOf(program, handlerOf);
  const id = program.resources.find(({ type }) => type === "aws:apigatewayv2/api:Api")?.id ?? "local";
  return {
    handle: async (request) => {
      const path = request.path.split("?")[0] ?? "/";
      const found = match(routes, request.method, path);
      if (!found) return gatewayAnswer(404, "Not Found");
      if (request.body.length > MAX_BODY_BYTES) return gatewayAnswer(413, "Request Too Long");
      const event = eventOf(request, found, { id, domain, now: clock.now() });
      return answerOf(await found.route.handler.invoke(event));
    },
  };
};

const routesOf = ({ resources }: Program, handlerOf: (uri: string) => Handler | undefined): Route[] => {
  const integrations = new Map(
    resources
      .filter(({ type }) => type === "aws:apigatewayv2/integration:Integration")
      .map((integration) => {
        if (integration.inputs.payloadFormatVersion !== "2.0") {
          throw new Error(`The local API speaks payload format 2.0 only; integration "${integration.name}" does not`);
        }
        return [integration.id, text(integration, "integrationUri")];
      }),
  );
  return resources
    .filter(({ type }) => type === "aws:apigatewayv2/route:Route")
    .map((route) => {
      const key = text(route, "routeKey");
      const uri = integrations.get(text(route, "target").replace(/^integrations\//, ""));
      const handler = uri === undefined ? undefined : handlerOf(uri);
      if (!handler) throw new Error(`Route "${key}" (${route.name}) leads to no function`);
      const [method = "ANY", path = "/"] = key === "$default" ? ["ANY", "/{proxy+}"] : key.split(" ");
      return { key, method, segments: path.split("/").slice(1), handler };
    });
};

interface Found {
  readonly route: Route;
  readonly parameters: Readonly<Record<string, string>>;
}

/** The most specific route wins: fixed segments before parameters before the rest of the path, a method before ANY. */
const match = (routes: readonly Route[], method: string, path: string): Found | undefined => {
  const segments = path.split("/").slice(1);
  const found = routes.flatMap((route) => {
    if (route.method !== "ANY" && route.method !== method) return [];
    const parameters = parametersOf(route.segments, segments);
    return parameters ? [{ route, parameters }] : [];
  });
  return found.sort((one, other) => rank(one.route).localeCompare(rank(other.route)))[0];
};

const parametersOf = (pattern: readonly string[], segments: readonly string[]): Record<string, string> | undefined => {
  const parameters: Record<string, string> = {};
  for (const [index, part] of pattern.entries()) {
    const name = /^\{(.+?)(\+?)\}$/.exec(part);
    if (name?.[2] === "+") {
      parameters[name[1] ?? ""] = segments.slice(index).join("/");
      return parameters;
    }
    const segment = segments[index];
    if (segment === undefined || (name ? segment === "" : segment !== part)) return undefined;
    if (name) parameters[name[1] ?? ""] = decoded(segment);
  }
  return pattern.length === segments.length ? parameters : undefined;
};

const decoded = (segment: string): string => {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
};

const rank = ({ segments, method, key }: Route): string =>
  `${key === "$default" ? "9" : segments.map((part) => (part.endsWith("+}") ? "3" : part.startsWith("{") ? "2" : "1")).join("")}${method === "ANY" ? "b" : "a"}`;

interface Place {
  readonly id: string;
  readonly domain: string;
  readonly now: number;
}

/** https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html */
const eventOf = (request: HttpApiRequest, { route, parameters }: Found, { id, domain, now }: Place): object => {
  const [rawPath = "/", rawQueryString = ""] = split(request.path);
  const headers = headersOf(request.headers);
  const cookies = headers.cookie?.split("; ");
  delete headers.cookie;
  const query = queryOf(rawQueryString);
  const encoded = request.body.length > 0 && !isText(headers["content-type"] ?? "");
  return {
    version: "2.0",
    routeKey: route.key,
    rawPath,
    rawQueryString,
    ...(cookies && { cookies }),
    headers,
    ...(Object.keys(query).length > 0 && { queryStringParameters: query }),
    requestContext: {
      accountId: "111111111111",
      apiId: id,
      domainName: domain,
      domainPrefix: id,
      http: {
        method: request.method,
        path: rawPath,
        protocol: "HTTP/1.1",
        sourceIp: "127.0.0.1",
        userAgent: headers["user-agent"] ?? "",
      },
      requestId: randomUUID(),
      routeKey: route.key,
      stage: "$default",
      time: accessLogTime(now),
      timeEpoch: now,
    },
    ...(Object.keys(parameters).length > 0 && { pathParameters: parameters }),
    ...(request.body.length > 0 && { body: request.body.toString(encoded ? "base64" : "utf8") }),
    isBase64Encoded: encoded,
  };
};

const split = (path: string): [string, string] => {
  const at = path.indexOf("?");
  return at < 0 ? [path, ""] : [path.slice(0, at), path.slice(at + 1)];
};

/** Names in lower case; values of a repeated name joined with a comma. */
const headersOf = (headers: HttpApiRequest["headers"]): Record<string, string> => {
  const joined: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers)) {
    if (value !== undefined) joined[name.toLowerCase()] = typeof value === "string" ? value : value.join(",");
  }
  return joined;
};

const queryOf = (raw: string): Record<string, string> => {
  const parameters = new URLSearchParams(raw);
  return Object.fromEntries([...new Set(parameters.keys())].map((name) => [name, parameters.getAll(name).join(",")]));
};

/** Bodies of these types reach the function as text, every other one as base64. */
const isText = (contentType: string): boolean =>
  /^(text\/|application\/(json|javascript|xml)\b|application\/[^;]+\+(json|xml)\b)/i.test(contentType.trim());

/** `12/Mar/2020:19:03:58 +0000` */
const accessLogTime = (now: number): string => {
  const [, day, month, year, time] = /^\w+, (\d+) (\w+) (\d+) ([\d:]+)/.exec(new Date(now).toUTCString()) ?? [];
  return `${day}/${month}/${year}:${time} +0000`;
};

/** A function that answers without `statusCode` meant its whole answer as the body. */
const answerOf = (outcome: Outcome): HttpApiAnswer => {
  if (!outcome.ok) {
    return outcome.error.type === "Sandbox.Timedout"
      ? gatewayAnswer(503, "Service Unavailable")
      : gatewayAnswer(500, "Internal Server Error");
  }
  const { result } = outcome;
  if (typeof result !== "object" || result === null || !("statusCode" in result)) {
    return {
      status: 200,
      headers: { "content-type": "application/json" },
      body: Buffer.from(typeof result === "string" ? result : JSON.stringify(result ?? null)),
    };
  }
  const { statusCode, headers, cookies, body, isBase64Encoded } = result as FunctionAnswer;
  return {
    status: Number(statusCode),
    headers: Object.fromEntries(Object.entries(headers ?? {}).map(([name, value]) => [name, String(value)])),
    ...(cookies && { cookies }),
    body: Buffer.from(body ?? "", isBase64Encoded ? "base64" : "utf8"),
  };
};

interface FunctionAnswer {
  readonly statusCode: unknown;
  readonly headers?: Readonly<Record<string, unknown>>;
  readonly cookies?: readonly string[];
  readonly body?: string;
  readonly isBase64Encoded?: boolean;
}

const gatewayAnswer = (status: number, message: string): HttpApiAnswer => ({
  status,
  headers: { "content-type": "application/json" },
  body: Buffer.from(JSON.stringify({ message })),
});
