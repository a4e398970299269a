import { NodeHttpHandler } from "@smithy/node-http-handler";
import type { Environment } from "../config.ts";

/**
 * Options of every AWS client, from the function's environment: Lambda's variables in production, the laptop's
 * endpoint and per-function keys in local mode. What the environment does not say, the SDK finds by itself.
 * HTTP/1.1 with keep-alive for all, Kinesis too: a single put gains nothing from HTTP/2.
 */
export const awsOptions = (environment: Environment) => ({
  ...(environment.AWS_REGION && { region: environment.AWS_REGION }),
  ...(environment.AWS_ENDPOINT_URL && { endpoint: environment.AWS_ENDPOINT_URL }),
  ...(environment.AWS_ACCESS_KEY_ID &&
    environment.AWS_SECRET_ACCESS_KEY && {
      credentials: {
        accessKeyId: environment.AWS_ACCESS_KEY_ID,
        secretAccessKey: environment.AWS_SECRET_ACCESS_KEY,
        ...(environment.AWS_SESSION_TOKEN && { sessionToken: environment.AWS_SESSION_TOKEN }),
      },
    }),
  maxAttempts: 3,
  requestHandler: new NodeHttpHandler({ connectionTimeout: 2000, requestTimeout: 5000 }),
});

/** The AWS error's name, as the service's documentation lists it (`ConditionalCheckFailedException`). */
export const errorName = (error: unknown): string => (error instanceof Error ? error.name : "");
