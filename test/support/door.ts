import type { APIGatewayProxyEventV2 } from "aws-lambda";
import { snsMessages } from "../../functions/adapters/sns.ts";
import { ingest } from "../../functions/handlers/ingest.ts";
import type { OperationOf } from "../../functions/records.ts";
import { ada, bob, fakeDoor, fakeSecrets, fakeStream, fakeSystem, idOf } from "./fakes.ts";

/** The whole door over in-memory ports: requests as API Gateway hands them over, and what became of them. */
export const openDoor = () => {
  const { system, world } = fakeSystem();
  const door = fakeDoor([ada, bob]);
  const { stream, operations, state } = fakeStream();
  const messages = snsMessages({ SNS_CERTIFICATE_HOSTS: "sns.*.amazonaws.com,127.0.0.1" }, system.clock);
  const limit = { secondsPerRequest: 5, burst: 10 };
  const handle = ingest({ secrets: fakeSecrets, endpoints: door.endpoints, stream, sns: messages, limit, system });
  const send = ({ id = idOf(ada), method = "POST", suffix = "", query = "", headers = {}, body }: Sent = {}) =>
    handle({
      version: "2.0",
      routeKey: `${method} /v1/endpoint/{id}${suffix}`,
      rawPath: `/v1/endpoint/${id}${suffix}`,
      rawQueryString: query,
      headers,
      pathParameters: { id },
      requestContext: { http: { method } },
      isBase64Encoded: true,
      ...(body !== undefined && { body: Buffer.from(body).toString("base64") }),
    } as unknown as APIGatewayProxyEventV2);
  const events = () =>
    operations
      .filter((operation): operation is OperationOf<"event"> => operation.type === "event")
      .map(({ event }) => event);
  return { send, world, door, operations, events, state };
};

/** A request to an endpoint; the address is Ada's where nothing else is said. */
export interface Sent {
  readonly id?: string;
  readonly method?: string;
  readonly suffix?: string;
  readonly query?: string;
  readonly headers?: Record<string, string>;
  readonly body?: string | Uint8Array;
}

export const code = (answer: { body?: string | undefined }) => JSON.parse(answer.body ?? "{}").code;
