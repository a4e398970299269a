import * as z from "zod";
import { awsEvent, fact } from "../../aws-event.ts";
import { consolePage, inFragment, inUrl } from "../console-page.ts";
import { number, text } from "../loose.ts";
import { noted, outcomeOf, outcomes, success, trouble } from "../outcome.ts";

/**
 * A crawler of AWS Glue ended.
 * https://docs.aws.amazon.com/glue/latest/dg/automating-awsglue-with-cloudwatch-events.html
 */
export const glueCrawler = awsEvent({
  name: "glue-crawler",
  types: { "aws.glue": ["Glue Crawler State Change", "Glue Scheduled Crawler Invocation Failure"] },
  detail: z.object({
    crawlerName: text,
    state: text,
    message: text,
    errorMessage: text,
    warningMessage: text,
    tablesCreated: number,
    tablesUpdated: number,
    tablesDeleted: number,
    partitionsCreated: number,
    partitionsUpdated: number,
    partitionsDeleted: number,
    "runningTime (sec)": number,
  }),
  read: ({ detail, type, region, partition }) => {
    const { crawlerName = "", state, errorMessage, warningMessage, message } = detail;
    const { words, ...outcome } = type.includes("Invocation Failure")
      ? trouble("could not be started as planned", "high", "glue-crawler")
      : outcomeOf(states, state, "glue-crawler");
    return {
      situation: [crawlerName],
      ...outcome,
      title: `Glue crawler ${crawlerName} ${words}`,
      text: errorMessage ?? warningMessage ?? message,
      resource: { name: crawlerName },
      facts: [
        fact("Tables", changes(detail.tablesCreated, detail.tablesUpdated, detail.tablesDeleted)),
        fact("Partitions", changes(detail.partitionsCreated, detail.partitionsUpdated, detail.partitionsDeleted)),
        fact("Ran for", detail["runningTime (sec)"] && `${detail["runningTime (sec)"]} s`),
      ],
      links: [
        consolePage(
          { partition, region },
          "Open the crawler",
          "glue/home",
          `/v2/data-catalog/crawlers/view/${inUrl(crawlerName)}`,
        ),
        consolePage(
          { partition, region },
          "Open its log",
          "cloudwatch/home",
          `logsV2:log-groups/log-group/${inFragment("/aws-glue/crawlers")}/log-events/${inFragment(crawlerName)}`,
        ),
      ],
    };
  },
});

const states = outcomes({
  Started: noted("has started"),
  Succeeded: success("succeeded"),
  Failed: trouble("failed", "high", "glue-crawler"),
});

const changes = (created = 0, updated = 0, deleted = 0): string =>
  [created && `${created} created`, updated && `${updated} updated`, deleted && `${deleted} deleted`]
    .filter((each) => each)
    .join(", ");
