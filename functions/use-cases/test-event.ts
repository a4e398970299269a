import type { Endpoint } from "../domain/endpoint.ts";
import type { Instant } from "../domain/time.ts";
import type { OperationOf } from "../records.ts";

/** A test as an event on the stream, exactly as one that came through the channel's address. */
export const testEvent = (
  { customer, number }: Pick<Endpoint, "customer" | "number">,
  kind: "alert" | "notification",
  id: string,
  at: Instant,
): OperationOf<"event"> => ({
  v: 1,
  type: "event",
  customer,
  endpoint: number,
  event: {
    id,
    at,
    transport: "https",
    contentType: "text/plain",
    body: kind === "alert" ? ALERT : NOTIFICATION,
    encoding: "utf-8",
    // Each test is a card of its own, however soon the next one comes.
    key: `test-${id}`,
    force: kind,
  },
});

const ALERT = [
  "Test alert: this is how an alarm looks",
  "Somebody asked for a test. Press Acknowledge: it is yours then, and nobody is asked any more. Press Close when you have seen it: an alarm that recovers does that by itself.",
].join("\n");

const NOTIFICATION = [
  "Test notification: this is how news look",
  "Somebody asked for a test. A notification asks nobody, has no buttons and is never escalated.",
].join("\n");
