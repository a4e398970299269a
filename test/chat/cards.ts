import fc from "fast-check";
import type { Card, Mention, Text } from "../../functions/domain/card.ts";

/** Cards for the renderers' tests: one that reads like a real one, and any that a source could produce. */
export const alarmCard: Card = {
  tone: "problem",
  status: ["Open"],
  content: {
    title: "CPU of web-1 is high",
    text: "CPUUtilization was above 90 for 5 of 5 minutes.",
    facts: [
      { label: "Account", value: "111111111111" },
      { label: "Region", value: "eu-west-1" },
    ],
    links: [{ label: "Open in CloudWatch", url: "https://eu-west-1.console.aws.amazon.com/cloudwatch/home#alarmsV2" }],
  },
  repeats: ["3 events, the last at ", { at: "2026-11-24T08:02:00.000Z" }],
  timeline: [
    { at: "2026-11-24T08:00:00.000Z", text: ["opened"] },
    { at: "2026-11-24T08:01:00.000Z", text: ["asked ", "@here"] },
  ],
  omitted: 0,
  buttons: [
    {
      id: "acknowledge",
      label: "Acknowledge",
      style: "primary",
      alert: "aaaaaaaaaaaa-bbbbbb-cccccccccccccccccccc-00000001",
    },
    { id: "pass", label: "Pass", style: "plain", alert: "aaaaaaaaaaaa-bbbbbb-cccccccccccccccccccc-00000001" },
  ],
};

export const acknowledgedCard: Card = {
  ...alarmCard,
  tone: "owned",
  status: ["Acknowledged by ", { user: "U0ADA" }],
  continues: "Continues an earlier card: this is not new",
  late: "Shown 4 min late: it could not be delivered earlier",
  timeline: [...alarmCard.timeline, { at: "2026-11-24T08:03:00.000Z", text: [{ user: "U0ADA" }, " acknowledged"] }],
};

/** What a payload may try: mentions, mark-up, entities, scripts. */
export const hostile = [
  "<!here>",
  "<!channel|x>",
  "<@U0ADA>",
  "<#C0OPS|ops>",
  "<https://evil.example|click>",
  "@channel @here *bold* _it_ ~no~ `code` ```pre```",
  "&lt;!here&gt; &amp;",
  "<at>Ada</at>",
  "[click](https://evil.example) **bold** ![x](https://evil.example/x.png)",
  "<script>alert(1)</script>",
  "{{DATE(2026-11-24T08:00:00Z)}}",
  "\u202Ekcab\u0000\ud800",
];

const anyText = (maxLength: number): fc.Arbitrary<string> =>
  fc.oneof(
    { weight: 3, arbitrary: fc.string({ unit: "binary", maxLength }) },
    {
      weight: 3,
      arbitrary: fc
        .array(fc.constantFrom(...hostile, "a", " ", "\n", "é", "👩‍🚒"), { maxLength: 40 })
        .map((parts) => parts.join("").slice(0, maxLength)),
    },
    {
      weight: 2,
      arbitrary: fc.constantFrom(
        "",
        " ",
        "x".repeat(maxLength),
        "👩‍🚒".repeat(maxLength).slice(0, maxLength),
        "\u0001".repeat(maxLength),
        "\n".repeat(maxLength),
        '"'.repeat(maxLength),
      ),
    },
  );

const anyUser = fc.constantFrom("U0ADA", "U0BEN", "U0CHLOE");
const anyWords: fc.Arbitrary<Text> = fc.array(
  fc.oneof(
    anyText(120),
    anyUser.map((user) => ({ user })),
  ),
  { minLength: 1, maxLength: 6 },
);
const anyUrl = fc.oneof(
  fc.webUrl({ validSchemes: ["https"] }),
  fc.constantFrom(
    "javascript:alert(1)",
    "http://a.example",
    "https://a@evil.example",
    "not a url",
    `https://a.example/${"x".repeat(4000)}`,
  ),
);

export const anyCard: fc.Arbitrary<Card> = fc.record(
  {
    tone: fc.constantFrom("problem", "owned", "recovered", "information"),
    status: anyWords,
    content: fc.record(
      {
        title: anyText(250),
        text: anyText(2000),
        facts: fc.array(fc.record({ label: anyText(100), value: anyText(500) }), { maxLength: 20 }),
        links: fc.array(fc.record({ label: anyText(100), url: anyUrl }), { maxLength: 10 }),
        raw: anyText(3000),
      },
      { requiredKeys: ["title", "facts", "links"] },
    ),
    repeats: fc.constantFrom<Text>(["100000 events, the last at ", { at: "2026-11-24T08:02:00.000Z" }]),
    timeline: fc.array(fc.record({ at: fc.constant("2026-11-24T08:00:00.000Z"), text: anyWords }), { maxLength: 40 }),
    omitted: fc.nat(100_000),
    buttons: fc.constantFrom([], alarmCard.buttons),
    late: fc.constantFrom("Shown 4 min late"),
  },
  { requiredKeys: ["tone", "status", "content", "timeline", "omitted", "buttons"] },
);

export const anyMention: fc.Arbitrary<Mention | undefined> = fc.oneof(
  fc.constant(undefined),
  fc.record({ who: fc.constantFrom("here", "channel"), alerts: fc.integer({ min: 1, max: 500 }) }),
  fc.record({
    who: fc.constant("users" as const),
    users: fc.array(anyUser, { minLength: 1, maxLength: 60 }),
    alerts: fc.nat(500),
  }),
);
