import { parseArn } from "../aws.ts";

/** What people call the resource of an ARN: its name without its type, a load balancer's without the hash behind it. Any other text is a name already. */
export const nameIn = (id: string): string => {
  const arn = parseArn(id);
  // How Security Hub and AWS Config write the account as a whole.
  if (!arn) return id.replace(/^AWS::::Account:(?=\d{12}$)/, "account ");
  if (arn.service === "s3" || arn.service === "sns" || arn.service === "sqs") return arn.resource;
  const balancer = /^loadbalancer\/(?:app|net|gwy)\/([^/]+)\/[^/]+$/.exec(arn.resource)?.[1];
  return balancer ?? arn.resource.replace(/^[a-zA-Z][\w-]*[/:](?=.)/, "");
};

/** Whether a name is none for people: an id that a service drew. */
export const isDrawn = (name: string): boolean => /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i.test(name);

/** What EC2 calls by an id that says its kind has an ARN, and with it a page of its own. */
export const arnOf = (
  id: string,
  { partition, region, account }: { readonly partition: string; readonly region: string; readonly account: string },
): string => {
  const kind = /^(i|vol)-[\da-f]{8,17}$/.exec(id)?.[1];
  return kind && account && region && region !== "global"
    ? `arn:${partition}:ec2:${region}:${account}:${kind === "i" ? "instance" : "volume"}/${id}`
    : id;
};

/** A resource as a card names it, given an ARN or only a name. */
export const resourceOf = (id: string | undefined): { name: string; arn?: string } | undefined =>
  id ? { name: nameIn(id), ...(parseArn(id) && { arn: id }) } : undefined;
