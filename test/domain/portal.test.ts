import { isPortal, throughPortal, withPortal } from "../../functions/domain/portal.ts";

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
  ["no account", link, portal, undefined],
  ["an account that is none", link, portal, "11111111111&x=1"],
  ["an address that is no portal", link, { address: "https://evil.example/start" }, "111111111111"],
])("leaves the link as it is: %s", (_, one, by, account) => {
  expect(throughPortal(one, by, account)).toEqual(one);
});

it("takes every link of a card's content the same way", () => {
  const content = {
    title: "High CPU",
    facts: [],
    links: [link],
    origin: { account: "111111111111", region: "eu-west-1" },
  };
  expect(withPortal(content, portal).links).toEqual([throughPortal(link, portal, "111111111111")]);
  expect(withPortal({ ...content, origin: {} }, portal).links).toEqual([link]);
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
