import { eventRule, template } from "../model.ts";
import { subject } from "../parameter.ts";

const environmentName = subject({
  name: "environmentName",
  label: "Environment",
  about: "Name of the environment.",
  pattern: "[A-Za-z0-9-]{4,40}",
  example: "shop-live",
});

const of = (...types: string[]) => ({
  source: ["aws.elasticbeanstalk"],
  "detail-type": types,
  detail: { EnvironmentName: [environmentName], Severity: ["WARN", "ERROR"] },
});

/** https://docs.aws.amazon.com/elasticbeanstalk/latest/dg/AWSHowTo.eventbridge.html */
export const elasticBeanstalk = template({
  slug: "elastic-beanstalk",
  version: "1.0.0",
  title: "Elastic Beanstalk environment",
  about: "Watches one Elastic Beanstalk environment: do its resources, its health or its managed updates fail?",
  parameters: [environmentName],
  rules: [
    eventRule({
      id: "health",
      sentence: "The health of the environment has become worse: requests fail, or instances are out of order.",
      mixed: true,
      pattern: {
        ...of("Health status change"),
        detail: { EnvironmentName: [environmentName] },
      },
    }),
    eventRule({
      id: "resources",
      sentence: "The environment cannot create, change or delete something that it needs.",
      pattern: of("Elastic Beanstalk resource status change"),
    }),
    eventRule({
      id: "managed-updates",
      sentence: "A managed update of the platform failed.",
      pattern: of("Managed update status change"),
    }),
    eventRule({
      id: "other",
      title: "Other messages",
      sentence: "The environment tells of something that went wrong.",
      pattern: of("Other resource status change"),
    }),
  ],
});
