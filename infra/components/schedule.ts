import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { account } from "./account.ts";
import { policyOf, trust } from "./grant.ts";
import type { Handler } from "./handler.ts";
import { physicalName, tagsOf } from "./naming.ts";
import { DeadLetterQueue } from "./queue.ts";

/** Calls a function at a rate (`rate(1 minute)`), by EventBridge Scheduler with a role for this call alone. */
export class Schedule extends pulumi.ComponentResource {
  /** Calls that could not be made. */
  readonly dead: DeadLetterQueue;

  constructor(handler: Handler, rate: string) {
    const name = `${handler.name}-schedule`;
    super("marbot:infra:Schedule", name);
    this.dead = new DeadLetterQueue(`${handler.name}-dead`);
    const role = new aws.iam.Role(
      `${name}-role`,
      {
        name: `${physicalName(name)}-role`,
        assumeRolePolicy: trust("scheduler.amazonaws.com", account.id),
        tags: tagsOf(name),
      },
      { parent: this },
    );
    const policy = new aws.iam.RolePolicy(
      `${name}-policy`,
      {
        name,
        role: role.name,
        policy: policyOf([...handler.invoke().statements, ...this.dead.send().statements]),
      },
      { parent: this },
    );
    new aws.scheduler.Schedule(
      name,
      {
        name: physicalName(name),
        scheduleExpression: rate,
        flexibleTimeWindow: { mode: "OFF" },
        target: {
          arn: handler.function.arn,
          roleArn: role.arn,
          input: "{}",
          // The next call comes by itself: a late one is not worth making.
          retryPolicy: { maximumEventAgeInSeconds: 60, maximumRetryAttempts: 2 },
          deadLetterConfig: { arn: this.dead.queue.arn },
        },
      },
      { parent: this, dependsOn: [policy] },
    );
    this.registerOutputs();
  }
}
