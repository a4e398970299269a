import pulumi from "@pulumi/pulumi";

/**
 * What Pulumi runs: plain JavaScript that hands over to `index.ts`. A Node that cannot run TypeScript itself would
 * otherwise answer with a stack trace about an unknown file extension, before a line of ours had run.
 */
export default async () => {
  if (!process.features.typescript) {
    throw new pulumi.RunError(
      `marbot's Pulumi program is TypeScript that Node runs itself. That takes Node 24 (22.18 at least), and this is Node ${process.versions.node}. ` +
        "Run `npm run up`, which uses the Node that the project pins, or install Node 24.",
    );
  }
  return { ...(await import("../index.ts")) };
};
