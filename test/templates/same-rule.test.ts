import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, it } from "@jest/globals";
import { declaredByCloudFormation } from "./support/declared-cloudformation.ts";
import { declaredByPulumi, type Evaluated } from "./support/declared-pulumi.ts";
import { declaredByTerraform } from "./support/declared-terraform.ts";
import { compiled, effective, given, modes } from "./support/deployment.ts";
import { factsOfCloudFormation, factsOfPulumi, factsOfTerraform } from "./support/facts.ts";

const cloudformationText = (slug: string): string =>
  readFileSync(new URL(`../../templates/generated/cloudformation/${slug}.yaml`, import.meta.url), "utf8");

describe("one template in three formats", () => {
  const cases = compiled.flatMap((one) => modes.map((mode) => ({ slug: one.template.slug, mode, one })));
  let pulumi: Evaluated;

  beforeAll(async () => {
    pulumi = await declaredByPulumi(
      cases.map(({ slug, mode, one }) => ({ slug, name: `${slug}.${mode}`, given: given(one.parameters, mode) })),
    );
  });

  it.each(cases)("$slug ($mode) watches, tells and may do the same", ({ slug, mode, one }) => {
    const byCloudFormation = factsOfCloudFormation(
      declaredByCloudFormation(cloudformationText(slug), given(one.parameters, mode)),
    );
    const byTerraform = factsOfTerraform(declaredByTerraform(one, effective(one.parameters, mode)));
    const byPulumi = factsOfPulumi(pulumi.declared.get(`${slug}.${mode}`) ?? []);

    expect(pulumi.refused.get(`${slug}.${mode}`)).toBeUndefined();
    expect(byTerraform.length).toBeGreaterThan(0);
    expect(byCloudFormation).toEqual(byTerraform);
    expect(byPulumi).toEqual(byTerraform);
  });
});
