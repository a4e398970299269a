import * as z from "zod";
import { awsEvent, fact } from "../../aws-event.ts";
import { resourceLink } from "../../resource-link.ts";
import { field, textField } from "../../unwrap.ts";
import { text } from "../loose.ts";
import { inWords, nameOf, noted, type Outcome, outcomeOf, outcomes, success, trouble } from "../outcome.ts";

/**
 * A fleet of EC2, or of Spot instances, changed its state, started or lost an instance, or reports an error.
 * https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/monitor-ec2-fleet-using-eventbridge.html
 * https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/spot-fleet-event-types.html
 */
export const ec2Fleet = awsEvent({
  name: "ec2-fleet",
  types: {
    "aws.ec2fleet": [
      "EC2 Fleet State Change",
      "EC2 Fleet Spot Instance Request Change",
      "EC2 Fleet Instance Change",
      "EC2 Fleet Information",
      "EC2 Fleet Error",
    ],
    "aws.ec2spotfleet": [
      "EC2 Spot Fleet State Change",
      "EC2 Spot Fleet Spot Instance Request Change",
      "EC2 Spot Fleet Instance Change",
      "EC2 Spot Fleet Information",
      "EC2 Spot Fleet Error",
    ],
  },
  detail: z.object({ "sub-type": text, description: text, "instance-id": text, "spot-instance-request-id": text }),
  read: ({ detail, type, region, resources: [arn] }) => {
    const fleet = nameOf(arn) ?? "";
    const what = detail["sub-type"];
    const instance = detail["instance-id"];
    const { words, ...outcome } = outcomeIn(type, what);
    const described = factsIn(detail.description);
    return {
      situation: [arn],
      ...outcome,
      title: `${type.includes("Spot Fleet") ? "Spot Fleet" : "EC2 Fleet"} ${fleet} ${words}${instance ? ` ${instance}` : ""}`,
      // A request is described by its id and the state it had, which nobody needs in raw names.
      text: described || type.endsWith("Request Change") ? undefined : detail.description,
      resource: { name: fleet, arn },
      facts: [
        fact("Instance", instance),
        fact("Spot request", detail["spot-instance-request-id"]),
        ...(described ?? []),
      ],
      links: [resourceLink(arn, region)],
    };
  },
});

const outcomeIn = (type: string, what: string | undefined): Outcome => {
  if (type.endsWith("Error")) return trouble(errors.get(what ?? "") ?? "reports an error", "high", "ec2-fleet");
  if (type.endsWith("Information")) return noted(information.get(what ?? "") ?? "reports", "low");
  if (type.endsWith("Spot Instance Request Change"))
    return noted(`has a Spot request that is now: ${inWords(what ?? "")}`);
  if (type.endsWith("Instance Change")) return outcomeOf(instances, what);
  return outcomeOf(states, what);
};

/** An instance change is described by JSON. */
const factsIn = (description: string | undefined) => {
  if (!description?.startsWith("{")) return undefined;
  try {
    const about: unknown = JSON.parse(description);
    if (field(about, "instanceType") === undefined) return undefined;
    return [
      fact("Instance type", textField(about, "instanceType")),
      fact("Availability Zone", textField(about, "availabilityZone")),
      fact("Image", textField(about, "image")),
      fact("Platform", textField(about, "productDescription")),
    ];
  } catch {
    return undefined;
  }
};

const states = outcomes({
  submitted: noted("was submitted"),
  active: success("is active"),
  progress: noted("is getting its capacity"),
  modify_in_progress: noted("is being changed"),
  modify_succeeded: success("was changed"),
  expired: success("has expired"),
  deleted: success("was deleted"),
  deleted_running: success("was deleted; its instances run on"),
  deleted_terminating: success("was deleted, its instances are being terminated"),
  cancelled: success("was cancelled"),
  cancelled_running: success("was cancelled; its instances run on"),
  cancelled_terminating: success("was cancelled, its instances are being terminated"),
});

const instances = outcomes({
  launched: noted("started instance"),
  terminated: noted("terminated instance"),
  termination_notified: noted("will lose instance"),
});

const errors: ReadonlyMap<string, string> = new Map([
  ["iamFleetRoleInvalid", "cannot act: its role lacks permissions"],
  ["allLaunchSpecsTemporarilyBlacklisted", "cannot start instances: all of its launch specifications failed"],
  ["spotInstanceCountLimitExceeded", "cannot start instances: the account's limit of Spot instances is reached"],
  ["spotFleetRequestConfigurationInvalid", "cannot start instances: its configuration is invalid"],
  ["registerWithLoadBalancersFailed", "cannot register its instances with the load balancer"],
]);

const information: ReadonlyMap<string, string> = new Map([
  ["launchSpecUnusable", "cannot use one of its launch specifications at the moment"],
  ["launchSpecTemporarilyBlacklisted", "leaves out one of its launch specifications for a while"],
  ["registerWithLoadBalancersFailed", "could not register an instance with the load balancer"],
  ["fleetProgressHalted", "waits: no launch specification can be used"],
]);
