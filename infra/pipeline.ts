import { api } from "./api.ts";
import { setting } from "./components/grant.ts";
import { Handler } from "./components/handler.ts";
import { settings } from "./config.ts";
import { alerts, customers, endpointKeys, endpoints, escalations, events, operations } from "./data.ts";
import { slackDeliveries, teamsDeliveries } from "./delivery.ts";
import { escalation } from "./escalation.ts";
import { templateVersions } from "./template-versions.ts";

/** The door: proves the address, keeps the rate, and answers once the event is durable on the stream. */
export const ingest = new Handler("ingest", {
  memory: 512,
  timeoutSeconds: 10,
  grants: [
    endpointKeys.read(),
    endpoints.allow("GetItem", "UpdateItem"),
    operations.put(),
    setting({
      ENDPOINT_SECONDS_PER_REQUEST: String(settings.endpointSecondsPerRequest),
      ENDPOINT_BURST: String(settings.endpointBurst),
      SNS_CERTIFICATE_HOSTS: settings.snsCertificateHosts,
    }),
  ],
});

api.route(ingest, {
  methods: ["GET", "HEAD", "POST"],
  paths: ["/v1/endpoint/{id}", "/v1/endpoint/{id}/alert", "/v1/endpoint/{id}/notification"],
  guard: "endpoint-id",
  throttle: { ratePerSecond: 1000, burst: 2000 },
});

/** What functions in customers' accounts find out about an alarm: a way of its own, so that it never crowds out an alarm. */
api.route(ingest, {
  methods: ["POST"],
  paths: ["/v1/endpoint/{id}/enrichment"],
  guard: "endpoint-id",
  throttle: { ratePerSecond: 100, burst: 200 },
});

/** Understands, decides, stores state and obligations in one write, and performs them: the only writer of alerts. */
export const processing = new Handler("process", {
  memory: 512,
  timeoutSeconds: 60,
  grants: [
    operations.read(),
    operations.put(),
    customers.allow("GetItem", "PutItem", "UpdateItem", "Query", "BatchWriteItem"),
    endpoints.allow("GetItem", "PutItem", "UpdateItem", "DeleteItem", "Query"),
    alerts.allow("Query", "GetItem", "PutItem", "UpdateItem"),
    escalations.allow("PutItem"),
    events.allow("BatchWriteItem"),
    escalation.start(),
    slackDeliveries.send(),
    teamsDeliveries.send(),
    setting({ TEMPLATE_VERSIONS: templateVersions }),
  ],
});

operations.feed(processing, { parallelizationFactor: settings.parallelizationFactor });
