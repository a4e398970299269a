import { describe, expect, it } from "@jest/globals";
import { later } from "../../functions/domain/time.ts";
import { hearTemplate } from "../../functions/use-cases/hear-template.ts";
import { anEndpoint, customer, START } from "../support/builders.ts";
import { Calls, Service } from "../support/crashing.ts";

const installed = (stack: string) => ({
  ...{ template: "basics", version: "1.0.0", format: "cloudformation" as const },
  ...{ account: "111111111111", region: "eu-west-1", stack },
});

describe("templates that tell of themselves", () => {
  it("are known by the thousand and no more: whoever has an address can tell of any number", async () => {
    const service = new Service(new Calls());
    service.memory.endpointItems.set(`${customer} aaaaaa`, anEndpoint());
    const deps = { ...service.ports(), versions: { basics: "1.0.0" } };
    const heard = (event: string) => ({ customer, endpoint: "aaaaaa", event, at: START });
    let news = 0;
    for (let index = 0; index < 1010; index += 1)
      if (await hearTemplate(deps, installed(`stack-${index}`), heard(`e${index}`))) news += 1;

    expect(news).toBe(1000);
    expect(service.memory.templateItems.size).toBe(1000);
    const again = { ...heard("later"), at: later(START, 60) };
    expect(await hearTemplate(deps, { ...installed("stack-0"), version: "1.0.1" }, again)).toBe(true);
    expect(await hearTemplate(deps, installed("stack-1009"), again)).toBe(false);
  });
});
