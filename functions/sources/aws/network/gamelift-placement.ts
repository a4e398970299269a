import * as z from "zod";
import { awsEvent, fact, type Reading } from "../../aws-event.ts";
import { table } from "../../table.ts";
import { consolePage } from "../console-page.ts";
import { text } from "../loose.ts";
import { nameIn } from "./resource-name.ts";

/**
 * A queue of GameLift found a place for a game session, or did not: that is an alert until it places one again.
 * https://docs.aws.amazon.com/gameliftservers/latest/developerguide/queue-events.html
 */
export const gameliftPlacement = awsEvent({
  name: "gamelift-placement",
  types: { "aws.gamelift": ["GameLift Queue Placement Event"] },
  detail: z.object({
    type: text,
    placementId: text,
    gameSessionArn: text,
    gameSessionRegion: text,
    ipAddress: text,
    port: text,
  }),
  read: ({ detail, resources, ...place }) => {
    const queue = nameIn(resources[0]) ?? "a queue";
    const { said, ...meaning } = types[detail.type ?? ""] ?? { class: "notification", said: "changed a placement" };
    return {
      situation: [resources[0] ?? queue],
      ...meaning,
      title: `Queue ${queue} ${said}`,
      resource: { name: queue, arn: resources[0] },
      facts: [
        fact("Game session", nameIn(detail.gameSessionArn)),
        fact("Region of the game", detail.gameSessionRegion),
        fact("Address", detail.ipAddress && [detail.ipAddress, detail.port].filter((part) => part).join(":")),
        fact("Placement", detail.placementId),
      ],
      links: [consolePage(place, "Open GameLift", "gamelift/home")],
      line: said,
      runbook: meaning.class === "alert" ? "gamelift-placement" : undefined,
    };
  },
});

const types: Readonly<Record<string, Pick<Reading, "kind" | "class" | "severity"> & { readonly said: string }>> = table(
  {
    PlacementFulfilled: { kind: "recovered", class: "notification", said: "placed a game session" },
    PlacementTimedOut: { class: "alert", severity: "high", said: "found no place for a game session in time" },
    PlacementFailed: { class: "alert", severity: "high", said: "could not place a game session" },
    PlacementCancelled: { class: "notification", said: "stopped looking for a place: somebody cancelled" },
  },
);
