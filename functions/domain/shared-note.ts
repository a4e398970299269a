import type { Note } from "./note.ts";

/** Told in a channel that another company reads from now on: what stands there already is theirs to read too. */
export const sharedNote = (endpoint: string): Note => ({
  title: "This channel is shared with another company now",
  parts: [
    {
      is: "text",
      text: [
        "They read every card here, and what was posted before: also this channel's address, where it was shown. Whoever knows it can post here. Choose a new address in the settings if they should not, or move the alerts to a channel of your own.",
      ],
    },
    { is: "remark", text: ["They cannot press the buttons, and I tell them nothing."] },
    { is: "buttons", buttons: [{ do: "configure", label: "Configure", endpoint }] },
  ],
});
