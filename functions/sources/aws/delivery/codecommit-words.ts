import type { Link } from "../../../domain/card.ts";
import { parseArn } from "../../aws.ts";
import { consolePage, inUrl, type Place } from "../console-page.ts";

/** `ada` of a user's or a session's ARN. */
export const personIn = (arn: string | undefined): string | undefined => {
  const resource = parseArn(arn)?.resource;
  return resource ? resource.split("/").at(-1) : arn;
};

/** `main` of `refs/heads/main`. */
export const branchIn = (reference: string | undefined): string | undefined =>
  reference?.replace(/^refs\/(heads|tags)\//, "");

export const shortCommit = (commit: string | undefined): string | undefined => commit?.slice(0, 8);

export const repositoryPage = (place: Place, repository: string, page: string, label: string): Link | undefined =>
  consolePage(place, label, `codesuite/codecommit/repositories/${inUrl(repository)}/${page}`);
