import { parseArgs } from "node:util";
import { manifest } from "../functions/chat/slack/app.ts";
import { type SlackManifest, slackManifestProblems } from "./slack-manifest-schema.ts";
import { script, stackEnvironment } from "./stack.ts";

/**
 * `npm run slack:manifest -- --stack prod`: prints the Slack app's manifest with the stack's addresses. Create the app
 * from it (https://api.slack.com/apps, "From a manifest"), set its secrets, run `up`, then have Slack verify the address
 * of its events: until then it answers 503. `--api https://...` takes an address instead of a stack.
 */
await script(async () => {
  const { values } = parseArgs({ options: { stack: { type: "string" }, api: { type: "string" } } });
  const api = values.api ?? stackEnvironment(values.stack).API_URL;
  if (!api) throw new Error("The stack does not tell its address: is it deployed?");
  const made: SlackManifest = manifest({ api });
  const problems = slackManifestProblems(made);
  if (problems.length > 0) throw new Error(`Slack would refuse the manifest:\n  ${problems.join("\n  ")}`);
  console.log(JSON.stringify(made, null, 2));
});
