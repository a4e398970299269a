import type * as pulumi from "@pulumi/pulumi";
import { generate } from "../templates/generate.ts";
import { publicationOf } from "../templates/publication.ts";
import { PublicBucket } from "./components/public-bucket.ts";
import { settings } from "./config.ts";

const { publishTemplates, deletionProtection } = settings;

/**
 * Where the monitoring templates are published: a bucket of this stack's where the operator wants one, otherwise wherever
 * the operator put them; empty where nowhere. A public bucket is a decision that is made for nobody.
 */
export const templatesUrl: pulumi.Input<string> = publishTemplates
  ? new PublicBucket("templates", { files: publicationOf(generate()), deletionProtection }).url
  : settings.templatesUrl;
