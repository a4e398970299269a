import * as z from "zod";
import { inWords as lasting, secondsBetween } from "../../../domain/time.ts";
import { awsEvent, fact } from "../../aws-event.ts";
import { resourceLink } from "../../resource-link.ts";
import { moment } from "../../unwrap.ts";
import { consolePage, inUrl } from "../console-page.ts";
import { list, text } from "../loose.ts";
import { inWords, nameOf, noted, type Outcome, success, trouble } from "../outcome.ts";

/**
 * A snapshot of a volume, or of all volumes of an instance, was made, copied or shared, or that failed. Snapshots of one
 * volume are one situation: the next one that succeeds closes the failure.
 * https://docs.aws.amazon.com/ebs/latest/userguide/ebs-cloud-watch-events.html
 */
export const ebsSnapshot = awsEvent({
  name: "ebs-snapshot",
  types: { "aws.ec2": ["EBS Snapshot Notification", "EBS Multi-Volume Snapshots Completion Status"] },
  detail: z.object({
    event: text,
    result: text,
    cause: text,
    snapshot_id: text,
    source: text,
    startTime: text,
    endTime: text,
    StartTime: text,
    EndTime: text,
    snapshots: list(z.object({ snapshot_id: text, source: text, status: text })),
  }),
  read: ({ detail, region, partition, resources }) => {
    const { event = "", result = "", cause, snapshots } = detail;
    const arn = detail.snapshot_id ?? resources[0];
    const sources = snapshots.length > 0 ? snapshots.map(({ source }) => source ?? "") : [detail.source ?? ""];
    const from = sources.map(nameOf).filter((each) => each !== undefined);
    const [what, done] = operations.get(event) ?? ["Snapshot", inWords(event)];
    const { words, ...outcome } = outcomeIn(result, done);
    const of = snapshots.length > 1 ? `${snapshots.length} volumes` : (from[0] ?? nameOf(arn) ?? "");
    const name = nameOf(arn) ?? of;
    return {
      situation: [event, ...[...sources].sort()],
      ...outcome,
      title: `${what} of ${of} ${words}`,
      text: cause,
      // The ARN that EBS writes has its Region in the account's place, so the page is told by the name.
      resource: { name, arn },
      facts: [
        fact("Source", from.join(", ")),
        fact(
          "Snapshots",
          snapshots
            .map(stateOf)
            .filter((each) => each !== "")
            .join(", "),
        ),
        fact("Took", took(detail.startTime ?? detail.StartTime, detail.endTime ?? detail.EndTime)),
      ],
      links: [
        resourceLink(arn, region) ??
          consolePage(
            { partition, region },
            "Open the snapshot",
            "ec2/home",
            `SnapshotDetails:snapshotId=${inUrl(name)}`,
          ),
      ],
    };
  },
});

const outcomeIn = (result: string, done: string): Outcome => {
  if (/fail|error/i.test(result)) return trouble(`could not be ${done}`, "high", "ebs-snapshot");
  if (/succe/i.test(result)) return success(`was ${done}`);
  return noted(result ? `is now: ${inWords(result)}` : "changed");
};

const stateOf = ({
  snapshot_id: id,
  status,
}: {
  snapshot_id?: string | undefined;
  status?: string | undefined;
}): string => [nameOf(id), status].filter((each) => each !== undefined).join(": ");

const operations: ReadonlyMap<string, readonly [what: string, done: string]> = new Map([
  ["createSnapshot", ["Snapshot", "created"]],
  ["createSnapshots", ["Snapshot set", "created"]],
  ["copySnapshot", ["Copy", "made"]],
  ["shareSnapshot", ["Snapshot", "shared"]],
]);

const took = (from: string | undefined, to: string | undefined): string | undefined => {
  const [start, end] = [moment(from), moment(to)];
  return start && end ? lasting(secondsBetween(start, end)) : undefined;
};
