import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { account } from "./account.ts";
import type { Key } from "./key.ts";
import { physicalName, tagsOf } from "./naming.ts";

/** One thing that must not stay as it is, as CloudWatch sees it. */
export interface Alarm {
  /** What is wrong and what to do, for the person whom it wakes. */
  readonly description: string;
  readonly namespace: string;
  readonly metric: string;
  readonly dimensions: Readonly<Record<string, pulumi.Input<string>>>;
  readonly statistic: "Sum" | "Maximum";
  readonly above: number;
  readonly minutes: number;
}

/** The topic of the service's own alarms. Only CloudWatch of this account may publish; an operator gets it by e-mail. */
export class AlarmTopic extends pulumi.ComponentResource {
  readonly topic: aws.sns.Topic;

  constructor(name: string, args: { readonly key: Key; readonly email?: string }) {
    super("marbot:infra:AlarmTopic", name);
    this.topic = new aws.sns.Topic(
      name,
      { name: physicalName(name), kmsMasterKeyId: args.key.arn, tags: tagsOf(name) },
      { parent: this },
    );
    new aws.sns.TopicPolicy(
      `${name}-policy`,
      {
        arn: this.topic.arn,
        policy: pulumi.all([this.topic.arn, account.id]).apply(([topic, id]) =>
          JSON.stringify({
            Version: "2012-10-17",
            Statement: [
              {
                Sid: "AlarmsOfThisAccount",
                Effect: "Allow",
                Principal: { Service: "cloudwatch.amazonaws.com" },
                Action: "sns:Publish",
                Resource: topic,
                Condition: { StringEquals: { "aws:SourceAccount": id } },
              },
            ],
          }),
        ),
      },
      { parent: this },
    );
    if (args.email) {
      new aws.sns.TopicSubscription(
        `${name}-email`,
        { topic: this.topic.arn, protocol: "email", endpoint: args.email },
        { parent: this },
      );
    }
    this.registerOutputs();
  }

  alarm(name: string, alarm: Alarm): void {
    new aws.cloudwatch.MetricAlarm(
      `${name}-alarm`,
      {
        name: physicalName(name),
        alarmDescription: alarm.description,
        namespace: alarm.namespace,
        metricName: alarm.metric,
        dimensions: { ...alarm.dimensions },
        statistic: alarm.statistic,
        period: alarm.minutes * 60,
        evaluationPeriods: 1,
        comparisonOperator: "GreaterThanThreshold",
        threshold: alarm.above,
        treatMissingData: "notBreaching",
        alarmActions: [this.topic.arn],
        okActions: [this.topic.arn],
        tags: tagsOf(name),
      },
      { parent: this },
    );
  }
}
