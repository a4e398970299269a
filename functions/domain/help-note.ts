import type { Platform } from "./customer.ts";
import type { Item, Note, NoteButton } from "./note.ts";
import { phrases } from "./wording.ts";

/** What the bot is and what it answers to. The words are those that people may say; slips are understood. */
export const helpNote = (platform: Platform, where: "channel" | "direct" | "home"): Note => ({
  title: "This is marbot: AWS alarms, owned by somebody",
  parts: [
    {
      is: "text",
      text: [
        "Alarms and events of your AWS accounts come here as cards. ",
        { strong: "Acknowledge" },
        " makes one yours, ",
        { strong: "Pass" },
        " asks whoever is next, ",
        { strong: "Close" },
        " ends it. What recovers closes by itself.",
      ],
    },
    { is: "heading", text: where === "channel" ? "In this channel you can ask" : "You can ask" },
    { is: "list", items: [...(where === "channel" ? channelQuestions : []), ...questions] },
    ...(where === "channel" ? [] : [elsewhere(platform)]),
    { is: "buttons", buttons: where === "channel" ? channelButtons : buttons },
  ],
});

const ask = (words: string, meaning: string): Item => ({ text: [{ code: words }, `  ${meaning}`] });

const channelQuestions: readonly Item[] = [
  ask("endpoint", "the address where this channel's events go"),
  ask("configure", "grouping, escalation, mentions, responders, a new address"),
  ask("send a test alert", "a card that goes the way real ones go"),
  ask("this is 111111111111 shop production", "the name that cards give an account"),
  ask('runbook for "api-*": https://…', "what cards of such alarms tell whoever is woken"),
];

const questions: readonly Item[] = [
  ask("open alerts", "what nobody has closed yet"),
  ask("missed alerts", "what nobody acknowledged in time"),
  ask("all alerts last 24 hours", "any time up to 14 days"),
  ask("what happened to …", "the story of an alert: words of its title, or its id"),
  ask("who was told about …", "whom its escalation asked, and when"),
  ask("templates", "which of our templates your accounts run"),
];

/** What only makes sense in a channel, named where it is asked for elsewhere. */
const elsewhere = (platform: Platform) => ({
  is: "remark" as const,
  text: [
    "In a channel, mention me: ",
    { code: "@marbot endpoint" },
    " tells its address, ",
    { code: "@marbot configure" },
    platform === "slack" ? " or /marbot opens its settings." : " opens its settings.",
    " Names of accounts and runbooks are told there too, where others see who told them.",
  ],
});

const say = (label: string, words: string): NoteButton => ({ do: "say", label, words });
const buttons: readonly NoteButton[] = [say("Open alerts", phrases.open), say("Missed alerts", phrases.missed)];
const channelButtons: readonly NoteButton[] = [
  ...buttons,
  say("Endpoint", phrases.endpoint),
  say("Configure", phrases.configure),
];

/** Nobody is left without an answer: the likeliest meanings, one press away. */
export const notUnderstood = (likeliest: readonly string[]): Note => ({
  title: "I did not understand that",
  parts: [
    { is: "text", text: ["Did you mean one of these? ", { code: "help" }, " lists all that I answer to."] },
    { is: "buttons", buttons: likeliest.map((words) => say(labelOf(words), words)) },
  ],
});

const labelOf = (words: string): string => `${words.slice(0, 1).toUpperCase()}${words.slice(1)}`;

/** Said to whoever writes to the bot before it is in any of their teams; nothing of them is kept. */
export const strangerNote: Note = {
  title: "Add me to a team first",
  parts: [
    {
      is: "text",
      text: [
        "I show what your AWS accounts report in a team's channels. Open ",
        { strong: "Apps" },
        ", choose me, press ",
        { strong: "Add to a team" },
        " and pick a channel: I tell its address there, and how to go on.",
      ],
    },
    { is: "remark", text: ["Until then I keep nothing of what you write."] },
  ],
};
