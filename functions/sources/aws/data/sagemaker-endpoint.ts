import * as z from "zod";
import { awsEvent, fact } from "../../aws-event.ts";
import { resourceLink } from "../../resource-link.ts";
import { consolePage, inUrl } from "../console-page.ts";
import { list, number, part, text } from "../loose.ts";
import { nameOf, noted, outcomeOf, outcomes, success, trouble } from "../outcome.ts";

/**
 * An endpoint of SageMaker, which answers requests, changed its state or is being deployed to.
 * https://docs.aws.amazon.com/sagemaker/latest/dg/automating-sagemaker-with-eventbridge.html
 */
export const sagemakerEndpoint = awsEvent({
  name: "sagemaker-endpoint",
  types: {
    "aws.sagemaker": [
      "SageMaker Endpoint State Change",
      "SageMakerEndpointStateChange",
      "SageMaker Endpoint Deployment State Change",
    ],
  },
  detail: z.object({
    EndpointName: text,
    EndpointArn: text,
    EndpointConfigName: text,
    EndpointStatus: text,
    FailureReason: text,
    ProductionVariants: list(
      z.object({ VariantName: text, CurrentInstanceCount: number, DesiredInstanceCount: number }),
    ),
    PendingDeploymentSummary: part({
      EndpointConfigName: text,
      ProductionVariants: list(z.object({ VariantStatus: list(z.object({ Status: text, StatusMessage: text })) })),
    }),
  }),
  read: ({ detail, region, partition, resources }) => {
    const arn = detail.EndpointArn ?? resources[0];
    const name = detail.EndpointName ?? nameOf(arn) ?? "";
    const { words, ...outcome } = outcomeOf(states, detail.EndpointStatus, "sagemaker-endpoint");
    const [variant] = detail.ProductionVariants;
    const pending = detail.PendingDeploymentSummary;
    const progress = pending?.ProductionVariants[0]?.VariantStatus[0]?.StatusMessage;
    return {
      situation: [name.toLowerCase()],
      ...outcome,
      title: `SageMaker endpoint ${name} ${words}`,
      text: outcome.severity ? (detail.FailureReason ?? progress) : progress,
      resource: { name, arn },
      facts: [
        fact("Configuration", detail.EndpointConfigName),
        fact("New configuration", pending?.EndpointConfigName),
        fact("Variant", variant?.VariantName),
        fact("Instances", counted(variant?.CurrentInstanceCount, variant?.DesiredInstanceCount)),
      ],
      links: [
        resourceLink(arn, region) ??
          consolePage({ partition, region }, "Open the endpoint", "sagemaker/home", `/endpoints/${inUrl(name)}`),
      ],
    };
  },
});

const counted = (current: number | undefined, desired: number | undefined): string | number | undefined =>
  current !== undefined && desired !== undefined && current !== desired
    ? `${current} of ${desired}`
    : (current ?? desired);

const bad = (words: string) => trouble(words, "high", "sagemaker-endpoint");

/** Both spellings are in use: `IN_SERVICE` and `InService`. */
const states = outcomes({
  Creating: noted("is being created"),
  Updating: noted("is being updated"),
  SystemUpdating: noted("is being maintained by AWS"),
  RollingBack: bad("could not be updated and is being rolled back"),
  InService: success("is in service"),
  Deleting: noted("is being deleted"),
  Failed: bad("has failed"),
  OutOfService: bad("is out of service"),
  UpdateRollbackFailed: bad("could not be updated, and neither be rolled back"),
});
