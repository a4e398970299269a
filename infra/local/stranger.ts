import { problem } from "./control.ts";
import type { ServerAnswer, ServerRequest } from "./server.ts";

const OWN_HOST = /^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/i;

/**
 * The answer to a request that a web page somewhere makes through the developer's browser; undefined where it is none.
 * A page whose name was pointed at this machine (DNS rebinding) gives itself away by `Host`, any other by the `Origin`
 * that browsers add to what changes something: https://developer.mozilla.org/docs/Web/HTTP/Reference/Headers/Origin.
 * Programs such as curl send none. What a GET answers, a page elsewhere cannot read.
 */
export const refusal = ({ method, headers }: Pick<ServerRequest, "method" | "headers">): ServerAnswer | undefined => {
  const { host = "", origin } = headers;
  if (!OWN_HOST.test(host))
    return problem(403, "local.foreign-host", "The control interface answers to 127.0.0.1 and localhost only");
  if (method === "GET" || method === "HEAD" || origin === undefined) return undefined;
  if (origin.toLowerCase() === `http://${host.toLowerCase()}`) return undefined;
  return problem(403, "local.foreign-origin", "The control interface takes nothing from a page of another site");
};
