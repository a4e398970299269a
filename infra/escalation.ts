import * as pulumi from "@pulumi/pulumi";
import { account } from "./components/account.ts";
import { Handler } from "./components/handler.ts";
import { StateMachine } from "./components/state-machine.ts";
import { alerts, operations } from "./data.ts";
import { escalationDefinition } from "./escalation.asl.ts";

/** Says what now: puts the step that is due on the stream, and how long to wait for the next. */
export const escalate = new Handler("escalate", {
  memory: 256,
  timeoutSeconds: 15,
  grants: [alerts.allow("GetItem"), operations.put()],
});

/** Wakes `escalate` on time, through restarts and deployments. */
export const escalation = new StateMachine("escalation", {
  definition: pulumi
    .all([escalate.function.arn, account.partition])
    .apply(([arn, partition]) => JSON.stringify(escalationDefinition({ escalate: arn, partition }))),
  grants: [escalate.invoke()],
});
