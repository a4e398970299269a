import { readFileSync } from "node:fs";
import path from "node:path";
import { loadAwsServiceSpecSync } from "@aws-cdk/aws-service-spec";

/** One type of event that AWS sends, by EventBridge's source and detail-type. */
export interface KnownType {
  readonly source: string;
  readonly type: string;
  /** Whether AWS's registry of schemas has it, or only its documentation. */
  readonly from: "registry" | "documentation";
}

const root = path.resolve(import.meta.dirname, "..");

/** Types that the documentation shows and the registry does not have: one a line, `source | detail-type`. */
const documented = (): readonly KnownType[] =>
  readFileSync(path.join(root, "test/events/documented-types.txt"), "utf8")
    .split("\n")
    .filter((line) => line.includes(" | "))
    .map((line) => {
      const [source = "", type = ""] = line.split(" | ");
      return { source, type, from: "documentation" };
    });

/** Every type of event that is known to be sent: those of AWS's registry and those that only the documentation shows. */
export const knownTypes = (): readonly KnownType[] => {
  const registry = loadAwsServiceSpecSync()
    .all("event")
    .map(({ source, detailType }): KnownType => ({ source, type: detailType, from: "registry" }));
  const seen = new Set(registry.map(({ source, type }) => `${source} | ${type}`));
  return [...registry, ...documented().filter(({ source, type }) => !seen.has(`${source} | ${type}`))].toSorted(
    (one, other) => (`${one.source} | ${one.type}` < `${other.source} | ${other.type}` ? -1 : 1),
  );
};
