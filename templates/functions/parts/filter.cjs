// @ts-check
"use strict";
/** @import { Change } from "./change.cjs" */
const { createHash } = require("node:crypto");
const cloudWatch = require("@aws-sdk/client-cloudwatch");
const { CreateScheduleCommand } = require("@aws-sdk/client-scheduler");
const { PublishCommand } = require("@aws-sdk/client-sns");
const { changeIn, isOwn, iso, list, MINUTE, parsed } = require("./change.cjs");
const { conditionsIn, fits, hoursEnd } = require("./condition.cjs");
const { counted, stdout } = require("./metric.cjs");
const { muteEnd } = require("./mute-rule.cjs");

/**
 * Decides which CloudWatch alarms of this account are worth somebody's attention, and publishes those, unchanged, to the
 * topic that marbot's endpoint subscribes. It runs in your account, reads alarms, their tags and their mute rules, and
 * changes nothing but its own schedules.
 *
 * - dropped: alarms that only drive scaling, alarms whose actions are disabled, what your own CONDITIONS say
 * - held: alarms that a CloudWatch mute rule mutes, composite alarms that are suppressed, your CONDITIONS with hours.
 *   A schedule looks again when that ends; who is still in the same state then is sent, with the original time
 * - sent: everything else, and whatever could not be decided. Too many messages are a nuisance, a lost one is an outage
 *
 * Each decision is one log line that is also a metric: marbot/Filter, Forwarded | Dropped | Held, by Reason.
 *
 * Environment: TOPIC_ARN, SCHEDULE_GROUP, SCHEDULE_ROLE_ARN; DEAD_LETTER_QUEUE_ARN and CONDITIONS may be left out.
 * CONDITIONS is JSON, a list. An alarm is dropped when every part of one of them fits; one with hours holds it:
 *   [{ "names": ["*-staging"], "because": "nobody watches staging" },
 *    { "tags": { "criticality": "low*" }, "hours": { "from": "20:00", "to": "07:00", "zone": "Europe/Berlin" } },
 *    { "names": ["batch-*"], "hours": { "days": ["Sat", "Sun"], "zone": "America/New_York" } }]
 *
 * @typedef {{ send: (command: any) => Promise<any> }} Client
 * @typedef {{ Message: string, Subject?: string, MessageAttributes?: Record<string, any> }} Message
 * @typedef {{ message: Message, change?: Change, event: Record<string, any>, again: boolean }} Notice
 * @typedef {{ do: "Forwarded" | "Dropped" | "Held", reason: string, because: string, until?: number }} Decision
 *
 * @param {{ cloudwatch: Client, scheduler: Client, sns: Client, environment: Record<string, string | undefined>,
 *   now?: () => number, print?: (line: string) => void }} given
 */
const create = ({ cloudwatch, scheduler, sns, environment, now = Date.now, print = stdout }) => {
  const topic = environment.TOPIC_ARN;

  /** @param {any} event @param {{ invokedFunctionArn: string }} context */
  return async (event, context) => {
    // SNS hands over one record at a time today, but its shape allows for more.
    for (const notice of noticesIn(event)) {
      const decision = await decideSafely(notice, context.invokedFunctionArn);
      if (decision.do === "Forwarded") await sns.send(new PublishCommand({ TopicArn: topic, ...notice.message }));
      print(line(decision, notice, now()));
    }
  };

  /** @param {Notice} notice @param {string} self this function's ARN @returns {Promise<Decision>} */
  async function decideSafely(notice, self) {
    try {
      const decision = await decide(notice, self);
      if (decision.do === "Held") await lookAgain(notice, decision, self);
      return decision;
    } catch (error) {
      return { do: "Forwarded", reason: "undecided", because: `could not be decided: ${error}` };
    }
  }

  /** @param {Notice} notice @param {string} self @returns {Promise<Decision>} */
  async function decide({ change, event, again }, self) {
    if (event.Records?.[0]?.Sns?.TopicArn === topic)
      return { do: "Dropped", reason: "loop", because: "the filter is subscribed to the topic that it publishes to" };
    if (!change) return { do: "Forwarded", reason: "not-an-alarm", because: "only alarms are filtered" };
    if (!isOwn(change, self))
      return { do: "Forwarded", reason: "elsewhere", because: "it is not of this account and Region" };

    const alarm = await describe(change.name);
    if (!alarm && again) return { do: "Dropped", reason: "over", because: "the alarm was deleted meanwhile" };
    if (!alarm) return { do: "Forwarded", reason: "undecided", because: "there is no alarm of that name" };
    if (again && !(await isStill(alarm, change)))
      return { do: "Dropped", reason: "over", because: "the alarm is not in that state any more" };

    const actions = [alarm.AlarmActions, alarm.OKActions, alarm.InsufficientDataActions].flatMap(list);
    if (actions.length > 0 && actions.every(isAutomation))
      return { do: "Dropped", reason: "scaling-only", because: "all of its actions scale or stop something" };

    const conditions = conditionsIn(environment.CONDITIONS);
    const tags = conditions.some((one) => one.tags) ? await tagsOf(change.arn) : {};
    const fitting = conditions.filter((one) => fits(one, change.name, tags));
    for (const { hours, because } of fitting) if (!hours) return { do: "Dropped", reason: "condition", because };

    // An OK closes the card of an alarm that went out before: nothing that began since then may stop it.
    if (change.state === "OK") return { do: "Forwarded", reason: "recovery", because: "it may close an open card" };
    if (alarm.ActionsEnabled === false)
      return { do: "Dropped", reason: "actions-disabled", because: "its actions are disabled" };

    const muted = await mutedUntil(change.name);
    if (muted) return { do: "Held", reason: "muted", ...muted };
    if (alarm.ActionsSuppressedBy)
      // Until when depends on another alarm.
      return { do: "Held", reason: "suppressed", because: "its actions are suppressed", until: now() + 5 * MINUTE };
    for (const { hours = {}, because } of fitting) {
      const until = hoursEnd(hours, now());
      if (until) return { do: "Held", reason: "condition", because, until };
    }
    return { do: "Forwarded", reason: "passed", because: "nothing speaks against it" };
  }

  /** @param {string} name @returns {Promise<any>} of either kind, with its present state and actions */
  async function describe(name) {
    // Without AlarmTypes CloudWatch leaves composite alarms out.
    const AlarmTypes = [cloudWatch.AlarmType.MetricAlarm, cloudWatch.AlarmType.CompositeAlarm];
    const found = await cloudwatch.send(new cloudWatch.DescribeAlarmsCommand({ AlarmNames: [name], AlarmTypes }));
    return [...list(found.MetricAlarms), ...list(found.CompositeAlarms)][0];
  }

  /** Later changes of an alarm came with events of their own. @param {any} alarm @param {Change} change */
  async function isStill({ StateValue, StateTransitionedTimestamp }, { name, state, at, contributor }) {
    if (!contributor) return StateValue === state && !(StateTransitionedTimestamp?.getTime() > at + MINUTE);
    let NextToken;
    do {
      const asked = { AlarmName: name, NextToken };
      const page = await cloudwatch.send(new cloudWatch.DescribeAlarmContributorsCommand(asked));
      if (list(page.AlarmContributors).some(({ ContributorId }) => ContributorId === contributor)) return true;
      NextToken = page.NextToken;
    } while (NextToken);
    return false;
  }

  /** @param {string} arn @returns {Promise<Record<string, string>>} */
  async function tagsOf(arn) {
    const { Tags } = await cloudwatch.send(new cloudWatch.ListTagsForResourceCommand({ ResourceARN: arn }));
    return Object.fromEntries(list(Tags).map(({ Key, Value }) => [Key, Value]));
  }

  /**
   * The last end of all mute rules that are active for the alarm now, if there are any.
   * https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarm-mute-rules.html
   * @param {string} name @returns {Promise<{ until: number, because: string } | undefined>}
   */
  async function mutedUntil(name) {
    const ends = [];
    let NextToken;
    do {
      const asked = { AlarmName: name, Statuses: [cloudWatch.AlarmMuteRuleStatus.ACTIVE], NextToken };
      const page = await cloudwatch.send(new cloudWatch.ListAlarmMuteRulesCommand(asked));
      for (const { AlarmMuteRuleArn } of list(page.AlarmMuteRuleSummaries)) {
        const rule = AlarmMuteRuleArn.split(":alarm-mute-rule:")[1];
        const found = await cloudwatch.send(new cloudWatch.GetAlarmMuteRuleCommand({ AlarmMuteRuleName: rule }));
        ends.push({ until: muteEnd(found, now()), because: `muted by the CloudWatch mute rule ${rule}` });
      }
      NextToken = page.NextToken;
    } while (NextToken);
    return ends.sort((a, b) => b.until - a.until)[0];
  }

  /**
   * A schedule that invokes this function once more with the same event, and deletes itself. Its name follows from what
   * it is for: when Lambda delivers an event twice, the second one finds the schedule there.
   * @param {Notice} notice @param {Decision} decision @param {string} self this function's ARN
   */
  async function lookAgain({ event, change }, { until = 0 }, self) {
    const [date = ""] = iso(Math.max(until, now() + MINUTE)).split(".");
    const about = JSON.stringify([change?.arn, change?.contributor, change?.state, change?.at, date]);
    const DeadLetterConfig = environment.DEAD_LETTER_QUEUE_ARN ? { Arn: environment.DEAD_LETTER_QUEUE_ARN } : undefined;
    const Input = JSON.stringify({ ...event, [AGAIN]: true });
    const schedule = new CreateScheduleCommand({
      Name: `marbot-${createHash("sha256").update(about).digest("hex").slice(0, 40)}`,
      GroupName: environment.SCHEDULE_GROUP,
      ScheduleExpression: `at(${date})`,
      FlexibleTimeWindow: { Mode: "OFF" },
      ActionAfterCompletion: "DELETE",
      Target: { Arn: self, RoleArn: environment.SCHEDULE_ROLE_ARN, Input, DeadLetterConfig },
    });
    await scheduler.send(schedule).catch((error) => {
      if (error.name !== "ConflictException") throw error;
    });
  }
};

/** Lies beside the event in a schedule's input: a dead-letter topic still gets an event that marbot understands then. */
const AGAIN = "marbotLooksAgain";

/** @param {Record<string, any>} given from EventBridge, SNS or an own schedule @returns {Notice[]} */
function noticesIn({ [AGAIN]: again = false, ...event }) {
  if (!event.Records) return [{ event, again, change: changeIn(event), message: { Message: JSON.stringify(event) } }];
  return list(event.Records).map((record) => {
    const { Message, Subject, MessageAttributes } = record.Sns;
    const attributes = Object.entries(MessageAttributes ?? {}).map(([key, { Type, Value }]) => {
      const value = Type === "Binary" ? { BinaryValue: Buffer.from(Value, "base64") } : { StringValue: Value };
      return [key, { DataType: Type, ...value }];
    });
    const message = { Message, Subject: Subject ?? undefined, MessageAttributes: Object.fromEntries(attributes) };
    return { event: { Records: [record] }, again, change: changeIn(parsed(Message)), message };
  });
}

/**
 * Actions that scale, and those of EC2 that stop or terminate what is idle. Not those that recover or reboot: then
 * something is broken.
 * @param {string} arn
 */
function isAutomation(arn) {
  return /^arn:[^:]+:autoscaling:|:ec2:(stop|terminate)$|\/AWS_EC2\.InstanceId\.(Stop|Terminate)\//.test(arn);
}

/** @param {Decision} decision @param {Notice} notice @param {number} now */
function line({ do: name, reason, because, until }, { change }, now) {
  const said = { alarm: change?.name, state: change?.state, because, until: until && iso(until) };
  return counted({ namespace: "marbot/Filter", name, dimensions: { Reason: reason }, now }, said);
}

module.exports = { create };
