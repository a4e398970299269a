import * as z from "zod";
import { instant } from "../../../domain/time.ts";
import { type AwsEvent, awsEvent, fact } from "../../aws-event.ts";
import { consolePage, inUrl } from "../console-page.ts";
import { number, part, text } from "../loose.ts";
import { inWords } from "../outcome.ts";
import { placeOf } from "../place.ts";

const detail = z.object({
  thingName: z.string().min(1),
  securityProfileName: text,
  violationEventType: z.string().min(1),
  violationEventTime: number,
  violationId: text,
  behavior: part({
    name: text,
    metric: text,
    criteria: part({ comparisonOperator: text, value: part({ count: number }) }),
  }),
  metricValue: part({ count: number, number }),
});
type Violation = z.infer<typeof detail>;

const snsForm = detail.transform(
  (violation): AwsEvent<Violation> => ({
    source: "aws.iot",
    type: "Device Defender violation",
    account: "",
    region: "",
    partition: "aws",
    at: violation.violationEventTime === undefined ? undefined : instant(violation.violationEventTime),
    resources: [],
    detail: violation,
  }),
);

/**
 * A device behaves otherwise than its security profile of IoT Device Defender allows, or does so no more.
 * https://docs.aws.amazon.com/iot-device-defender/latest/devguide/detect-HowToHowTo.html
 */
export const iotDefenderViolation = awsEvent<Violation>({
  name: "iot-defender-violation",
  types: {},
  detail,
  also: [{ marks: [{ fields: ["violationEventType", "thingName"] }], schema: snsForm }],
  read: (event, envelope) => {
    const {
      thingName: thing,
      securityProfileName: profile,
      violationEventType: type,
      behavior,
      metricValue,
    } = event.detail;
    const place = placeOf(event, envelope);
    const over = type !== "in-alarm";
    const name = behavior?.name ?? "a behaviour";
    const value = metricValue?.count ?? metricValue?.number;
    const { comparisonOperator: compares, value: limit } = behavior?.criteria ?? {};
    return {
      situation: [thing, profile, name],
      kind: over ? "recovered" : "problem",
      class: "alert",
      severity: over ? undefined : "high",
      title: over
        ? `Device ${thing} behaves as it should again: ${name}`
        : `Device ${thing} does not behave as it should: ${name}`,
      text: type === "alarm-invalidated" ? "The profile was changed or deleted meanwhile." : undefined,
      resource: { name: thing },
      facts: [
        fact("Metric", behavior?.metric?.replace(/^aws:/, "").replaceAll("-", " ")),
        fact("Value", value),
        fact(
          "Reported when",
          compares && limit?.count !== undefined ? `${inWords(compares)} ${limit.count}` : undefined,
        ),
        fact("Security profile", profile),
      ],
      links: [consolePage(place, "Open the device", "iot/home", `/thing/${inUrl(thing)}`)],
      line: over ? "behaves as it should again" : `does not behave as it should: ${name}`,
      origin: { account: place.account, region: place.region },
      runbook: over ? undefined : "iot-defender-violation",
    };
  },
});
