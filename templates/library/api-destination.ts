import { createTopic, deadLetters, endpointUrl } from "../delivery.ts";
import { template } from "../model.ts";
import { subjects } from "../parameter.ts";
import { trusts } from "../permitted.ts";
import type { Resource } from "../resource.ts";
import { arn, attribute, equals } from "../value.ts";

const definition = { slug: "api-destination", version: "1.0.0" };

const sources = subjects({
  name: "sources",
  label: "Sources",
  about: "Which services' events are sent, as EventBridge names them, or sources of your own.",
  example: ["aws.ecs", "aws.batch"],
});

/** Without an address of its own there is nowhere to send to. */
const direct = equals(createTopic, true);

const resources: readonly Resource[] = [
  {
    id: "connection",
    kind: "connection",
    when: direct,
    properties: {
      description: "EventBridge asks for a key; marbot knows the channel by the address, so it only says who sends",
      authorizationType: "API_KEY",
      authParameters: { apiKey: { key: "x-marbot-template", value: definition.slug } },
    },
  },
  {
    id: "destination",
    kind: "apiDestination",
    when: direct,
    properties: {
      description: "The channel's endpoint",
      connectionArn: arn("connection"),
      invocationEndpoint: endpointUrl,
      httpMethod: "POST",
      invocationRateLimitPerSecond: 1,
    },
  },
  {
    id: "sends-role",
    kind: "role",
    when: direct,
    properties: {
      description: "Lets EventBridge send events to the channel's endpoint",
      assumeRolePolicy: trusts("events.amazonaws.com", true),
    },
  },
  {
    id: "sends-policy",
    kind: "rolePolicy",
    when: direct,
    properties: {
      role: attribute("sends-role", "name"),
      name: "send",
      policy: {
        Version: "2012-10-17",
        Statement: [
          { Sid: "SendsEvents", Effect: "Allow", Action: "events:InvokeApiDestination", Resource: arn("destination") },
        ],
      },
    },
  },
  {
    id: "events-rule",
    kind: "eventRule",
    when: direct,
    properties: { description: "Events of the chosen sources", eventPattern: { source: sources } },
    after: ["sends-policy"],
  },
  {
    id: "events-target",
    kind: "eventTarget",
    when: direct,
    properties: {
      rule: attribute("events-rule", "name"),
      targetId: "endpoint",
      arn: arn("destination"),
      roleArn: arn("sends-role"),
      deadLetterConfig: { arn: deadLetters },
      retryPolicy: { maximumEventAgeInSeconds: 86_400, maximumRetryAttempts: 185 },
    },
  },
];

/**
 * EventBridge sends by itself, and tries again for 24 hours where SNS tries for one. The topic that every template has is
 * for its own heartbeat and alarm only.
 * https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-api-destinations.html
 */
export const apiDestination = template({
  ...definition,
  title: "EventBridge API destination",
  about:
    "Sends all events of sources that you choose straight from EventBridge to the channel, without a topic between.",
  parameters: [sources],
  rules: [],
  resources,
});
