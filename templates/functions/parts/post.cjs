// @ts-check
"use strict";
/** @import { Enrichment, Time } from "./enrich.cjs" */

/**
 * Sends it, and again while the endpoint is busy and there is time. What is too late here is not lost: Lambda repeats
 * the whole call when this throws.
 * @param {Enrichment} enrichment
 * @param {Time & { fetch: typeof globalThis.fetch, endpoint?: string, deadline: number }} how
 * @returns {Promise<"Posted" | "Refused" | "Empty">}
 */
async function post(enrichment, { fetch, now, sleep, endpoint = "", deadline }) {
  const { version, about, account, region, ...parts } = enrichment;
  if (Object.keys(parts).length === 0 && !account?.alias) return "Empty";
  // The address is a secret: no error repeats it. Only a marbot on the same machine is spoken to without TLS.
  if (!/^(https:|http:\/\/(127\.0\.0\.1|localhost)[:/])/.test(endpoint))
    throw new Error("ENDPOINT is not an https address");
  const url = `${endpoint.replace(/\/+$/, "")}/enrichment`;
  const body = bodyOf(enrichment);
  for (let attempt = 0; ; attempt += 1) {
    const signal = AbortSignal.timeout(10_000);
    const headers = { "content-type": "application/json" };
    // An answer that does not come is as good as one that says "later".
    const answer = await fetch(url, { method: "POST", headers, body, redirect: "error", signal }).catch(
      () => undefined,
    );
    await answer?.body?.cancel();
    if (answer?.ok) return "Posted";
    // Whatever else the endpoint says no to, it would say no to again.
    if (answer && answer.status !== 429 && answer.status < 500) return "Refused";
    const asked = 1000 * Number(answer?.headers.get("retry-after") ?? 0);
    const pause = asked > 0 ? asked : 500 * 2 ** attempt * (1 + Math.random());
    if (now() + pause + 1_000 > deadline) throw new Error(`marbot did not take it: ${answer?.status ?? "no answer"}`);
    await sleep(pause);
  }
}

/** Within what the endpoint takes. A graph is the only part that can be too much, with all others as long as they may be. @param {Enrichment} enrichment */
function bodyOf(enrichment) {
  const whole = JSON.stringify(enrichment);
  if (Buffer.byteLength(whole) <= 256 * 1024) return whole;
  const { graph, notes = [], ...others } = enrichment;
  return JSON.stringify({ ...others, notes: [...notes, "graph: left out, the rest is large"] });
}

module.exports = { post };
