import type { Publisher, Template } from "./model.ts";
import type { Resource } from "./resource.ts";
import {
  account,
  arn,
  attribute,
  type Condition,
  choose,
  equals,
  joined,
  none,
  not,
  type Parameter,
  partition,
  region,
} from "./value.ts";

/** How a template's topic reaches marbot; every template has these parameters, and they mean the same in all. */
export const createTopic: Parameter = {
  $: "parameter",
  name: "createTopic",
  type: "switch",
  group: "delivery",
  label: "Topic of its own",
  about: "Whether the template makes a topic of its own. Otherwise it publishes to the topic of another template.",
  default: true,
};

export const endpointUrl: Parameter = {
  $: "parameter",
  name: "endpointUrl",
  type: "text",
  group: "delivery",
  label: "Address of the channel's endpoint",
  about: "The secret address that marbot gave your channel: ask the bot for `endpoint`. Needed for a topic of its own.",
  default: "",
  pattern: "(https://[A-Za-z0-9.:-]+/v1/endpoint/[A-Za-z0-9_-]+(/alert|/notification)?)?",
  secret: true,
  example: "https://marbot.example.com/v1/endpoint/0123456789abcdef0123456789abcdef",
};

export const topicArn: Parameter = {
  $: "parameter",
  name: "topicArn",
  type: "text",
  group: "delivery",
  label: "Topic of another template",
  about: "ARN of the topic of the template `standalone-topic` or `basics` in this Region, when it has none of its own.",
  default: "",
  pattern: "(arn:aws[a-z-]*:sns:[a-z0-9-]+:[0-9]{12}:[A-Za-z0-9_-]+)?",
};

export const encryptTopic: Parameter = {
  $: "parameter",
  name: "encryptTopic",
  type: "switch",
  group: "delivery",
  label: "Encrypt with a key of yours",
  about: "Whether the topic of its own is encrypted with a KMS key of your account, about $1 a month.",
  default: true,
};

export const deliveryParameters: readonly Parameter[] = [endpointUrl, createTopic, topicArn, encryptTopic];

export const ownTopic = equals(createTopic, true);
const ownKey = { all: [ownTopic, equals(encryptTopic, true)] };

/** Where everything in the template publishes to. */
export const topic = choose(ownTopic, arn("topic"), topicArn);
/** By which subscription it goes on to marbot, where that is this template's. */
export const onwards = choose(ownTopic, arn("subscription"), topicArn);
/** Where what could not be delivered is kept for 14 days. */
export const deadLetters = arn("dead-letters");

const principals = (publishers: readonly Publisher[]): readonly string[] =>
  [...publishers].sort().map((service) => `${service}.amazonaws.com`);

const ofThisAccount = { StringEquals: { "aws:SourceAccount": account } };
const everybody = { AWS: "*" };
const root = { AWS: joined`arn:${partition}:iam::${account}:root` };

/**
 * Topic, key, subscription and dead-letter queue, for what the template's rules and resources publish. Events and functions
 * need the queue even where the topic is another template's (`queue`).
 */
export const deliveryOf = (
  template: Template,
  publishers: readonly Publisher[],
  queue: Condition | undefined,
): readonly Resource[] => [
  key(template, publishers),
  {
    id: "topic",
    kind: "topic",
    when: ownTopic,
    properties: { kmsMasterKeyId: choose(equals(encryptTopic, true), attribute("topic-key", "id"), none) },
  },
  topicPolicy(publishers),
  {
    id: "dead-letters",
    kind: "queue",
    when: queue,
    properties: { messageRetentionSeconds: 14 * 86_400, sqsManagedSseEnabled: true },
    accepted: { CKV_AWS_27: "It is encrypted with the key of SQS, which needs no policy for those who write to it." },
  },
  deadLettersPolicy(queue),
  subscription,
];

/**
 * The topic's policy says for which account a service may publish; the key cannot, because not every service that
 * states the account to SNS states it to KMS as well. Whatever of this account may publish may encrypt.
 * https://docs.aws.amazon.com/sns/latest/dg/sns-key-management.html
 */
const key = ({ slug }: Template, publishers: readonly Publisher[]): Resource => ({
  id: "topic-key",
  kind: "key",
  when: ownKey,
  properties: {
    description: `Encrypts what the monitoring template ${slug} sends to marbot`,
    enableKeyRotation: true,
    deletionWindowInDays: 7,
    policy: {
      Version: "2012-10-17",
      Statement: [
        { Sid: "AdministeredByThisAccount", Effect: "Allow", Principal: root, Action: "kms:*", Resource: "*" },
        {
          Sid: "UsedByWhatPublishes",
          Effect: "Allow",
          Principal: { Service: principals(publishers) },
          Action: ["kms:Decrypt", "kms:GenerateDataKey*"],
          Resource: "*",
        },
        {
          Sid: "UsedThroughSnsByThisAccount",
          Effect: "Allow",
          Principal: everybody,
          Action: ["kms:Decrypt", "kms:GenerateDataKey*"],
          Resource: "*",
          Condition: {
            StringEquals: {
              "kms:CallerAccount": account,
              "kms:ViaService": [joined`sns.${region}.amazonaws.com`, joined`sns.${region}.amazonaws.com.cn`],
            },
          },
        },
      ],
    },
  },
  accepted: {
    CKV_AWS_33: "Everybody is whoever of this account may publish, and through SNS only: the condition says so.",
  },
});

/** Exactly the services that publish, for this account only, and over TLS only. */
const topicPolicy = (publishers: readonly Publisher[]): Resource => ({
  id: "topic-policy",
  kind: "topicPolicy",
  when: ownTopic,
  properties: {
    arn: arn("topic"),
    policy: {
      Version: "2012-10-17",
      Statement: [
        {
          Sid: "PublishedByServicesForThisAccount",
          Effect: "Allow",
          Principal: { Service: principals(publishers) },
          Action: "sns:Publish",
          Resource: arn("topic"),
          Condition: ofThisAccount,
        },
        {
          Sid: "NeverInPlainText",
          Effect: "Deny",
          Principal: everybody,
          Action: "sns:Publish",
          Resource: arn("topic"),
          Condition: { Bool: { "aws:SecureTransport": "false" } },
        },
      ],
    },
  },
});

/** SNS keeps here what the endpoint did not take within an hour; EventBridge, what the topic did not take within a day. */
const deadLettersPolicy = (when: Condition | undefined): Resource => ({
  id: "dead-letters-policy",
  kind: "queuePolicy",
  when,
  properties: {
    queueUrl: attribute("dead-letters", "url"),
    policy: {
      Version: "2012-10-17",
      Statement: [
        {
          Sid: "LeftByServicesForThisAccount",
          Effect: "Allow",
          Principal: { Service: ["events.amazonaws.com", "sns.amazonaws.com"] },
          Action: "sqs:SendMessage",
          Resource: deadLetters,
          Condition: ofThisAccount,
        },
        {
          Sid: "NeverInPlainText",
          Effect: "Deny",
          Principal: everybody,
          Action: "sqs:*",
          Resource: deadLetters,
          Condition: { Bool: { "aws:SecureTransport": "false" } },
        },
      ],
    },
  },
});

/**
 * An endpoint takes 10 messages at once and then one in five seconds, so a burst is tried again for as long as SNS
 * allows: 3 600 seconds in all, in which 720 messages get through. What is left then goes to the dead-letter queue.
 * https://docs.aws.amazon.com/sns/latest/dg/sns-message-delivery-retries.html
 */
export const deliveryPolicy = {
  healthyRetryPolicy: {
    numRetries: 68,
    numNoDelayRetries: 0,
    numMinDelayRetries: 0,
    minDelayTarget: 5,
    maxDelayTarget: 60,
    numMaxDelayRetries: 50,
    backoffFunction: "linear",
  },
  throttlePolicy: { maxReceivesPerSecond: 1 },
} as const;

const subscription: Resource = {
  id: "subscription",
  kind: "subscription",
  when: ownTopic,
  properties: {
    topic: arn("topic"),
    protocol: "https",
    endpoint: endpointUrl,
    endpointAutoConfirms: true,
    deliveryPolicy,
    redrivePolicy: { deadLetterTargetArn: deadLetters },
  },
  after: ["topic-policy", "dead-letters-policy"],
};

/** What must be given together, and the sentence for whoever did not. */
export const requirements = [
  {
    when: ownTopic,
    needs: not(equals(endpointUrl, "")),
    parameter: endpointUrl,
    sentence: "A topic of its own needs the address of the channel's endpoint.",
  },
  {
    when: equals(createTopic, false),
    needs: not(equals(topicArn, "")),
    parameter: topicArn,
    sentence: "Without a topic of its own, the ARN of another template's topic is needed.",
  },
] as const;
