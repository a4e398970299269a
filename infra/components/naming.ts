import * as pulumi from "@pulumi/pulumi";

/**
 * The physical name of a resource: project, stack and logical name (`marbot-prod-ingest`), so that an operator finds
 * in the console what the program names, several stacks share an account, and a policy for `pulumi up` can be narrow.
 */
export const physicalName = (name: string): string => `${pulumi.getProject()}-${pulumi.getStack()}-${name}`;

/** Tags of every resource that takes tags: whose it is, and which part of the picture. */
export const tagsOf = (part: string): Record<string, string> => ({
  project: pulumi.getProject(),
  stack: pulumi.getStack(),
  part,
  "managed-by": "pulumi",
});
