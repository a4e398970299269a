import { template } from "../model.ts";
import { subjects } from "../parameter.ts";
import { equals, item, not } from "../value.ts";
import { instanceRules } from "./ec2/instance-rules.ts";

const instanceIds = subjects({
  name: "instanceIds",
  label: "Instances",
  about: "Ids of the instances, at most ten.",
  example: ["i-0a1b2c3d4e5f60718", "i-0f1e2d3c4b5a69788"],
});

const MOST = 10;

/**
 * Each instance has alarms of its own, so a card says which one it is, and all of them go with the template. A query of
 * Metrics Insights cannot name several: it knows no OR. https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/cloudwatch-metrics-insights-querylanguage.html
 */
export const ec2Instances = template({
  slug: "ec2-instances",
  version: "1.0.0",
  title: "EC2 instances",
  about:
    "Watches up to ten EC2 instances by their ids: are they busy, do they run out of credits, are they still in order? Those with a tag are better watched by every-ec2-instance, which follows them.",
  parameters: [instanceIds],
  rules: Array.from({ length: MOST }, (_, index) => {
    const instance = item(instanceIds, index);
    return instanceRules(instance, { number: index + 1, when: not(equals(instance, "")) });
  }).flat(),
});
