// @ts-check
"use strict";

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
 * CONDITIONS is JSON, a list. An alarm is dropped when every part of one condition fits, held when one part are hours:
 *   [{ "names": ["*-staging"], "because": "nobody watches staging" },
 *    { "tags": { "criticality": "low*" }, "hours": { "from": "20:00", "to": "07:00", "zone": "Europe/Berlin" } },
 *    { "names": ["batch-*"], "hours": { "days": ["Sat", "Sun"], "zone": "America/New_York" } }]
 */
const { createHash } = require("node:crypto");
const cw = require("@aws-sdk/client-cloudwatch");
const { CreateScheduleCommand, SchedulerClient } = require("@aws-sdk/client-scheduler");
const { PublishCommand, SNSClient } = require("@aws-sdk/client-sns");

/**
 * @typedef {{ send: (command: any) => Promise<any> }} Client
 * @typedef {{ name: string, arn: string, state: string, at: number }} Change an alarm that changed its state, `at` in ms
 * @typedef {{ Message: string, Subject?: string, MessageAttributes?: Record<string, any> }} Message
 * @typedef {{ message: Message, change?: Change, event: Record<string, any>, again: boolean }} Notice
 * @typedef {{ from?: string, to?: string, days?: string[], zone?: string }} Hours
 * @typedef {{ names?: string[], tags?: Record<string, string>, hours?: Hours, because?: string }} Condition
 * @typedef {{ do: "Forwarded" | "Dropped" | "Held", reason: string, because: string, until?: number }} Decision
 */

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
/** Until the next look where nobody can say when the reason to hold ends. */
const SOON = 5 * MINUTE;
/** Lies beside the event in a schedule's input, so that a dead-letter topic still gets an event that marbot understands. */
const AGAIN = "marbotLooksAgain";

/**
 * The function over the clients that it is given: Lambda gives the real ones (last line), tests give others.
 * @param {{ cloudwatch: Client, scheduler: Client, sns: Client, environment: Record<string, string | undefined>,
 *   now?: () => number, print?: (line: string) => void }} given
 */
const create = ({ cloudwatch, scheduler, sns, environment, now = Date.now, print = stdout }) => {
  const topic = environment.TOPIC_ARN;

  /** @param {Record<string, any>} event @param {{ invokedFunctionArn: string }} context */
  return async (event, context) => {
    // SNS hands over one record at a time today, but its shape allows for more.
    for (const notice of noticesIn(event)) {
      const decision = await decideSafely(notice, context);
      if (decision.do === "Forwarded") await sns.send(new PublishCommand({ TopicArn: topic, ...notice.message }));
      print(JSON.stringify(record(decision, notice, now())));
    }
  };

  /** @param {Notice} notice @param {{ invokedFunctionArn: string }} context @returns {Promise<Decision>} */
  async function decideSafely(notice, context) {
    try {
      const decision = await decide(notice);
      if (decision.do === "Held") await lookAgain(notice, decision, context.invokedFunctionArn);
      return decision;
    } catch (error) {
      return { do: "Forwarded", reason: "undecided", because: `could not be decided: ${error}` };
    }
  }

  /** @param {Notice} notice @returns {Promise<Decision>} */
  async function decide({ change, event, again }) {
    if (event.Records?.[0]?.Sns?.TopicArn === topic)
      return { do: "Dropped", reason: "loop", because: "the filter is subscribed to the topic that it publishes to" };
    if (!change) return { do: "Forwarded", reason: "not-an-alarm", because: "only alarms are filtered" };
    const conditions = conditionsIn(environment.CONDITIONS);

    const alarm = await describe(change.name);
    if (!alarm && again) return { do: "Dropped", reason: "over", because: "the alarm was deleted meanwhile" };
    if (!alarm) return { do: "Forwarded", reason: "undecided", because: "there is no alarm of that name" };
    if (again && hasMovedOn(alarm, change))
      return { do: "Dropped", reason: "over", because: "the alarm is not in that state any more" };

    const actions = [alarm.AlarmActions, alarm.OKActions, alarm.InsufficientDataActions].flatMap((list) => list ?? []);
    if (actions.length > 0 && actions.every(isAutomation))
      return { do: "Dropped", reason: "scaling-only", because: "all of its actions scale or stop something" };

    const tags = conditions.some((one) => one.tags) ? await tagsOf(change.arn) : {};
    const fitting = conditions.filter((one) => fits(one, change.name, tags));
    const dropping = fitting.find(({ hours }) => !hours);
    if (dropping) return { do: "Dropped", reason: "condition", because: said(dropping) };

    // An OK closes the card of an alarm that went out before: nothing that began since then may stop it.
    if (change.state === "OK") return { do: "Forwarded", reason: "recovery", because: "it may close an open card" };
    if (alarm.ActionsEnabled === false)
      return { do: "Dropped", reason: "actions-disabled", because: "its actions are disabled" };

    const muted = await mutedUntil(change.name);
    if (muted) return { do: "Held", reason: "muted", ...muted };
    if (alarm.ActionsSuppressedBy)
      // CloudWatch does not say until when: it depends on another alarm.
      return { do: "Held", reason: "suppressed", because: "its actions are suppressed", until: now() + SOON };
    for (const one of fitting) {
      const until = hoursEnd(one.hours ?? {}, now());
      if (until) return { do: "Held", reason: "condition", because: said(one), until };
    }
    return { do: "Forwarded", reason: "passed", because: "nothing speaks against it" };
  }

  /** @param {string} name @returns {Promise<any>} of either kind, with its current state and actions */
  async function describe(name) {
    // Without AlarmTypes CloudWatch leaves composite alarms out.
    const AlarmTypes = [cw.AlarmType.MetricAlarm, cw.AlarmType.CompositeAlarm];
    const found = await cloudwatch.send(new cw.DescribeAlarmsCommand({ AlarmNames: [name], AlarmTypes }));
    return [...(found.MetricAlarms ?? []), ...(found.CompositeAlarms ?? [])][0];
  }

  /** @param {string} arn @returns {Promise<Record<string, string>>} */
  async function tagsOf(arn) {
    const { Tags = [] } = await cloudwatch.send(new cw.ListTagsForResourceCommand({ ResourceARN: arn }));
    return Object.fromEntries(Tags.map((/** @type {any} */ { Key, Value }) => [Key, Value]));
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
      const asked = { AlarmName: name, Statuses: [cw.AlarmMuteRuleStatus.ACTIVE], NextToken };
      const page = await cloudwatch.send(new cw.ListAlarmMuteRulesCommand(asked));
      for (const { AlarmMuteRuleArn } of page.AlarmMuteRuleSummaries ?? []) {
        const rule = AlarmMuteRuleArn.split(":alarm-mute-rule:")[1];
        const found = await cloudwatch.send(new cw.GetAlarmMuteRuleCommand({ AlarmMuteRuleName: rule }));
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
    const [date = ""] = new Date(Math.max(until, now() + MINUTE)).toISOString().split(".");
    const about = JSON.stringify([change?.arn, change?.state, change?.at, date]);
    const DeadLetterConfig = environment.DEAD_LETTER_QUEUE_ARN ? { Arn: environment.DEAD_LETTER_QUEUE_ARN } : undefined;
    const RoleArn = environment.SCHEDULE_ROLE_ARN;
    const schedule = {
      Name: `marbot-${createHash("sha256").update(about).digest("hex").slice(0, 40)}`,
      GroupName: environment.SCHEDULE_GROUP,
      ScheduleExpression: `at(${date})`,
      FlexibleTimeWindow: { Mode: /** @type {const} */ ("OFF") },
      ActionAfterCompletion: /** @type {const} */ ("DELETE"),
      Target: { Arn: self, RoleArn, Input: JSON.stringify({ ...event, [AGAIN]: true }), DeadLetterConfig },
    };
    await scheduler.send(new CreateScheduleCommand(/** @type {any} */ (schedule))).catch((error) => {
      if (error.name !== "ConflictException") throw error;
    });
  }
};

/** @param {Record<string, any>} given from EventBridge, SNS or an own schedule @returns {Notice[]} */
function noticesIn({ [AGAIN]: again = false, ...event }) {
  if (!event.Records) return [{ event, again, change: changeIn(event), message: { Message: JSON.stringify(event) } }];
  return event.Records.map((/** @type {any} */ record) => {
    const { Message, Subject, MessageAttributes = {} } = record.Sns;
    const attributes = Object.entries(MessageAttributes).map(([key, { Type, Value }]) => [
      key,
      {
        DataType: Type,
        ...(Type === "Binary" ? { BinaryValue: Buffer.from(Value, "base64") } : { StringValue: Value }),
      },
    ]);
    const message = { Message, Subject: Subject ?? undefined, MessageAttributes: Object.fromEntries(attributes) };
    return { event: { Records: [record] }, again, change: changeIn(parsed(Message)), message };
  });
}

/** @param {string} text @returns {any} */
function parsed(text) {
  try {
    return JSON.parse(text) ?? {};
  } catch {
    return {};
  }
}

/** @param {Record<string, any>} body what an alarm sends through SNS, or what EventBridge says of it @returns {Change | undefined} */
function changeIn({ AlarmArn, AlarmName, NewStateValue, StateChangeTime, resources, detail, ...rest }) {
  if (AlarmArn && NewStateValue)
    return { name: AlarmName, arn: AlarmArn, state: NewStateValue, at: instant(StateChangeTime) };
  if (rest["detail-type"] !== "CloudWatch Alarm State Change" || rest.source !== "aws.cloudwatch") return undefined;
  return (
    detail && {
      name: detail.alarmName,
      arn: resources?.[0],
      state: detail.state?.value,
      at: instant(detail.state?.timestamp),
    }
  );
}

/** CloudWatch writes offsets without a colon, which not every reader of ISO times takes. @param {unknown} text */
function instant(text) {
  return Date.parse(String(text).replace(/([+-]\d\d)(\d\d)$/, "$1:$2"));
}

/** Later changes of the alarm came with events of their own. @param {any} alarm @param {Change} change */
function hasMovedOn({ StateValue, StateTransitionedTimestamp }, { state, at }) {
  return StateValue !== state || (StateTransitionedTimestamp && StateTransitionedTimestamp.getTime() > at + MINUTE);
}

/**
 * Actions that scale, and those of EC2 that stop or terminate what is idle. Not those that recover or reboot: then
 * something is broken.
 * @param {string} arn
 */
function isAutomation(arn) {
  return /^arn:[^:]+:autoscaling:|:automate:[^:]+:ec2:(stop|terminate)$|\/AWS_EC2\.InstanceId\.(Stop|Terminate)\//.test(
    arn,
  );
}

/** One that is misspelt, or empty, would fit too much: none is applied then. @param {string | undefined} json @returns {Condition[]} */
function conditionsIn(json) {
  const conditions = JSON.parse(json || "[]");
  for (const { names, tags, hours, because, ...others } of conditions) {
    const { from = "00:00", to = "24:00", days = [], zone, ...more } = hours ?? {};
    const unknown = [
      ...Object.keys(others),
      ...Object.keys(more),
      ...days.filter((/** @type {string} */ day) => !isDay(day)),
    ];
    if (unknown.length > 0) throw new Error(`CONDITIONS: unknown ${unknown}`);
    if (!(names || tags || hours)) throw new Error("CONDITIONS: each has names, tags or hours");
    if (![from, to].every((time) => /^\d\d:\d\d$/.test(time)))
      throw new Error(`CONDITIONS: ${from} or ${to} is not HH:MM`);
  }
  return conditions;
}

/** Without its hours. @param {Condition} condition @param {string} name @param {Record<string, string>} tags */
function fits({ names, tags: wanted = {} }, name, tags) {
  if (names && !names.some((pattern) => like(pattern, name))) return false;
  return Object.entries(wanted).every(([key, pattern]) => key in tags && like(pattern, tags[key] ?? ""));
}

/** `*` stands for any text. Written without a regular expression, which a pattern could make slow. @param {string} pattern @param {string} text */
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

/** @param {Condition} condition */
function said({ because, ...condition }) {
  return because ?? `condition ${JSON.stringify(condition)}`;
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
    if (from <= to) return begins(at) && from <= time && time < to;
    return (begins(at) && from <= time) || (begins(at - DAY) && time < to);
  };
  const start = Math.floor(now / MINUTE) * MINUTE;
  for (let at = start; at <= start + 8 * DAY; at += MINUTE) if (!inside(at)) return at === start ? undefined : at;
  return start + 8 * DAY;
}

/**
 * The end of the window that a mute rule is in now: its latest start, plus the duration. Soon, if that cannot be told:
 * who is still muted then is held again.
 * @param {any} rule as GetAlarmMuteRule answers @param {number} now
 */
function muteEnd({ Rule, StartDate, ExpireDate }, now) {
  const { Expression = "", Duration = "", Timezone = "UTC" } = Rule?.Schedule ?? {};
  const [, days, hours, minutes] = /^P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?)?$/.exec(Duration) ?? [];
  const duration = Number(days ?? 0) * DAY + (Number(hours ?? 0) * 60 + Number(minutes ?? 0)) * MINUTE;
  const starts = startsOf(Expression);
  const local = localTime(Timezone);
  for (let at = Math.floor(now / MINUTE) * MINUTE; at > now - duration && at >= (StartDate ?? 0); at -= MINUTE)
    if (starts(local(at))) return Math.min(at + duration, ExpireDate?.getTime() ?? Number.POSITIVE_INFINITY);
  return now + SOON;
}

/** @param {string} expression of a mute rule: at(...), or cron(...) of five fields with lists and ranges */
function startsOf(expression) {
  const [, kind, inner = ""] = /^(at|cron)\((.*)\)$/.exec(expression) ?? [];
  if (kind === "at") return (/** @type {LocalTime} */ { date, time }) => `${date}T${time}` === inner.slice(0, 16);
  const [minute, hour, day, month, weekday] = inner.toUpperCase().trim().split(/\s+/);
  // With both a day of the month and a weekday, whether one or both must fit is not documented.
  if (!weekday || (day !== "*" && weekday !== "*")) return () => false;
  return (/** @type {LocalTime} */ local) =>
    has(minute, Number(local.time.slice(3))) &&
    has(hour, Number(local.time.slice(0, 2))) &&
    has(day, Number(local.date.slice(8))) &&
    has(month, Number(local.date.slice(5, 7)), MONTHS, 1) &&
    has(weekday, WEEKDAYS.indexOf(local.weekday.toUpperCase()), WEEKDAYS);
}

const MONTHS = ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"];
const WEEKDAYS = ["SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"];
const isDay = (/** @type {string} */ day) => /^[A-Z][a-z]{2}$/.test(day) && WEEKDAYS.includes(day.toUpperCase());

/** @param {string | undefined} field @param {number} value @param {string[]} [names] @param {number} [first] */
function has(field = "", value, names = [], first = 0) {
  const number = (/** @type {string} */ text) => (names.includes(text) ? names.indexOf(text) + first : Number(text));
  return field.split(",").some((part) => {
    if (part === "*") return true;
    const [from = "", to = from] = part.split("-");
    const [low, high] = [number(from), number(to)];
    // Sunday is 0 and 7; a range such as FRI-MON goes round the end of the week.
    const fits = (/** @type {number} */ one) => (low <= high ? low <= one && one <= high : low <= one || one <= high);
    return fits(value) || (names === WEEKDAYS && value === 0 && fits(7) && high === 7);
  });
}

/** @typedef {{ date: string, time: string, weekday: string }} LocalTime such as 2026-11-24, 08:15, Tue */
/** @param {string} zone such as Europe/Berlin @returns {(at: number) => LocalTime} */
function localTime(zone) {
  const options = {
    hourCycle: "h23",
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
  };
  const format = new Intl.DateTimeFormat(
    "en-US",
    /** @type {any} */ ({ ...options, weekday: "short", timeZone: zone }),
  );
  return (at) => {
    const part = Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, value]));
    const date = `${part.year}-${part.month}-${part.day}`;
    return { date, time: `${part.hour}:${part.minute}`, weekday: part.weekday ?? "" };
  };
}

/**
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html
 * @param {Decision} decision @param {Notice} notice @param {number} now
 */
function record({ do: done, reason, because, until }, { change }, now) {
  const metric = { Namespace: "marbot/Filter", Dimensions: [["Reason"]], Metrics: [{ Name: done, Unit: "Count" }] };
  return {
    _aws: { Timestamp: now, CloudWatchMetrics: [metric] },
    Reason: reason,
    [done]: 1,
    alarm: change?.name,
    state: change?.state,
    because,
    until: until && new Date(until).toISOString(),
  };
}

/** Past the console, which may wrap lines so that no metric is found in them. @param {string} line */
const stdout = (line) => void process.stdout.write(`${line}\n`);

exports.create = create;
exports.handler = create({
  cloudwatch: new cw.CloudWatchClient({}),
  scheduler: new SchedulerClient({}),
  sns: new SNSClient({}),
  environment: process.env,
});
