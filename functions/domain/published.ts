import type { TemplateVersions } from "./template.ts";

/** Where the monitoring templates are published, and what of them is the latest. */
export interface Published {
  /** An address in S3, without a trailing slash; empty where the operator publishes none. */
  readonly templates: string;
  readonly versions: TemplateVersions;
  /** The version of the npm package that has all Pulumi components. */
  readonly packageVersion: string;
}

const base = ({ templates }: Published): string => templates || "<where the templates are published>";

/** A template as it is now: links to it stand in messages for years, and should open the newest. */
export const latestTemplate = (published: Published, slug: string): string =>
  `${base(published)}/cloudformation/${slug}.yaml`;

/** A template, as it stays. */
export const pinnedTemplate = (published: Published, slug: string, version: string): string =>
  `${base(published)}/${version}/cloudformation/${slug}.yaml`;

/**
 * What a Terraform module's `source` ends with. It names a version, as what is fetched again at every `init` should.
 * https://developer.hashicorp.com/terraform/language/modules/sources#fetching-archives-over-http
 */
export const modulePath = (slug: string, version: string): string => `${version}/terraform/${slug}.zip`;

export const moduleAddress = (published: Published, slug: string): string =>
  `${base(published)}/${modulePath(slug, published.versions[slug] ?? "<its version>")}`;

/** npm keeps the digest of what it fetched, so another content has to have another address. */
export const packageAddress = (published: Published): string =>
  `${base(published)}/${published.packageVersion}/pulumi/marbot-monitoring.tgz`;
