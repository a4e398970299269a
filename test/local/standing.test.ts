import { describe, expect, it } from "@jest/globals";
import { access } from "../../infra/local/access.ts";
import { loadProgram } from "../../infra/local/program.ts";
import type { Program, Resource } from "../../infra/local/resource.ts";
import { checkRoutes, checkStandingNeeds } from "../../infra/local/standing.ts";

const without = (program: Program, drop: (resource: Resource) => boolean): Program => ({
  ...program,
  resources: program.resources.filter((resource) => !drop(resource)),
});

describe("what AWS does beside the functions' own calls", () => {
  it("is allowed by the program, and refused with a sentence where the program forgets it", async () => {
    const program = await loadProgram({});
    checkStandingNeeds(program, access(program));
    checkRoutes(program);
    const lacking = without(program, ({ name, type }) => name === "tick-policy" && type.endsWith("RolePolicy"));
    expect(() => checkStandingNeeds(lacking, access(lacking))).toThrow(/"tick" may not logs:CreateLogStream/);
    const closed = without(program, ({ name }) => name === "slack-v1-slack-events-permission");
    expect(() => checkRoutes(closed)).toThrow(/route "POST \/v1\/slack\/events"/);
  }, 20_000);
});
