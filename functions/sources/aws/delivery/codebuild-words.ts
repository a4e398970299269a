import * as z from "zod";
import { list, part, text } from "../loose.ts";

/** What both events of CodeBuild say about a build. https://docs.aws.amazon.com/codebuild/latest/userguide/sample-build-notifications-ref.html */
export const information = part({
  initiator: text,
  "source-version": text,
  source: part({ location: text, type: text }),
  environment: part({ image: text, "compute-type": text }),
  logs: part({ "deep-link": text, "group-name": text, "stream-name": text }),
  phases: list(z.object({ "phase-type": text, "phase-status": text, "phase-context": list(z.string()) })),
});

export type Information = z.infer<typeof information>;

/** `BUILD: COMMAND_EXECUTION_ERROR: npm test ended with exit status 1`, of the first phase that failed. */
export const failureIn = (found: Information): string | undefined => {
  const phase = found?.phases.find((each) => failed(each["phase-status"]));
  const why = reason(phase?.["phase-context"].join(" "));
  return phase && [phaseInWords(phase["phase-type"]), why].filter((words) => words).join(": ");
};

/**
 * `[: [] ]` is how CodeBuild writes that it has nothing to say; `[NAME: message]` otherwise. What a command ended with is
 * said in the order in which people say it.
 */
export const reason = (context: string | undefined): string | undefined =>
  context
    ?.slice(0, LONGEST)
    .replace(/^\[+|\]+$/g, "")
    .replace(/^[\s:,[\]]+|[\s:,[\]]+$/g, "")
    .replace(/^COMMAND_EXECUTION_ERROR: Error while executing command: (.+)\. Reason: (.+)$/s, "`$1` ended with $2")
    .replace(/^[A-Z][A-Z_]+(?=: )/, (name) => name.toLowerCase().replaceAll("_", " "))
    .trim() || undefined;

/** Cut before it is searched: a reason may hold whatever a command wrote. */
const LONGEST = 4000;

const failed = (status: string | undefined): boolean => /^(FAILED|FAULT|TIMED_OUT|CLIENT_ERROR)$/.test(status ?? "");

/** `POST_BUILD` as people write it. */
export const phaseInWords = (phase: string | undefined): string =>
  phase ? `phase ${phase.toLowerCase().replaceAll("_", " ")}` : "a phase";

/** `8745a7a9-…` of a build's ARN, and its number where the project counts. */
export const buildName = (arn: string): string => arn.split(":").at(-1) ?? arn;

/** The source without what only machines read. */
export const sourceOf = (found: Information): string | undefined =>
  [found?.source?.location?.replace(/^https:\/\/(github|gitlab|bitbucket)\.(com|org)\//, ""), found?.["source-version"]]
    .filter((words) => words)
    .join(" at ");
