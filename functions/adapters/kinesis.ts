import { KinesisClient, PutRecordCommand } from "@aws-sdk/client-kinesis";
import type { Config, Environment } from "../config.ts";
import { Fault } from "../errors.ts";
import type { OperationStream } from "../ports.ts";
import { encode, type Operation, partitionKey } from "../records.ts";
import { awsOptions } from "./aws.ts";

/** A record for the stream. Source: https://docs.aws.amazon.com/kinesis/latest/APIReference/API_PutRecord.html */
const putRequest = (stream: string, operation: Operation) => ({
  StreamName: stream,
  PartitionKey: partitionKey(operation),
  Data: encode(operation),
});

/** The stream `operations`. Every failure is worth a retry by the caller: nothing was stored. */
export const operationStream = (
  config: Pick<Config, "OPERATIONS_STREAM">,
  environment: Environment,
): OperationStream => {
  const client = new KinesisClient(awsOptions(environment));
  return {
    put: async (operation) => {
      try {
        await client.send(new PutRecordCommand(putRequest(config.OPERATIONS_STREAM, operation)));
      } catch (cause) {
        throw new Fault("stream.busy", "The stream does not take the record just now; try again", {
          retry: true,
          cause,
        });
      }
    },
  };
};
