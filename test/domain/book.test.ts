import { describe, expect, it } from "@jest/globals";
import { adviceFor } from "../../functions/domain/advice.ts";
import { cardOf } from "../../functions/domain/alert-card.ts";
import {
  type Book,
  emptyBook,
  globbed,
  MOST_ACCOUNTS,
  MOST_RUNBOOKS,
  readAccountName,
  readPortal,
  teamRunbookOf,
  withAccount,
  withoutAccount,
  withRunbook,
} from "../../functions/domain/book.ts";
import { anAlert } from "../support/builders.ts";

const told = (...runbooks: readonly (readonly [about: string, advice: string])[]): Book =>
  runbooks.reduce((book, [about, advice]) => withRunbook(book, { about, advice }), emptyBook);

describe("what teams tell", () => {
  it.each([
    ["shop production", { alias: "shop", environment: "production" }],
    ["Shop", { alias: "Shop" }],
    ["production", { alias: "production" }],
    ["the web shop (prod)", { alias: "the web shop", environment: "prod" }],
    ["shop production team payments", { alias: "shop", environment: "production", team: "payments" }],
    ["shop, team: payments", { alias: "shop", team: "payments" }],
    ['"shop".', { alias: "shop" }],
    ["  ", undefined],
  ])("an account is called %s", (text, name) => expect(readAccountName(text)).toEqual(name));

  it("is bounded, and changing what is known needs no more room", () => {
    let book = emptyBook;
    for (let account = 0; account < MOST_ACCOUNTS + 5; account += 1)
      book = withAccount(book, String(100000000000 + account), { alias: "a" });
    expect(Object.keys(book.accounts)).toHaveLength(MOST_ACCOUNTS);
    expect(withAccount(book, "100000000000", { alias: "b" }).accounts["100000000000"]).toEqual({ alias: "b" });
    let advised = emptyBook;
    for (let index = 0; index < MOST_RUNBOOKS + 5; index += 1)
      advised = withRunbook(advised, { about: `a-${index}`, advice: "x" });
    expect(advised.runbooks).toHaveLength(MOST_RUNBOOKS);
  });

  it("fits into one item of the table, whatever it is written in", () => {
    const long = "\u{1f512}".repeat(400);
    let book = emptyBook;
    for (let index = 0; index < MOST_RUNBOOKS; index += 1)
      book = withRunbook(book, { about: `${index} ${long}`, advice: long });
    for (let account = 0; account < MOST_ACCOUNTS; account += 1)
      book = withAccount(book, String(100000000000 + account), { alias: long, team: long });
    expect(book.runbooks.length).toBeGreaterThan(0);
    expect(Buffer.byteLength(JSON.stringify(book))).toBeLessThan(400_000);
  });

  it("is the same book where nothing changed, so that nothing is written", () => {
    expect(withoutAccount(emptyBook, "111111111111")).toBe(emptyBook);
    expect(withoutAccount(emptyBook, "constructor")).toBe(emptyBook);
  });

  it("stands on the card: the name, the team, and links through the portal", () => {
    const book = {
      ...withAccount(emptyBook, "111111111111", { alias: "shop", environment: "production", team: "payments" }),
      portal: "https://acme.awsapps.com/start",
    };
    const link = { label: "Alarm", url: "https://eu-west-1.console.aws.amazon.com/cloudwatch/home?region=eu-west-1#a" };
    const content = {
      title: "CPU",
      facts: [],
      links: [link],
      origin: { account: "111111111111", region: "eu-west-1" },
    };
    const { content: shown } = cardOf(anAlert({ content }), { book });
    expect(shown.facts).toEqual([
      { label: "Account", value: "shop production (111111111111)" },
      { label: "Team", value: "payments" },
      { label: "Region", value: "eu-west-1" },
    ]);
    expect(shown.links[0]?.url).toBe(
      `https://acme.awsapps.com/start/#/console?account_id=111111111111&destination=${encodeURIComponent(link.url)}`,
    );
  });

  it("gives way to nobody: the account's own alias stands there only where no team named it", () => {
    const content = { title: "CPU", facts: [], links: [], origin: { account: "111111111111" } };
    const account = (id: string, book = emptyBook) => {
      const findings = { account: { id, alias: "shop-prod" }, changes: [], tags: [], notes: [] };
      return cardOf(anAlert({ content }), { book, findings }).content.facts[0]?.value;
    };
    expect(account("111111111111")).toBe("shop-prod (111111111111)");
    expect(account("222222222222")).toBe("111111111111");
    expect(account("111111111111", withAccount(emptyBook, "111111111111", { alias: "shop" }))).toBe(
      "shop (111111111111)",
    );
  });

  it.each([
    ["https://acme.awsapps.com/start/", "https://acme.awsapps.com/start"],
    ["https://acme.awsapps.com/start#/x", "https://acme.awsapps.com/start"],
    ["http://acme.awsapps.com/start", undefined],
    ["javascript:alert(1)", undefined],
    ["https://ada:secret@acme.awsapps.com/start", undefined],
    ["https://acme.awsapps.com/start?x=1", undefined],
  ])("takes %s as a portal: %s", (url, portal) => expect(readPortal(url)).toBe(portal));
});

describe("a team's runbook", () => {
  const alert = (title: string, text = "", source = "cloudwatch-alarm") =>
    anAlert({ source, content: { title, text, facts: [], links: [], resource: { name: "api-orders" } } });

  it("fits by pattern, kind, resource, or a tag in the description, the most particular first", () => {
    const book = told(["*", "all"], ["cpu *", "cpu"], ["cloudwatch-alarm", "kind"], ["api-*", "api"], ["#pay", "tag"]);
    expect(teamRunbookOf(book, alert("CPU high"))?.advice).toBe("kind");
    expect(teamRunbookOf(told(["*", "all"], ["cpu *", "cpu"]), alert("CPU high"))?.advice).toBe("cpu");
    expect(teamRunbookOf(told(["api-*", "api"]), alert("CPU high"))?.advice).toBe("api");
    expect(teamRunbookOf(book, alert("CPU high", "Owned by us (#pay)."))?.advice).toBe("tag");
    expect(teamRunbookOf(told(["#pay", "tag"]), alert("CPU high", "see #payments"))).toBeUndefined();
    expect(teamRunbookOf(told(["disk *", "disk"]), alert("CPU high"))).toBeUndefined();
  });

  it("is told before ours, with its link; nobody who is not woken is advised", () => {
    const ours = { means: "The disk fills up.", look: ["a", "b", "c"] };
    const book = told(["cpu*", "ask Ben, then https://wiki.example.com/cpu."]);
    expect(adviceFor(alert("CPU high"), book, ours)).toEqual({
      words: "ask Ben, then .",
      link: { label: "Your runbook", url: "https://wiki.example.com/cpu" },
      means: "The disk fills up.",
      look: ["a", "b", "c"],
    });
    expect(adviceFor(alert("Disk full"), book, undefined)).toBeUndefined();
    expect(adviceFor({ ...alert("CPU high"), class: "notification" }, book, ours)).toBeUndefined();
    expect(adviceFor({ ...alert("CPU high"), state: "closed" }, book, ours)).toBeUndefined();
  });

  it.each([
    ["api-*", "api-orders", true],
    ["*-api", "orders-api", true],
    ["a*b*c", "a-b-c", true],
    ["a*b*c", "a-c-b", false],
    ["*", "", true],
    ["api", "api-orders", false],
    ["aa*aa", "aaa", false],
  ])("%s on %s: %s", (pattern, name, fits) => expect(globbed(pattern, name)).toBe(fits));

  it("is never slow, whatever the pattern and the name", () => {
    const started = performance.now();
    globbed("a*".repeat(60), "a".repeat(5000));
    expect(performance.now() - started).toBeLessThan(50);
  });
});
