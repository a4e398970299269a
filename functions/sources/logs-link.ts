import type { Link } from "../domain/card.ts";
import { type Instant, later } from "../domain/time.ts";
import { consolePage, type Place } from "./aws/console-page.ts";
import { jsurl } from "./jsurl.ts";

/**
 * CloudWatch Logs Insights with everything filled in: the log group, the minutes around the moment, and a query that
 * shows the newest lines first. None where there is no log group to look into.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/AnalyzingLogData.html
 */
export const logsLink = (
  place: Place,
  logGroup: string | undefined,
  at: Instant,
  { before = 900, after = 300, query = NEWEST }: { before?: number; after?: number; query?: string } = {},
): Link | undefined => {
  if (!logGroup || logGroup.length > LONGEST) return undefined;
  const detail = jsurl({
    end: later(at, after),
    start: later(at, -before),
    timeType: "ABSOLUTE",
    tz: "UTC",
    editorString: query,
    source: [logGroup],
  });
  return consolePage(place, "Search its log", "cloudwatch/home", `logsV2:logs-insights$3FqueryDetail$3D${detail}`);
};

/** A log group's name has at most so many characters. */
const LONGEST = 512;

const NEWEST = "fields @timestamp, @message\n| sort @timestamp desc\n| limit 100";
