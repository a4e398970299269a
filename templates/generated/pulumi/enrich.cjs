// Joined from parts/: edit them there, then node templates/functions/join.ts
"use strict";

const { CloudTrailClient, LookupEventsCommand } = require("@aws-sdk/client-cloudtrail");
const cloudWatch = require("@aws-sdk/client-cloudwatch");
const {
  CloudWatchClient,
  GetMetricWidgetImageCommand,
  ListTagsForResourceCommand,
} = require("@aws-sdk/client-cloudwatch");
const {
  CloudWatchLogsClient,
  DescribeLogGroupsCommand,
  DescribeMetricFiltersCommand,
  GetQueryResultsCommand,
  StartQueryCommand,
} = require("@aws-sdk/client-cloudwatch-logs");
const { IAMClient, ListAccountAliasesCommand } = require("@aws-sdk/client-iam");
const { GetResourcesCommand, ResourceGroupsTaggingAPIClient } = require("@aws-sdk/client-resource-groups-tagging-api");

/**
 * Adds to an alarm what can only be seen from inside this account, and sends it to marbot: the account's alias, tags, a
 * graph of the metric, the last log lines, and what somebody changed shortly before. It reads, and changes nothing.
 *
 * The alarm itself goes another way: it does not wait for this function, and arrives without it. Each part stands for
 * itself too: what is refused, fails or takes too long is left out, and `notes` says so.
 *
 * Everything that leaves your account is in the type Enrichment. Secrets in log lines are masked first (MASKS).
 *
 * It is called twice: at once, and minutes later through a queue, only for changes, which CloudTrail tells late.
 *
 * Environment: ENDPOINT, the address of your marbot endpoint, https://.../v1/endpoint/<id>; and PARTS, which may be left
 * out: those that you want, of "alias tags graph logs changes".
 *
 * The body of POST <ENDPOINT>/enrichment, at most 256 KiB of JSON. Times are ISO 8601 in UTC. All but `version` and
 * `about` may be missing; a later one about the same change of state replaces the parts that it has.
 * @typedef {{
 *   version: 1,
 *   about: About,
 *   account?: { id: string, alias?: string },
 *   region?: string,
 *   tags?: Record<string, string>,
 *   graph?: Graph,
 *   logs?: Logs,
 *   changes?: AccountChange[],
 *   notes?: string[],
 * }} Enrichment at most 50 tags and 5 changes, the likeliest first
 * @typedef {{ alarm: string, state: "ALARM", at: string, contributor?: string }} About the alarm's ARN; the contributor is
 *   the id of one series of a Metrics Insights alarm
 * @typedef {{ type: "image/png", data: string, width: number, height: number, from: string, to: string,
 *   alternative: string }} Graph base64, at most 150 KiB decoded; the alternative is a sentence for those who do not see it
 * @typedef {{ groups: string[], from: string, to: string, lines: { at: string, text: string }[], url: string }} Logs at
 *   most 20 lines of 500 characters, the oldest first; the url asks Logs Insights the same
 * @typedef {{ at: string, who: string, what: string, resource: string, likelihood: "likely" | "possible",
 *   url: string }} AccountChange
 *
 * @typedef {{ send: (command: any, options?: { abortSignal: AbortSignal }) => Promise<any> }} Client
 * @typedef {{ cloudwatch: Client, logs: Client, cloudtrail: Client, iam: Client, tagging: Client }} Clients
 * @typedef {{ now: () => number, sleep: (ms: number) => Promise<unknown> }} Time
 *
 * @param {Clients & Partial<Time> & { environment: Record<string, string | undefined>, fetch?: typeof globalThis.fetch,
 *   print?: (line: string) => void }} given
 */
const create = (given) => {
  const { environment, fetch = globalThis.fetch, now = Date.now, sleep = wait, print = stdout } = given;
  const wanted = (environment.PARTS ?? "alias tags graph logs changes").split(/[\s,]+/);

  /** @param {any} event @param {{ invokedFunctionArn: string, getRemainingTimeInMillis: () => number }} context */
  return async (event, context) => {
    const deadline = now() + context.getRemainingTimeInMillis();
    for (const { change, parts } of askedFor(event, context.invokedFunctionArn)) {
      // Half of the time to look, half to send, which may have to wait for the endpoint's rate.
      const enrichment = await enrich(change, parts, Math.min(20_000, (deadline - now()) / 2));
      const outcome = await post(enrichment, { fetch, now, sleep, endpoint: environment.ENDPOINT, deadline });
      const said = { alarm: change.arn, parts: Object.keys(enrichment), notes: enrichment.notes };
      print(counted({ namespace: "marbot/Enrich", name: outcome, dimensions: {}, now: now() }, said));
    }
  };

  /** @param {any} event from SNS, EventBridge, or SQS with what SNS sent @param {string} self this function's ARN */
  function askedFor(event, self) {
    const records = event.Records ? list(event.Records) : [{ body: JSON.stringify(event) }];
    return records.flatMap(({ Sns, body, eventSource }) => {
      const change = changeIn(parsed(Sns?.Message ?? parsed(body).Message ?? body));
      const parts = eventSource === "aws:sqs" ? wanted.filter((part) => part === "changes") : wanted;
      return change?.state === "ALARM" && isOwn(change, self) && parts.length > 0 ? [{ change, parts }] : [];
    });
  }

  /** @param {Change} change @param {string[]} parts @param {number} ms @returns {Promise<Enrichment>} */
  async function enrich(change, parts, ms) {
    const end = new AbortController();
    const timer = setTimeout(() => end.abort(), ms);
    const tooLong = new Promise((_, reject) =>
      end.signal.addEventListener("abort", () => reject(new Error("took too long"))),
    );
    tooLong.catch(() => {});
    const options = { abortSignal: end.signal };
    const measured = once(() => whatItMeasures(given.cloudwatch, change, options));
    const tags = once(async () => tagsOf(given, change, measured, options));
    /** @type {Record<string, [string, () => Promise<Partial<Enrichment> | undefined>]>} */
    const known = {
      alias: ["account alias", () => aliasOf(given.iam, change, options)],
      tags: ["tags", async () => ownTags(await tags())],
      graph: [
        "graph",
        async () => ({ graph: await graphOf(given.cloudwatch, change, await measured(), { now, ...options }) }),
      ],
      logs: [
        "log lines",
        async () => lastLines(given.logs, change, await measured(), { now, sleep, tags, ...options }),
      ],
      changes: ["changes", async () => changesBefore(given.cloudtrail, change, await measured(), { tags, ...options })],
    };
    /** @type {string[]} */
    const notes = [];
    const found = parts.map((part) => {
      const [name, look] = known[part] ?? [part, async () => undefined];
      return Promise.race([look(), tooLong]).catch((error) => void notes.push(`${name}: ${inWords(error)}`));
    });
    const about = { alarm: change.arn, state: change.state, at: iso(change.at), contributor: change.contributor };
    const base = { version: 1, about, account: { id: change.account }, region: change.region };
    const all = await Promise.all(found).finally(() => clearTimeout(timer));
    return Object.assign(base, ...all, notes.length > 0 && { notes });
  }
};

/** @param {Record<string, string>} tags @returns {Partial<Enrichment> | undefined} without those of AWS and for marbot */
function ownTags(tags) {
  const own = Object.entries(tags).filter(([key]) => !/^(aws|marbot):/.test(key));
  return own.length > 0 ? { tags: Object.fromEntries(own.slice(0, 50)) } : undefined;
}

/** @param {any} error */
function inWords({ name, message }) {
  const [, action] = /not authorized to perform: ([\w-]+:\w+)/.exec(message) ?? [];
  if (action || /AccessDenied|UnauthorizedOperation/.test(name)) return `access denied${action ? ` (${action})` : ""}`;
  if (name === "AbortError") return "took too long";
  return name === "Error" ? message : name;
}

/** @template T @param {() => Promise<T>} ask @returns {() => Promise<T>} asks once, however many want to know */
function once(ask) {
  /** @type {Promise<T> | undefined} */
  let answer;
  return () => {
    answer ??= ask();
    return answer;
  };
}

/** @param {number} ms */
function wait(ms) {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

/** @typedef {{ alarm: any, dimensions: Record<string, string> }} Measured a metric alarm, and the resources it names */

/**
 * What the alarm looks at; of a composite alarm, what its child looks at that went off last.
 * @param {Client} client @param {Change} change @param {{ abortSignal: AbortSignal }} options @returns {Promise<Measured>}
 */
async function whatItMeasures(client, change, options) {
  let name = change.name;
  // Composite alarms may stand on composite alarms, though not on themselves.
  for (let depth = 0; depth < 5; depth += 1) {
    const AlarmTypes = [cloudWatch.AlarmType.MetricAlarm, cloudWatch.AlarmType.CompositeAlarm];
    const found = await client.send(new cloudWatch.DescribeAlarmsCommand({ AlarmNames: [name], AlarmTypes }), options);
    const [alarm] = list(found.MetricAlarms);
    if (alarm) return { alarm, dimensions: { ...dimensionsOf(alarm), ...change.series } };
    const { triggeringAlarms } = JSON.parse(found.CompositeAlarms?.[0]?.StateReasonData || "{}");
    const off = list(triggeringAlarms).filter(({ state }) => state?.value === "ALARM");
    const [last] = off.sort((a, b) => Date.parse(b.state.timestamp) - Date.parse(a.state.timestamp));
    if (!last) break;
    name = last.arn.split(":").slice(6).join(":");
  }
  throw new Error("no metric alarm was found behind it");
}

/** @param {any} alarm @returns {Record<string, string>} */
function dimensionsOf({ Dimensions, Metrics }) {
  const all = [...list(Dimensions), ...list(Metrics).flatMap(({ MetricStat }) => list(MetricStat?.Metric?.Dimensions))];
  const dimensions = Object.fromEntries(all.map(({ Name, Value }) => [Name, Value]));
  const machine = dimensions.StateMachineArn;
  return machine ? { ...dimensions, StateMachineName: machine.split(":").at(-1) } : dimensions;
}

/** How long the alarm looks back, in ms. @param {any} alarm */
function evaluated({ Period, EvaluationPeriods = 1, Metrics }) {
  const periods = list(Metrics).map((metric) => metric.Period ?? metric.MetricStat?.Period ?? 0);
  return Math.max(Period ?? 0, 60, ...periods) * EvaluationPeriods * 1000;
}

/**
 * The template with names put in, if all of them are known: a list of one or none.
 * @param {string} template such as /aws/lambda/{FunctionName} @param {Record<string, unknown>} names
 */
function filled(template, names) {
  const text = template.replace(/\{(\w+)\}/g, (_, name) => String(names[name] ?? "{}"));
  return text.includes("{}") ? [] : [text];
}

const HOUR = 60 * 60_000;

/** Resources by what metrics call them, as ARNs without their beginning. A row counts when all of its names are known. */
const RESOURCES = [
  "lambda:{region}:{account}:function:{FunctionName}",
  "ec2:{region}:{account}:instance/{InstanceId}",
  "rds:{region}:{account}:db:{DBInstanceIdentifier}",
  "rds:{region}:{account}:cluster:{DBClusterIdentifier}",
  "ecs:{region}:{account}:service/{ClusterName}/{ServiceName}",
  "sqs:{region}:{account}:{QueueName}",
  "sns:{region}:{account}:{TopicName}",
  "dynamodb:{region}:{account}:table/{TableName}",
  "kinesis:{region}:{account}:stream/{StreamName}",
  "elasticloadbalancing:{region}:{account}:loadbalancer/{LoadBalancer}",
  "elasticloadbalancing:{region}:{account}:{TargetGroup}",
  "apigateway:{region}::/apis/{ApiId}",
  "states:{region}:{account}:stateMachine:{StateMachineName}",
  "codebuild:{region}:{account}:project/{ProjectName}",
  "elasticache:{region}:{account}:cluster:{CacheClusterId}",
  "es:{region}:{account}:domain/{DomainName}",
  "elasticfilesystem:{region}:{account}:file-system/{FileSystemId}",
  "s3:::{BucketName}",
];

/**
 * Of the alarm, and of what it watches: on the same key, the alarm's own.
 * @param {{ cloudwatch: Client, tagging: Client }} clients @param {Change} change @param {() => Promise<Measured>} measured
 * @param {{ abortSignal: AbortSignal }} options @returns {Promise<Record<string, string>>}
 */
async function tagsOf({ cloudwatch, tagging }, change, measured, options) {
  const own = await cloudwatch.send(new ListTagsForResourceCommand({ ResourceARN: change.arn }), options);
  // What it watches may be unknown; the alarm's own tags are not.
  const { dimensions } = await measured().catch(() => ({ dimensions: change.series }));
  const names = { ...change, ...dimensions };
  const ResourceARNList = RESOURCES.flatMap((row) => filled(`arn:{partition}:${row}`, names)).slice(0, 100);
  const ask = ResourceARNList.length > 0;
  const found = ask ? await tagging.send(new GetResourcesCommand({ ResourceARNList }), options) : {};
  const all = [...list(found.ResourceTagMappingList).flatMap(({ Tags }) => list(Tags)), ...list(own.Tags)];
  return Object.fromEntries(all.map(({ Key, Value }) => [Key, Value]));
}

/** @param {Client} iam @param {Change} change @param {{ abortSignal: AbortSignal }} options @returns {Promise<Partial<Enrichment> | undefined>} */
async function aliasOf(iam, change, options) {
  const [alias] = list((await iam.send(new ListAccountAliasesCommand({}), options)).AccountAliases);
  return alias && { account: { id: change.account, alias } };
}

/**
 * CloudWatch draws the alarm's metrics, its threshold, and the time that it looks at.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_GetMetricWidgetImage.html
 * @param {Client} client @param {Change} change @param {Measured} measured
 * @param {{ now: () => number, abortSignal: AbortSignal }} options @returns {Promise<Graph>}
 */
async function graphOf(client, change, { alarm }, { now, ...options }) {
  const size = { width: 600, height: 400 };
  const span = { from: change.at - Math.max(HOUR, 4 * evaluated(alarm)), to: Math.max(now(), change.at) };
  const MetricWidget = JSON.stringify({ ...size, ...widget(alarm, change, span) });
  const { MetricWidgetImage: image } = await client.send(new GetMetricWidgetImageCommand({ MetricWidget }), options);
  if (!image?.length) throw new Error("CloudWatch drew nothing");
  if (image.length > 150 * 1024) throw new Error("the image is too large");
  const data = Buffer.from(image).toString("base64");
  const alternative = described(alarm, change, span);
  return { type: "image/png", data, ...size, from: iso(span.from), to: iso(span.to), alternative };
}

/**
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/CloudWatch-Metric-Widget-Structure.html
 * @param {any} alarm @param {Change} change @param {{ from: number, to: number }} span
 */
function widget(alarm, change, { from, to }) {
  // An anomaly has no threshold: its band is one of the metrics.
  const sign = SIGNS[alarm.ComparisonOperator];
  const fill = sign?.startsWith(">") ? "above" : "below";
  const threshold = { value: alarm.Threshold, label: `alarm ${sign} ${alarm.Threshold}`, color: "#d13212", fill };
  const looked = [{ value: iso(change.at - evaluated(alarm)), label: "in alarm" }, { value: iso(to) }];
  return {
    title: change.name.slice(0, 100),
    metrics: metricsOf(alarm),
    annotations: { horizontal: sign ? [threshold] : [], vertical: [looked] },
    start: iso(from),
    end: iso(to),
    timezone: "+0000",
  };
}

/** @type {Record<string, string>} */
const SIGNS = {
  GreaterThanThreshold: ">",
  GreaterThanOrEqualToThreshold: ">=",
  LessThanThreshold: "<",
  LessThanOrEqualToThreshold: "<=",
};

/** In words, for those who listen. @type {Record<string, string>} */
const SIDES = { ">": "above", ">=": "at or above", "<": "below", "<=": "at or below" };

/** As the alarm compares them: what it only reckons with is hidden. @param {any} alarm */
function metricsOf({ Metrics, MetricName, Namespace, Dimensions, Statistic, ExtendedStatistic, Period }) {
  if (MetricName) {
    const how = { stat: Statistic ?? ExtendedStatistic, period: Period };
    return [line({ MetricName, Namespace, Dimensions }, how)];
  }
  if (list(Metrics).length === 0) throw new Error("an alarm of this kind cannot be drawn");
  return list(Metrics).map(({ Id, Label, ReturnData, Expression, MetricStat, AccountId, ...metric }) => {
    const how = { id: Id, label: Label, visible: ReturnData !== false, accountId: AccountId };
    if (!MetricStat) return [{ ...how, expression: Expression, period: metric.Period }];
    return line(MetricStat.Metric, { ...how, stat: MetricStat.Stat, period: MetricStat.Period });
  });
}

/** @param {any} metric @param {object} how */
function line({ Namespace, MetricName, Dimensions }, how) {
  return [Namespace, MetricName, ...list(Dimensions).flatMap(({ Name, Value }) => [Name, Value]), how];
}

/** @param {any} alarm @param {Change} change @param {{ from: number, to: number }} span */
function described(alarm, change, { from, to }) {
  const compared = list(alarm.Metrics).find(
    ({ Id, ReturnData }) => ReturnData !== false && Id !== alarm.ThresholdMetricId,
  );
  const { Label, MetricStat, Expression } = compared ?? {};
  const what = alarm.MetricName ?? Label ?? MetricStat?.Metric?.MetricName ?? Expression ?? "the metric";
  const side = SIDES[SIGNS[alarm.ComparisonOperator] ?? ""];
  const limit = side ? `the alarm is for values ${side} ${alarm.Threshold}` : "with the band that is expected";
  const time = (/** @type {number} */ at) => iso(at).slice(11, 16);
  const span = `from ${time(from)} to ${time(to)} UTC`;
  return `${what.slice(0, 200)} ${span}; ${limit}; in alarm since ${time(change.at)}.`;
}

/**
 * Lambda's own lines say nothing. Messages are cut before they leave CloudWatch: one may have a megabyte.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/CWL_QuerySyntax.html
 */
const QUERY = `fields @timestamp, substr(@message, 0, 2000) as line
| filter @message not like /^(START|END|REPORT|INIT_START) /
| sort @timestamp desc`;

/**
 * The last lines that were written until now, from some minutes before the alarm began to look.
 * @param {Client} client @param {Change} change @param {Measured} measured
 * @param {Time & { tags: () => Promise<Record<string, string>>, abortSignal: AbortSignal }} options
 * @returns {Promise<Partial<Enrichment> | undefined>}
 */
async function lastLines(client, change, { alarm, dimensions }, { now, sleep, tags, ...options }) {
  const groups = await logGroups(client, change, { alarm, dimensions, tags, ...options });
  if (groups.length === 0) return undefined;
  const [from, to] = [change.at - evaluated(alarm) - 5 * MINUTE, Math.max(now(), change.at + MINUTE)];
  const asked = { logGroupNames: groups, queryString: QUERY, limit: 200 };
  const time = { startTime: Math.floor(from / 1000), endTime: Math.ceil(to / 1000) };
  const { queryId } = await client.send(new StartQueryCommand({ ...asked, ...time }), options);
  let answer = { status: "Scheduled", results: [] };
  while (/^(Scheduled|Running|Unknown)$/.test(answer.status)) {
    await sleep(500);
    answer = await client.send(new GetQueryResultsCommand({ queryId }), options);
  }
  if (answer.status !== "Complete") throw new Error(`the query ended as ${answer.status}`);
  const lines = worthShowing(list(answer.results));
  return {
    logs: { groups, from: iso(from), to: iso(to), lines, url: insightsUrl(change, groups, QUERY, { from, to }) },
  };
}

const TROUBLE = /error|exception|fail|fatal|panic|timed? ?out|denied|refused|throttl|unable|cannot/i;

/**
 * At most 20 lines: those that tell of trouble before others, later ones before earlier ones; shown in order of time.
 * @param {any[]} results
 */
function worthShowing(results) {
  const lines = results.map((fields) => {
    const of = Object.fromEntries(list(fields).map(({ field, value }) => [field, value]));
    // 2026-11-24 07:55:10.123, in UTC
    const at = `${String(of["@timestamp"]).replace(" ", "T")}Z`;
    return {
      at,
      text: masked(of.line ?? "")
        .trim()
        .slice(0, 500),
    };
  });
  const trouble = lines.filter(({ text }) => TROUBLE.test(text));
  const best = [...new Set([...trouble, ...lines])].filter(({ text }) => text !== "").slice(0, 20);
  return best.sort((a, b) => a.at.localeCompare(b.at));
}

/** Log groups by what metrics call their resource, as AWS names them. One that ends in a slash stands for all below it. */
const LOG_GROUPS = [
  "/aws/lambda/{FunctionName}",
  "/aws/rds/instance/{DBInstanceIdentifier}/",
  "/aws/rds/cluster/{DBClusterIdentifier}/",
  "/ecs/{ServiceName}",
  "/aws/ecs/{ClusterName}/{ServiceName}",
  "/aws/eks/{ClusterName}/cluster",
  "/aws/containerinsights/{ClusterName}/application",
  "API-Gateway-Execution-Logs_{ApiId}/",
  "/aws/apigateway/{ApiId}",
  "/aws/apigateway/{ApiName}",
  "/aws/vendedlogs/states/{StateMachineName}",
  "/aws/vendedlogs/states/{StateMachineName}-Logs",
  "/aws/codebuild/{ProjectName}",
];

/**
 * Those that a tag names on the alarm or on what it watches (marbot:log-groups = /shop/web /shop/worker), or else those
 * that the alarm's metric is made from, and those of the resource: at most ten that exist.
 * @param {Client} client @param {Change} change
 * @param {{ alarm: any, dimensions: Record<string, string>, tags: () => Promise<Record<string, string>>, abortSignal: AbortSignal }} about
 * @returns {Promise<string[]>}
 */
async function logGroups(client, change, { alarm, dimensions, tags, ...options }) {
  // Without the tags, names are still worth a try.
  const named = (await tags().catch(() => ({ "marbot:log-groups": "" })))["marbot:log-groups"];
  if (named) return named.trim().split(/\s+/).slice(0, 10);
  const found = new Set();
  if (alarm.MetricName && !alarm.Namespace.startsWith("AWS/")) {
    const asked = { metricName: alarm.MetricName, metricNamespace: alarm.Namespace };
    const { metricFilters } = await client.send(new DescribeMetricFiltersCommand(asked), options);
    for (const { logGroupName } of list(metricFilters)) found.add(logGroupName);
  }
  for (const name of LOG_GROUPS.flatMap((template) => filled(template, { ...change, ...dimensions }))) {
    const asked = { logGroupNamePrefix: name };
    const { logGroups } = await client.send(new DescribeLogGroupsCommand(asked), options);
    for (const { logGroupName } of list(logGroups))
      if (name.endsWith("/") || logGroupName === name) found.add(logGroupName);
  }
  return [...found].slice(0, 10);
}

/** What is put in the place of a secret in a log line, before it leaves this account. @type {[RegExp, string][]} */
const MASKS = [
  [/-----BEGIN [A-Z ]{0,30}PRIVATE KEY-----[\s\S]*/g, "***private key***"],
  [/\b(?:AKIA|ASIA|ABIA|ACCA|A3T[A-Z0-9])[A-Z0-9]{16}\b/g, "***AWS key***"],
  [/\beyJ[\w-]{5,}\.[\w-]{5,}(?:\.[\w-]*)?/g, "***token***"],
  [/\b(?:xox[a-z]|gh[oprsu]|github_pat|glpat|[srp]k_(?:live|test)|npm)[-_][\w-]{10,}/g, "***token***"],
  [/\bAIza[\w-]{30,}/g, "***token***"],
  // The rest of the line, because the name of the scheme does not say how many words follow.
  [/\b(Bearer|Basic|Digest|AWS4-HMAC-SHA256)\s+[\w+/=.~:-]{6,}[^"'\r\n]*/gi, "$1 ***"],
  [/(\b[a-z][a-z0-9+.-]{1,20}:\/\/)[^\s/@"']{1,200}@/gi, "$1***@"],
  [/((?:set-)?cookie\\?["']?\s{0,5}[:=]\s{0,5})[^\r\n]+/gi, "$1***"],
  // password=x, "apiKey": "x", :secret => 'x', X-Amz-Signature=x, also in JSON within JSON
  [
    /((?:passw(?:or)?d|passphrase|pwd|secret|token|api[-_]?key|access[-_]?key|private[-_]?key|credential|signature|authorization)[\w-]{0,20}\\?["']?\s{0,5}(?:=>|[:=])\s{0,5})(?:\\"[^"\\]*\\"|"(?:[^"\\]|\\.)*"|'[^']*'|[^\s,;&"'}\])\\]+)/gi,
    "$1***",
  ],
  [/(--[\w-]{0,40}(?:password|secret|token|key)[\w-]{0,20}\s)\S+/gi, "$1***"],
  [/\b[\w.%+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}\b/g, "***@***"],
  // AWS secret access keys have forty characters and nothing else to be known by.
  [/(?<![\w/+=-])(?=[^A-Z]{0,39}[A-Z])(?=[^a-z]{0,39}[a-z])[A-Za-z0-9/+]{40}(?![\w/+=-])/g, "***secret***"],
];

/** @param {string} text of 2 000 characters at most, which keeps this fast */
function masked(text) {
  return MASKS.reduce((line, [secret, instead]) => line.replace(secret, instead), text);
}

/**
 * What was changed in the hour before the alarm, and by whom: the likeliest reasons first.
 * https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_LookupEvents.html
 * @param {Client} client @param {Change} change @param {Measured} measured
 * @param {{ tags: () => Promise<Record<string, string>>, abortSignal: AbortSignal }} options
 * @returns {Promise<Partial<Enrichment> | undefined>}
 */
async function changesBefore(client, change, { alarm, dimensions }, { tags, ...options }) {
  const known = await tags().catch(() => ({ "aws:cloudformation:stack-name": "" }));
  const watched = {
    names: Object.values(dimensions),
    stack: known["aws:cloudformation:stack-name"] ?? "",
    service: serviceOf(alarm),
  };
  // Newest first, fifty a page: in a busy account the names find what the pages do not reach.
  const questions = [["ReadOnly", "false"], ...watched.names.slice(0, 2).map((name) => ["ResourceName", name])];
  const time = { StartTime: new Date(change.at - HOUR), EndTime: new Date(change.at) };
  const events = new Map();
  // One after the other: CloudTrail takes two questions a second from the whole account.
  for (const [AttributeKey, AttributeValue] of questions) {
    const LookupAttributes = [{ AttributeKey: /** @type {"ReadOnly"} */ (AttributeKey), AttributeValue }];
    let NextToken;
    for (let page = 0; page < (AttributeKey === "ReadOnly" ? 3 : 1) && (page === 0 || NextToken); page += 1) {
      const found = await client.send(new LookupEventsCommand({ LookupAttributes, ...time, NextToken }), options);
      for (const event of list(found.Events)) events.set(event.EventId, event);
      NextToken = found.NextToken;
    }
  }
  const judged = [...events.values()].map((event) => judge(event, watched, change)).filter(({ score }) => score >= 5);
  judged.sort((a, b) => b.score - a.score || b.told.at.localeCompare(a.told.at));
  return judged.length > 0 ? { changes: judged.slice(0, 5).map(({ told }) => told) } : undefined;
}

/** As CloudTrail names it, where the metric's namespace shows it. @param {any} alarm */
function serviceOf({ Namespace, Metrics }) {
  const namespace = Namespace ?? list(Metrics).find(({ MetricStat }) => MetricStat)?.MetricStat.Metric.Namespace ?? "";
  const service = namespace.replace(/^AWS\//, "").toLowerCase();
  return SERVICES[service] ?? service;
}

/** @type {Record<string, string>} */
const SERVICES = {
  applicationelb: "elasticloadbalancing",
  networkelb: "elasticloadbalancing",
  elb: "elasticloadbalancing",
  "ecs/containerinsights": "ecs",
  es: "es",
  docdb: "rds",
};

/** What is deployed or turned, without the versions that some names end in. */
const DEPLOYMENTS = new RegExp(
  `^(${[
    "UpdateFunction(Code|Configuration)|PublishVersion|UpdateAlias|UpdateService|UpdateStateMachine|UpdateStage",
    "(Create|Start)Deployment|(Create|Update|Delete)Stack|ExecuteChangeSet|StartPipelineExecution|UpdateEnvironment",
    "(Modify|Reboot|Failover)DB\\w+|UpdateTable|UpdateShardCount|Modify(Listener|Rule|TargetGroup)|DeregisterTargets",
    "(Stop|Reboot|Terminate)Instances|SetDesiredCapacity|UpdateAutoScalingGroup|PutBucketPolicy|\\w+SecurityGroup\\w+",
  ].join("|")})$`,
);

/** What is written all the time and changes nothing that matters. */
const NOISE =
  /^(CreateLog(Stream|Group)|StartQuery|ConsoleLogin|AssumeRole\w*|PutMetricAlarm|SetAlarmState|UpdateInstanceInformation|(Create|Retire)Grant|CreateSchedule|CreateNetworkInterface)$/;

/**
 * How likely an event is the reason: it names what is watched or its stack, it deploys something, it is of the same
 * service, and it is close. 5 is worth showing, 7 is likely if it names it.
 * @param {any} event as LookupEvents answers @param {{ names: string[], stack: string, service: string }} watched
 * @param {Change} change @returns {{ score: number, told: AccountChange }}
 */
function judge({ CloudTrailEvent, EventId, EventTime, Resources, Username }, { names, stack, service }, change) {
  const event = JSON.parse(CloudTrailEvent ?? "{}");
  const { eventName = "", eventSource = "", errorCode, readOnly, requestParameters, userIdentity = {} } = event;
  const name = eventName.replace(/\d{8}(v\d+)?$/, "");
  const text = JSON.stringify([requestParameters, Resources]);
  const named = names.find((one) => says(text, one)) ?? (says(text, stack) ? stack : undefined);
  const ago = change.at - EventTime.getTime();
  const score =
    (named ? (named === stack ? 3 : 4) : 0) +
    (DEPLOYMENTS.test(name) ? 3 : 0) +
    (service && eventSource.startsWith(`${service}.`) ? 2 : 0) +
    (ago < 15 * MINUTE ? 2 : 1) -
    (userIdentity.type === "AWSService" ? 2 : 0);
  // What failed, or only read, or came later, was not the reason.
  const nothing = errorCode || readOnly === true || ago < 0 || NOISE.test(name);
  const told = {
    at: iso(EventTime.getTime()),
    who: who(userIdentity, Username).slice(0, 200),
    what: `${name.replace(/(?<=[a-z])(?=[A-Z])/g, " ")} (${eventSource.split(".")[0]})`.slice(0, 200),
    resource: (named ?? list(Resources)[0]?.ResourceName ?? "").slice(0, 200),
    likelihood: /** @type {"likely" | "possible"} */ (named && score >= 7 ? "likely" : "possible"),
    url: `https://${consoleOf(change)}/cloudtrailv2/home?region=${change.region}#/events/${EventId}`,
  };
  return { score: nothing ? 0 : score, told };
}

/** As a whole word: "shop" does not name "shop-2". @param {string} text @param {string} name */
function says(text, name) {
  const word = /[\w-]/;
  for (let at = text.indexOf(name); name.length > 2 && at >= 0; at = text.indexOf(name, at + 1))
    if (!word.test(text[at - 1] ?? "") && !word.test(text[at + name.length] ?? "")) return true;
  return false;
}

/**
 * https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-user-identity.html
 * @param {any} identity @param {string} [username] @returns {string}
 */
function who({ type = "somebody", arn = "", userName, invokedBy, sessionContext }, username) {
  const service = (invokedBy ?? "").replace(/\.amazonaws\.com(\.cn)?$/, "");
  if (type === "AWSService") return `AWS (${service})`;
  const role = sessionContext?.sessionIssuer?.userName;
  const through = service && service !== "AWS Internal" ? ` through ${service}` : "";
  if (type === "Root") return `the root user${through}`;
  if (type === "AssumedRole") return `${arn.split("/").at(-1)}${role ? ` as ${role}` : ""}${through}`;
  return `${userName ?? username ?? type}${through}`;
}

/**
 * Sends it, and again while the endpoint is busy and there is time. What is too late here is not lost: Lambda repeats
 * the whole call when this throws.
 * @param {Enrichment} enrichment
 * @param {Time & { fetch: typeof globalThis.fetch, endpoint?: string, deadline: number }} how
 * @returns {Promise<"Posted" | "Refused" | "Empty">}
 */
async function post(enrichment, { fetch, now, sleep, endpoint = "", deadline }) {
  const { version, about, account, region, ...parts } = enrichment;
  if (Object.keys(parts).length === 0 && !account?.alias) return "Empty";
  // The address is a secret: no error repeats it. Only a marbot on the same machine is spoken to without TLS.
  if (!/^(https:|http:\/\/(127\.0\.0\.1|localhost)[:/])/.test(endpoint))
    throw new Error("ENDPOINT is not an https address");
  const url = `${endpoint.replace(/\/+$/, "")}/enrichment`;
  const body = bodyOf(enrichment);
  for (let attempt = 0; ; attempt += 1) {
    const signal = AbortSignal.timeout(10_000);
    const headers = { "content-type": "application/json" };
    // An answer that does not come is as good as one that says "later".
    const answer = await fetch(url, { method: "POST", headers, body, redirect: "error", signal }).catch(
      () => undefined,
    );
    await answer?.body?.cancel();
    if (answer?.ok) return "Posted";
    // Whatever else the endpoint says no to, it would say no to again.
    if (answer && answer.status !== 429 && answer.status < 500) return "Refused";
    const asked = 1000 * Number(answer?.headers.get("retry-after") ?? 0);
    const pause = asked > 0 ? asked : 500 * 2 ** attempt * (1 + Math.random());
    if (now() + pause + 1_000 > deadline) throw new Error(`marbot did not take it: ${answer?.status ?? "no answer"}`);
    await sleep(pause);
  }
}

/** Within what the endpoint takes. A graph is the only part that can be too much, with all others as long as they may be. @param {Enrichment} enrichment */
function bodyOf(enrichment) {
  const whole = JSON.stringify(enrichment);
  if (Buffer.byteLength(whole) <= 256 * 1024) return whole;
  const { graph, notes = [], ...others } = enrichment;
  return JSON.stringify({ ...others, notes: [...notes, "graph: left out, the rest is large"] });
}

/** @type {Record<string, string>} */
const CONSOLES = { "aws-cn": "console.amazonaws.cn", "aws-us-gov": "console.amazonaws-us-gov.com" };

/** @param {Change} change */
function consoleOf({ partition, region }) {
  return CONSOLES[partition] ?? `${region}.console.aws.amazon.com`;
}

/**
 * Opens Logs Insights with the same question, in the notation that the console writes it in.
 * @param {Change} change @param {string[]} groups @param {string} query @param {{ from: number, to: number }} time
 */
function insightsUrl(change, groups, query, { from, to }) {
  const time = `end~${starred(iso(to))}~start~${starred(iso(from))}~timeType~'ABSOLUTE~tz~'UTC`;
  const source = groups.map((group) => `~${starred(group)}`).join("");
  const detail = `~(${time}~editorString~${starred(query)}~source~(${source}))`;
  const page = `https://${consoleOf(change)}/cloudwatch/home?region=${change.region}`;
  return `${page}#logsV2:logs-insights$3FqueryDetail$3D${detail}`;
}

/** @param {string} text */
function starred(text) {
  const escaped = encodeURIComponent(text).replace(/[!'()~*]/g, (one) => `%${one.charCodeAt(0).toString(16)}`);
  return `'${escaped.replaceAll("%", "*")}`;
}

/**
 * An alarm that changed its state; `at` in ms. A Metrics Insights alarm tells each of its series by itself: then with
 * the contributor's id, and its attributes as `series`.
 * @typedef {{ name: string, arn: string, partition: string, region: string, account: string, state: string, at: number,
 *   contributor?: string, series: Record<string, string> }} Change
 */

/**
 * What an alarm sends through SNS, or what EventBridge says of it. Nothing for anything else.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/cloudwatch-and-eventbridge.html
 * @param {any} body @returns {Change | undefined}
 */
function changeIn(body) {
  const isEvent =
    body.source === "aws.cloudwatch" && /^CloudWatch Alarm (Contributor )?State Change$/.test(body["detail-type"]);
  const detail = (isEvent && body.detail) || {};
  const arn = String((isEvent ? body.resources?.[0] : body.AlarmArn) ?? "");
  const [, partition = "", , region = "", account = "", kind, ...name] = arn.split(":");
  const state = isEvent ? detail.state?.value : body.NewStateValue;
  const at = Date.parse(isEvent ? detail.state?.timestamp : body.StateChangeTime);
  if (kind !== "alarm" || !state || Number.isNaN(at)) return undefined;
  const contributor = isEvent ? detail.alarmContributor?.id : body.AlarmContributorId;
  const series = (isEvent ? detail.alarmContributor?.attributes : body.AlarmContributorAttributes) ?? {};
  return { name: name.join(":"), arn, partition, region, account, state, at, contributor, series };
}

/**
 * Whether the alarm is of the account and Region that a function runs in: a name says nothing about another's.
 * @param {Change} change @param {string} self the function's ARN
 */
function isOwn({ region, account }, self) {
  const [, , , here, owner] = self.split(":");
  return region === here && account === owner;
}

/** @param {unknown} text JSON, or anything @returns {any} */
function parsed(text) {
  try {
    return JSON.parse(String(text)) ?? {};
  } catch {
    return {};
  }
}

/** AWS leaves out lists that are empty. @param {any} some @returns {any[]} */
function list(some) {
  return some ?? [];
}

/** @param {number} at in ms */
function iso(at) {
  return new Date(at).toISOString();
}

const MINUTE = 60_000;

/**
 * A log line that is also a metric: one of `name`, by `dimensions`.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html
 * @param {{ namespace: string, name: string, dimensions: Record<string, string>, now: number }} counted
 * @param {object} said what else the line says
 */
function counted({ namespace, name, dimensions, now }, said) {
  const metric = {
    Namespace: namespace,
    Dimensions: [Object.keys(dimensions)],
    Metrics: [{ Name: name, Unit: "Count" }],
  };
  const _aws = { Timestamp: now, CloudWatchMetrics: [metric] };
  return JSON.stringify({ _aws, ...dimensions, [name]: 1, ...said });
}

/** Past the console, which may wrap lines so that no metric is found in them. @param {string} line */
function stdout(line) {
  process.stdout.write(`${line}\n`);
}

exports.create = create;
exports.handler = create({
  cloudwatch: new CloudWatchClient({}),
  logs: new CloudWatchLogsClient({}),
  // The whole account shares two questions a second.
  cloudtrail: new CloudTrailClient({ maxAttempts: 6 }),
  iam: new IAMClient({}),
  tagging: new ResourceGroupsTaggingAPIClient({}),
  environment: process.env,
});
