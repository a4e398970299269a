// Loaded before the Pulumi program (Pulumi.yaml, nodeargs), in a form that every Node understands: a Node that cannot
// run TypeScript would answer with a stack trace about an unknown file extension.
if (!process.features.typescript) {
  console.error(
    `marbot's Pulumi program is TypeScript that Node runs itself: it needs Node 24 (at least 22.18), and this is ${process.version}. ` +
      "Run `npm run up`, which uses the Node that the project pins, or install Node 24.",
  );
  // The Pulumi language host reads 32 as "the person was told": it adds no trace of its own.
  process.exit(32);
}
