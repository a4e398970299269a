import { sources, understand } from "../../functions/sources/index.ts";
import type { ReceivedEvent } from "../../functions/sources/source.ts";
import { fixtures } from "./fixtures.ts";

/** Where the management console of each partition is, and a Region of it. */
const partitions = [
  { partition: "aws", region: "ap-southeast-2", host: "console.aws.amazon.com" },
  { partition: "aws-cn", region: "cn-north-1", host: "console.amazonaws.cn" },
  { partition: "aws-us-gov", region: "us-gov-west-1", host: "console.amazonaws-us-gov.com" },
] as const;

/** The same event as it would be in another partition: other ARNs, another Region, other addresses in it. */
const moved = (received: ReceivedEvent, { partition, region, host }: (typeof partitions)[number]): ReceivedEvent => {
  const change = (text: string) =>
    text
      .replaceAll(/arn:aws[\w-]*:/g, `arn:${partition}:`)
      .replaceAll(/console\.(aws\.amazon\.com|amazonaws\.cn|amazonaws-us-gov\.com)/g, host)
      .replaceAll(
        /\b(us-gov|cn|eu|us|ap|sa|ca|me|af)-(north|south|east|west|central|southeast|northeast)-[1-9]\b/g,
        region,
      )
      .replaceAll(/"Region":\s*"[^"]*"/g, `"Region": "${region}"`);
  return { ...received, body: change(received.body), ...(received.topic && { topic: change(received.topic) }) };
};

const consoleLinks = (received: ReceivedEvent) =>
  understand(received)
    .observations.flatMap(({ content }) => content.links)
    .filter(({ url }) => /^https:\/\/([\w-]+\.)?console\.(aws\.amazon|amazonaws)/.test(url));

describe.each(sources.map(({ name }) => name).filter((name) => fixtures(name).length > 0))("%s", (name) => {
  it.each(partitions)("leads to the console of $partition", (place) => {
    for (const { name: fixture, received } of fixtures(name)) {
      for (const { url } of consoleLinks(moved(received, place))) {
        const { hostname, searchParams } = new URL(url);
        expect({ fixture, hostname: hostname.replace(`${place.region}.`, "") }).toEqual({
          fixture,
          hostname: place.host,
        });
        const region = searchParams.get("region");
        if (region) expect({ fixture, home: homeOf(region) }).toEqual({ fixture, home: place.partition });
      }
    }
  });

  it("has a page in every partition where it has one in the first", () => {
    for (const { name: fixture, received } of fixtures(name)) {
      const [first, ...others] = partitions.map((place) =>
        consoleLinks(moved(received, place)).map(({ label, url }) => `${label} ${new URL(url).pathname}`),
      );
      for (const other of others) expect({ fixture, links: other }).toEqual({ fixture, links: first });
    }
  });

  it("names the Region that it happened in, with nothing left to fill in", () => {
    for (const { received } of fixtures(name)) {
      for (const { url } of consoleLinks(received)) {
        expect(url).not.toMatch(/undefined|null|\[object|\{|\}|\$\{/);
        expect(new URL(url).searchParams.get("region") ?? "eu-west-1").toMatch(/^[a-z]{2,3}(-[a-z]+)+-\d$/);
      }
    }
  });
});

const homeOf = (region: string): string =>
  region.startsWith("cn-") ? "aws-cn" : region.startsWith("us-gov-") ? "aws-us-gov" : "aws";
