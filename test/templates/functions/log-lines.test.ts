import fc from "fast-check";
import { lastLines } from "../../../templates/functions/parts/log-lines.cjs";
import { masked } from "../../../templates/functions/parts/masks.cjs";
import { enrichPermissions } from "../../../templates/functions/permissions.ts";
import { type Answers, anAccount, failure } from "./account.ts";
import { answersFor, lineAt, NOW } from "./shop.ts";

const change = {
  name: "checkout fails",
  arn: "arn:aws:cloudwatch:eu-west-1:111111111111:alarm:checkout fails",
  partition: "aws",
  region: "eu-west-1",
  account: "111111111111",
  state: "ALARM",
  at: Date.parse("2026-11-24T07:55:12.345Z"),
  series: {},
};

const look = async (
  given: { dimensions?: Record<string, string>; alarm?: object; tags?: object | Error; answers?: Answers } = {},
) => {
  const { dimensions = { FunctionName: "checkout" }, alarm = {}, tags = {}, answers = {} } = given;
  const account = anAccount(enrichPermissions, new Set());
  const found = await lastLines(
    account.client("logs", { ...answersFor(new Uint8Array()), ...answers }),
    change,
    {
      alarm: { Namespace: "AWS/Lambda", MetricName: "Errors", Period: 60, EvaluationPeriods: 3, ...alarm },
      dimensions,
    },
    {
      now: () => NOW,
      sleep: async () => {},
      tags: async () => {
        if (tags instanceof Error) throw tags;
        return { ...tags };
      },
      abortSignal: new AbortController().signal,
    },
  );
  return { logs: found?.logs, account };
};

const lines = (...results: unknown[]): Answers => ({ "logs:GetQueryResults": { status: "Complete", results } });

describe("which log groups", () => {
  it.each([
    [{ FunctionName: "checkout" }, ["/aws/lambda/checkout"]],
    [
      { ClusterName: "shop", ServiceName: "web" },
      ["/ecs/web", "/aws/ecs/shop/web", "/aws/eks/shop/cluster", "/aws/containerinsights/shop/application"],
    ],
    [{ ApiName: "shop", Stage: "prod" }, ["/aws/apigateway/shop"]],
    [
      { StateMachineArn: "arn:aws:states:eu-west-1:111111111111:stateMachine:order", StateMachineName: "order" },
      ["/aws/vendedlogs/states/order", "/aws/vendedlogs/states/order-Logs"],
    ],
    [{ ProjectName: "build" }, ["/aws/codebuild/build"]],
  ])("belong to %j", async (dimensions, groups) => {
    expect((await look({ dimensions })).logs?.groups).toEqual(groups);
  });

  it("are all below a name that ends in a slash, and no other's", async () => {
    const logGroups = [
      { logGroupName: "/aws/rds/instance/db-1/error" },
      { logGroupName: "/aws/rds/instance/db-1/slowquery" },
    ];
    const { logs, account } = await look({
      dimensions: { DBInstanceIdentifier: "db-1" },
      answers: { "logs:DescribeLogGroups": { logGroups } },
    });
    expect(account.of("logs:DescribeLogGroups")).toEqual([{ logGroupNamePrefix: "/aws/rds/instance/db-1/" }]);
    expect(logs?.groups).toEqual(logGroups.map(({ logGroupName }) => logGroupName));
  });

  it("are those that the customer's tag names, and nothing else is asked", async () => {
    const { logs, account } = await look({ tags: { "marbot:log-groups": "/shop/web  /shop/worker" } });
    expect(logs?.groups).toEqual(["/shop/web", "/shop/worker"]);
    expect(account.of("logs:DescribeLogGroups")).toEqual([]);
  });

  it("are those that the alarm's metric is made from", async () => {
    const answers = { "logs:DescribeMetricFilters": { metricFilters: [{ logGroupName: "/shop/web" }] } };
    const { logs, account } = await look({
      dimensions: {},
      alarm: { Namespace: "shop", MetricName: "Failures" },
      answers,
    });
    expect(account.of("logs:DescribeMetricFilters")).toEqual([{ metricName: "Failures", metricNamespace: "shop" }]);
    expect(logs?.groups).toEqual(["/shop/web"]);
  });

  it("are found by name when tags cannot be read", async () => {
    expect((await look({ tags: failure("AccessDenied") })).logs?.groups).toEqual(["/aws/lambda/checkout"]);
  });

  it("may be none, and then nothing is queried", async () => {
    const { logs, account } = await look({ dimensions: { QueueName: "orders" } });
    expect(logs).toBeUndefined();
    expect(account.of("logs:StartQuery")).toEqual([]);
  });
});

describe("which lines", () => {
  it("asks from before the alarm looked until now, for messages that are cut before they leave", async () => {
    const { account } = await look();
    const [asked] = account.of("logs:StartQuery");
    expect(asked).toMatchObject({
      startTime: Date.parse("2026-11-24T07:47:12Z") / 1000,
      endTime: Date.parse("2026-11-24T07:56:13Z") / 1000,
      limit: 200,
    });
    expect(asked?.queryString).toContain("substr(@message, 0, 2000)");
  });

  it("prefers trouble to the rest, the late to the early, and shows them as they came", async () => {
    const rest = Array.from({ length: 30 }, (_, index) => lineAt(`07:55:${String(59 - index)}.000`, `fine ${index}`));
    const { logs } = await look({
      answers: lines(...rest, lineAt("07:40:00.000", "Task timed out after 3.00 seconds")),
    });
    expect(logs?.lines).toHaveLength(20);
    expect(logs?.lines[0]).toEqual({ at: "2026-11-24T07:40:00.000Z", text: "Task timed out after 3.00 seconds" });
    expect(logs?.lines.at(-1)?.text).toBe("fine 0");
  });

  it("waits for the query, and says how it ended otherwise", async () => {
    const states = ["Scheduled", "Running", "Complete"];
    const answer = () => ({ status: states.shift(), results: [lineAt("07:55:00.000", "error")] });
    expect((await look({ answers: { "logs:GetQueryResults": answer } })).logs?.lines).toHaveLength(1);
    const failed = look({ answers: { "logs:GetQueryResults": { status: "Failed" } } });
    await expect(failed).rejects.toThrow("the query ended as Failed");
  });

  it("has room for lines of any length, and leaves empty ones out", async () => {
    const { logs } = await look({
      answers: lines(lineAt("07:55:00.000", "x".repeat(2000)), lineAt("07:55:01.000", "  \n"), []),
    });
    expect(logs?.lines.map(({ text }) => text.length)).toEqual([500]);
  });

  it("opens the same question in the console", async () => {
    const { logs } = await look({ tags: { "marbot:log-groups": "/shop/web" } });
    expect(logs?.url).toContain("#logsV2:logs-insights$3FqueryDetail$3D~(end~'2026-11-24T07*3A56*3A12.345Z~start~");
    expect(logs?.url).toMatch(/~source~\(~'\*2Fshop\*2Fweb\)\)$/);
    expect(logs?.url).not.toMatch(/[\s"<>%]/);
  });
});

describe("secrets", () => {
  const jwt = "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.dozjgNryP4J3jVmNHl0w5N";
  it.each([
    ["an access key", "key AKIAIOSFODNN7EXAMPLE used", "AKIAIOSFODNN7EXAMPLE"],
    ["a temporary key", "ASIAIOSFODNN7EXAMPLE", "ASIAIOSFODNN7EXAMPLE"],
    ["a secret key by name", "aws_secret_access_key=wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY", "wJalrXUtnFEMI"],
    ["a secret key by its shape", "using wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY", "wJalrXUtnFEMI"],
    ["a JSON web token", `token is ${jwt}`, "eyJzdWIi"],
    ["a bearer", `Authorization: Bearer ${"a1".repeat(20)}`, "a1a1"],
    ["basic authentication", "authorization: Basic dXNlcjpodW50ZXIy", "dXNlcjpodW50ZXIy"],
    [
      "a signed request",
      "AWS4-HMAC-SHA256 Credential=AKIA/20261124, Signature=fe5f80f77d5fa3beca038a248ff027",
      "fe5f80f7",
    ],
    [
      "a presigned URL",
      "https://b.s3.amazonaws.com/k?X-Amz-Signature=fe5f80f77d&X-Amz-Security-Token=IQoJb3JpZ2luX2Vj",
      "IQoJb3JpZ2luX2Vj",
    ],
    ["a password", "login with password=hunter2 failed", "hunter2"],
    ["a password in JSON", '{"user":"ada","password":"hunter 2 \\" and more"}', "and more"],
    ["a password in JSON in JSON", '{"message":"{\\"password\\":\\"hunter2\\"}"}', "hunter2"],
    ["a password of YAML", "db_password: 'hunter2 x'", "hunter2"],
    ["an option", "--client-secret hunter2", "hunter2"],
    ["a hash rocket", ":api_key => 'hunter2'", "hunter2"],
    ["credentials in an address", "postgres://shop:hunter2@db.internal:5432/shop", "hunter2"],
    ["a cookie", "Cookie: session=hunter2; theme=dark", "hunter2"],
    ["a Slack token", ["xoxb", "1234567890", "abcdefghij"].join("-"), "1234567890"],
    ["a GitHub token", `ghp_${"a1B2".repeat(9)}`, "a1B2"],
    ["a Stripe key", ["sk", "live", "4eC39HqLyjWDarjtT1zdp7dc"].join("_"), "4eC39H"],
    ["a private key", "-----BEGIN RSA PRIVATE KEY-----\nMIIEpAIBAAKCAQEA", "MIIEpA"],
    ["an e-mail address", "mail to ada.lovelace+x@shop.example.com bounced", "lovelace"],
  ])("masks %s", (_, line, secret) => {
    expect(masked(line)).not.toContain(secret);
    expect(masked(line)).toContain("***");
  });

  it.each([
    "ERROR PaymentError: card service refused the connection after 3 tries",
    "GET /v1/charge?order=4711 500 in 1204 ms",
    "RequestId: 8f507cfc-xmpl-4697-b07a-ac58fc914c95 Duration: 4.12 ms",
    "at Object.handler (/var/task/index.js:12:34)",
    "commit 0123456789abcdef0123456789abcdef01234567 deployed",
    "tokenizer finished; passwords are checked elsewhere",
  ])("leaves the rest as it is: %s", (line) => {
    expect(masked(line)).toBe(line);
  });

  it("masks before it cuts, so that no half of a secret is left", async () => {
    const { logs } = await look({
      answers: lines(lineAt("07:55:00.000", `${"x".repeat(485)} password=hunter2-and-so-on`)),
    });
    expect(logs?.lines[0]?.text).not.toContain("hun");
  });

  it("is fast on lines that want to make it slow", () => {
    const pieces = fc.constantFrom(
      "a",
      "@",
      ".",
      "-",
      "eyJ",
      "://",
      '"',
      "\\",
      "password",
      "=",
      " ",
      "A",
      "/",
      "token",
      "cookie:",
      "Bearer ",
    );
    fc.assert(
      fc.property(pieces, pieces, (one, other) => {
        const line = (one + other).repeat(2000).slice(0, 2000);
        const begun = performance.now();
        masked(line);
        expect(performance.now() - begun).toBeLessThan(200);
      }),
      { numRuns: 256 },
    );
  });
});
