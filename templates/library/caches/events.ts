import { deadLetters, deliveryPolicy, endpointUrl, ownTopic } from "../../delivery.ts";
import type { Output } from "../../model.ts";
import { toggle } from "../../parameter.ts";
import type { Resource } from "../../resource.ts";
import { account, all, arn, choose, equals } from "../../value.ts";

/** Whether there is a topic for what ElastiCache itself has to tell. */
export const cacheEvents = toggle({
  name: "cacheNotifications",
  label: "Events of ElastiCache",
  about:
    "Makes a second topic for what ElastiCache tells by itself: a failover, a node that is replaced, a snapshot that failed. Set it as the cache's notification topic; its ARN is an output. Needs a topic of its own.",
  default: false,
});

const on = all(ownTopic, equals(cacheEvents, true));

/**
 * ElastiCache takes neither a topic that is encrypted nor one whose policy asks for the source's account, so it gets one
 * beside the other: for whatever acts for this account, and for nobody else.
 * https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/ECEvents.SNS.html
 */
export const cacheEventResources: readonly Resource[] = [
  {
    id: "cache-events",
    kind: "topic",
    when: on,
    properties: {},
    accepted: { CKV_AWS_26: "ElastiCache cannot publish to an encrypted topic; its events name caches only." },
  },
  {
    id: "cache-events-policy",
    kind: "topicPolicy",
    when: on,
    properties: {
      arn: arn("cache-events"),
      policy: {
        Version: "2012-10-17",
        Statement: [
          {
            Sid: "PublishedForThisAccount",
            Effect: "Allow",
            Principal: { AWS: "*" },
            Action: "sns:Publish",
            Resource: arn("cache-events"),
            Condition: { StringEquals: { "aws:SourceOwner": account } },
          },
        ],
      },
    },
  },
  {
    id: "cache-events-subscription",
    kind: "subscription",
    when: on,
    properties: {
      topic: arn("cache-events"),
      protocol: "https",
      endpoint: endpointUrl,
      endpointAutoConfirms: true,
      deliveryPolicy,
      redrivePolicy: { deadLetterTargetArn: deadLetters },
    },
    after: ["cache-events-policy", "dead-letters-policy"],
  },
];

export const cacheEventOutputs: readonly Output[] = [
  {
    name: "cacheEventsTopicArn",
    about: "The topic to set as the cache's notification topic, where it is wanted",
    value: choose(on, arn("cache-events"), ""),
  },
];
