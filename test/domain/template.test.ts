import { describe, expect, it } from "@jest/globals";
import {
  type InstalledTemplate,
  isSilent,
  type KnownTemplate,
  templateKey,
  updateCommand,
  updateFor,
} from "../../functions/domain/template.ts";
import { installedNote } from "../../functions/domain/template-note.ts";
import { later } from "../../functions/domain/time.ts";
import { START } from "../support/builders.ts";

const installed: InstalledTemplate = {
  ...{ template: "basics", version: "1.9.0", format: "cloudformation" },
  ...{ account: "111111111111", region: "eu-west-1", stack: "marbot-basics" },
};
const known: KnownTemplate = {
  ...installed,
  key: templateKey(installed),
  endpoint: "aaaaaa",
  news: "e",
  heardAt: START,
};
const days = (count: number) => later(START, count * 24 * 3600);

describe("a monitoring template that told of itself", () => {
  it.each([
    ["1.10.0", "1.10.0"],
    ["2.0.0", "2.0.0"],
    ["1.9.0", undefined],
    ["1.8.9", undefined],
  ])("has an update where %s is the latest: %s", (latest, update) => {
    expect(updateFor(installed, { basics: latest })).toBe(update);
  });

  it("has none where it is not of our library", () => {
    expect(updateFor({ ...installed, template: "constructor" }, { basics: "2.0.0" })).toBeUndefined();
  });

  it("is one deployment, whatever its version", () => {
    expect(templateKey({ ...installed, version: "2.0.0" })).toBe(known.key);
    expect(templateKey({ ...installed, region: "eu-central-1" })).not.toBe(known.key);
    expect(templateKey({ ...installed, stack: "other" })).not.toBe(known.key);
  });

  it("is silent after five weeks, and told of once", () => {
    expect(isSilent(known, days(34))).toBe(false);
    expect(isSilent(known, days(35))).toBe(true);
    expect(isSilent({ ...known, silentAt: days(35) }, days(60))).toBe(false);
  });

  it("is updated by the exact command of its format, into which nothing can be smuggled", () => {
    const url = "https://templates.example.com/marbot";
    expect(updateCommand(installed, "2.0.0", url)).toBe(
      `curl -fsSLO ${url}/cloudformation/basics.yaml\naws cloudformation deploy --region eu-west-1 --stack-name marbot-basics \\\n  --template-file basics.yaml --capabilities CAPABILITY_IAM`,
    );
    expect(updateCommand({ ...installed, format: "terraform" }, "2.0.0", url)).toContain("terraform init -upgrade");
    expect(updateCommand({ ...installed, format: "pulumi" }, "2.0.0", url)).toContain("pulumi up");
    for (const stack of ["x'; rm -rf ~ #", "x&calc", "--endpoint-url=http://x", "$(id)", ""])
      expect(updateCommand({ ...installed, stack }, "2.0.0", url)).toContain("--stack-name <its stack> \\");
  });

  it("is listed with where it is, what exists and when it was heard of", () => {
    const note = installedNote([known, { ...known, stack: "old", version: "2.0.0", heardAt: days(-40) }], {
      versions: { basics: "2.0.0" },
      templatesUrl: "https://templates.example.com",
      now: START,
    });
    expect(note.parts).toMatchObject([
      {
        is: "list",
        items: [
          {
            text: ["basics 1.9.0 (2.0.0 exists): marbot-basics in 111111111111, eu-west-1"],
            detail: ["heard of ", { at: START }],
          },
          { text: ["basics 2.0.0: old in 111111111111, eu-west-1"], tone: "problem" },
        ],
      },
      { is: "text" },
      { is: "code", text: expect.stringContaining("aws cloudformation deploy") },
    ]);
  });
});
