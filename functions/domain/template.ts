import { digest } from "./digest.ts";
import { type Instant, later } from "./time.ts";

/** A monitoring template in an account of the customer's, as it tells of itself. */
export interface InstalledTemplate {
  /** `basics`, and its semantic version. */
  readonly template: string;
  readonly version: string;
  readonly format: "cloudformation" | "terraform" | "pulumi";
  readonly account: string;
  readonly region: string;
  /** The stack's name, or what stands for it in the other formats. */
  readonly stack: string;
}

/** What is kept of a template that told of itself. */
export interface KnownTemplate extends InstalledTemplate {
  readonly key: string;
  /** Whose channel it speaks to. */
  readonly endpoint: string;
  /** The event that was news: the first, or the first of a new version. */
  readonly news: string;
  readonly heardAt: Instant;
  /** The version whose existence the channel was told of. */
  readonly toldVersion?: string;
  /** When the channel was told that nothing is heard of it any more. */
  readonly silentAt?: Instant;
}

/** The latest versions, by template. */
export type TemplateVersions = Readonly<Record<string, string>>;

/** One deployment is one situation, whichever version it has. */
export const templateKey = ({ account, region, template, stack }: InstalledTemplate): string =>
  digest(20, "template", account, region, template, stack);

/** A template tells of itself every 30 days; SNS may try for an hour, and people switch things off for a weekend. Seconds. */
const SILENT_SECONDS = 35 * 24 * 3600;

/** Whether nothing was heard of it for too long, and its channel does not know. */
export const isSilent = ({ heardAt, silentAt }: KnownTemplate, now: Instant): boolean =>
  silentAt === undefined && now >= later(heardAt, SILENT_SECONDS);

/** The version that it can be brought to; undefined where it is the latest, or one of our templates no longer. */
export const updateFor = ({ template, version }: InstalledTemplate, versions: TemplateVersions): string | undefined => {
  const latest = Object.hasOwn(versions, template) ? versions[template] : undefined;
  return latest !== undefined && isOlder(version, latest) ? latest : undefined;
};

const isOlder = (version: string, latest: string): boolean => {
  const [one, other] = [numbers(version), numbers(latest)];
  for (const [index, number] of other.entries()) {
    const own = one[index] ?? 0;
    if (own !== number) return own < number;
  }
  return false;
};

const numbers = (version: string): readonly number[] =>
  version
    .split(/[.+-]/)
    .slice(0, 3)
    .map((part) => Number(part) || 0);

/** What brings it to the latest version, to be pasted into a shell; parameters keep their values. */
export const updateCommand = (
  { template, format, stack, region }: InstalledTemplate,
  latest: string,
  templatesUrl: string,
): string => {
  const from = templatesUrl || "<where the templates are published>";
  switch (format) {
    case "cloudformation":
      return [
        `curl -fsSLO ${from}/cloudformation/${template}.yaml`,
        `aws cloudformation deploy --region ${named(region, "its Region")} --stack-name ${named(stack, "its stack")} \\`,
        `  --template-file ${template}.yaml --capabilities CAPABILITY_IAM`,
      ].join("\n");
    case "terraform":
      return "terraform init -upgrade && terraform apply";
    case "pulumi":
      return `npm install ${from}/pulumi/marbot-monitoring.tgz  # ${latest}\npulumi up`;
  }
};

/**
 * A stack's name comes from outside, and the command is pasted into a shell, of which nobody knows how it quotes: what is
 * no name of CloudFormation's is left for the reader to fill in.
 */
const named = (text: string, what: string): string => (/^[a-z][a-z0-9-]*$/i.test(text) ? text : `<${what}>`);
