import { alarm, metric, template } from "../model.ts";
import { subject, threshold } from "../parameter.ts";

const apiId = subject({
  name: "apiId",
  label: "API",
  about: "Id of the HTTP API.",
  pattern: "[a-z0-9]{10}",
  example: "a1b2c3d4e5",
});

const ofApi = { namespace: "AWS/ApiGateway", dimensions: { ApiId: apiId }, periodSeconds: 60 } as const;

/** https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-metrics.html */
export const httpApi = template({
  slug: "http-api",
  version: "1.0.0",
  title: "API Gateway HTTP API",
  about: "Watches one HTTP API: do requests fail, is it slow?",
  parameters: [apiId],
  rules: [
    alarm({
      id: "errors",
      sentence: "The API answers with errors (5XX): an integration fails or times out. Its access log says which.",
      watch: metric({ ...ofApi, name: "5xx", statistic: "Sum" }),
      above: threshold({
        name: "errorsThreshold",
        label: "Errors",
        about: "How many requests may fail.",
        unit: "errors a minute",
        default: 0,
      }),
    }),
    alarm({
      id: "client-errors",
      sentence: "Many requests are refused (4XX): a client is broken, a token expired, or the API is throttled.",
      watch: {
        measure: "math",
        expression: "100 * refused / requests",
        label: "Refused requests",
        of: {
          refused: { ...ofApi, name: "4xx", statistic: "Sum", periodSeconds: 300 },
          requests: { ...ofApi, name: "Count", statistic: "Sum", periodSeconds: 300 },
        },
      },
      above: threshold({
        name: "clientErrorsThreshold",
        label: "Refused requests",
        about: "How many of the requests may be refused.",
        unit: "percent",
        default: -1,
        maximum: 100,
      }),
    }),
    alarm({
      id: "latency",
      sentence: "One of a hundred requests waits too long for its answer.",
      watch: metric({ ...ofApi, name: "Latency", statistic: "p99", periodSeconds: 300 }),
      above: threshold({
        name: "latencyThreshold",
        label: "Latency",
        about: "How long the slowest one of a hundred requests may take.",
        unit: "milliseconds",
        default: -1,
      }),
    }),
    alarm({
      id: "integration-latency",
      sentence: "What stands behind the API is slow: at 30 seconds requests are given up.",
      watch: metric({ ...ofApi, name: "IntegrationLatency", statistic: "p99", periodSeconds: 300 }),
      above: threshold({
        name: "integrationLatencyThreshold",
        label: "Latency of the integration",
        about: "How long the integration may take for the slowest one of a hundred requests.",
        unit: "milliseconds",
        default: 20000,
      }),
    }),
  ],
});
