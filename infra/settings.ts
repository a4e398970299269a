import * as pulumi from "@pulumi/pulumi";

/**
 * The stack's configuration, validated. Keys, types, defaults and their meaning are declared in `Pulumi.yaml`; what a
 * value may be is said here, and told to the person who set it.
 */
export interface Settings {
  readonly endpointSecondsPerRequest: number;
  readonly endpointBurst: number;
  readonly streamMode: "provisioned" | "on-demand";
  readonly streamShards: number;
  readonly enhancedFanOut: boolean;
  readonly parallelizationFactor: number;
  /** Undefined: the API keeps its default host. */
  readonly domain?: { readonly name: string; readonly certificateArn: string };
  readonly deletionProtection: boolean;
  readonly replicaRegion?: string;
  readonly alarmEmail?: string;
  readonly slackApiUrl: string;
  readonly teamsTokenUrl: string;
  readonly teamsOpenIdUrl: string;
  readonly teamsIssuer: string;
  readonly teamsServiceHosts: string;
  /** Without a trailing slash; empty where tenants are not asked. */
  readonly teamsGraphUrl: string;
  /** A day; empty where the operator did not say. */
  readonly teamsAppPasswordExpires: string;
  readonly snsCertificateHosts: string;
  /** Whether this stack publishes the monitoring templates itself. */
  readonly publishTemplates: boolean;
  /** Where else they are published, without a trailing slash; empty where they are not. */
  readonly templatesUrl: string;
}

/** What reading needs of `pulumi.Config`: every value as the text it was set with, and whether it was set encrypted. */
export interface Values {
  get(key: string): string | undefined;
  isSecret(key: string): boolean;
}

/** Keys that are worth something to a thief. The other keys of the chat apps are ids, which every request carries. */
export const secretKeys = ["slackSigningSecret", "slackClientSecret", "teamsAppPassword"] as const;

/** Throws one `RunError` (Pulumi prints it without a stack) with a line for each key that is wrong. */
export const readSettings = (values: Values, stack: string): Settings => {
  const problems: string[] = [];
  const refuse = (key: string, value: string | undefined, allowed: string): void => {
    problems.push(`marbot:${key} is ${value === undefined ? "not set" : JSON.stringify(value)}; allowed: ${allowed}`);
  };
  const text = (key: string, form: RegExp, allowed: string): string => {
    const value = values.get(key);
    if (value === undefined || !form.test(value)) refuse(key, value, allowed);
    return value ?? "";
  };
  const optional = (key: string, form: RegExp, allowed: string): string | undefined =>
    text(key, new RegExp(`^$|${form.source}`), `${allowed}, or empty`) || undefined;
  const integer = (key: string, from: number, to: number): number => {
    const value = text(key, /^\d+$/, `a whole number from ${from} to ${to}`);
    if (/^\d+$/.test(value) && (Number(value) < from || Number(value) > to))
      refuse(key, value, `a whole number from ${from} to ${to}`);
    return Number(value);
  };
  const boolean = (key: string): boolean => text(key, /^(true|false)$/, "true or false") === "true";
  // Plain http is for the laptop, where the chat platforms are on the loopback interface (P06).
  const url = (key: string, end = /(\/\S*)?/, ending = ""): string =>
    text(
      key,
      new RegExp(`^(https://[^\\s/]+|http://(127\\.0\\.0\\.1|localhost)(:\\d+)?)${end.source}$`),
      `an https:// URL${ending}`,
    );
  const hosts = (key: string): string =>
    text(key, /^[a-z0-9*.:-]+(,[a-z0-9*.:-]+)*$/, "host names in lower case, separated by commas");

  // The stack's name is part of every physical name, and an IAM role's has 64 characters.
  if (!/^[A-Za-z0-9][A-Za-z0-9_-]{0,23}$/.test(stack))
    problems.push(
      `The stack's name is ${JSON.stringify(stack)}; allowed: up to 24 letters, digits, hyphens, underscores`,
    );
  const domain = optional("domain", /^([a-z0-9-]+\.)+[a-z]{2,}$/, "a host name in lower case");
  const certificateArn = optional("certificateArn", /^arn:[a-z-]+:acm:\S+$/, "the ARN of an ACM certificate");
  if ((domain === undefined) !== (certificateArn === undefined))
    refuse(
      domain ? "certificateArn" : "domain",
      "",
      "a value, because a custom domain needs marbot:domain and marbot:certificateArn together",
    );
  const settings: Settings = {
    endpointSecondsPerRequest: integer("endpointSecondsPerRequest", 1, 3600),
    endpointBurst: integer("endpointBurst", 1, 100_000),
    streamMode: text("streamMode", /^(provisioned|on-demand)$/, "provisioned or on-demand") as Settings["streamMode"],
    streamShards: integer("streamShards", 1, 500),
    enhancedFanOut: boolean("enhancedFanOut"),
    parallelizationFactor: integer("parallelizationFactor", 1, 10),
    ...(domain && certificateArn && { domain: { name: domain, certificateArn } }),
    deletionProtection: boolean("deletionProtection"),
    replicaRegion: optional("replicaRegion", /^[a-z]{2}(-[a-z]+)+-\d$/, "an AWS Region such as eu-west-1"),
    alarmEmail: optional("alarmEmail", /^[^\s@]+@[^\s@]+$/, "an e-mail address"),
    slackApiUrl: url("slackApiUrl", /\/(\S*\/)?/, " that ends with a slash"),
    teamsTokenUrl: url("teamsTokenUrl"),
    teamsOpenIdUrl: url("teamsOpenIdUrl"),
    teamsIssuer: text("teamsIssuer", /^\S+$/, "an issuer, as the token names it"),
    teamsServiceHosts: hosts("teamsServiceHosts"),
    teamsGraphUrl:
      optional(
        "teamsGraphUrl",
        /^(https:\/\/[^\s/]+|http:\/\/127\.0\.0\.1:\d+)(\/[^\s/]+)+$/,
        "an https:// URL without a slash at its end",
      ) ?? "",
    teamsAppPasswordExpires:
      optional(
        "teamsAppPasswordExpires",
        /^20\d\d-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/,
        "a day such as 2027-05-31",
      ) ?? "",
    snsCertificateHosts: hosts("snsCertificateHosts"),
    publishTemplates: boolean("publishTemplates"),
    templatesUrl:
      optional("templatesUrl", /^https:\/\/[^\s?#]+[^\s?#/]$/, "an https:// URL without a slash at its end") ?? "",
  };
  if (settings.publishTemplates && settings.templatesUrl)
    refuse(
      "templatesUrl",
      settings.templatesUrl,
      "nothing where marbot:publishTemplates is true: templates have one address",
    );
  if (problems.length > 0) throw new pulumi.RunError(problems.join("\n"));
  return settings;
};

/**
 * Secrets that lie in plain text in the stack's file: a sentence each, without the value, since what Pulumi prints ends
 * up in logs. A warning and no refusal: the state encrypts them either way, and a test stack may not care.
 */
export const plainTextSecrets = (values: Values, stack: string): readonly string[] =>
  secretKeys
    .filter((key) => values.get(key) && !values.isSecret(key))
    .map(
      (key) =>
        `marbot:${key} lies in plain text in Pulumi.${stack}.yaml; encrypt it: pulumi config set --secret ${key}`,
    );
