import { alarm, metric, template } from "../model.ts";
import { subject, threshold } from "../parameter.ts";

const stateMachineArn = subject({
  name: "stateMachineArn",
  label: "State machine",
  about: "ARN of the state machine.",
  pattern: "arn:aws[a-z-]*:states:[a-z0-9-]+:[0-9]{12}:stateMachine:[A-Za-z0-9_-]{1,80}",
  example: "arn:aws:states:eu-west-1:111111111111:stateMachine:orders",
});

const ofMachine = {
  namespace: "AWS/States",
  dimensions: { StateMachineArn: stateMachineArn },
  periodSeconds: 60,
} as const;

/** https://docs.aws.amazon.com/step-functions/latest/dg/procedure-cw-metrics.html */
export const stateMachine = template({
  slug: "state-machine",
  version: "1.0.0",
  title: "Step Functions state machine",
  about: "Watches one state machine: do its executions fail, time out, or get throttled?",
  parameters: [stateMachineArn],
  rules: [
    alarm({
      id: "failed",
      sentence: "Executions fail: a state threw an error that nothing catches. The execution history says which.",
      watch: metric({ ...ofMachine, name: "ExecutionsFailed", statistic: "Sum" }),
      above: threshold({
        name: "failedThreshold",
        label: "Failed executions",
        about: "How many executions may fail.",
        unit: "executions a minute",
        default: 0,
      }),
    }),
    alarm({
      id: "timed-out",
      sentence: "Executions time out: a state waits for something that does not come.",
      watch: metric({ ...ofMachine, name: "ExecutionsTimedOut", statistic: "Sum" }),
      above: threshold({
        name: "timedOutThreshold",
        label: "Timed out executions",
        about: "How many executions may time out.",
        unit: "executions a minute",
        default: 0,
      }),
    }),
    alarm({
      id: "aborted",
      sentence: "Executions were aborted by somebody or something.",
      watch: metric({ ...ofMachine, name: "ExecutionsAborted", statistic: "Sum" }),
      above: threshold({
        name: "abortedThreshold",
        label: "Aborted executions",
        about: "How many executions may be aborted.",
        unit: "executions a minute",
        default: -1,
      }),
    }),
    alarm({
      id: "throttled",
      sentence: "State transitions are throttled: executions are slower than they should be, and starts are refused.",
      watch: metric({ ...ofMachine, name: "ExecutionThrottled", statistic: "Sum" }),
      above: threshold({
        name: "throttledThreshold",
        label: "Throttled transitions",
        about: "How many transitions may be throttled.",
        unit: "transitions a minute",
        default: 0,
      }),
    }),
  ],
});
