import { as, is, kind, notInCloudFormation, physicalName, tags } from "./kind.ts";

/** How what was noticed leaves the account: topics and their subscriptions, dead-letter queues, the key. */
export const delivery = {
  /** https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-sns-topic.html */
  topic: kind(
    "AWS::SNS::Topic",
    "aws_sns_topic",
    "sns.Topic",
    { name: physicalName(), kmsMasterKeyId: is(), tags },
    { arn: { cloudformation: "Ref" }, name: { cloudformation: "TopicName" } },
  ),
  topicPolicy: kind("AWS::SNS::TopicPolicy", "aws_sns_topic_policy", "sns.TopicPolicy", {
    arn: as("sole", { cloudformation: "Topics" }),
    policy: as("document", { cloudformation: "PolicyDocument" }),
  }),
  /** https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-sns-subscription.html */
  subscription: kind(
    "AWS::SNS::Subscription",
    "aws_sns_topic_subscription",
    "sns.TopicSubscription",
    {
      topic: is({ cloudformation: "TopicArn", terraform: "topic_arn" }),
      protocol: is(),
      endpoint: is(),
      /** marbot confirms by itself; Terraform and Pulumi wait until it has. */
      endpointAutoConfirms: notInCloudFormation(),
      deliveryPolicy: as("document"),
      redrivePolicy: as("document"),
      filterPolicy: as("document"),
      filterPolicyScope: is(),
    },
    { arn: { cloudformation: "Ref" } },
  ),
  /** https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-sqs-queue.html */
  queue: kind(
    "AWS::SQS::Queue",
    "aws_sqs_queue",
    "sqs.Queue",
    {
      name: physicalName(),
      messageRetentionSeconds: is({ cloudformation: "MessageRetentionPeriod" }),
      sqsManagedSseEnabled: is(),
      delaySeconds: is(),
      visibilityTimeoutSeconds: is({ cloudformation: "VisibilityTimeout" }),
      redrivePolicy: as("document"),
      tags,
    },
    {
      arn: { cloudformation: "Arn" },
      name: { cloudformation: "QueueName" },
      url: { cloudformation: "Ref" },
    },
  ),
  queuePolicy: kind("AWS::SQS::QueuePolicy", "aws_sqs_queue_policy", "sqs.QueuePolicy", {
    queueUrl: as("sole", { cloudformation: "Queues" }),
    policy: as("document", { cloudformation: "PolicyDocument" }),
  }),
  /** https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-kms-key.html */
  key: kind(
    "AWS::KMS::Key",
    "aws_kms_key",
    "kms.Key",
    {
      description: is(),
      enableKeyRotation: is(),
      deletionWindowInDays: is({ cloudformation: "PendingWindowInDays" }),
      policy: as("document", { cloudformation: "KeyPolicy" }),
      tags,
    },
    { arn: { cloudformation: "Arn" }, id: { cloudformation: "Ref", terraform: "key_id", pulumi: "keyId" } },
  ),
};
