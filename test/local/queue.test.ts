import { beforeEach, describe, expect, it } from "@jest/globals";
import type { LocalClock } from "../../infra/local/clock.ts";
import { type Queue, type Queues, queues } from "../../infra/local/engines/queue.ts";
import { queueFeed } from "../../infra/local/engines/queue-feed.ts";
import { declared, stillClock } from "./declared.ts";

const QUEUE = "aws:sqs/queue:Queue";

describe("a FIFO queue", () => {
  let clock: LocalClock;
  let all: Queues;
  let queue: Queue;
  let dead: Queue;

  beforeEach(() => {
    clock = stillClock();
    const graveyard = declared(QUEUE, "dead", { name: "dead.fifo", fifoQueue: true });
    all = queues(
      [
        graveyard,
        declared(QUEUE, "work", {
          name: "work.fifo",
          fifoQueue: true,
          visibilityTimeoutSeconds: 30,
          messageRetentionSeconds: 3600,
          redrivePolicy: JSON.stringify({ deadLetterTargetArn: graveyard.outputs.arn, maxReceiveCount: 2 }),
        }),
      ],
      clock,
      () => undefined,
    );
    queue = all.queue("work.fifo") as Queue;
    dead = all.queue("dead.fifo") as Queue;
  });

  const send = (body: string, group = "a"): void => void all.send(queue, { body, group, deduplication: body });
  const receive = (most = 10): string[] => all.receive(queue, most).map(({ body }) => body);

  it("gives a batch in order, and nothing of a group whose messages are out", async () => {
    for (const body of ["1", "2", "3"]) send(body);
    send("other", "b");
    expect(receive(2)).toEqual(["1", "2"]);
    expect(receive()).toEqual(["other"]);
    await clock.advance(30);
    expect(receive()).toEqual(["1", "2", "3", "other"]);
  });

  it("drops a repeated deduplication id for five minutes", async () => {
    send("1");
    send("1");
    expect(queue.messages).toHaveLength(1);
    all.remove(queue, all.receive(queue, 1)[0]?.receipt ?? "");
    send("1");
    expect(queue.messages).toHaveLength(0);
    await clock.advance(300);
    send("1");
    expect(queue.messages).toHaveLength(1);
  });

  it("does not let an old receipt delete a message that was received again", async () => {
    send("1");
    const old = all.receive(queue, 1)[0]?.receipt ?? "";
    await clock.advance(30);
    all.receive(queue, 1);
    all.remove(queue, old);
    expect(queue.messages).toHaveLength(1);
  });

  it("buries what was received too often, and forgets what is too old", async () => {
    send("poison");
    for (let times = 0; times < 2; times += 1) {
      expect(receive()).toEqual(["poison"]);
      await clock.advance(30);
    }
    send("behind");
    expect(receive()).toEqual(["behind"]);
    expect(dead.messages.map(({ body }) => body)).toEqual(["poison"]);
    await clock.advance(3601);
    expect(receive()).toEqual([]);
  });

  it("speaks SQS's JSON protocol, with each entry's own result", async () => {
    const call = (operation: string, input: Record<string, unknown>) =>
      all.handle({ operation, input: { QueueUrl: queue.url, ...input }, raw: Buffer.alloc(0), headers: {} });
    const entries = [
      { Id: "0", MessageBody: "hello", MessageGroupId: "a", MessageDeduplicationId: "x" },
      { Id: "1", MessageBody: "no group" },
      { Id: "2", MessageBody: "no such \uffff character", MessageGroupId: "a", MessageDeduplicationId: "y" },
    ];
    expect(await call("SendMessageBatch", { Entries: entries })).toMatchObject({
      Successful: [{ Id: "0", MD5OfMessageBody: "5d41402abc4b2a76b9719d911017c592" }],
      Failed: [
        { Id: "1", Code: "MissingParameter" },
        { Id: "2", Code: "InvalidMessageContents" },
      ],
    });
    const answer = (await call("ReceiveMessage", {})) as { Messages: { Body: string; ReceiptHandle: string }[] };
    expect(answer.Messages.map(({ Body }) => Body)).toEqual(["hello"]);
    await call("ChangeMessageVisibility", { ReceiptHandle: answer.Messages[0]?.ReceiptHandle, VisibilityTimeout: 5 });
    await clock.advance(5);
    expect(receive()).toEqual(["hello"]);
    await expect(call("SendMessageBatch", { Entries: [] })).rejects.toMatchObject({ code: "EmptyBatchRequest" });
  });

  it("feeds a function: what it names as failed comes back in order with what is behind it", async () => {
    const runs: string[][] = [];
    const bodies = (event: object) => (event as { Records: { messageId: string; body: string }[] }).Records;
    queueFeed({
      mapping: declared("aws:lambda/eventSourceMapping:EventSourceMapping", "m", { batchSize: 10 }),
      queues: all,
      queue,
      region: "eu-west-1",
      clock,
      invoke: async (event) => {
        const records = bodies(event);
        runs.push(records.map(({ body }) => body));
        const failed = runs.length === 2 ? records : [];
        return {
          ok: true,
          result: { batchItemFailures: failed.map(({ messageId }) => ({ itemIdentifier: messageId })) },
        };
      },
    });
    for (const body of ["1", "2", "3"]) send(body);
    await clock.settled();
    expect(runs).toEqual([["1"], ["2", "3"]]);
    await clock.advance(30);
    expect(runs).toEqual([["1"], ["2", "3"], ["2", "3"]]);
    expect(queue.messages).toHaveLength(0);
  });
});
