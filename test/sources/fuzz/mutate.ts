/** Chance that can be repeated: the same seed gives the same numbers between 0 and 1. */
export const chance = (seed: number): (() => number) => {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
};

type Chance = () => number;

const one = <Item>(items: readonly Item[], random: Chance): Item | undefined =>
  items[Math.floor(random() * items.length)];

/** What somebody who has an address might write into an event. */
export const hostileTexts: readonly string[] = [
  "<!channel> <!here> <@U0123456789> @everyone @channel",
  "<at>everyone</at> [click](javascript:alert(1)) ![](https://evil.example/x.png)",
  "javascript:alert(document.cookie)",
  "https://evil.example/|Open the alarm>",
  "\u202e\u2066gnp.exe\u2069 \u200f\u0000\u0007\ufeff",
  "\ud800 half \udc00",
  "*bold* _it_ ~no~ `code` ```block``` > quote # title",
  '"}],"text":"broken out',
  "$(id) {{constructor}} %s %n <script>alert(1)</script>",
  "arn:aws:s3:::bucket/<!channel>",
  "arn:aws:ecs:eu-west-1:111111111111:task/../../evil?x=#y",
  "constructor",
  "__proto__",
  "undefined",
  "",
  " ",
  "\n\n\n",
  "9".repeat(400),
  "é".repeat(5000),
];

const strangeValues: readonly unknown[] = [null, true, 0, -1, 1e308, [], {}, [[[]]], [null], { toString: 1 }, "x"];

const deep = (levels: number): string => `${'{"a":'.repeat(levels)}1${"}".repeat(levels)}`;

/** JSON of an event with one to four things changed in it, or a body that is JSON no longer. */
export const mutated = (body: string, random: Chance): string => {
  if (!/^\s*[{[]/.test(body)) return mutatedText(body, random);
  const event: unknown = JSON.parse(body);
  const times = 1 + Math.floor(random() * 4);
  for (let time = 0; time < times; time += 1) change(event, random);
  const text = JSON.stringify(event);
  const sort = random();
  if (sort < 0.04) return text.slice(0, Math.floor(random() * text.length));
  if (sort < 0.06) return mutatedText(text, random);
  return text;
};

const mutatedText = (text: string, random: Chance): string => {
  const at = Math.floor(random() * text.length);
  return `${text.slice(0, at)}${one(hostileTexts, random) ?? ""}${text.slice(at + Math.floor(random() * 20))}`;
};

const change = (event: unknown, random: Chance): void => {
  const place = placeIn(event, random);
  if (!place) return;
  const { parent, key } = place;
  const sort = random();
  if (sort < 0.25) delete parent[key];
  else if (sort < 0.6) parent[key] = one(hostileTexts, random);
  else if (sort < 0.85) parent[key] = structuredClone(one(strangeValues, random));
  else if (sort < 0.93) parent[String(one(hostileTexts, random))] = parent[key];
  else if (sort < 0.97) parent[key] = JSON.parse(deep(50));
  else parent[key] = "long ".repeat(2000);
};

/** Any value of the event, and where it hangs; a way down is taken by chance. */
const placeIn = (event: unknown, random: Chance): { parent: Record<string, unknown>; key: string } | undefined => {
  let parent: Record<string, unknown> | undefined;
  let at: unknown = event;
  while (typeof at === "object" && at !== null) {
    const names: readonly string[] = Object.keys(at);
    const key = one(names, random);
    if (key === undefined) return undefined;
    parent = at as Record<string, unknown>;
    const child = parent[key];
    if (typeof child !== "object" || child === null || random() < 0.15) return { parent, key };
    at = child;
  }
  return undefined;
};
