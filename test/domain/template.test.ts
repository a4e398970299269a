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
const published = {
  templates: "https://marbot.s3.eu-west-1.amazonaws.com/templates",
  versions: { basics: "2.0.0" },
  packageVersion: "1.0.0-r0a1b2c3d4e",
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
    const update = (change: Partial<InstalledTemplate>) =>
      updateCommand({ ...installed, ...change }, "2.0.0", published);
    expect(update({})).toBe(
      [
        "aws cloudformation update-stack --region eu-west-1 --stack-name marbot-basics \\",
        `  --template-url ${published.templates}/2.0.0/cloudformation/basics.yaml --capabilities CAPABILITY_IAM \\`,
        "  --parameters $(aws cloudformation describe-stacks --region eu-west-1 --stack-name marbot-basics --output text \\",
        `    --query "Stacks[0].Parameters[].join('',['ParameterKey=',ParameterKey,',UsePreviousValue=true'])")`,
      ].join("\n"),
    );
    expect(update({ format: "terraform" })).toBe(
      "sed -i.bak 's#1.9.0/terraform/basics.zip#2.0.0/terraform/basics.zip#' *.tf\nterraform init && terraform apply",
    );
    expect(update({ format: "pulumi" })).toBe(
      `npm install ${published.templates}/1.0.0-r0a1b2c3d4e/pulumi/marbot-monitoring.tgz\npulumi up`,
    );
    for (const stack of ["x'; rm -rf ~ #", "x&calc", "--endpoint-url=http://x", "$(id)", ""])
      expect(update({ stack }).match(/--stack-name <its stack> /g)).toHaveLength(2);
    for (const version of ["1.0.0#e id#", "1.0.0'; id", "1.0", "$(id)"])
      expect(update({ format: "terraform", version })).toMatch(/^sed -i.bak 's#<its version>\/terraform/);
  });

  it("is listed with where it is, what exists and when it was heard of", () => {
    const note = installedNote([known, { ...known, stack: "old", version: "2.0.0", heardAt: days(-40) }], {
      published,
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
      { is: "code", text: expect.stringContaining("aws cloudformation update-stack") },
    ]);
  });
});
