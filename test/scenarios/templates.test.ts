import { readFileSync } from "node:fs";
import { afterEach, beforeAll, beforeEach, describe, expect, it } from "@jest/globals";
import { library } from "../../templates/library/index.ts";
import { type World, world } from "../support/world.ts";
import { declaredByCloudFormation } from "../templates/support/declared-cloudformation.ts";
import { declaredByPulumi } from "../templates/support/declared-pulumi.ts";
import type { Declared } from "../templates/support/deployment.ts";

const templatesUrl = "https://templates.s3.eu-west-1.amazonaws.com/marbot";
const latest = library.find(({ slug }) => slug === "basics")?.version ?? "";
const endpointUrl = "https://api.example.com/v1/endpoint/abc";

let day: World;
beforeEach(async () => {
  day = await world({ config: { templatesUrl } });
});
afterEach(() => day.stop());

/** What the scheduler of a deployed template, or CloudFormation's rule, is told to publish: the very texts. */
const inputs = new Map<string, string>();
beforeAll(async () => {
  const asked = { slug: "basics", name: "one", given: { endpointUrl } };
  const { declared } = await declaredByPulumi([asked]);
  const byPulumi = declared.get("one") ?? [];
  const generated = new URL("../../templates/generated/cloudformation/basics.yaml", import.meta.url);
  const byCloudFormation = declaredByCloudFormation(readFileSync(generated, "utf8"), { endpointUrl });
  inputs.set("pulumi heartbeat", inputOf(byPulumi, "Heartbeat", "target"));
  inputs.set("pulumi test", inputOf(byPulumi, "TestAlertOnce", "target"));
  inputs.set("cloudformation heartbeat", inputOf(byCloudFormation, "Heartbeat", "Target"));
  inputs.set("cloudformation test", inputOf(byCloudFormation, "TestAlertRule", "Targets"));
});

const inputOf = (declared: readonly Declared[], id: string, property: string): string => {
  const target = [declared.find((one) => one.id === id)?.properties[property]].flat()[0] as Record<string, string>;
  return target.input ?? target.Input ?? "";
};

describe.each(["slack", "teams"] as const)("in %s", (platform) => {
  const ops = () => day[platform].channel("ops");
  const heartbeat = (version = latest, change: Record<string, string> = {}) =>
    day.post(
      {
        ...{ MarbotTemplate: "basics", Version: version, Event: "heartbeat", Format: "cloudformation" },
        ...{ Partition: "aws", AccountId: "111111111111", Region: "eu-west-1" },
        Stack: "arn:aws:cloudformation:eu-west-1:111111111111:stack/marbot-basics/0a1b2c3d",
        ...change,
      },
      { platform },
    );
  const said = (words: RegExp) =>
    ops()
      .messages()
      .filter(({ text }) => words.test(text));
  const news = /An update of the monitoring template basics exists/;
  const silence = /Nothing is heard of the monitoring template/;

  it("a template that tells of itself is shown once; what it tells every month is noted only", async () => {
    expect((await heartbeat()).status).toBe(204);
    await day.fastForward("5 seconds");
    expect(said(/Monitoring template basics is connected/)).toHaveLength(1);
    await day.fastForward("1 day");
    await heartbeat();
    await day.fastForward("5 seconds");
    expect(said(/Monitoring template basics is connected/)).toHaveLength(1);
    expect((await day.events()).map(({ fate, reason }) => [fate, reason])).toContainEqual([
      "merged",
      "a monitoring template told that it is there",
    ]);
  });

  it("that an update exists comes once, with the exact command, and no more once it was followed", async () => {
    await heartbeat("0.1.0");
    await day.fastForward("5 seconds");
    expect(said(news)).toHaveLength(1);
    expect(said(/aws cloudformation update-stack --region eu-west-1 --stack-name marbot-basics/)).toHaveLength(1);
    expect(said(news)[0]?.text).toContain(`--template-url ${templatesUrl}/${latest}/cloudformation/basics.yaml`);
    await day.fastForward("1 day");
    await heartbeat("0.1.0");
    await heartbeat("0.1.0");
    await day.fastForward("5 seconds");
    expect(said(news)).toHaveLength(1);
    await heartbeat();
    await day.fastForward("5 seconds");
    expect(said(news)).toHaveLength(1);
    expect(said(new RegExp(`connected, version ${latest.replaceAll(".", "\\.")}`))).toHaveLength(1);
  });

  it.each([
    ["terraform", `sed -i.bak 's#0.1.0/terraform/basics.zip#${latest}/terraform/basics.zip#' *.tf`],
    ["pulumi", `npm install ${templatesUrl}/`],
  ])("the command is that of %s where that deployed it", async (Format, command) => {
    await heartbeat("0.1.0", { Format, Stack: "shop/prod/basics" });
    await day.fastForward("5 seconds");
    expect(said(news)).toHaveLength(1);
    expect(said(news)[0]?.text).toContain(command);
  });

  it("an account that fell silent is reported once, listed as silent until it speaks", async () => {
    await heartbeat();
    await day.fastForward("34 days");
    expect(said(silence)).toHaveLength(0);
    await day.fastForward("36 hours");
    expect(said(silence)).toHaveLength(1);
    expect(said(silence)[0]?.text).toContain(
      "marbot-basics in 111111111111, eu-west-1 last told of itself on 2026-11-24",
    );
    await ops().say("Ada", "templates", { mention: true });
    await day.fastForward("1 day");
    expect(said(silence)).toHaveLength(1);
    expect(said(/silent, last heard of/)).toHaveLength(1);
    await heartbeat();
    await ops().say("Ada", "templates", { mention: true });
    await day.fastForward("10 seconds");
    expect(said(/silent, last heard of/)).toHaveLength(1);
  });

  it("@marbot templates lists what is installed where, and what is old", async () => {
    await heartbeat();
    await heartbeat("0.1.0", { AccountId: "222222222222" });
    await day.fastForward("5 seconds");
    await ops().say("Ada", "templates", { mention: true });
    await day.fastForward("10 seconds");
    const text = said(/Monitoring templates/).at(-1)?.text ?? "";
    expect(text).toContain(`basics ${latest}: marbot-basics in 111111111111, eu-west-1`);
    expect(text).toContain(`basics 0.1.0 (${latest} exists): marbot-basics in 222222222222, eu-west-1`);
    expect(text).toContain("To update basics in 222222222222:");
  });

  it.each(["pulumi", "cloudformation"])(
    "what %s deploys announces itself and tries the whole way with one test alert",
    async (format) => {
      const publish = async (message = "") =>
        day.cloud.publish({ endpoint: await ops().endpoint(), message }).then(({ status }) => status);
      expect(await publish(inputs.get(`${format} heartbeat`))).toBe(204);
      // The scheduler calls at least once: the same words again, in another message.
      expect(await publish(inputs.get(`${format} test`))).toBe(204);
      expect(await publish(inputs.get(`${format} test`))).toBe(204);
      await day.fastForward("5 seconds");
      expect(said(/Monitoring template basics is connected/)).toHaveLength(1);
      const alerts = ops()
        .cards()
        .filter(({ text }) => text.includes("Test alert of the monitoring template basics"));
      expect(alerts).toHaveLength(1);
      expect(alerts[0]?.buttons.map(({ label }) => label)).toContain("Acknowledge");
      expect(await ops().press("Acknowledge", "Ada", alerts[0]?.id)).toBe(200);
      await day.fastForward("10 minutes");
      const escalated = said(/Test alert/).filter(({ id, thread }) => id !== alerts[0]?.id && !thread);
      expect(escalated).toEqual([]);
    },
  );
});
