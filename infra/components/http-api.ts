import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { Handler } from "./handler.ts";
import { physicalName, tagsOf } from "./naming.ts";

export interface HttpApiArgs {
  /** Undefined: the API keeps its default host. */
  readonly domain?: { readonly name: string; readonly certificateArn: string };
  /** For all routes together (P37). */
  readonly throttle: Throttle;
}

export interface Throttle {
  readonly ratePerSecond: number;
  readonly burst: number;
}

/** What authorises a route (P38); `nobody` where a page changes nothing and tells nothing. The function checks it; the route's operation name says which it is. */
export type Guard = "endpoint-id" | "image-token" | "install-state" | "nobody" | "slack-signature" | "teams-token";

export interface Route {
  readonly methods: readonly ("GET" | "HEAD" | "POST")[];
  readonly paths: readonly string[];
  readonly guard: Guard;
  /** For each method and path. */
  readonly throttle: Throttle;
}

/** Names of API Gateway, never the path: it holds the endpoint's secret id (P43). */
const accessLogFormat = JSON.stringify({
  at: "$context.requestTime",
  request: "$context.requestId",
  route: "$context.routeKey",
  status: "$context.status",
  milliseconds: "$context.responseLatency",
  functionMilliseconds: "$context.integrationLatency",
  functionError: "$context.integrationErrorMessage",
  error: "$context.error.message",
  bytes: "$context.responseLength",
});

/**
 * The HTTP API (TLS only: API Gateway has no plain listener, P07). Routes are added by the slices that own them; `open`
 * comes last and makes the stage, which names the throttle of each route and so needs them all.
 */
export class HttpApi extends pulumi.ComponentResource {
  readonly api: aws.apigatewayv2.Api;
  /** Public address without a trailing slash. */
  readonly url: pulumi.Output<string>;
  private readonly name: string;
  private readonly args: HttpApiArgs;
  private readonly integrations = new Map<Handler, aws.apigatewayv2.Integration>();
  private readonly routes: { readonly resource: aws.apigatewayv2.Route; readonly throttle: Throttle }[] = [];

  constructor(name: string, args: HttpApiArgs) {
    super("marbot:infra:HttpApi", name);
    this.name = name;
    this.args = args;
    this.api = new aws.apigatewayv2.Api(
      name,
      {
        name: physicalName(name),
        protocolType: "HTTP",
        // With a domain, the default host would be a second door that its certificate and logs do not know.
        disableExecuteApiEndpoint: args.domain !== undefined,
        tags: tagsOf(name),
      },
      { parent: this },
    );
    this.url = args.domain ? pulumi.output(`https://${args.domain.name}`) : this.api.apiEndpoint;
    this.registerOutputs();
  }

  /** A function has one, however many routes lead to it. */
  private integration(handler: Handler): aws.apigatewayv2.Integration {
    const integration = new aws.apigatewayv2.Integration(
      `${handler.name}-integration`,
      {
        apiId: this.api.id,
        integrationType: "AWS_PROXY",
        integrationMethod: "POST",
        integrationUri: handler.function.invokeArn,
        payloadFormatVersion: "2.0",
        // A little more than the function's own limit, so that its timeout is what the log shows.
        timeoutMilliseconds: Math.min(30, handler.timeoutSeconds + 1) * 1000,
      },
      { parent: this },
    );
    this.integrations.set(handler, integration);
    return integration;
  }

  /** Sends requests to a function, payload format 2.0. */
  route(handler: Handler, { methods, paths, guard, throttle }: Route): void {
    const integration = this.integrations.get(handler) ?? this.integration(handler);
    for (const path of paths) {
      const suffix = path.replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "");
      new aws.lambda.Permission(
        `${handler.name}-${suffix}-permission`,
        {
          function: handler.function.name,
          action: "lambda:InvokeFunction",
          principal: "apigateway.amazonaws.com",
          // Stage and method may be any: API Gateway writes the path as the route does, braces included.
          sourceArn: pulumi.interpolate`${this.api.executionArn}/*/*${path}`,
        },
        { parent: this },
      );
      for (const method of methods) {
        const resource = new aws.apigatewayv2.Route(
          `${method.toLowerCase()}-${suffix}`,
          {
            apiId: this.api.id,
            routeKey: `${method} ${path}`,
            authorizationType: "NONE",
            operationName: guard,
            target: pulumi.interpolate`integrations/${integration.id}`,
          },
          { parent: this },
        );
        this.routes.push({ resource, throttle });
      }
    }
  }

  /** Opens the API to the world. Returns what the operator's DNS must point the domain to, where there is one. */
  open(): { readonly domainTarget: pulumi.Output<string> } | undefined {
    const { name, args, api } = this;
    const log = new aws.cloudwatch.LogGroup(
      `${name}-log`,
      // Without this prefix, CloudWatch's resource policy grows with every group until it is full.
      { name: `/aws/vendedlogs/apis/${physicalName(name)}`, retentionInDays: 30, tags: tagsOf(name) },
      { parent: this },
    );
    const stage = new aws.apigatewayv2.Stage(
      `${name}-stage`,
      {
        apiId: api.id,
        name: "$default",
        autoDeploy: true,
        accessLogSettings: { destinationArn: log.arn, format: accessLogFormat },
        defaultRouteSettings: { ...throttling(args.throttle), detailedMetricsEnabled: false },
        routeSettings: this.routes.map(({ resource, throttle }) => ({
          routeKey: resource.routeKey,
          ...throttling(throttle),
          detailedMetricsEnabled: false,
        })),
        tags: tagsOf(name),
      },
      { parent: this, dependsOn: this.routes.map(({ resource }) => resource) },
    );
    if (!args.domain) return undefined;
    const domain = new aws.apigatewayv2.DomainName(
      `${name}-domain`,
      {
        domainName: args.domain.name,
        domainNameConfiguration: {
          certificateArn: args.domain.certificateArn,
          endpointType: "REGIONAL",
          securityPolicy: "TLS_1_2",
        },
        tags: tagsOf(name),
      },
      { parent: this },
    );
    new aws.apigatewayv2.ApiMapping(
      `${name}-mapping`,
      { apiId: api.id, domainName: domain.id, stage: stage.id },
      { parent: this },
    );
    return { domainTarget: domain.domainNameConfiguration.targetDomainName };
  }
}

const throttling = ({ ratePerSecond, burst }: Throttle) => ({
  throttlingRateLimit: ratePerSecond,
  throttlingBurstLimit: burst,
});
