import { template } from "../model.ts";

/**
 * A topic for what customers send themselves, and for other templates that need none of their own.
 * https://docs.aws.amazon.com/sns/latest/dg/sns-http-https-endpoint-as-subscriber.html
 */
export const standaloneTopic = template({
  slug: "standalone-topic",
  version: "1.0.0",
  title: "Topic",
  about: "A topic that leads to the channel: for alarms and rules of your own, and for other templates in the Region.",
  parameters: [],
  rules: [],
  publishers: ["cloudwatch", "events", "budgets", "events.rds", "backup"],
});
