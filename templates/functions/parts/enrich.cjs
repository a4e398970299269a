// @ts-check
"use strict";
/** @import { Change } from "./change.cjs" */
const { changeIn, isOwn, iso, list, parsed } = require("./change.cjs");
const { changesBefore } = require("./changes.cjs");
const { graphOf } = require("./graph.cjs");
const { lastLines } = require("./log-lines.cjs");
const { whatItMeasures } = require("./measured.cjs");
const { counted, stdout } = require("./metric.cjs");
const { post } = require("./post.cjs");
const { aliasOf, tagsOf } = require("./tags.cjs");

/**
 * Adds to an alarm what can only be seen from inside this account, and sends it to marbot: the account's alias, tags, a
 * graph of the metric, the last log lines, and what somebody changed shortly before. It reads, and changes nothing.
 *
 * The alarm itself goes another way: it does not wait for this function, and arrives without it. Each part stands for
 * itself too: what is refused, fails or takes too long is left out, and `notes` says so.
 *
 * Everything that leaves your account is in the type Enrichment. Secrets in log lines are masked first (MASKS).
 *
 * It is called twice: at once, and minutes later through a queue, only for changes, which CloudTrail tells late.
 *
 * Environment: ENDPOINT, the address of your marbot endpoint, https://.../v1/endpoint/<id>; and PARTS, which may be left
 * out: those that you want, of "alias tags graph logs changes".
 *
 * The body of POST <ENDPOINT>/enrichment, at most 256 KiB of JSON. Times are ISO 8601 in UTC. All but `version` and
 * `about` may be missing; a later one about the same change of state replaces the parts that it has.
 * @typedef {{
 *   version: 1,
 *   about: About,
 *   account?: { id: string, alias?: string },
 *   region?: string,
 *   tags?: Record<string, string>,
 *   graph?: Graph,
 *   logs?: Logs,
 *   changes?: AccountChange[],
 *   notes?: string[],
 * }} Enrichment at most 50 tags and 5 changes, the likeliest first
 * @typedef {{ alarm: string, state: "ALARM", at: string, contributor?: string }} About the alarm's ARN; the contributor is
 *   the id of one series of a Metrics Insights alarm
 * @typedef {{ type: "image/png", data: string, width: number, height: number, from: string, to: string,
 *   alternative: string }} Graph base64, at most 150 KiB decoded; the alternative is a sentence for those who do not see it
 * @typedef {{ groups: string[], from: string, to: string, lines: { at: string, text: string }[], url: string }} Logs at
 *   most 20 lines of 500 characters, the oldest first; the url asks Logs Insights the same
 * @typedef {{ at: string, who: string, what: string, resource: string, likelihood: "likely" | "possible",
 *   url: string }} AccountChange
 *
 * @typedef {{ send: (command: any, options?: { abortSignal: AbortSignal }) => Promise<any> }} Client
 * @typedef {{ cloudwatch: Client, logs: Client, cloudtrail: Client, iam: Client, tagging: Client }} Clients
 * @typedef {{ now: () => number, sleep: (ms: number) => Promise<unknown> }} Time
 *
 * @param {Clients & Partial<Time> & { environment: Record<string, string | undefined>, fetch?: typeof globalThis.fetch,
 *   print?: (line: string) => void }} given
 */
const create = (given) => {
  const { environment, fetch = globalThis.fetch, now = Date.now, sleep = wait, print = stdout } = given;
  const wanted = (environment.PARTS ?? "alias tags graph logs changes").split(/[\s,]+/);

  /** @param {any} event @param {{ invokedFunctionArn: string, getRemainingTimeInMillis: () => number }} context */
  return async (event, context) => {
    const deadline = now() + context.getRemainingTimeInMillis();
    for (const { change, parts } of askedFor(event, context.invokedFunctionArn)) {
      // Half of the time to look, half to send, which may have to wait for the endpoint's rate.
      const enrichment = await enrich(change, parts, Math.min(20_000, (deadline - now()) / 2));
      const outcome = await post(enrichment, { fetch, now, sleep, endpoint: environment.ENDPOINT, deadline });
      const said = { alarm: change.arn, parts: Object.keys(enrichment), notes: enrichment.notes };
      print(counted({ namespace: "marbot/Enrich", name: outcome, dimensions: {}, now: now() }, said));
    }
  };

  /** @param {any} event from SNS, EventBridge, or SQS with what SNS sent @param {string} self this function's ARN */
  function askedFor(event, self) {
    const records = event.Records ? list(event.Records) : [{ body: JSON.stringify(event) }];
    return records.flatMap(({ Sns, body, eventSource }) => {
      const change = changeIn(parsed(Sns?.Message ?? parsed(body).Message ?? body));
      const parts = eventSource === "aws:sqs" ? wanted.filter((part) => part === "changes") : wanted;
      return change?.state === "ALARM" && isOwn(change, self) && parts.length > 0 ? [{ change, parts }] : [];
    });
  }

  /** @param {Change} change @param {string[]} parts @param {number} ms @returns {Promise<Enrichment>} */
  async function enrich(change, parts, ms) {
    const end = new AbortController();
    const timer = setTimeout(() => end.abort(), ms);
    const tooLong = new Promise((_, reject) =>
      end.signal.addEventListener("abort", () => reject(new Error("took too long"))),
    );
    tooLong.catch(() => {});
    const options = { abortSignal: end.signal };
    const measured = once(() => whatItMeasures(given.cloudwatch, change, options));
    const tags = once(async () => tagsOf(given, change, measured, options));
    /** @type {Record<string, [string, () => Promise<Partial<Enrichment> | undefined>]>} */
    const known = {
      alias: ["account alias", () => aliasOf(given.iam, change, options)],
      tags: ["tags", async () => ownTags(await tags())],
      graph: [
        "graph",
        async () => ({ graph: await graphOf(given.cloudwatch, change, await measured(), { now, ...options }) }),
      ],
      logs: [
        "log lines",
        async () => lastLines(given.logs, change, await measured(), { now, sleep, tags, ...options }),
      ],
      changes: ["changes", async () => changesBefore(given.cloudtrail, change, await measured(), { tags, ...options })],
    };
    /** @type {string[]} */
    const notes = [];
    const found = parts.map((part) => {
      const [name, look] = known[part] ?? [part, async () => undefined];
      return Promise.race([look(), tooLong]).catch((error) => void notes.push(`${name}: ${inWords(error)}`));
    });
    const about = { alarm: change.arn, state: change.state, at: iso(change.at), contributor: change.contributor };
    const base = { version: 1, about, account: { id: change.account }, region: change.region };
    const all = await Promise.all(found).finally(() => clearTimeout(timer));
    return Object.assign(base, ...all, notes.length > 0 && { notes });
  }
};

/** @param {Record<string, string>} tags @returns {Partial<Enrichment> | undefined} without those of AWS and for marbot */
function ownTags(tags) {
  const own = Object.entries(tags).filter(([key]) => !/^(aws|marbot):/.test(key));
  return own.length > 0 ? { tags: Object.fromEntries(own.slice(0, 50)) } : undefined;
}

/** @param {any} error */
function inWords({ name, message }) {
  const [, action] = /not authorized to perform: ([\w-]+:\w+)/.exec(message) ?? [];
  if (action || /AccessDenied|UnauthorizedOperation/.test(name)) return `access denied${action ? ` (${action})` : ""}`;
  if (name === "AbortError") return "took too long";
  return name === "Error" ? message : name;
}

/** @template T @param {() => Promise<T>} ask @returns {() => Promise<T>} asks once, however many want to know */
function once(ask) {
  /** @type {Promise<T> | undefined} */
  let answer;
  return () => {
    answer ??= ask();
    return answer;
  };
}

/** @param {number} ms */
function wait(ms) {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

module.exports = { create };
