import { jest } from "@jest/globals";
import { signedText, snsMessages } from "../../functions/adapters/sns.ts";
import type { SnsEnvelope } from "../../functions/ports.ts";
import { startSns, type TestSns } from "../support/sns.ts";

let sns: TestSns;
let now = "2026-11-24T08:00:00.000Z";
const clock = { now: () => now, sleep: async () => {} };
const hosts = "sns.*.amazonaws.com, sns.*.amazonaws.com.cn, 127.0.0.1";
const messages = (pinned = hosts) => snsMessages({ SNS_CERTIFICATE_HOSTS: pinned }, clock);

beforeAll(async () => {
  sns = await startSns();
});
beforeEach(() => {
  now = "2026-11-24T08:00:00.000Z";
  sns.failing = undefined;
  sns.asked.length = 0;
});
afterAll(() => sns.stop());

const offer = { Type: "SubscriptionConfirmation", Token: "token", Subject: undefined } as const;
const subscribe = () => ({ ...offer, SubscribeURL: `${sns.url}/?Action=ConfirmSubscription&Token=token` });

it.each([1, 2] as const)("P41 accepts what SNS signed, in signature version %d, of every type", async (version) => {
  const door = messages();
  await door.verify(sns.envelope({}, version));
  await door.verify(sns.envelope({ Subject: "ALARM: \n ü" }, version));
  await door.verify(sns.envelope(subscribe(), version));
  await door.verify(sns.envelope({ ...subscribe(), Type: "UnsubscribeConfirmation" }, version));
  expect(sns.asked).toEqual(["/sns.pem"]);
});

it("fetches one certificate for many messages at once", async () => {
  const door = messages();
  await Promise.all(Array.from({ length: 20 }, () => door.verify(sns.envelope())));
  expect(sns.asked).toHaveLength(1);
});

it("P41 refuses what was altered after SNS signed it", async () => {
  const changes: Partial<SnsEnvelope>[] = [
    { Message: "Hello from somebody else" },
    { Subject: "new" },
    { TopicArn: "arn:aws:sns:eu-west-1:222222222222:alarms" },
    { MessageId: "other" },
    { Timestamp: "2026-11-24T08:00:01.000Z" },
    { Signature: "" },
    { Signature: "AAAA" },
    { SignatureVersion: "2" },
    { SignatureVersion: "3" },
    { SignatureVersion: "" },
  ];
  for (const change of changes)
    await expect(messages().verify({ ...sns.envelope(), ...change })).rejects.toMatchObject({
      code: "sns.forged",
      retry: false,
    });
});

it.each([
  "https://sns.eu-west-1.amazonaws.com.example.com/x.pem",
  "https://sns.eu.west.amazonaws.com/x.pem",
  "https://sns..amazonaws.com/x.pem",
  "https://sns.s3.amazonaws.com/x.pem",
  "https://sns.s3-us-west-2.amazonaws.com/x.pem",
  "https://sns.s3-accelerate.amazonaws.com/x.pem",
  "https://snsxeu-west-1.amazonaws.com/x.pem",
  "https://sns.eu-west-1.amazonaws.com@example.com/x.pem",
  "https://user@sns.eu-west-1.amazonaws.com/x.pem",
  "https://sns.eu-west-1.amazonaws.com:8443/x.pem",
  "http://sns.eu-west-1.amazonaws.com/x.pem",
  "https://sns.eu-west-1.amazonaws.com/x.pem?Action=Publish",
  "https://sns.eu-west-1.amazonaws.com/?x=.pem",
  "https://sns.eu-west-1.amazonaws.com/a/x.pem",
  "https://example.com/x.pem",
  "file:///x.pem",
  "x.pem",
  "",
])("P06 asks no other host for a certificate: %s", async (SigningCertURL) => {
  const asked = jest.spyOn(globalThis, "fetch");
  await expect(messages().verify({ ...sns.envelope(), SigningCertURL })).rejects.toMatchObject({ code: "sns.forged" });
  expect(asked).not.toHaveBeenCalled();
  asked.mockRestore();
});

it.each(["eu-west-1", "ap-southeast-7", "us-gov-west-1", "cn-north-1", "eusc-de-east-1"])(
  "P41 asks Amazon SNS of every Region for its certificate: %s",
  async (region) => {
    const asked = jest.spyOn(globalThis, "fetch").mockRejectedValue(new TypeError("no network"));
    const SigningCertURL = `https://sns.${region}.amazonaws.com${region.startsWith("cn-") ? ".cn" : ""}/x.pem`;
    await expect(messages().verify({ ...sns.envelope(), SigningCertURL })).rejects.toMatchObject({ retry: true });
    expect(asked).toHaveBeenCalledTimes(1);
    asked.mockRestore();
  },
);

it.each(["constructor", "__proto__", "3", ""])("knows no signature version %j", async (SignatureVersion) => {
  const refused = messages().verify({ ...sns.envelope(), SignatureVersion });
  await expect(refused).rejects.toMatchObject({ code: "sns.forged" });
});

it("takes a certificate from the machine itself only where that is configured", async () => {
  await expect(messages("sns.*.amazonaws.com").verify(sns.envelope())).rejects.toMatchObject({ code: "sns.forged" });
});

it.each(["2019-12-31T23:59:59.000Z", "2050-01-01T00:00:00.000Z"])(
  "refuses a certificate outside its validity: %s",
  async (at) => {
    now = at;
    await expect(messages().verify(sns.envelope())).rejects.toMatchObject({ code: "sns.forged" });
  },
);

it("says 'try again' while the certificate cannot be reached, and recovers", async () => {
  const door = messages();
  for (const status of [500, 503, 429]) {
    sns.failing = status;
    const refused = door.verify(sns.envelope());
    await expect(refused).rejects.toMatchObject({ code: "sns.certificate-unreachable", retry: true });
  }
  sns.failing = undefined;
  await door.verify(sns.envelope());
  const closed = { ...sns.envelope(), SigningCertURL: "http://127.0.0.1:1/sns.pem" };
  await expect(door.verify(closed)).rejects.toMatchObject({ code: "sns.certificate-unreachable" });
});

it("follows no redirect, and takes nothing else for a certificate", async () => {
  const named = (file: string) => messages().verify({ ...sns.envelope(), SigningCertURL: `${sns.url}/${file}` });
  await expect(named("missing.pem")).rejects.toMatchObject({ code: "sns.forged" });
  await expect(named("none.pem")).rejects.toMatchObject({ code: "sns.forged" });
  await expect(named("elsewhere.pem")).rejects.toMatchObject({ code: "sns.certificate-unreachable" });
  expect(sns.asked).toEqual(["/missing.pem", "/none.pem", "/elsewhere.pem"]);
});

it("P41 confirms a subscription by visiting the address that SNS names, and no other", async () => {
  const door = messages();
  await door.confirm(sns.envelope(subscribe()));
  expect(sns.asked).toEqual(["/?Action=ConfirmSubscription&Token=token"]);
  for (const SubscribeURL of [
    `${sns.url}/?Action=Unsubscribe`,
    "https://example.com/?Action=ConfirmSubscription",
    "",
    undefined,
  ])
    await expect(door.confirm(sns.envelope({ ...offer, SubscribeURL }))).rejects.toMatchObject({ code: "sns.forged" });
  expect(sns.asked).toHaveLength(1);
  sns.failing = 500;
  await expect(door.confirm(sns.envelope(subscribe()))).rejects.toMatchObject({ code: "sns.unconfirmed", retry: true });
});

it("signs the fields that AWS documents, in their order", () => {
  const { Signature: _, ...unsigned } = sns.envelope({ Subject: "My First Message", Message: "Hello world!" });
  expect(signedText(unsigned)).toBe(
    "Message\nHello world!\nMessageId\ndc1e94d9-56c5-5e96-808d-cc7f68faa162\nSubject\nMy First Message\n" +
      "Timestamp\n2026-11-24T08:00:00.000Z\nTopicArn\narn:aws:sns:eu-west-1:111111111111:alarms\nType\nNotification\n",
  );
});
