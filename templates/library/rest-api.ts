import { alarm, metric, template } from "../model.ts";
import { subject, threshold } from "../parameter.ts";

const apiName = subject({
  name: "apiName",
  label: "API",
  about: "Name of the REST API, as CloudWatch has it.",
  pattern: "[A-Za-z0-9 ._-]{1,128}",
  example: "shop",
});

const stage = subject({
  name: "stage",
  label: "Stage",
  about: "Name of the stage.",
  pattern: "[A-Za-z0-9_-]{1,128}",
  example: "prod",
});

const ofStage = {
  namespace: "AWS/ApiGateway",
  dimensions: { ApiName: apiName, Stage: stage },
  periodSeconds: 60,
} as const;

/** https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-metrics-and-dimensions.html */
export const restApi = template({
  slug: "rest-api",
  version: "1.0.0",
  title: "API Gateway REST API",
  about: "Watches one stage of a REST API: do requests fail, is it slow?",
  parameters: [apiName, stage],
  rules: [
    alarm({
      id: "errors",
      sentence: "The API answers with errors (5XX): an integration fails or times out. Its execution log says why.",
      watch: metric({ ...ofStage, name: "5XXError", statistic: "Sum" }),
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
      sentence: "Many requests are refused (4XX): a client is broken, a key was revoked, or the API is throttled.",
      watch: metric({ ...ofStage, name: "4XXError", statistic: "Average", periodSeconds: 300 }),
      above: threshold({
        name: "clientErrorsThreshold",
        label: "Refused requests",
        about: "Which part of the requests may be refused, from 0 to 1.",
        unit: "parts of all requests",
        default: -1,
        maximum: 1,
      }),
    }),
    alarm({
      id: "latency",
      sentence: "One of a hundred requests waits too long for its answer.",
      watch: metric({ ...ofStage, name: "Latency", statistic: "p99", periodSeconds: 300 }),
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
      sentence: "What stands behind the API is slow: at 29 seconds requests are given up.",
      watch: metric({ ...ofStage, name: "IntegrationLatency", statistic: "p99", periodSeconds: 300 }),
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
