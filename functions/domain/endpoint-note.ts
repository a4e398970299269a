import type { Note, Part } from "./note.ts";
import type { Published } from "./published.ts";
import { curl, setupButtons } from "./setup.ts";

/** A channel as it welcomes the bot. */
export interface Welcomed {
  readonly channel: string;
  /** The number of the channel's endpoint, for its settings. */
  readonly endpoint: string;
  /** Where its events go; absent where a channel is shared with another company. */
  readonly address?: string;
  /** The bot was here before, not long ago: the addresses of that time are void. */
  readonly again: boolean;
}

/** What the bot says when it comes into a channel. */
export const welcomeNote = ({ channel, endpoint, address, again }: Welcomed, published: Published): Note => ({
  title: channel === "" ? "marbot is here" : `marbot is here: alerts for #${channel}`,
  parts: [
    {
      is: "text",
      text: [
        "Alarms and events of your AWS accounts come here as cards, somebody is asked to take each, and what recovers closes by itself. I never need access to an account: it sends to an address of this channel.",
      ],
    },
    ...(address === undefined ? sharedParts : ownParts(address, published)),
    again
      ? {
          is: "text",
          text: [{ strong: "Earlier addresses are gone for good. " }, "Whatever still sends to one is answered 410."],
        }
      : { is: "remark", text: ["Should I have been here before: the addresses of that time stay void."] },
    {
      is: "buttons",
      buttons: [
        { do: "say", label: "Send a test", words: "send a test alert", style: "primary" },
        { do: "configure", label: "Configure", endpoint },
        { do: "say", label: "Help", words: "help" },
      ],
    },
  ],
});

const ownParts = (address: string, published: Published): readonly Part[] => [
  { is: "heading", text: "The address of this channel" },
  { is: "code", text: address },
  { is: "remark", text: ["It is a secret: whoever knows it can post here. Try it:"] },
  { is: "code", text: curl(address) },
  { is: "heading", text: "Set an AWS account up" },
  { is: "buttons", buttons: setupButtons(published, address) },
];

const sharedParts: readonly Part[] = [
  {
    is: "text",
    text: [
      "This channel is shared with another company, so its address is not shown here. A member of the company that installed me asks for it: mention me and say ",
      { code: "endpoint" },
      "; nobody else sees the answer.",
    ],
  },
];

/** The answer to `endpoint`. */
export const endpointNote = (
  {
    channel,
    address,
    endpoint,
    previousUntil,
  }: { channel: string; address: string; endpoint: string; previousUntil?: string },
  published: Published,
  confidential: boolean,
): Note => ({
  title: channel === "" ? "The address of this channel" : `The address of #${channel}`,
  parts: [
    { is: "code", text: address },
    { is: "remark", text: ["It is a secret: whoever knows it can post here. Try it:"] },
    { is: "code", text: curl(address) },
    ...(previousUntil === undefined
      ? []
      : [{ is: "text" as const, text: ["The address before this one works until ", { at: previousUntil }, "."] }]),
    { is: "heading", text: "Set an AWS account up" },
    {
      is: "buttons",
      buttons: [...setupButtons(published, address), { do: "configure", label: "Configure", endpoint }],
    },
  ],
  ...(confidential && { confidential: true }),
});

/** Who may not know an address is told so, alone. */
export const noAddressNote: Note = {
  title: "The address is not yours to see",
  parts: [
    {
      is: "text",
      text: ["This channel is shared. Only members of the company that installed me are told its address."],
    },
  ],
  confidential: true,
};

export const noEndpointNote: Note = {
  title: "This channel has no address",
  parts: [{ is: "text", text: ["Invite me to the channel first: it gets its address then."] }],
};
