import { inUtc } from "../../aws.ts";
import { moment } from "../../unwrap.ts";

/** The last part of an ARN or of any path: what people call the resource. A load balancer has a hash behind its name. */
export const nameIn = (arn: string | undefined): string | undefined =>
  /:loadbalancer\/(?:app|net|gwy)\/([^/]+)\//.exec(arn ?? "")?.[1] ?? (arn?.split(/[/:]/).at(-1) || undefined);

/** A moment as cards show it; what is none stays what it is. */
export const utc = (text: string | undefined): string | undefined => {
  const at = moment(text);
  return at ? inUtc(at) : text;
};
