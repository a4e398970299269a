import * as z from "zod";
import { awsEvent, fact, type Reading } from "../../aws-event.ts";
import { table } from "../../table.ts";
import { consolePage } from "../console-page.ts";
import { list, number, text } from "../loose.ts";
import { nameIn } from "./resource-name.ts";

/**
 * FlexMatch brings players together. That players are not matched is a matter of the rules and of who plays: good to
 * know; that a match cannot be made for a reason of its own is an alert until one is made.
 * https://docs.aws.amazon.com/gameliftservers/latest/flexmatchguide/match-events.html
 */
export const gameliftMatchmaking = awsEvent({
  name: "gamelift-matchmaking",
  types: { "aws.gamelift": ["GameLift Matchmaking Event"] },
  detail: z.object({
    type: text,
    matchId: text,
    reason: text,
    message: text,
    acceptance: text,
    estimatedWaitMillis: text,
    tickets: list(z.object({ ticketId: text })),
    ruleEvaluationMetrics: list(z.object({ ruleName: text, passedCount: number, failedCount: number })),
  }),
  read: ({ detail, resources, ...place }) => {
    const configuration = nameIn(resources[0]) ?? "a configuration";
    const { said, ...meaning } = types[detail.type ?? ""] ?? { class: "notification", said: "goes on" };
    const failing = detail.ruleEvaluationMetrics.filter(({ ruleName, failedCount = 0 }) => ruleName && failedCount > 0);
    return {
      situation: [resources[0] ?? configuration],
      ...meaning,
      title: `Matchmaking ${configuration} ${said}`,
      text: detail.message,
      resource: { name: configuration, arn: resources[0] },
      facts: [
        fact("Players", detail.tickets.length),
        fact("Acceptance", detail.acceptance?.replace(/([a-z])([A-Z])/g, "$1 $2").toLowerCase()),
        fact(
          "Rules not met",
          failing.map(({ ruleName, failedCount }) => `${ruleName} (${failedCount} times)`).join(", "),
        ),
        fact("Match", detail.matchId),
      ],
      links: [consolePage(place, "Open GameLift", "gamelift/home")],
      line: said,
      runbook: meaning.class === "alert" ? "gamelift-placement" : undefined,
    };
  },
});

const types: Readonly<Record<string, Pick<Reading, "kind" | "class" | "severity"> & { readonly said: string }>> = table(
  {
    MatchmakingSearching: { class: "notification", said: "looks for players" },
    PotentialMatchCreated: { class: "notification", said: "found players who fit" },
    AcceptMatch: { class: "notification", said: "asks players to accept" },
    AcceptMatchCompleted: { class: "notification", said: "has asked the players" },
    MatchmakingSucceeded: { kind: "recovered", class: "notification", said: "made a match" },
    MatchmakingTimedOut: { class: "notification", severity: "low", said: "found no match in time" },
    MatchmakingCancelled: { class: "notification", said: "was cancelled" },
    MatchmakingFailed: { class: "alert", severity: "high", said: "could not make a match" },
  },
);
