import { readFileSync } from "node:fs";
import { describe, expect, it } from "@jest/globals";
import { parseDocument } from "yaml";
import { programsOf, programText } from "../../templates/render/programs.ts";
import { compiled } from "./support/deployment.ts";

interface Section {
  readonly [name: string]: { readonly Description?: string; readonly Properties?: Readonly<Record<string, unknown>> };
}

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html */
describe.each(compiled.map((one) => ({ slug: one.template.slug, one })))("$slug", ({ slug, one }) => {
  const text = readFileSync(new URL(`../../templates/generated/cloudformation/${slug}.yaml`, import.meta.url), "utf8");
  const parsed = parseDocument(text, { version: "1.1", logLevel: "silent" }).toJS() as Readonly<
    Record<string, Section>
  >;
  const section = (name: string): Section => parsed[name] ?? {};

  it("stays under CloudFormation's limits", () => {
    expect(Buffer.byteLength(text)).toBeLessThanOrEqual(1_000_000);
    expect(String(parsed.Description).length).toBeLessThanOrEqual(1024);
    expect(Object.keys(section("Parameters")).length).toBeLessThanOrEqual(200);
    expect(Object.keys(section("Resources")).length).toBeLessThanOrEqual(500);
    for (const [name, { Description = "" }] of Object.entries(section("Parameters"))) {
      expect(name).toMatch(/^[A-Za-z0-9]{1,255}$/);
      expect(Description.length).toBeLessThanOrEqual(4000);
    }
    for (const name of Object.keys(section("Resources"))) expect(name).toMatch(/^[A-Za-z0-9]{1,255}$/);
    for (const program of programsOf(one)) expect(programText(program).length).toBeLessThanOrEqual(4 * 1024 * 1024);
  });

  /** https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html and those of EventBridge */
  it("says no more of a rule than the service keeps", () => {
    for (const { id, sentence, rule } of one.rules)
      expect({ id, length: sentence.length <= (rule === "alarm" ? 1024 : 512) }).toEqual({ id, length: true });
  });

  it("says what a rule means in a sentence, in the words of the reader", () => {
    for (const { id, sentence } of one.rules) {
      expect({ id, sentence }).toEqual({ id, sentence: expect.stringMatching(/^\p{L}.*[.?]$/su) });
      expect({ id, sentence }).toEqual({ id, sentence: expect.not.stringMatching(/created by|TODO/i) });
    }
  });

  it("has names that IAM, Lambda and EventBridge take, behind a prefix of 32 characters", () => {
    const made = one.resources.filter(({ kind }) => /^(role|function|schedule|eventRule|scheduleGroup)$/.test(kind));
    const long = made.filter(({ id }) => `${"x".repeat(32)}-${id}`.length > 64);
    expect(long.map(({ id }) => id)).toEqual([]);
  });
});
