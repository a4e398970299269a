import { describe, expect, it } from "@jest/globals";
import { templateKey } from "../../functions/domain/template.ts";
import { later } from "../../functions/domain/time.ts";
import type { Deliveries } from "../../functions/ports.ts";
import { hearTemplate, missTemplate } from "../../functions/use-cases/hear-template.ts";
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

  it("are missed once for each silence, and never where they spoke in the meantime", async () => {
    const service = new Service(new Calls());
    service.memory.endpointItems.set(`${customer} aaaaaa`, anEndpoint());
    const sent: string[] = [];
    const deliveries = {
      send: async (_: unknown, all: readonly { id: string }[]) => void sent.push(...all.map(({ id }) => id)),
    };
    const deps = { ...service.ports(), versions: { basics: "1.0.0" }, deliveries: deliveries as unknown as Deliveries };
    const days = (count: number) => later(START, count * 24 * 3600);
    const hear = (day: number) =>
      hearTemplate(deps, installed("stack"), { customer, endpoint: "aaaaaa", event: `e${day}`, at: days(day) });
    const key = templateKey(installed("stack"));
    const miss = (day: number) =>
      missTemplate(deps, { v: 1, type: "template-silent", customer, endpoint: "aaaaaa", key, at: days(day) });

    await hear(0);
    await hear(30);
    await miss(36);
    expect(sent).toEqual([]);
    await miss(66);
    await miss(70);
    expect(sent).toHaveLength(1);
    await hear(80);
    await miss(81);
    expect(sent).toHaveLength(1);
    await miss(116);
    expect(new Set(sent).size).toBe(2);
    expect(service.memory.templateItems.size).toBe(1);
  });
});
