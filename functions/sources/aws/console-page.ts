import type { Link } from "../../domain/card.ts";
import { consoleUrl, homes } from "../aws.ts";

/** Where an event happened, as far as a console page depends on it. */
export interface Place {
  readonly partition: string;
  readonly region: string;
}

/**
 * A link to a page of the management console in the event's own partition and Region; none where that is unknown. The
 * page may have a query (`s3/object/shop?prefix=a.txt`), the Region is put before it.
 */
export const consolePage = (place: Place, label: string, page: string, fragment?: string): Link | undefined => {
  const { partition } = place;
  const region = place.region === "global" || place.region === "" ? homes[partition] : place.region;
  const [path = "", query] = page.split("?");
  const url = consoleUrl(partition, region ?? "", path);
  if (!url) return undefined;
  return { label, url: `${url}${query ? `&${query}` : ""}${fragment === undefined ? "" : `#${fragment}`}` };
};

/** Part of a console address as it must be written there. */
export const inUrl = encodeURIComponent;

/** A name inside a CloudWatch address's fragment, where `$25` stands for the per cent sign. */
export const inFragment = (name: string): string => encodeURIComponent(name).replaceAll("%", "$25");
