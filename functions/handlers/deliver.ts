import type { SQSBatchResponse, SQSEvent } from "aws-lambda";
import { type DeliverBatchDeps, deliverBatch } from "../use-cases/deliver-batch.ts";

/** Consumes a FIFO queue of deliveries; what it reports back is received again, with everything behind it in its group. */
export const deliver =
  (deps: DeliverBatchDeps) =>
  async (event: SQSEvent): Promise<SQSBatchResponse> => {
    const messages = event.Records.map(({ messageId, receiptHandle, body, attributes }) => ({
      id: messageId,
      receipt: receiptHandle,
      group: attributes.MessageGroupId ?? "",
      body,
    }));
    const again = await deliverBatch(deps, messages);
    return { batchItemFailures: again.map((itemIdentifier) => ({ itemIdentifier })) };
  };
