import { readFileSync, writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { zipSync } from "fflate";
import { teamsManifest } from "../functions/chat/teams/app.ts";
import { manifestProblems } from "./manifest-schema.ts";
import { script, stackEnvironment } from "./stack.ts";

const here = import.meta.dirname;

/**
 * `npm run teams:package -- --stack prod`: writes marbot-teams.zip, the package that is uploaded to Teams: the manifest
 * with the stack's address and the bot's id, and the icons. Held to Microsoft's schema before it is written.
 */
await script(async () => {
  const { values } = parseArgs({
    options: {
      stack: { type: "string" },
      out: { type: "string", default: "marbot-teams.zip" },
      company: { type: "string", default: "marbot" },
      website: { type: "string" },
      privacy: { type: "string" },
      terms: { type: "string" },
    },
  });
  const { API_URL: apiUrl = "", TEAMS_APP_ID: appId = "" } = stackEnvironment(values.stack);
  if (!appId)
    throw new Error("The stack has no teamsAppId: register the bot, then `pulumi config set teamsAppId ...` and `up`");
  const { version } = JSON.parse(readFileSync(`${here}/../package.json`, "utf8")) as { version: string };
  const { website = apiUrl, privacy = website, terms = website } = values;
  const manifest = teamsManifest({
    appId,
    version,
    apiUrl,
    developer: { name: values.company, website, privacy, terms },
  });
  const problems = await manifestProblems(manifest);
  if (problems.length > 0) throw new Error(`Microsoft's schema refuses the manifest:\n  ${problems.join("\n  ")}`);
  const icon = (name: string) => readFileSync(`${here}/icons/${name}.png`);
  const text = new TextEncoder().encode(`${JSON.stringify(manifest, null, 2)}\n`);
  writeFileSync(
    values.out,
    zipSync({ "manifest.json": text, "color.png": icon("color"), "outline.png": icon("outline") }),
  );
  console.log(
    `${values.out} is written. Upload it: in Teams, Apps > Manage your apps > Upload an app; for the whole organisation in the Teams admin centre.`,
  );
});
