import { describe, expect, it } from "@jest/globals";
import { eventStreams, type Stream } from "../../infra/local/engines/event-stream.ts";
import type { Outcome } from "../../infra/local/engines/handler.ts";
import { streamFeed } from "../../infra/local/engines/stream-feed.ts";
import { declared, START, stillClock } from "./declared.ts";

type Records = readonly { readonly kinesis: { readonly data: string; readonly sequenceNumber: string } }[];
type Answer = (bodies: readonly string[], run: number, ids: readonly string[]) => unknown;

const feeding = (rules: Record<string, unknown>, answer: Answer) => {
  const clock = stillClock();
  const streams = eventStreams(
    [declared("aws:kinesis/stream:Stream", "operations", { name: "operations", shardCount: 1 })],
    clock,
  );
  const stream = streams.stream("operations") as Stream;
  const runs: { at: number; bodies: string[] }[] = [];
  const lost: Record<string, unknown>[] = [];
  let most = 0;
  let now = 0;
  const feed = streamFeed({
    mapping: declared("aws:lambda/eventSourceMapping:EventSourceMapping", "m", rules),
    stream,
    functionArn: "arn",
    region: "eu-west-1",
    clock,
    changed: () => undefined,
    giveUp: (body) => void lost.push(JSON.parse(body)),
    invoke: async (event): Promise<Outcome> => {
      const { Records } = event as { Records: Records };
      const bodies = Records.map(({ kinesis }) => Buffer.from(kinesis.data, "base64").toString());
      runs.push({ at: (clock.now() - START) / 1000, bodies });
      const run = runs.length;
      now += 1;
      most = Math.max(most, now);
      await new Promise((resolve) => setTimeout(resolve, 5));
      now -= 1;
      try {
        return {
          ok: true,
          result: answer(
            bodies,
            run,
            Records.map(({ kinesis }) => kinesis.sequenceNumber),
          ),
        };
      } catch {
        return { ok: false, error: { type: "Error", message: "" } };
      }
    },
  });
  const put = (body: string, partitionKey = "a"): void =>
    void streams.put(stream, { partitionKey, data: Buffer.from(body).toString("base64") });
  return { clock, put, runs, lost, feed, streams, most: () => most };
};

const crash = (): never => {
  throw new Error("crash");
};

describe("an event source mapping from a stream", () => {
  it("gathers what comes while a batch is worked on, in order", async () => {
    const { put, runs, clock } = feeding({ batchSize: 2 }, () => undefined);
    for (const body of ["1", "2", "3", "4"]) put(body);
    await clock.settled();
    expect(runs.map(({ bodies }) => bodies)).toEqual([["1"], ["2", "3"], ["4"]]);
  });

  it("begins again at the first record that the function names", async () => {
    const { put, runs, clock } = feeding({}, (_, run, ids) =>
      run === 2 ? { batchItemFailures: [{ itemIdentifier: ids[1] }] } : { batchItemFailures: [] },
    );
    for (const body of ["1", "2", "3", "4"]) put(body);
    await clock.advance(1);
    expect(runs.map(({ bodies }) => bodies)).toEqual([["1"], ["2", "3", "4"], ["3", "4"]]);
  });

  it("halves a batch that crashes the function until the culprit is alone, gives it up, and goes on", async () => {
    const { put, runs, lost, clock } = feeding(
      { bisectBatchOnFunctionError: true, maximumRetryAttempts: 3 },
      (bodies) => (bodies.includes("poison") ? crash() : undefined),
    );
    for (const body of ["1", "2", "poison", "3", "4"]) put(body);
    await clock.advance(3600);
    expect(runs.at(-1)?.bodies).toEqual(["3", "4"]);
    expect(runs.filter(({ bodies }) => bodies.includes("poison")).length).toBe(4);
    expect(lost).toEqual([
      expect.objectContaining({
        requestContext: expect.objectContaining({ condition: "RetryAttemptsExhausted" }),
        KinesisBatchInfo: expect.objectContaining({ batchSize: 1, shardId: "shardId-000000000000" }),
      }),
    ]);
  });

  it("gives up what is too old, and only that", async () => {
    const { put, lost, clock, runs } = feeding({ maximumRecordAgeInSeconds: 60 }, (_, run) =>
      run < 8 ? crash() : undefined,
    );
    put("old");
    await clock.advance(200);
    put("new");
    await clock.settled();
    expect(lost).toMatchObject([{ requestContext: { condition: "RecordAgeExceeded" } }]);
    expect(runs.at(-1)?.bodies).toEqual(["new"]);
  });

  it("works on several keys of a shard at once, on each key in order", async () => {
    const { put, runs, clock, most } = feeding({ batchSize: 1, parallelizationFactor: 4 }, () => undefined);
    for (const round of ["1", "2", "3"]) for (const key of ["a", "b", "c", "d", "e"]) put(`${key}${round}`, key);
    await clock.settled();
    expect(most()).toBeGreaterThan(1);
    for (const key of ["a", "b", "c", "d", "e"]) {
      const own = runs.flatMap(({ bodies }) => bodies).filter((body) => body.startsWith(key));
      expect(own).toEqual([`${key}1`, `${key}2`, `${key}3`]);
    }
  });

  it("goes on after a restart with what was not done", async () => {
    const first = feeding({ maximumRetryAttempts: -1 }, crash);
    first.put("1");
    await first.clock.settled();
    const kept = JSON.parse(JSON.stringify(first.feed.snapshot()));
    const second = feeding({}, () => undefined);
    second.feed.restore(kept);
    await second.clock.settled();
    expect(second.runs.map(({ bodies }) => bodies)).toEqual([["1"]]);
  });
});
