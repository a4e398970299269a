import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo, Socket } from "node:net";

export interface ServerRequest {
  readonly method: string;
  /** With the query. */
  readonly path: string;
  readonly headers: IncomingMessage["headers"];
  readonly body: Buffer;
}

export interface ServerAnswer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly cookies?: readonly string[];
  readonly body: string | Buffer;
  /** Set where the answer does not end; see page/server.ts. */
  readonly stream?: (write: (text: string) => void) => () => void;
}

/** The laptop's public server: API, control interface, chat platforms and page on one port of the loopback interface. */
export interface PublicServer {
  readonly url: string;
  stop(): Promise<void>;
}

/** Far above what any route accepts, far below what would hurt a laptop. */
const MAX_BYTES = 16 * 1024 * 1024;

/** `handle` returns undefined where nobody will ever answer: the connection ends, as with a crashed caller. */
export const publicServer = async (
  port: number,
  handle: (request: ServerRequest) => Promise<ServerAnswer | undefined>,
): Promise<PublicServer> => {
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    let bytes = 0;
    request.on("data", (chunk: Buffer) => {
      bytes += chunk.length;
      if (bytes <= MAX_BYTES) chunks.push(chunk);
    });
    request.on("end", () => {
      if (bytes > MAX_BYTES) return write(response, { status: 413, body: '{"message":"Request Too Long"}' });
      const { method = "GET", url = "/", headers, socket } = request;
      handle({ method, path: url, headers, body: Buffer.concat(chunks) }).then(
        (answer) => (answer ? write(response, answer, method) : destroy(socket)),
        (error) => write(response, failure(error)),
      );
    });
  });
  await listen(server, port);
  const { port: chosen } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${chosen}`,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
};

const listen = (server: Server, port: number): Promise<void> =>
  new Promise((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) => {
      const inUse = error.code === "EADDRINUSE";
      const sentence = `Port ${port} is in use by another program. Stop it, or choose another: npm start -- --port ${port + 1}`;
      reject(inUse ? new Error(sentence) : error);
    });
    server.listen(port, "127.0.0.1", resolve);
  });

const destroy = (socket: Socket): void => void socket.destroy();

const failure = (error: unknown): ServerAnswer => ({
  status: 500,
  headers: { "content-type": "application/json" },
  body: JSON.stringify({ code: "local.failed", message: error instanceof Error ? error.message : String(error) }),
});

const write = (response: ServerResponse, answer: ServerAnswer, method = "GET"): void => {
  const body = typeof answer.body === "string" ? Buffer.from(answer.body) : answer.body;
  const headers: Record<string, string | string[]> = { ...answer.headers };
  if (answer.cookies) headers["set-cookie"] = [...answer.cookies];
  if (answer.stream) {
    response.writeHead(answer.status, headers);
    response.write(body);
    response.once(
      "close",
      answer.stream((text) => void response.write(text)),
    );
    return;
  }
  const bodiless = method === "HEAD" || answer.status === 204 || answer.status === 304;
  if (answer.status !== 204) headers["content-length"] = String(body.length);
  response.writeHead(answer.status, headers);
  response.end(bodiless ? undefined : body);
};
