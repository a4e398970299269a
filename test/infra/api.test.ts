import type { Program } from "../../infra/local/resource.ts";
import { evaluated, type Inputs, inputsOf, json, ofType } from "./graph.ts";

let program: Program;
let full: Program;
beforeAll(async () => {
  ({ program, full } = await evaluated());
}, 60_000);

describe("the API", () => {
  const routes = () => ofType(program, "apigatewayv2/route:Route").map(({ inputs }) => inputs);

  it("P38 has a guard for each route", () => {
    const guards = Object.fromEntries(routes().map(({ routeKey, operationName }) => [routeKey, operationName]));
    const endpoint = ["GET", "HEAD", "POST"].flatMap((method) =>
      ["", "/alert", "/notification"].map((suffix) => [`${method} /v1/endpoint/{id}${suffix}`, "endpoint-id"]),
    );
    expect(guards).toEqual({
      ...Object.fromEntries(endpoint),
      "POST /v1/endpoint/{id}/enrichment": "endpoint-id",
      "GET /v1/image/{token}": "image-token",
      "HEAD /v1/image/{token}": "image-token",
      "GET /v1/slack/install": "nobody",
      "GET /v1/slack/callback": "install-state",
      "POST /v1/slack/events": "slack-signature",
      "POST /v1/slack/actions": "slack-signature",
      "POST /v1/slack/commands": "slack-signature",
      "POST /v1/teams/messages": "teams-token",
    });
  });

  it("P37 is throttled as a whole and per route", () => {
    const { defaultRouteSettings, routeSettings } = inputsOf(program, "apigatewayv2/stage:Stage", "api-stage") as {
      defaultRouteSettings: Inputs;
      routeSettings: readonly Inputs[];
    };
    expect(defaultRouteSettings).toMatchObject({ throttlingRateLimit: 1000, throttlingBurstLimit: 2000 });
    expect(routeSettings.map(({ routeKey }) => routeKey).sort()).toEqual(
      routes()
        .map(({ routeKey }) => routeKey)
        .sort(),
    );
    for (const { throttlingRateLimit, throttlingBurstLimit } of routeSettings) {
      expect(Number(throttlingRateLimit)).toBeGreaterThan(0);
      expect(Number(throttlingBurstLimit)).toBeGreaterThan(0);
    }
  });

  it("P43 writes no path, no query and no address to its log", () => {
    const { accessLogSettings } = inputsOf(program, "apigatewayv2/stage:Stage", "api-stage") as {
      accessLogSettings: Inputs;
    };
    const variables = Object.values(json(accessLogSettings.format)).sort();
    expect(variables).toEqual(
      [
        "$context.error.message",
        "$context.integrationErrorMessage",
        "$context.integrationLatency",
        "$context.requestId",
        "$context.requestTime",
        "$context.responseLatency",
        "$context.responseLength",
        "$context.routeKey",
        "$context.status",
      ].sort(),
    );
  });

  it("P06 P07 takes TLS 1.2 and newer, and has one door: with a domain, the default host is off", () => {
    expect(inputsOf(program, "apigatewayv2/api:Api", "api")).toMatchObject({
      protocolType: "HTTP",
      disableExecuteApiEndpoint: false,
    });
    expect(inputsOf(full, "apigatewayv2/api:Api", "api").disableExecuteApiEndpoint).toBe(true);
    expect(inputsOf(full, "apigatewayv2/domainName:DomainName", "api-domain")).toMatchObject({
      domainName: "api.example.com",
      domainNameConfiguration: { securityPolicy: "TLS_1_2", endpointType: "REGIONAL" },
    });
  });

  it("lets only this API call a function, and only by its routes", () => {
    const api = ofType(program, "apigatewayv2/api:Api")[0];
    const permissions = ofType(program, "lambda/permission:Permission").map(({ inputs }) => inputs);
    const paths = new Set(routes().map(({ routeKey }) => String(routeKey).split(" ")[1]));
    expect(permissions.map(({ sourceArn }) => sourceArn).sort()).toEqual(
      [...paths].map((path) => `${String(api?.outputs.executionArn)}/*/*${path}`).sort(),
    );
  });
});
