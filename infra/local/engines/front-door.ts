import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { Access, Need } from "../access.ts";
import type { LocalClock } from "../clock.ts";
import { type Answer, AwsError, errorAnswer } from "./aws-error.ts";
import type { Sandbox } from "./sandbox.ts";

/** One AWS service on the laptop, spoken in AWS JSON. */
export interface Service {
  /** As IAM calls it (`dynamodb`); also the target of a fault. */
  readonly name: string;
  /** What comes before the dot in `X-Amz-Target`. */
  readonly target: string;
  /** What a caller must be allowed to do for this call. */
  needs(operation: string, input: Input): readonly Need[];
  handle(call: Call): Promise<Answer | object>;
}

export type Input = Readonly<Record<string, unknown>>;

export interface Call {
  readonly operation: string;
  readonly input: Input;
  /** The body as it came, for an engine that passes it on. */
  readonly raw: Buffer;
  readonly headers: IncomingMessage["headers"];
}

/** Makes the next calls fail or crawl. */
export interface ServiceFault {
  readonly target: string;
  readonly operation?: string;
  readonly status: number;
  readonly times: number;
  /** Real milliseconds: the caller's own patience is real too. */
  readonly delayMs?: number;
}

export interface FrontDoor {
  readonly url: string;
  fault(fault: ServiceFault): void;
  stop(): Promise<void>;
}

export interface FrontDoorOptions {
  readonly services: readonly Service[];
  readonly access: Access;
  readonly clock: LocalClock;
  /** Who signs with this access key; undefined: nobody we know. */
  caller(accessKey: string): Sandbox | "engine" | undefined;
}

/**
 * The one door through which every AWS call goes: it knows the service from the target, the caller from the access
 * key, refuses what the caller's role does not allow, plays faults, and lets a doomed sandbox die in the middle.
 * The signature itself is not verified: the key stands for the function, as its role does in AWS.
 */
export const frontDoor = async (options: FrontDoorOptions): Promise<FrontDoor> => {
  const { access, clock } = options;
  const services = new Map(options.services.map((service) => [service.target, service]));
  let faults: { fault: ServiceFault; left: number }[] = [];

  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => void clock.call(() => answer(request, Buffer.concat(chunks), response)));
  });
  server.keepAliveTimeout = 60_000;

  const answer = async (request: IncomingMessage, raw: Buffer, response: ServerResponse): Promise<void> => {
    const caller = options.caller(accessKey(request));
    if (typeof caller === "object" && caller.dead()) return void request.socket.destroy();
    let reply: Answer;
    let where = { service: "", operation: "" };
    try {
      const [target = "", operation = ""] = String(request.headers["x-amz-target"] ?? "").split(".");
      const service = services.get(target);
      if (!service) throw new AwsError("UnknownOperationException", `No local engine answers "${target}.${operation}"`);
      where = { service: service.name, operation };
      if (!caller) throw new AwsError("UnrecognizedClientException", "The security token in the request is invalid.");
      reply = await perform(service, caller, { operation, input: parse(raw), raw, headers: request.headers });
    } catch (error) {
      reply = errorAnswer(asAwsError(error, where));
    }
    if (typeof caller === "object") {
      caller.answered({ ...where, status: reply.status });
      if (caller.dead()) return void request.socket.destroy();
    }
    const body = typeof reply.body === "string" ? Buffer.from(reply.body) : reply.body;
    response.writeHead(reply.status, {
      "content-type": String(request.headers["content-type"] ?? "application/x-amz-json-1.0"),
      "content-length": body.length,
      "x-amzn-requestid": requestId(),
      ...reply.headers,
    });
    response.end(body);
  };

  const perform = async (service: Service, caller: Sandbox | "engine", call: Call): Promise<Answer> => {
    if (caller !== "engine") {
      access.check(caller.function, service.name, call.operation, service.needs(call.operation, call.input));
      await play(service.name, call.operation);
    }
    const result = await service.handle(call);
    return isAnswer(result) ? result : { status: 200, body: JSON.stringify(result) };
  };

  const play = async (service: string, operation: string): Promise<void> => {
    const found = faults.find(({ fault }) => fault.target === service && (fault.operation ?? operation) === operation);
    if (!found) return;
    found.left -= 1;
    faults = faults.filter(({ left }) => left > 0);
    const { delayMs, status } = found.fault;
    if (delayMs) await new Promise((resolve) => setTimeout(resolve, delayMs));
    if (status >= 400) throw playedError(service, status);
  };

  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(0, "127.0.0.1", resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    fault: (fault) => void faults.push({ fault, left: fault.times }),
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
};

/** `AWS4-HMAC-SHA256 Credential=<key>/<date>/<Region>/<service>/aws4_request, ...` */
const accessKey = (request: IncomingMessage): string =>
  /Credential=([^/]+)\//.exec(request.headers.authorization ?? "")?.[1] ?? "";

const parse = (raw: Buffer): Input => {
  if (raw.length === 0) return {};
  try {
    return JSON.parse(raw.toString("utf8"));
  } catch {
    throw new AwsError("SerializationException", "The request is not well-formed JSON");
  }
};

const isAnswer = (result: object): result is Answer => "status" in result && "body" in result;

const asAwsError = (error: unknown, { service, operation }: { service: string; operation: string }): AwsError =>
  error instanceof AwsError
    ? error
    : new AwsError("InternalFailure", `The local ${service} engine failed in ${operation}: ${String(error)}`, 500);

/** What each service calls "slow down"; a 400 that is not throttling would be the caller's own mistake. */
const THROTTLED: Readonly<Record<string, string>> = {
  dynamodb: "ProvisionedThroughputExceededException",
  kinesis: "ProvisionedThroughputExceededException",
  sqs: "RequestThrottled",
  states: "ThrottlingException",
  kms: "ThrottlingException",
  secretsmanager: "ThrottlingException",
};

const playedError = (service: string, status: number): AwsError =>
  status >= 500
    ? new AwsError(status === 503 ? "ServiceUnavailable" : "InternalServerError", "A fault that was asked for", status)
    : new AwsError(THROTTLED[service] ?? "ThrottlingException", "Slow down: a fault that was asked for", 400);

let requests = 0;
const requestId = (): string => {
  requests += 1;
  return `local-${requests.toString(36)}`;
};
