import { cardOf } from "../../functions/domain/alert-card.ts";
import { emptyBook } from "../../functions/domain/book.ts";
import { findingsThroughPortal, isPortal, throughPortal } from "../../functions/domain/portal.ts";
import { anAlert } from "../support/builders.ts";

const portal = { address: "https://d-1234567890.awsapps.com/start/", role: "OnCall" };
const link = {
  label: "Open the alarm",
  url: "https://console.aws.amazon.com/cloudwatch/home?region=eu-west-1#alarmsV2:alarm/High%20CPU",
};

it("signs in to the account first, with the role that the team named", () => {
  const { label, url } = throughPortal(link, portal, "111111111111");
  expect(label).toBe("Open the alarm");
  expect(url).toBe(
    "https://d-1234567890.awsapps.com/start/#/console?account_id=111111111111&role_name=OnCall&destination=https%3A%2F%2Fconsole.aws.amazon.com%2Fcloudwatch%2Fhome%3Fregion%3Deu-west-1%23alarmsV2%3Aalarm%2FHigh%2520CPU",
  );
  expect(new URLSearchParams(new URL(url).hash.slice("#/console?".length)).get("destination")).toBe(link.url);
});

it("lets people choose the role where the team named none", () => {
  expect(throughPortal(link, { address: portal.address }, "111111111111").url).not.toContain("role_name");
});

it.each([
  ["a page that is no console", { ...link, url: "https://grafana.example.com/d/1" }, portal, "111111111111"],
  [
    "a host that only looks like one",
    { ...link, url: "https://console.aws.amazon.com.evil.example/" },
    portal,
    "111111111111",
  ],
  [
    "an address that no platform would show",
    { ...link, url: `https://console.aws.amazon.com/x#${"%20".repeat(600)}` },
    portal,
    "111111111111",
  ],
  ["no account", link, portal, undefined],
  ["an account that is none", link, portal, "11111111111&x=1"],
  ["an address that is no portal", link, { address: "https://evil.example/start" }, "111111111111"],
])("leaves the link as it is: %s", (_, one, by, account) => {
  expect(throughPortal(one, by, account)).toEqual(one);
});

const findings = {
  changes: [
    { text: "07:51 UTC, Ada: new code", isLikely: true, url: link.url },
    { text: "07:40 UTC, Ben: a deployment", isLikely: false },
  ],
  logs: { lines: ["Task timed out"], url: link.url },
  tags: [],
  notes: [],
};

it("takes what was found out the same way: what changed, and the query of the log", () => {
  const { url } = throughPortal(link, portal, "111111111111");
  const { changes, logs } = findingsThroughPortal(findings, portal, "111111111111");
  expect([...changes.map((each) => each.url), logs?.url]).toEqual([url, undefined, url]);
  expect(findingsThroughPortal(findings, portal, undefined)).toEqual(findings);
});

it("is how a card leads to what was found out, in the account that the alarm is of", () => {
  const content = { title: "High CPU", facts: [], links: [link], origin: { account: "111111111111" } };
  const book = { ...emptyBook, portal: "https://acme.awsapps.com/start", role: "OnCall" };
  const card = cardOf(anAlert({ content }), { findings, book });
  const all = [...card.content.links, ...(card.findings?.changes ?? []), card.findings?.logs];
  expect(all.map((each) => each?.url?.startsWith("https://acme.awsapps.com/start/#/console?"))).toEqual([
    true,
    true,
    undefined,
    true,
  ]);
});

it.each([
  ["https://d-1234567890.awsapps.com/start", true],
  ["https://acme.awsapps.com/start/", true],
  ["https://start.us-gov-home.awsapps.com/directory/acme", true],
  ["https://start.home.awsapps.cn/directory/d-123", true],
  ["http://acme.awsapps.com/start", false],
  ["https://acme.awsapps.com.evil.example/start", false],
  ["https://acme.awsapps.com/start#/x", false],
])("knows the address of a portal: %s %s", (address, expected) => {
  expect(isPortal(address)).toBe(expected);
});
