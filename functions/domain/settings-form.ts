import { secondsIn } from "./duration.ts";
import type { Endpoint, Settings } from "./endpoint.ts";
import type { Answers, Form, Input, Problems } from "./form.ts";
import { dayOf, type Instant, inWords } from "./time.ts";

/** What people chose: new settings, a new address, or the end of the endpoint. */
export interface Chosen {
  readonly settings: Pick<
    Settings,
    "alertWindowSeconds" | "notificationWindowSeconds" | "strategy" | "stepSeconds" | "mentions" | "responders"
  > &
    Pick<Settings, "class" | "tag">;
  /** A new address; the old one works for so many seconds more. */
  readonly graceSeconds?: number;
  readonly remove?: true;
}

const HOUR = 3600;
const DAY = 24 * HOUR;

/** The settings of a channel, as a form. */
export const settingsForm = ({ number, platform, channel, settings, mentionsRefused }: Endpoint): Form => ({
  title: "Settings",
  submit: "Save",
  about: number,
  fields: [
    { is: "text", text: channel.name === "" ? "For this channel." : `For #${channel.name}.` },
    { is: "heading", text: "Grouping" },
    {
      ...{ is: "line", name: "alert-window", label: "Equal alerts join one card for" },
      ...{
        value: durationText(settings.alertWindowSeconds),
        hint: "From the first event on, up to 14 days: 7 days, 12 h",
      },
    },
    {
      ...{ is: "line", name: "notification-window", label: "Equal notifications join one card for" },
      ...{ value: durationText(settings.notificationWindowSeconds), hint: "0 s shows each one: 1 min, 1 day" },
    },
    {
      ...{ is: "choice", name: "class", label: "What comes is" },
      value: settings.class ?? "by-kind",
      choices: [
        { value: "by-kind", label: "What its kind says (recommended)" },
        { value: "alert", label: "Always an alert: somebody is asked" },
        { value: "notification", label: "Always a notification: nobody is asked" },
      ],
    },
    { is: "heading", text: "Who is asked" },
    {
      ...{ is: "choice", name: "strategy", label: "An alert asks", value: settings.strategy },
      choices: [
        {
          value: "channel",
          label: platform === "slack" ? "The channel: @here, then @channel" : "The channel's people by name",
        },
        { value: "people", label: "One person who is there, then another, then all" },
      ],
    },
    {
      ...{ is: "line", name: "step", label: "The next are asked after" },
      ...{ value: durationText(settings.stepSeconds), hint: "Without an acknowledgement, 1 min to 24 h: 5 min" },
    },
    {
      ...{ is: "choice", name: "mentions", label: "Posts mention people", value: settings.mentions ? "on" : "off" },
      choices: [
        { value: "on", label: "Yes" },
        { value: "off", label: "No: cards come without a sound" },
      ],
      ...(platform === "slack" && { hint: mentionsHint(mentionsRefused) }),
    },
    {
      ...{ is: "people", name: "responders", label: "Responders", value: settings.responders },
      hint: "Only they are asked by name; with nobody here, everybody in the channel is",
    },
    ...(platform === "teams" ? [tagField(settings)] : []),
    { is: "heading", text: "The address" },
    {
      ...{ is: "choice", name: "address", label: "Secret address", value: "keep" },
      choices: [
        { value: "keep", label: "Keep it" },
        { value: "0", label: "Make a new one, the old one ends now" },
        { value: String(DAY), label: "Make a new one, the old one works 24 h more" },
        { value: String(7 * DAY), label: "Make a new one, the old one works 7 days more" },
      ],
    },
    {
      ...{ is: "line", name: "end", label: "Delete this endpoint", value: "", optional: true },
      hint: "Write DELETE: its address ends at once, and its alerts are deleted",
    },
  ],
});

const mentionsHint = (refused: Instant | undefined): string =>
  refused === undefined
    ? "Some workspaces let only some people use @here and @channel"
    : `They ring nobody: since ${dayOf(refused)} this workspace does not let me use @here and @channel. Have one person asked instead, or ask an owner`;

/** Microsoft Teams has groups of a team's people, which a bot may mention. */
const tagField = ({ tag = "" }: Settings): Input => ({
  ...{ is: "line", name: "tag", label: "Tag", value: tag, optional: true },
  hint: "A tag of this team, by its name: it is mentioned instead of people, once an administrator lets me read tags",
});

/** Teams lets a tag's name have so many characters. */
const MOST_TAG = 40;

/** What was chosen, or what is wrong, a sentence a field. Whatever else somebody sends is ignored. */
export const readSettings = (answers: Answers): { chosen: Chosen } | { problems: Problems } => {
  const problems: Record<string, string> = {};
  const text = (name: string) => (typeof answers[name] === "string" ? (answers[name] as string).trim() : "");
  const seconds = (name: string, least: number, most: number): number => {
    const given = secondsIn(text(name));
    if (given === undefined)
      problems[name] = `"${text(name).slice(0, 40)}" is no duration: write 5 min, 12 h or 7 days`;
    else if (given < least || given > most)
      problems[name] = `Choose between ${durationText(least)} and ${durationText(most)}`;
    return given ?? 0;
  };
  const choice = <Value extends string>(name: string, values: readonly Value[]): Value | undefined => {
    const given = values.find((value) => value === text(name));
    if (given === undefined) problems[name] = "Choose one of them";
    return given;
  };

  const end = text("end");
  if (end !== "" && end.toUpperCase() !== "DELETE") problems.end = "Write DELETE, or leave it empty";
  const alertWindowSeconds = seconds("alert-window", 60, 14 * DAY);
  const notificationWindowSeconds = seconds("notification-window", 0, 14 * DAY);
  const stepSeconds = seconds("step", 60, DAY);
  const strategy = choice("strategy", ["channel", "people"]);
  const mentions = choice("mentions", ["on", "off"]);
  const kind = choice("class", ["by-kind", "alert", "notification"]);
  const address = choice("address", ["keep", "0", String(DAY), String(7 * DAY)]);
  const tag = text("tag").replace(/^@/, "");
  if (tag.length > MOST_TAG) problems.tag = `A tag's name has at most ${MOST_TAG} characters`;
  const responders = answers.responders ?? [];
  if (typeof responders === "string" || responders.length > MOST_RESPONDERS)
    problems.responders = `Choose at most ${MOST_RESPONDERS} people`;

  if (Object.keys(problems).length > 0 || !strategy || typeof responders === "string") return { problems };
  return {
    chosen: {
      settings: {
        alertWindowSeconds,
        notificationWindowSeconds,
        strategy,
        stepSeconds,
        mentions: mentions === "on",
        responders: [...new Set(responders)],
        ...(kind !== "by-kind" && kind && { class: kind }),
        ...(tag !== "" && { tag }),
      },
      ...(address && address !== "keep" && { graceSeconds: Number(address) }),
      ...(end !== "" && { remove: true }),
    },
  };
};

/** People who can be asked by name. */
const MOST_RESPONDERS = 50;

/** A duration as people write it, and as it is read again: `7 days`, `12 h`, `90 min`. */
export const durationText = (seconds: number): string => {
  if (seconds % DAY === 0 && seconds > 0) return seconds === DAY ? "1 day" : `${seconds / DAY} days`;
  if (seconds % HOUR === 0 && seconds > 0) return `${seconds / HOUR} h`;
  return seconds % 60 === 0 && seconds > 0 ? `${seconds / 60} min` : `${seconds} s`;
};

/** What is different now, a sentence each. Empty where nothing is. */
export const changesInWords = (before: Settings, { settings, graceSeconds }: Chosen): readonly string[] => {
  const changes: string[] = [];
  const differ = (name: keyof Chosen["settings"], words: (value: Chosen["settings"]) => string) => {
    if (JSON.stringify(before[name]) !== JSON.stringify(settings[name])) changes.push(words(settings));
  };
  differ("alertWindowSeconds", (now) => `equal alerts join one card for ${durationText(now.alertWindowSeconds)}`);
  differ(
    "notificationWindowSeconds",
    (now) => `equal notifications join one card for ${durationText(now.notificationWindowSeconds)}`,
  );
  differ("class", (now) =>
    now.class
      ? `what comes is always ${now.class === "alert" ? "an alert" : "a notification"}`
      : "the kind of an event decides whether it is an alert",
  );
  differ("strategy", (now) =>
    now.strategy === "people"
      ? "one person who is there is asked first, then another, then all"
      : "the whole channel is asked",
  );
  differ("stepSeconds", (now) => `the next are asked after ${durationText(now.stepSeconds)}`);
  differ("mentions", (now) => (now.mentions ? "posts mention people" : "posts mention nobody"));
  differ("responders", (now) =>
    now.responders.length > 0
      ? `${now.responders.length} responders are asked by name`
      : "nobody is named as responder: everybody in the channel is asked",
  );
  differ("tag", ({ tag }) =>
    tag === undefined ? "people are mentioned, and no tag" : `the tag ${tag} is mentioned instead of people`,
  );
  if (graceSeconds !== undefined)
    changes.push(
      graceSeconds === 0
        ? "there is a new address, the old one has ended"
        : `there is a new address, the old one works for ${inWords(graceSeconds)} more`,
    );
  return changes;
};
