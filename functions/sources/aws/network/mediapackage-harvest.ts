import * as z from "zod";
import { awsEvent, fact } from "../../aws-event.ts";
import { consolePage } from "../console-page.ts";
import { part, text } from "../loose.ts";
import { inWords } from "../outcome.ts";
import { utc } from "./resource-name.ts";

/**
 * MediaPackage cut a clip out of a live stream, or could not.
 * https://docs.aws.amazon.com/mediapackage/latest/ug/cloudwatch-events-example.html
 */
export const mediapackageHarvest = awsEvent({
  name: "mediapackage-harvest",
  types: { "aws.mediapackage": ["MediaPackage HarvestJob Notification"] },
  detail: z.object({
    harvest_job: z.object({
      id: text,
      arn: text,
      status: text,
      origin_endpoint_id: text,
      start_time: text,
      end_time: text,
      message: text,
      s3_destination: part({ bucket_name: text, manifest_key: text }),
    }),
  }),
  read: ({ detail: { harvest_job: job }, resources, ...place }) => {
    const name = job.id ?? "a clip";
    const failed = job.status === "FAILED";
    const done = job.status === "SUCCEEDED";
    const said = failed ? "failed" : done ? "is done" : `is ${inWords(job.status ?? "under way")}`;
    return {
      situation: [job.id ?? job.arn],
      kind: done ? "recovered" : "problem",
      class: failed ? "alert" : "notification",
      severity: failed ? "medium" : undefined,
      title: `MediaPackage harvest job ${name} ${said}`,
      text: job.message,
      resource: { name, arn: job.arn ?? resources[0] },
      facts: [
        fact("From", utc(job.start_time)),
        fact("Until", utc(job.end_time)),
        fact("Endpoint", job.origin_endpoint_id),
        fact(
          "Output",
          [job.s3_destination?.bucket_name, job.s3_destination?.manifest_key].filter((part) => part).join("/"),
        ),
      ],
      links: [consolePage(place, "Open the harvest jobs", "mediapackage/home", "/harvest_jobs")],
      line: said,
      runbook: failed ? "mediapackage-harvest" : undefined,
    };
  },
});
