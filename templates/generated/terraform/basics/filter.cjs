// Joined from parts/: edit them there, then node templates/functions/join.ts
"use strict";

const cloudWatch = require("@aws-sdk/client-cloudwatch");
const { CloudWatchClient } = require("@aws-sdk/client-cloudwatch");
const { CreateScheduleCommand, SchedulerClient } = require("@aws-sdk/client-scheduler");
const { PublishCommand, SNSClient } = require("@aws-sdk/client-sns");
const { createHash } = require("node:crypto");

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

/**
 * @typedef {{ from?: string, to?: string, days?: string[], zone?: string }} Hours HH:MM, Mon to Sun, Europe/Berlin
 * @typedef {{ names?: string[], tags?: Record<string, string>, hours?: Hours, because: string }} Condition
 */

/**
 * One that is misspelt, or empty, would fit too much: then none is applied, and every alarm is sent.
 * @param {string | undefined} json @returns {Condition[]}
 */
function conditionsIn(json) {
  return JSON.parse(json || "[]").map((/** @type {any} */ condition) => {
    const { names, tags, hours, because, ...others } = condition;
    const { from = "00:00", to = "24:00", days = [], zone, ...more } = hours ?? {};
    const unknown = [
      ...Object.keys(others),
      ...Object.keys(more),
      ...days.filter((/** @type {string} */ day) => !isDay(day)),
    ];
    if (unknown.length > 0) throw new Error(`CONDITIONS: unknown ${unknown}`);
    if (!(names || tags || hours)) throw new Error("CONDITIONS: each has names, tags or hours");
    for (const time of [from, to]) if (!/^\d\d:\d\d$/.test(time)) throw new Error(`CONDITIONS: ${time} is not HH:MM`);
    return { ...condition, because: because ?? `condition ${JSON.stringify(condition)}` };
  });
}

/** @param {string} day */
function isDay(day) {
  return /^[A-Z][a-z]{2}$/.test(day) && WEEKDAYS.includes(day.toUpperCase());
}

/** Without its hours. @param {Condition} condition @param {string} name @param {Record<string, string>} tags */
function fits({ names, tags: wanted = {} }, name, tags) {
  if (names && !names.some((pattern) => like(pattern, name))) return false;
  return Object.entries(wanted).every(([key, pattern]) => key in tags && like(pattern, tags[key] ?? ""));
}

/**
 * `*` stands for any text. Written without a regular expression, which a pattern could make slow.
 * @param {string} pattern @param {string} text
 */
function like(pattern, text) {
  const [first = "", ...rest] = pattern.split("*");
  if (rest.length === 0) return pattern === text;
  if (!text.startsWith(first)) return false;
  const last = rest.pop() ?? "";
  let at = first.length;
  for (const part of rest) {
    const found = text.indexOf(part, at);
    if (found < 0) return false;
    at = found + part.length;
  }
  return text.length - last.length >= at && text.endsWith(last);
}

/**
 * When the hours that it is now are over; nothing when it is outside of them. Minute by minute, because local time jumps.
 * @param {Hours} hours @param {number} now
 */
function hoursEnd({ from = "00:00", to = "24:00", days, zone = "UTC" }, now) {
  const local = localTime(zone);
  const begins = (/** @type {number} */ at) => !days || days.includes(local(at).weekday);
  const inside = (/** @type {number} */ at) => {
    const { time } = local(at);
    if (from <= to) return from <= time && time < to && begins(at);
    return (from <= time && begins(at)) || (time < to && begins(at - DAY));
  };
  const start = Math.floor(now / MINUTE) * MINUTE;
  for (let at = start; at <= start + 8 * DAY; at += MINUTE) if (!inside(at)) return at === start ? undefined : at;
  return start + 8 * DAY;
}

/**
 * The end of the window that a mute rule is in now: its latest start, plus the duration. Soon, if that cannot be told:
 * who is still muted then is held again.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_Schedule.html
 * @param {any} rule as GetAlarmMuteRule answers @param {number} now
 */
function muteEnd({ Rule, ExpireDate }, now) {
  const { Expression = "", Duration = "", Timezone = "UTC" } = Rule?.Schedule ?? {};
  const [, days, hours, minutes] = /^P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?)?$/.exec(Duration) ?? [];
  const duration = Number(days ?? 0) * DAY + (Number(hours ?? 0) * 60 + Number(minutes ?? 0)) * MINUTE;
  const starts = startsOf(Expression);
  const local = localTime(Timezone);
  for (let at = Math.floor(now / MINUTE) * MINUTE; at > now - duration; at -= MINUTE)
    if (starts(local(at))) return Math.min(at + duration, ExpireDate?.getTime() ?? Number.POSITIVE_INFINITY);
  return now + 5 * MINUTE;
}

/** @param {string} expression at(yyyy-MM-ddThh:mm), or cron(...) of five fields with lists and ranges */
function startsOf(expression) {
  const [, kind, inner = ""] = /^(at|cron)\((.*)\)$/.exec(expression) ?? [];
  if (kind === "at") return (/** @type {LocalTime} */ { date, time }) => `${date}T${time}` === inner.slice(0, 16);
  const [minute, hour, day, month, weekday] = inner.toUpperCase().trim().split(/\s+/);
  // If only one of day and weekday had to fit, there might be a later start than the one that is found: that the alarm is
  // still muted is seen at the next look.
  if (!weekday) return () => false;
  return (/** @type {LocalTime} */ { date, time, weekday: today }) =>
    has(minute, Number(time.slice(3))) &&
    has(hour, Number(time.slice(0, 2))) &&
    has(day, Number(date.slice(8))) &&
    has(month, Number(date.slice(5, 7)), ["", ...MONTHS]) &&
    // Sunday is 0 and 7.
    (has(weekday, WEEKDAYS.indexOf(today.toUpperCase()), WEEKDAYS) || (today === "Sun" && has(weekday, 7, WEEKDAYS)));
}

/** @param {string | undefined} field such as 15,45 or MON-FRI @param {number} value @param {string[]} [names] by their numbers */
function has(field = "", value, names = []) {
  const number = (/** @type {string} */ text) => (names.includes(text) ? names.indexOf(text) : Number(text));
  return field.split(",").some((part) => {
    if (part === "*") return true;
    const [from = "", to = from] = part.split("-");
    const [low, high] = [number(from), number(to)];
    // FRI-MON goes round the end of the week.
    return low <= high ? low <= value && value <= high : low <= value || value <= high;
  });
}

/** @typedef {{ date: string, time: string, weekday: string }} LocalTime such as 2026-11-24, 08:15, Tue */

/** What clocks and calendars of a time zone show. @param {string} zone such as Europe/Berlin @returns {(at: number) => LocalTime} */
function localTime(zone) {
  const format = new Intl.DateTimeFormat("en-US", {
    timeZone: zone,
    hourCycle: "h23",
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
    weekday: "short",
  });
  return (at) => {
    const part = Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, value]));
    const date = `${part.year}-${part.month}-${part.day}`;
    return { date, time: `${part.hour}:${part.minute}`, weekday: part.weekday ?? "" };
  };
}

const DAY = 24 * 60 * 60_000;
const WEEKDAYS = ["SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"];
const MONTHS = ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"];

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
  // A storm of alarms asks more than CloudWatch answers at once: patience, before an alarm is sent undecided.
  cloudwatch: new CloudWatchClient({ maxAttempts: 7 }),
  scheduler: new SchedulerClient({}),
  sns: new SNSClient({}),
  environment: process.env,
});
