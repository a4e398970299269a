import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { ChatPlatform } from "../../../infra/local/chat/platform.ts";

/** A fake behind a real HTTP server, so that the product's own clients can call it. */
export const serve = async <Platform extends ChatPlatform>(
  make: (url: string) => Platform,
): Promise<{ platform: Platform; url: string; close(): Promise<void> }> => {
  let platform: Platform | undefined;
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const { method = "GET", url: path = "/" } = request;
    const headers = request.headers as Record<string, string | undefined>;
    const answer = await platform?.handle({ method, path, headers, body: Buffer.concat(chunks) });
    response.writeHead(answer?.status ?? 404, answer?.headers ?? {}).end(answer?.body ?? "");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  platform = make(url);
  return {
    platform,
    url,
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
};
