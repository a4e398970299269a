import { eventRule, template } from "../model.ts";
import { subjects } from "../parameter.ts";

const jobNames = subjects({
  name: "jobNames",
  label: "Jobs",
  about: "Names of the Glue jobs.",
  example: ["orders-to-lake"],
});
const crawlerNames = subjects({
  name: "crawlerNames",
  label: "Crawlers",
  about: "Names of the Glue crawlers; a name that is none watches none.",
  example: ["orders"],
  default: ["none"],
});

/** https://docs.aws.amazon.com/glue/latest/dg/automating-awsglue-with-cloudwatch-events.html */
export const glue = template({
  slug: "glue",
  version: "1.0.0",
  title: "Glue jobs and crawlers",
  about: "Watches jobs and crawlers of AWS Glue: do they fail, stop or run for too long?",
  parameters: [jobNames, crawlerNames],
  rules: [
    eventRule({
      id: "job-failed",
      title: "Failed jobs",
      sentence: "A job failed, ran out of time or was stopped: its message says why.",
      pattern: {
        source: ["aws.glue"],
        "detail-type": ["Glue Job State Change"],
        detail: { jobName: jobNames, state: ["FAILED", "TIMEOUT", "STOPPED"] },
      },
    }),
    eventRule({
      id: "job-succeeded",
      title: "Successful jobs",
      sentence: "A job succeeded: what it had failed with before is over.",
      class: "notification",
      pattern: {
        source: ["aws.glue"],
        "detail-type": ["Glue Job State Change"],
        detail: { jobName: jobNames, state: ["SUCCEEDED"] },
      },
      on: false,
    }),
    eventRule({
      id: "job-late",
      title: "Late jobs",
      sentence: "A job runs for longer than its delay notification allows.",
      pattern: {
        source: ["aws.glue"],
        "detail-type": ["Glue Job Run Status"],
        detail: { jobName: jobNames },
      },
    }),
    eventRule({
      id: "crawler-failed",
      title: "Failed crawlers",
      sentence: "A crawler failed: what it should find in the data is old.",
      pattern: {
        source: ["aws.glue"],
        "detail-type": ["Glue Crawler State Change"],
        detail: { crawlerName: crawlerNames, state: ["Failed"] },
      },
    }),
  ],
});
