import type { Note, Words } from "./note.ts";

/** What somebody changed, told to everybody in the channel. */
export const changedNote = (actor: string, changes: readonly string[], responders: readonly string[]): Note => ({
  title: "The settings of this channel were changed",
  parts: [
    { is: "text", text: [{ user: actor }, " changed the settings of this channel:"] },
    { is: "list", items: changes.map((change) => ({ text: [change] })) },
    ...(responders.length > 0 ? [{ is: "remark" as const, text: namesOf(responders) }] : []),
    { is: "buttons", buttons: [{ do: "say", label: "Endpoint", words: "endpoint" }] },
  ],
});

const namesOf = (responders: readonly string[]): Words => [
  "Responders: ",
  ...responders.flatMap((user, index) => [...(index > 0 ? [", "] : []), { user }]),
];

/** Stands where the form stood, for whoever filled it in. */
export const savedNote = (endpoint: string): Note => ({
  title: "Saved",
  parts: [
    { is: "text", text: ["What is different now is told to the channel."] },
    {
      is: "buttons",
      buttons: [
        { do: "configure", label: "Configure", endpoint },
        { do: "say", label: "Send a test", words: "send a test alert" },
      ],
    },
  ],
});

/** The end of an endpoint, told where it was. */
export const removedNote = (actor: string): Note => ({
  title: "This channel's endpoint is deleted",
  parts: [
    {
      is: "text",
      text: [
        { user: actor },
        " deleted it: its address answers 410 from now on, and its alerts are deleted within a day. Remove me from the channel and invite me again for a new one.",
      ],
    },
  ],
});

/** Who is on duty, after somebody said so. */
export const dutyNote = (onDuty: readonly string[]): Note => ({
  title: onDuty.length === 0 ? "Nobody is on duty" : "On duty",
  parts: [
    onDuty.length === 0
      ? { is: "text", text: ["Responders are asked, or everybody in the channel."] }
      : { is: "list", items: onDuty.map((user) => ({ text: [{ user }] })) },
    {
      is: "buttons",
      buttons: [
        { do: "say", label: "I'm on duty", words: "I'm on duty" },
        { do: "say", label: "I'm off duty", words: "I'm off duty" },
      ],
    },
  ],
});
