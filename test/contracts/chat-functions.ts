/** Something that people can do, or that is done for them, and how each platform does it. */
export interface ChatFunction {
  readonly name: string;
  readonly slack: string;
  readonly teams: string;
  /** What is not the same; absent where nothing is. */
  readonly difference?: string;
  /** The test that shows it on both platforms: its file, and words of its name. */
  readonly proof: readonly [file: string, test: string];
}

const commands = "test/scenarios/commands.test.ts";
const settings = "test/scenarios/settings.test.ts";
const people = "test/scenarios/people.test.ts";
const duty = "test/scenarios/duty.test.ts";
const uninstall = "test/scenarios/uninstall.test.ts";
const welcome = "test/scenarios/welcome.test.ts";
const home = "test/scenarios/home.test.ts";
const gateway = "test/contracts/chat-gateway.ts";
const notes = "test/contracts/notes.ts";

/** The table of `docs/chat.md`. A row without an equivalent, or without a test on both platforms, does not pass. */
export const chatFunctions: readonly ChatFunction[] = [
  {
    name: "A card with its state, edited in place",
    slack: "message with blocks",
    teams: "Adaptive Card 1.5",
    proof: [gateway, "edits the one message in place"],
  },
  {
    name: "The story of an alert",
    slack: "thread below the card",
    teams: "timeline on the card",
    difference: "Teams has no quiet reply: every post in a thread is shown as unread, so the card tells it",
    proof: [gateway, "answers in the card's thread"],
  },
  {
    name: "Ask the whole channel",
    slack: "@here, then @channel",
    teams: "members by name, at most 20; a tag of the team, where an administrator lets the bot read tags",
    difference: "bots cannot mention a channel in Teams",
    proof: [gateway, "interrupts a channel where the platform can"],
  },
  {
    name: "Ask again",
    slack: "post with a link to the card",
    teams: "post with a link to the card",
    proof: [gateway, "asks in a post of its own"],
  },
  {
    name: "Ask one person who is there, then another, then the channel",
    slack: "direct message; who is active and undisturbed is looked up",
    teams: "message in the personal chat; presence where an administrator consented to it",
    difference: "Teams tells a bot no presence by itself: without the consent people are asked in turn",
    proof: [people, "asks one person by direct message with all details"],
  },
  {
    name: "Acknowledged anywhere, shown everywhere",
    slack: "card in the channel and in direct messages",
    teams: "card in the channel and in personal chats",
    proof: [people, "updates every place where the alert is shown"],
  },
  {
    name: "On duty",
    slack: "button, or words",
    teams: "button, or words",
    proof: [duty, "says so, is asked and nobody else"],
  },
  {
    name: "Answer one person alone",
    slack: "ephemeral message in the channel",
    teams: "message in the personal chat",
    difference: "nothing is ephemeral in Teams",
    proof: [notes, "tells one person alone"],
  },
  {
    name: "Welcome with address, curl, set-up",
    slack: "post in the channel",
    teams: "post in the channel",
    difference:
      "in Teams a bot is in all channels of a team: a channel gets its address when the bot is first mentioned there",
    proof: [welcome, "says what it is, the address"],
  },
  {
    name: "Send a test",
    slack: "button, or words",
    teams: "button, or words",
    proof: [welcome, "sends a test the way real alarms come"],
  },
  {
    name: "Hi, Hello, Help",
    slack: "mention, direct message, /marbot",
    teams: "mention, personal chat",
    difference: "there are no slash commands in Teams: a mention does the same",
    proof: [commands, "is answered in a direct message"],
  },
  {
    name: "Free wording, the three likeliest answers",
    slack: "buttons that say them",
    teams: "buttons that say them",
    proof: [commands, "gets the three likeliest answers"],
  },
  {
    name: "Endpoint, open, missed and all alerts, what happened, who was told",
    slack: "answer in the thread",
    teams: "answer in the thread",
    proof: [commands, "open alerts, missed alerts, all alerts of a time"],
  },
  {
    name: "The same over all my channels",
    slack: "direct message",
    teams: "personal chat",
    proof: [commands, "of all channels that the person is in"],
  },
  {
    name: "Account names, runbooks",
    slack: "told in words, shown on cards",
    teams: "told in words, shown on cards",
    proof: [commands, "account names are on every card"],
  },
  {
    name: "The portal that signs people in",
    slack: "told in words, behind every link",
    teams: "told in words, behind every link",
    proof: [commands, "the portal signs people in"],
  },
  {
    name: "What all cards show is told where others see it",
    slack: "in a channel, by members of the workspace",
    teams: "in a channel, by people of the organisation",
    proof: [commands, "what all cards show is not taken in a direct message"],
  },
  {
    name: "Settings",
    slack: "modal: /marbot, or a button",
    teams: "card with inputs, in place of the note whose button was pressed",
    difference: "a form in Teams is seen by whoever pressed alone, and needs no window of its own",
    proof: [settings, "are shown, changed, and told to the channel"],
  },
  {
    name: "Mistakes beside their field",
    slack: "in the answer to the submission",
    teams: "in the answer to the press",
    proof: [settings, "are refused beside their field"],
  },
  {
    name: "A new address with a grace period",
    slack: "in the settings",
    teams: "in the settings",
    proof: [settings, "rotate the address"],
  },
  {
    name: "Home: my alerts, missed alerts, my channels and their health",
    slack: "App Home",
    teams: "card in the personal chat, asked for with `home`",
    difference: "a bot cannot change a personal tab in Teams without serving pages: the home is a card, new each time",
    proof: [home, "shows my open alerts, missed alerts"],
  },
  {
    name: "Everything in plain words, for lock screens and screen readers",
    slack: "`text` beside the blocks",
    teams: "`summary` and `fallbackText`",
    proof: [gateway, "says the whole card in plain words too"],
  },
  {
    name: "Moments in the reader's own time",
    slack: "date elements",
    teams: "DATE() and TIME() in text blocks",
    difference: "a card that mentions people says UTC in Teams: some clients show the function itself there",
    proof: [notes, "says a note that can be read and pressed"],
  },
  {
    name: "Removed: nothing is left within a day",
    slack: "the app is uninstalled, or the bot leaves the channel",
    teams: "the app leaves the last team, or the channel's team",
    difference: "in Teams a bot is in all channels of a team, and leaves them together",
    proof: [uninstall, "24 hours after it was uninstalled from"],
  },
];
