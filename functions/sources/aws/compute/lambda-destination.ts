import * as z from "zod";
import { parseArn } from "../../aws.ts";
import { awsEvent, fact } from "../../aws-event.ts";
import { logsLink } from "../../logs-link.ts";
import { resourceLink } from "../../resource-link.ts";
import { field, moment, textField } from "../../unwrap.ts";
import { number, part, text } from "../loose.ts";
import { noted, type Outcome, success, trouble } from "../outcome.ts";
import { ownMessage } from "../own-message.ts";

const batch = part({ shardId: text, startSequenceNumber: text, batchSize: number, streamArn: text });

const detail = z.object({
  timestamp: text,
  requestContext: z.object({
    requestId: text,
    functionArn: z.string(),
    condition: text,
    approximateInvokeCount: number,
  }),
  responseContext: part({ statusCode: number, functionError: text }),
  responsePayload: z.unknown().optional(),
  /** Of functions that read a stream: which part of it was given up. */
  KinesisBatchInfo: batch,
  DDBStreamBatchInfo: batch,
});

/**
 * What became of an asynchronous invocation of a Lambda function, or of a batch that it read from a stream, sent to its
 * destination: a topic, or an event bus.
 * https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-retain-records.html
 * https://docs.aws.amazon.com/lambda/latest/dg/kinesis-on-failure-destination.html
 */
export const lambdaDestination = awsEvent({
  name: "lambda-destination",
  types: {
    lambda: ["Lambda Function Invocation Result - Success", "Lambda Function Invocation Result - Failure"],
  },
  detail,
  also: [
    {
      marks: [{ fields: ["requestContext", "timestamp"], where: { field: "requestContext.functionArn" } }],
      schema: ownMessage("lambda", "", detail, ({ timestamp, requestContext: { functionArn } }) => ({
        account: parseArn(functionArn)?.account ?? "",
        region: parseArn(functionArn)?.region ?? "",
        ...(timestamp && { at: timestamp }),
      })),
    },
  ],
  read: (event, { receivedAt }) => {
    const { partition, region, detail } = event;
    const { timestamp, requestContext, responseContext, responsePayload, ...of } = detail;
    const at = moment(timestamp);
    const stream = of.KinesisBatchInfo ?? of.DDBStreamBatchInfo;
    const { functionArn, condition = "", requestId, approximateInvokeCount } = requestContext;
    const name = parseArn(functionArn)?.resource.split(":")[1] ?? functionArn;
    const arn = functionArn.replace(/(:function:[^:]+):.*$/, "$1");
    const error = textField(responsePayload, "errorType");
    const message = textField(responsePayload, "errorMessage");
    const { words, ...outcome } = outcomeOfCondition(condition, responseContext?.functionError);
    return {
      situation: [arn, stream?.streamArn],
      ...outcome,
      origin: { account: parseArn(functionArn)?.account, region: parseArn(functionArn)?.region },
      title: `Function ${name} ${words}`,
      text: [error, message].filter((each) => each !== undefined).join(": ") || undefined,
      resource: { name, arn },
      facts: [
        fact("Stream", stream?.streamArn && parseArn(stream.streamArn)?.resource.split("/")[1]),
        fact("Records given up", stream?.batchSize),
        fact("Shard", stream?.shardId),
        fact("Attempts", approximateInvokeCount),
        fact("Version", functionArn.split(":")[7]),
        fact("Where in the code", firstFrame(field(responsePayload, "stackTrace") ?? field(responsePayload, "trace"))),
        fact("Request", requestId),
      ],
      links: [
        resourceLink(arn, region),
        logsLink({ partition, region }, `/aws/lambda/${name}`, at ?? event.at ?? receivedAt),
      ],
      at,
    };
  },
});

const outcomeOfCondition = (condition: string, functionError: string | undefined): Outcome => {
  const known = conditions.get(condition);
  if (known) return known;
  return functionError ? trouble("failed", "high", "lambda-destination") : noted("was invoked");
};

const batchGivenUp = "failed, and all retries too: records of its stream are given up";

const conditions: ReadonlyMap<string, Outcome> = new Map([
  ["RetryAttemptsExhausted", trouble(batchGivenUp, "high", "lambda-destination/stream")],
  [
    "RecordAgeExceeded",
    trouble("was too late: records of its stream became too old and are given up", "high", "lambda-destination/age"),
  ],
  [
    "MaximumRecordAgeExceeded",
    trouble("was too late: records of its stream became too old and are given up", "high", "lambda-destination/age"),
  ],
  ["Success", success("succeeded")],
  ["RetriesExhausted", trouble("failed, and all retries too: the event is given up", "high", "lambda-destination")],
  [
    "EventAgeExceeded",
    trouble("was not invoked in time: the event became too old and is given up", "high", "lambda-destination/age"),
  ],
]);

/** Where in the code it happened: the first frame of a stack trace, as Node.js, Python or Java write it. */
const firstFrame = (trace: unknown): string | undefined => {
  const lines: readonly unknown[] = Array.isArray(trace) ? trace : typeof trace === "string" ? trace.split("\n") : [];
  const frames = lines.filter((line) => typeof line === "string").filter((line) => FRAME.test(line));
  return (frames.find((line) => !/node:|node_modules|site-packages/.test(line)) ?? frames[0])?.trim();
};

const FRAME = /^\s*(at |File |[\w$.]+\()|\(\/?[\w./-]+:\d+/;
