import { understand } from "../../functions/sources/index.ts";
import { fixture } from "../sources/fixtures.ts";
import { code, openDoor, type Sent } from "../support/door.ts";
import { ada, idOf } from "../support/fakes.ts";
import { startSns, type TestSns, topic } from "../support/sns.ts";

let sns: TestSns;
beforeAll(async () => {
  sns = await startSns();
});
afterAll(() => sns.stop());
beforeEach(() => {
  sns.failing = undefined;
  sns.asked.length = 0;
});

const post = (envelope: object, headers: Record<string, string> = {}): Sent => ({
  headers: { "content-type": "text/plain; charset=UTF-8", ...headers },
  body: JSON.stringify(envelope),
});
const offer = () => ({
  Type: "SubscriptionConfirmation" as const,
  Token: "token",
  Message: "You have chosen to subscribe",
  SubscribeURL: `${sns.url}/?Action=ConfirmSubscription&TopicArn=${topic}&Token=token`,
});

it("P41 confirms its subscription by itself, and creates nothing", async () => {
  const { send, operations } = openDoor();
  expect(await send(post(sns.envelope(offer())))).toMatchObject({ statusCode: 204 });
  expect(sns.asked).toEqual(["/sns.pem", `/?Action=ConfirmSubscription&TopicArn=${topic}&Token=token`]);
  expect(operations).toEqual([]);
});

it("SNS is asked to send the confirmation again where it could not be confirmed, or the channel is gone", async () => {
  const { send } = openDoor();
  await send({ body: JSON.stringify(sns.envelope()) });
  sns.failing = 500;
  expect(await send(post(sns.envelope(offer())))).toMatchObject({ statusCode: 503 });
  sns.failing = undefined;
  sns.asked.length = 0;
  const gone = await send({ ...post(sns.envelope(offer())), id: idOf({ ...ada, nonce: "other" }) });
  expect([gone.statusCode, sns.asked]).toEqual([410, []]);
});

it("P41 ends a subscription without renewing it", async () => {
  const { send, operations } = openDoor();
  expect(await send(post(sns.envelope({ ...offer(), Type: "UnsubscribeConfirmation" })))).toMatchObject({
    statusCode: 204,
  });
  expect(sns.asked).toEqual(["/sns.pem"]);
  expect(operations).toEqual([]);
});

it.each([1, 2] as const)(
  "P41 takes a notification of signature version %d, with its attributes, without its envelope",
  async (version) => {
    const { send, events } = openDoor();
    const attributes = {
      "X-Alert-Key": { Type: "String", Value: "stack" },
      team: { Type: "String", Value: "storage" },
    };
    const envelope = { ...sns.envelope({ Subject: "Backup" }, version), MessageAttributes: attributes };
    expect(await send(post(envelope))).toMatchObject({ statusCode: 204 });
    const [event] = events();
    expect(event).toMatchObject({
      transport: "sns",
      body: "Hello from SNS",
      subject: "Backup",
      topic,
      key: "stack",
      attributes: { team: "storage" },
    });
    expect(JSON.stringify(event)).not.toMatch(/Unsubscribe|Signature|pem/);
    expect(event && understand(event).source).toBe("sns-message");
  },
);

it("takes raw delivery as what it is: an unsigned body", async () => {
  const { send, events } = openDoor();
  const headers = { "x-amz-sns-rawdelivery": "true", "x-amz-sns-message-id": "1", "x-amz-sns-topic-arn": topic };
  await send({ headers, body: fixture("cloudwatch-alarm", "alarm").body });
  expect(events()).toMatchObject([{ transport: "sns-raw", topic }]);
  expect(events().map((event) => understand(event).source)).toEqual(["cloudwatch-alarm"]);
});

it("P43 refuses what it did not sign, logs that without the secret, and costs the rate nothing", async () => {
  const { send, operations, world, door } = openDoor();
  const good = sns.envelope();
  await send(post(good));
  operations.length = door.calls.length = 0;
  const { Signature: _, ...unsigned } = good;
  const forged = [
    { ...good, Message: "forged" },
    { ...good, SigningCertURL: "https://example.com/sns.pem" },
    { ...unsigned },
    { Type: "Notification", MessageId: "1", TopicArn: topic, Message: "x" },
    { ...sns.envelope(offer()), SubscribeURL: "https://example.com/?Action=ConfirmSubscription" },
  ];
  for (const envelope of forged) {
    const answer = await send(post(envelope));
    expect([answer.statusCode, code(answer)]).toEqual([403, "sns.forged"]);
  }
  expect([operations, door.calls]).toEqual([[], []]);
  expect(world.counts.SnsRefused).toBe(forged.length);
  expect(world.lines.filter(({ level }) => level === "warn")).toHaveLength(forged.length);
  expect(JSON.stringify(world.lines)).not.toContain(idOf(ada));
});

it("P42 looks for certificates no more often than the endpoint may send, and counts each once", async () => {
  const { send, operations } = openDoor();
  const statuses: unknown[] = [];
  for (let index = 0; index < 30; index += 1) {
    const envelope = { ...sns.envelope(), SigningCertURL: `${sns.url}/${index}.pem` };
    statuses.push((await send(post(envelope))).statusCode);
  }
  expect(statuses).toEqual([...Array(10).fill(403), ...Array(20).fill(429)]);
  expect(sns.asked).toHaveLength(10);
  expect(operations.map(({ type }) => type)).toEqual(["limited"]);
});

it("P42 a genuine message counts once, whether its certificate had to be fetched or not", async () => {
  const { send, events } = openDoor();
  const answers = [];
  for (let index = 0; index < 11; index += 1)
    answers.push(await send(post(sns.envelope({ MessageId: `message-${index}` }))));
  expect(answers.map(({ statusCode }) => statusCode)).toEqual([...Array(10).fill(204), 429]);
  expect([events().length, sns.asked]).toEqual([10, ["/sns.pem"]]);
});

it("SNS is asked to come again while its certificate cannot be reached", async () => {
  const { send, operations } = openDoor();
  sns.failing = 503;
  const answer = await send(post(sns.envelope()));
  expect([answer.statusCode, code(answer)]).toEqual([503, "sns.certificate-unreachable"]);
  expect(operations).toEqual([]);
});
