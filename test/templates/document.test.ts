import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "@jest/globals";
import { costOf } from "../../templates/document/cost.ts";
import { explained } from "../../templates/document/permissions.ts";
import { preface } from "../../templates/document/preface.ts";
import { documentation, pictures } from "../../templates/generate.ts";
import { compiled } from "./support/deployment.ts";

const one = (slug: string) => {
  const found = compiled.find(({ template }) => template.slug === slug);
  if (!found) throw new Error(`there is no ${slug}`);
  return found;
};

describe("what customers read", () => {
  it("is what is committed", () => {
    for (const [file, text] of documentation()) {
      const committed = readFileSync(new URL(`../../docs/templates/${file}`, import.meta.url), "utf8");
      expect({ file, fresh: committed === text }).toEqual({ file, fresh: true });
    }
  });

  it("shows a card of each template that sends some, and keeps no picture that no page shows", () => {
    const taken = readdirSync(new URL("../../docs/templates/images/", import.meta.url)).map((file) => `images/${file}`);
    expect(taken.sort()).toEqual([...pictures()].sort());
    for (const file of pictures()) {
      const page = documentation().get(file.replace("images/", "").replace(".webp", ".md"));
      expect(page).toMatch(new RegExp(`!\\[[^\\]]{30,}\\]\\(${file}\\)`));
    }
  });

  it("says at the top of a template what it may do, and not what is refused to it", () => {
    const said = preface(one("cloudformation-drift")).join("\n");
    expect(said).toContain("taken by states.amazonaws.com; it lets the state machine");
    expect(said).toContain("cloudformation:DetectStackDrift");
    expect(said).not.toContain("dynamodb:Scan");
  });

  it("says what a template costs as it comes: each metric of an alarm, and the key", () => {
    expect(costOf(one("sqs-queue"))).toEqual({ alarms: 3, dollars: expect.closeTo(1.3), perResource: 0 });
  });

  it.each(compiled.map((one) => ({ slug: one.template.slug, one })))(
    "explains exactly the actions that a role of $slug may do",
    ({ one }) => {
      for (const { role, lines } of explained(one)) {
        const policies = one.resources.filter(
          ({ kind, properties }) => /Policy$/.test(kind) && JSON.stringify(properties.role ?? "").includes(`"${role}"`),
        );
        const allowed = policies.flatMap(({ kind, properties }) =>
          kind === "managedPolicy"
            ? ["arn:{partition}:iam::aws:policy/ReadOnlyAccess"]
            : (properties.policy as unknown as Policy).Statement.flatMap(({ Action }) => [Action].flat()),
        );
        expect({ role, actions: lines.map(([action]) => action).sort() }).toEqual({ role, actions: allowed.sort() });
        for (const line of lines) expect(line).not.toContain("");
      }
    },
  );
});

interface Policy {
  readonly Statement: readonly { readonly Action: string | readonly string[] }[];
}
