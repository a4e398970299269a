import { digest } from "./digest.ts";
import { modulePath, type Published, packageAddress, pinnedTemplate } from "./published.ts";
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

/**
 * What brings it to the latest version, to be pasted into a shell (CloudShell has all that the first needs); parameters
 * keep their values. CloudFormation takes templates as long as ours from S3 only, and forgets what it is not given:
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_UpdateStack.html
 */
export const updateCommand = (
  { template, version, format, stack, region }: InstalledTemplate,
  latest: string,
  published: Published,
): string => {
  switch (format) {
    case "cloudformation": {
      const which = `--region ${named(region, "its Region")} --stack-name ${named(stack, "its stack")}`;
      return [
        `aws cloudformation update-stack ${which} \\`,
        `  --template-url ${pinnedTemplate(published, template, latest)} --capabilities CAPABILITY_IAM \\`,
        `  --parameters $(aws cloudformation describe-stacks ${which} --output text \\`,
        `    --query "Stacks[0].Parameters[].join('',['ParameterKey=',ParameterKey,',UsePreviousValue=true'])")`,
      ].join("\n");
    }
    case "terraform": {
      const [before, after] = [numbered(version), latest].map((one) => modulePath(template, one));
      return `sed -i.bak 's#${before}#${after}#' *.tf\nterraform init && terraform apply`;
    }
    case "pulumi":
      return `npm install ${packageAddress(published)}\npulumi up`;
  }
};

/**
 * A stack's name comes from outside, and the command is pasted into a shell, of which nobody knows how it quotes: what is
 * no name of CloudFormation's is left for the reader to fill in.
 */
const named = (text: string, what: string): string => (/^[a-z][a-z0-9-]*$/i.test(text) ? text : `<${what}>`);

const numbered = (version: string): string => (/^\d+[.]\d+[.]\d+$/.test(version) ? version : "<its version>");
