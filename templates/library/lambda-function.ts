import { alarm, metric, template } from "../model.ts";
import { subject, threshold } from "../parameter.ts";

const functionName = subject({
  name: "functionName",
  label: "Function",
  about: "Name of the function, without version or alias.",
  pattern: "[A-Za-z0-9_-]{1,64}",
  example: "checkout",
});

const ofFunction = { namespace: "AWS/Lambda", dimensions: { FunctionName: functionName }, periodSeconds: 60 };

/**
 * Lambda stamps its metrics with the moment at which the invocation began, so a late error of a long one lands in a
 * minute that has been judged already: each minute is looked at for as long as a function may run, and three more.
 */
const late = { breaching: 1, of: 18 };

/** https://docs.aws.amazon.com/lambda/latest/dg/monitoring-metrics-types.html */
export const lambdaFunction = template({
  slug: "lambda-function",
  version: "1.0.0",
  title: "Lambda function",
  about:
    "Watches one function: does it fail, is it refused for lack of concurrency, does it keep up, is it called at all?",
  parameters: [functionName],
  rules: [
    alarm({
      id: "errors",
      sentence: "The function fails: it threw an error or ran out of time. Its log group says why.",
      watch: metric({ ...ofFunction, name: "Errors", statistic: "Sum" }),
      above: threshold({
        name: "errorsThreshold",
        label: "Errors",
        about: "How many invocations may fail.",
        unit: "errors a minute",
        default: 0,
      }),
      periods: late,
    }),
    alarm({
      id: "throttles",
      sentence: "Invocations are refused: the function's or the account's concurrency is used up.",
      watch: metric({ ...ofFunction, name: "Throttles", statistic: "Sum" }),
      above: threshold({
        name: "throttlesThreshold",
        label: "Throttles",
        about: "How many invocations may be refused.",
        unit: "throttles a minute",
        default: 0,
      }),
      periods: late,
    }),
    alarm({
      id: "behind",
      sentence:
        "The function falls behind the stream that feeds it: it fails, is throttled, or has too few shards. What is older than the stream's retention is lost.",
      watch: metric({ ...ofFunction, name: "IteratorAge", statistic: "Maximum", periodSeconds: 300 }),
      above: threshold({
        name: "behindThreshold",
        label: "Age of what is read",
        about: "How old a record of a stream may be when the function gets it.",
        unit: "milliseconds",
        default: -1,
      }),
    }),
    alarm({
      id: "silent",
      sentence: "The function is not called any more: its schedule, or what else calls it, has stopped.",
      watch: metric({ ...ofFunction, name: "Invocations", statistic: "Sum", periodSeconds: 300 }),
      below: threshold({
        name: "silentThreshold",
        label: "Invocations",
        about: "How often it is called at the least.",
        unit: "invocations in 5 minutes",
        default: -1,
      }),
      missing: "breaching",
    }),
  ],
});
