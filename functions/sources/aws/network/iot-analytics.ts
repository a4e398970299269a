import * as z from "zod";
import { awsEvent, fact } from "../../aws-event.ts";
import { table } from "../../table.ts";
import { consolePage, inUrl } from "../console-page.ts";
import { text } from "../loose.ts";
import { inWords } from "../outcome.ts";
import { nameIn } from "./resource-name.ts";

/**
 * IoT Analytics could not make a data set, hand its content on, or run an activity of a pipeline: an alert until the
 * data set is made. https://docs.aws.amazon.com/iotanalytics/latest/userguide/cloudwatch-events.html
 */
export const iotAnalytics = awsEvent({
  name: "iot-analytics",
  types: {
    "aws.iotanalytics": ["IoT Analytics DataSet Lifecycle Notification", "IoT Analytics Pipeline Failure Notification"],
  },
  detail: z.object({
    "dataset-name": text,
    "pipeline-name": text,
    "activity-name": text,
    "error-code": text,
    "lambda-function-arn": text,
    "content-delivery-rule-index": text,
    state: text,
    message: text,
  }),
  read: ({ detail, resources, type, ...place }) => {
    const pipeline = type === "IoT Analytics Pipeline Failure Notification";
    const name = detail["pipeline-name"] ?? detail["dataset-name"] ?? nameIn(resources[0]) ?? "";
    const state = detail.state ?? "";
    const failed = pipeline || /FAIL/.test(state);
    const delivery = /DELIVERY/.test(state);
    const done = /SUCCEEDED/.test(state);
    const said = pipeline
      ? `could not run ${detail["activity-name"] ?? "an activity"}`
      : (states[state] ?? inWords(state || "changed"));
    return {
      situation: [
        pipeline ? "pipeline" : "data set",
        name,
        pipeline ? detail["activity-name"] : delivery ? "delivery" : undefined,
      ],
      kind: done ? "recovered" : "problem",
      class: failed ? "alert" : "notification",
      severity: failed ? "medium" : undefined,
      title: pipeline ? `Pipeline ${name} ${said}` : `Data set ${name} ${said}`,
      text: detail.message,
      resource: { name, arn: resources[0] },
      facts: [
        fact("Error", detail["error-code"] && inWords(detail["error-code"])),
        fact("Function", nameIn(detail["lambda-function-arn"])),
        fact("Delivery rule", detail["content-delivery-rule-index"]),
      ],
      links: [
        pipeline
          ? consolePage(place, "Open the pipeline", "iotanalytics/home", `/pipelines/${inUrl(name)}`)
          : consolePage(place, "Open the data set", "iotanalytics/home", `/datasets/${inUrl(name)}`),
      ],
      line: said,
      runbook: failed ? "iot-analytics" : undefined,
    };
  },
});

const states: Readonly<Record<string, string>> = table({
  SUCCEEDED: "was made",
  FAILED: "could not be made",
  CONTENT_DELIVERY_SUCCEEDED: "was handed on",
  CONTENT_DELIVERY_FAILED: "could not be handed on",
});
