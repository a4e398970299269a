// @ts-check
"use strict";
/** @import { Change } from "./change.cjs" */
/** @import { AccountChange, Client, Enrichment } from "./enrich.cjs" */
/** @import { Measured } from "./measured.cjs" */
const { LookupEventsCommand } = require("@aws-sdk/client-cloudtrail");
const { iso, list, MINUTE } = require("./change.cjs");
const { consoleOf } = require("./links.cjs");
const { HOUR } = require("./measured.cjs");

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

module.exports = { changesBefore };
