import type { FakeSlack } from "./chat/slack.ts";
import type { FakeTeams } from "./chat/teams.ts";
import type { LocalClock } from "./clock.ts";

/** The channels that the bot is in from the start. */
const CHANNELS = ["ops", "deployments"];

/**
 * The first customers come through the product itself: "Add to Slack" with the consent page and the code, as a browser
 * takes it, then an invitation to each channel, as people would send it.
 */
export const seed = async ({
  slack,
  teams,
  clock,
}: {
  readonly slack: FakeSlack;
  readonly teams: FakeTeams;
  readonly clock: LocalClock;
}): Promise<void> => {
  for (const { workspace, name } of slack.installations) {
    const { status } = await slack.install(workspace);
    if (status !== 200) throw new Error(`The product answered ${status} to the installation in ${name}`);
  }
  await clock.settled();
  for (const platform of [slack, teams]) {
    const wanted = platform.conversations().filter(({ kind, name }) => kind === "channel" && CHANNELS.includes(name));
    for (const { conversation, name } of wanted) {
      const { status } = await platform.invite(conversation);
      if (status >= 300)
        throw new Error(`The product answered ${status} to the invitation to ${name} (${platform.platform})`);
    }
  }
  await clock.settled();
};
