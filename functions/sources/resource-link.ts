import type { Link } from "../domain/card.ts";
import { type Arn, consoleUrl, homes, parseArn, partitionOf } from "./aws.ts";
import { pages } from "./resource-pages/index.ts";

/**
 * The console page of a resource, by its ARN; undefined where the text is no ARN, or its kind has no page that we know.
 * `region` is where the event came from, for resources whose ARN names no Region (buckets, IAM).
 */
export const resourceLink = (text: string | undefined, region?: string): Link | undefined => {
  const arn = parseArn(text);
  if (!arn || arn.resource.length > LONGEST) return undefined;
  // Not a bucket of that name; the page of an access point is not known.
  if (arn.service === "s3" && /^accesspoint[/:]/.test(arn.resource)) return undefined;
  const resource = arn.resource.replace(/:\*$/, "");
  const place = arn.region || (region && partitionOf(region) === arn.partition ? region : homes[arn.partition]);
  for (const { pattern, name, page } of byService.get(arn.service) ?? []) {
    const match = pattern.exec(resource);
    if (!match) continue;
    const [path = "", fragment] = page.replace(/\{(\w+)\}/g, (_, key: string) => part(key, arn, match)).split("#", 2);
    const url = consoleUrl(arn.partition, place ?? "", path, fragment);
    return url ? { label: `Open the ${name}`, url } : undefined;
  }
  return undefined;
};

/** No ARN of AWS is longer, but an event may hold one that is. */
const LONGEST = 1100;

/** `{1}` is what the first star stands for; what comes from an event is encoded, so that it stays where it is put. */
const part = (key: string, arn: Arn, match: RegExpExecArray): string => {
  const whole = `arn:${arn.partition}:${arn.service}:${arn.region}:${arn.account}:${arn.resource}`;
  if (key === "arn") return encoded(whole);
  if (key === "plainArn") return /^[\w:/.+=@-]+$/.test(whole) ? whole : encoded(whole);
  if (key === "queue") return encoded(queueUrl(arn));
  if (key === "region" || key === "account") return encoded(arn[key]);
  const log = /^log(\d)$/.exec(key);
  if (log) return encoded(encoded(match[Number(log[1])] ?? "")).replaceAll("%", "$");
  return (match[Number(key)] ?? "").split("/").map(encoded).join("/");
};

/** The console names a queue by its address. https://docs.aws.amazon.com/general/latest/gr/sqs-service.html */
const queueUrl = ({ partition, region, account, resource }: Arn): string =>
  `https://sqs.${region}.amazonaws.com${partition === "aws-cn" ? ".cn" : ""}/${account}/${resource}`;

const encoded = (text: string): string => encodeURIComponent(text.toWellFormed());

interface Page {
  readonly pattern: RegExp;
  readonly name: string;
  readonly page: string;
}

/** `*` stands for one part of the resource, `**` for all that is left, `?` for one character. */
const patternOf = (text: string): RegExp =>
  new RegExp(`^${text.replace(/\*\*|\*|\?/g, (star) => stands[star] ?? star)}$`, "s");

const stands: Readonly<Record<string, string>> = { "**": "(.+)", "*": "([^/:]+)", "?": "." };

const byService: ReadonlyMap<string, readonly Page[]> = new Map(
  Object.entries(pages).map(([service, rows]) => [
    service,
    rows.map(([pattern, name, page]) => ({ pattern: patternOf(pattern), name, page })),
  ]),
);
