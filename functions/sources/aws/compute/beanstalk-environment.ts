import * as z from "zod";
import { awsEvent, fact } from "../../aws-event.ts";
import { headline } from "../../content.ts";
import { moment } from "../../unwrap.ts";
import { consolePage, inUrl } from "../console-page.ts";
import { number, text } from "../loose.ts";
import { ownMessage } from "../own-message.ts";
import { placeOf } from "../place.ts";
import { changeOf } from "./beanstalk-change.ts";

const detail = z.object({
  Status: text,
  EventDate: number,
  ApplicationName: text,
  EnvironmentName: text,
  Message: text,
  Severity: text,
  Timestamp: text,
  EnvironmentUrl: text,
});

/** `Timestamp: ...`, `Message: ...`, `Environment: ...`: what Elastic Beanstalk publishes to the environment's topic. */
const notification = z.string().transform((body) =>
  detail.parse({
    Timestamp: line(body, "Timestamp"),
    Message: /^Message: ([\s\S]*?)(?=\n\s*\n|\nEnvironment: |$(?![\s\S]))/m.exec(body)?.[1],
    EnvironmentName: line(body, "Environment"),
    ApplicationName: line(body, "Application"),
    EnvironmentUrl: line(body, "Environment URL"),
  }),
);

const line = (body: string, label: string): string | undefined =>
  new RegExp(`^${label}: *(.*)$`, "m").exec(body)?.[1]?.trim();

/**
 * An environment of Elastic Beanstalk changed its health, was deployed or updated, over EventBridge or as the text that
 * it publishes to its topic. Health, deployment and updates are situations of their own.
 * https://docs.aws.amazon.com/elasticbeanstalk/latest/dg/AWSHowTo.eventbridge.html
 * https://docs.aws.amazon.com/elasticbeanstalk/latest/dg/using-features.managing.sns.html
 */
export const beanstalkEnvironment = awsEvent({
  name: "beanstalk-environment",
  types: {
    "aws.elasticbeanstalk": [
      "Elastic Beanstalk resource status change",
      "Other resource status change",
      "Health status change",
      "Managed update status change",
    ],
  },
  detail,
  also: [
    {
      marks: [{ text: /^Timestamp: [^\n]*\r?\nMessage: [\s\S]*\nEnvironment: [^\n]*\r?\nApplication: / }],
      schema: ownMessage("aws.elasticbeanstalk", "", notification, ({ Timestamp }) => ({
        ...(Timestamp && { at: Timestamp }),
      })),
    },
  ],
  read: (event, envelope) => {
    const { ApplicationName: application = "", EnvironmentName: environment = "", Message, Status } = event.detail;
    const place = placeOf(event, envelope);
    const { subject, words, ...outcome } = changeOf(event.detail);
    const said = headline(Message ?? Status ?? "");
    const arn = event.resources.find((each) => /:environment\//.test(each));
    return {
      situation: [subject, application, environment],
      ...outcome,
      origin: place,
      title: `Beanstalk environment ${environment || application} ${words}`,
      text: [said.title, said.rest].filter((each) => each !== "").join("\n"),
      resource: { name: environment || application, arn: arn?.replace("arn:was:", `arn:${place.partition}:`) },
      facts: [fact("Application", application), fact("Event", Status), fact("Address", event.detail.EnvironmentUrl)],
      links: [
        consolePage(
          place,
          "Open the application",
          "elasticbeanstalk/home",
          `/application/overview?applicationName=${inUrl(application)}`,
        ),
      ],
      at: moment(event.detail.EventDate ? new Date(event.detail.EventDate).toISOString() : undefined),
    };
  },
});
