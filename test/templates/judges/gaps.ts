import { createServer, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { validate } from "../support/machine-language.ts";

/**
 * Stands before the emulator and answers the few calls that it has not implemented, from what it was asked before. All
 * others go on unchanged.
 */
export const bridgeGaps = async (emulator: string): Promise<{ readonly url: string; readonly stop: () => void }> => {
  const subscribers = new Map<string, unknown>();
  const answer = (target: string, body: string): unknown => {
    if (target === "AWSBudgetServiceGateway.CreateNotification") {
      const { BudgetName, Notification, Subscribers } = JSON.parse(body) as Notified;
      subscribers.set(keyOf(BudgetName, Notification), Subscribers);
    }
    if (target === "AWSBudgetServiceGateway.ListTagsForResource") return { ResourceTags: [] };
    // The provider has a machine checked before it plans it.
    if (target === "AWSStepFunctions.ValidateStateMachineDefinition") return checked(JSON.parse(body) as Defined);
    if (target === "AWSStepFunctions.ListStateMachineVersions") return { stateMachineVersions: [] };
    if (target !== "AWSBudgetServiceGateway.DescribeSubscribersForNotification") return undefined;
    const { BudgetName, Notification } = JSON.parse(body) as Notified;
    return { Subscribers: subscribers.get(keyOf(BudgetName, Notification)) ?? [] };
  };

  const server: Server = createServer(async (request, response) => {
    const body = await read(request);
    const answered = answer(String(request.headers["x-amz-target"] ?? ""), body.toString());
    if (answered !== undefined) {
      response.setHeader("Content-Type", "application/x-amz-json-1.1");
      response.end(JSON.stringify(answered));
      return;
    }
    const { host: _, connection: __, "content-length": ___, ...headers } = request.headers;
    const sent = await fetch(emulator + (request.url ?? "/"), {
      method: request.method ?? "POST",
      headers: Object.entries(headers).map(([name, value]): [string, string] => [name, String(value)]),
      ...(body.length > 0 && { body: new Uint8Array(body) }),
    });
    // Errors are told in headers as well; the body comes as it is, whatever it was packed in.
    const kept = [...sent.headers].filter(
      ([name]) => !/^(content-(length|encoding)|transfer-encoding|connection)$/.test(name),
    );
    // What the emulator cannot do, it fails at; the provider would ask again and again for half an hour.
    if (sent.status === 500) {
      const asked = `${request.method} ${request.url} ${String(request.headers["x-amz-target"] ?? body)}`.slice(0, 200);
      process.stderr.write(`the emulator failed at ${asked}\n`);
    }
    response.writeHead(sent.status === 500 ? 400 : sent.status, Object.fromEntries(kept));
    response.end(Buffer.from(await sent.arrayBuffer()));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, stop: () => void server.close() };
};

/** The language's own rules, by an independent validator: https://states-language.net/spec.html */
const checked = ({ definition }: Defined) => {
  const checked = validate(JSON.parse(definition) as unknown);
  if (checked.isValid) return { result: "OK", diagnostics: [] };
  const message = checked.errorsText();
  return { result: "FAIL", diagnostics: [{ severity: "ERROR", code: "SCHEMA_VALIDATION_FAILED", message }] };
};

interface Defined {
  readonly definition: string;
}

interface Notified {
  readonly BudgetName: string;
  readonly Notification: Readonly<Record<string, unknown>>;
  readonly Subscribers?: unknown;
}

const keyOf = (budget: string, { ComparisonOperator, NotificationType, Threshold }: Notified["Notification"]): string =>
  [budget, ComparisonOperator, NotificationType, Number(Threshold)].join("\n");

const read = async (request: IncomingMessage): Promise<Buffer> => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
};
