import type { Note } from "./note.ts";

/** Who is not of the customer's own company may see and take alerts, but decides nothing for others. */
export const MEMBERS_ONLY =
  "Only members of the company that installed me can change this, not its guests. Ask one of them.";

/** Told to whoever wanted to change something that is not theirs, alone. */
export const membersOnlyNote: Note = {
  title: "That is for members to change",
  parts: [{ is: "text", text: [MEMBERS_ONLY] }],
  confidential: true,
};

/** What all cards show from then on is told where others see who told it. */
export const tellInChannelNote = (words: string): Note => ({
  title: "Tell me that in a channel",
  parts: [
    {
      is: "text",
      text: [
        "It changes the cards of all your channels, so others should see who told me. In a channel with an address, which no other company reads, mention me and say:",
      ],
    },
    { is: "code", text: words },
  ],
  confidential: true,
});
