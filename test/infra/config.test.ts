import { readFileSync } from "node:fs";
import { parse } from "yaml";
import { evaluate } from "../../infra/local/evaluate.ts";
import { plainTextSecrets, readSettings } from "../../infra/settings.ts";

const root = new URL("../../", import.meta.url);
const read = (file: string) => parse(readFileSync(new URL(file, root), "utf8")) as Record<string, unknown>;
const declared = read("Pulumi.yaml").config as Record<
  string,
  { type: string; default?: unknown; description?: string }
>;
const defaults = Object.fromEntries(Object.entries(declared).map(([key, value]) => [key, String(value.default)]));
const settingsWith = (values: Record<string, string | undefined>, stack = "dev", secret: readonly string[] = []) =>
  readSettings({ get: (key) => ({ ...defaults, ...values })[key], isSecret: (key) => secret.includes(key) }, stack);
const problemsWith = (values: Record<string, string | undefined>, stack?: string): string => {
  try {
    settingsWith(values, stack);
  } catch (error) {
    return (error as Error).message;
  }
  return "";
};

describe("the stack's configuration", () => {
  it("asks for nothing: every key has a default and says what it is for", () => {
    for (const [key, { default: value, description }] of Object.entries(declared)) {
      expect({ key, hasDefault: value !== undefined }).toEqual({ key, hasDefault: true });
      expect(description?.length).toBeGreaterThan(10);
    }
    expect(settingsWith({})).toEqual(
      expect.objectContaining({ streamMode: "provisioned", streamShards: 1, deletionProtection: false }),
    );
  });

  it("P42 allows each endpoint a request every 5 seconds and 10 at once, unless it is configured otherwise", () => {
    expect(settingsWith({})).toMatchObject({ endpointSecondsPerRequest: 5, endpointBurst: 10 });
  });

  it("sets in production only keys that exist, and protects what cannot be made again", () => {
    const production = read("Pulumi.prod.yaml").config as Record<string, unknown>;
    for (const key of Object.keys(production)) expect(declared).toHaveProperty([key.replace("marbot:", "")]);
    expect(production["marbot:deletionProtection"]).toBe(true);
  });

  const bad: [key: string, value: string | undefined, allowed: string][] = [
    ["endpointSecondsPerRequest", "0", "a whole number from 1 to 3600"],
    ["endpointSecondsPerRequest", "0.2", "a whole number from 1 to 3600"],
    ["endpointBurst", "ten", "a whole number from 1 to 100000"],
    ["endpointBurst", undefined, "a whole number from 1 to 100000"],
    ["streamMode", "fast", "provisioned or on-demand"],
    ["streamShards", "501", "a whole number from 1 to 500"],
    ["parallelizationFactor", "11", "a whole number from 1 to 10"],
    ["enhancedFanOut", "yes", "true or false"],
    ["deletionProtection", "", "true or false"],
    ["replicaRegion", "Ireland", "an AWS Region such as eu-west-1, or empty"],
    ["alarmEmail", "nobody", "an e-mail address, or empty"],
    ["slackApiUrl", "https://slack.com/api", "an https:// URL that ends with a slash"],
    ["teamsTokenUrl", "login", "an https:// URL"],
    ["teamsIssuer", "", "an issuer, as the token names it"],
    ["teamsServiceHosts", "https://smba.trafficmanager.net", "host names in lower case, separated by commas"],
    ["teamsGraphUrl", "https://graph.microsoft.com/v1.0/", "an https:// URL without a slash at its end, or empty"],
    ["snsCertificateHosts", "", "host names in lower case, separated by commas"],
  ];
  it.each(bad)("refuses %s = %j and says what is allowed", (key, value, allowed) => {
    const said = value === undefined ? "not set" : JSON.stringify(value);
    expect(problemsWith({ [key]: value })).toBe(`marbot:${key} is ${said}; allowed: ${allowed}`);
  });

  it("names everything that is wrong at once", () => {
    expect(problemsWith({ endpointBurst: "0", streamMode: "fast" }).split("\n")).toHaveLength(2);
  });

  it("P06 takes plain http only from the laptop itself", () => {
    expect(problemsWith({ slackApiUrl: "http://slack.example.com/api/" })).toContain("an https:// URL");
    expect(problemsWith({ teamsOpenIdUrl: "http://127.0.0.1.example.com/" })).toContain("an https:// URL");
    expect(settingsWith({ slackApiUrl: "http://127.0.0.1:3000/_slack/api/" })).toBeDefined();
  });

  it.each(["slackSigningSecret", "slackClientSecret", "teamsAppPassword"])(
    "warns of %s in plain text, names the command and not the value",
    (key) => {
      const values = (secret: boolean) => ({
        get: (one: string) => (one === key ? "hunter2" : ""),
        isSecret: () => secret,
      });

      expect(plainTextSecrets(values(false), "dev")).toEqual([
        `marbot:${key} lies in plain text in Pulumi.dev.yaml; encrypt it: pulumi config set --secret ${key}`,
      ]);
      expect(plainTextSecrets(values(true), "dev")).toEqual([]);
    },
  );

  it("takes them either way", async () => {
    const secrets = { slackSigningSecret: "hunter2" };
    await expect(evaluate(secrets, { plainText: true })).resolves.toBeDefined();
    await expect(evaluate(secrets)).resolves.toBeDefined();
  });

  it("wants a domain and its certificate together", () => {
    const certificateArn = "arn:aws:acm:eu-west-1:111111111111:certificate/0";
    expect(settingsWith({ domain: "api.example.com", certificateArn }).domain).toEqual({
      name: "api.example.com",
      certificateArn,
    });
    expect(problemsWith({ domain: "api.example.com" })).toContain("marbot:certificateArn");
    expect(problemsWith({ certificateArn })).toContain("marbot:domain");
    expect(problemsWith({ domain: "https://api.example.com", certificateArn })).toContain("a host name");
  });

  it("publishes templates at one address: a bucket of its own, or where the operator says", () => {
    const templatesUrl = "https://templates.s3.eu-west-1.amazonaws.com/marbot";
    expect(settingsWith({ templatesUrl })).toMatchObject({ templatesUrl, publishTemplates: false });
    expect(settingsWith({ publishTemplates: "true" })).toMatchObject({ templatesUrl: "", publishTemplates: true });
    expect(problemsWith({ templatesUrl, publishTemplates: "true" })).toContain("marbot:templatesUrl");
    expect(problemsWith({ templatesUrl: `${templatesUrl}/` })).toContain("without a slash at its end");
  });

  it("wants a stack name that fits into the longest physical name", () => {
    expect(problemsWith({}, "a-stack-name-that-is-too-long")).toContain("up to 24");
    expect(problemsWith({}, "dev.eu")).toContain("letters, digits, hyphens, underscores");
  });
});
