import { expect, it } from "@jest/globals";
import { deliveryPolicy, quickCreateLink, setupButtons, setupNote } from "../../functions/domain/setup.ts";
import { deliveryPolicy as inTemplates } from "../../templates/delivery.ts";

const address = "https://api.example.com/v1/endpoint/abc";
const published = {
  templates: "https://marbot.s3.eu-west-1.amazonaws.com/templates",
  versions: { basics: "1.2.0" },
  packageVersion: "1.0.0-r0a1b2c3d4e",
};

it("recommends the delivery policy that our own templates have", () => {
  expect(deliveryPolicy).toEqual(inTemplates);
  const shown = JSON.stringify(setupNote("sns", published, address));
  expect(shown).toContain(address);
  expect(shown).toContain("numRetries");
});

it("opens CloudFormation with the template and the address filled in", () => {
  const url = new URL(quickCreateLink(published, address));
  const query = new URLSearchParams(url.hash.split("?")[1]);
  expect([url.host, url.pathname]).toEqual(["console.aws.amazon.com", "/cloudformation/home"]);
  expect(url.hash.split("?")[0]).toBe("#/stacks/create/review");
  expect(query.get("templateURL")).toBe(`${published.templates}/cloudformation/basics.yaml`);
  expect(query.get("param_EndpointUrl")).toBe(address);
});

it.each([
  ["https://b.s3.cn-north-1.amazonaws.com.cn", "console.amazonaws.cn"],
  ["https://b.s3.us-gov-west-1.amazonaws.com/x", "console.amazonaws-us-gov.com"],
  ["https://us-gov-.s3.eu-west-1.amazonaws.com", "console.aws.amazon.com"],
])("opens the console of the partition that %s is in", (templates, console) => {
  expect(new URL(quickCreateLink({ ...published, templates }, address)).host).toBe(console);
});

it("names the version of what is fetched again and again, and the newest where it is fetched once", () => {
  expect(JSON.stringify(setupNote("terraform", published, address))).toContain("/templates/1.2.0/terraform/basics.zip");
  expect(JSON.stringify(setupNote("pulumi", published, address))).toContain(
    "npm install https://marbot.s3.eu-west-1.amazonaws.com/templates/1.0.0-r0a1b2c3d4e/pulumi/marbot-monitoring.tgz",
  );
});

it("offers a tool only where there is something to offer", () => {
  expect(setupButtons(published, address).map(({ label }) => label)).toEqual([
    "CloudFormation",
    "Terraform",
    "Pulumi",
    "SNS topic",
  ]);
  expect(setupButtons({ ...published, templates: "" }, address).map(({ label }) => label)).toEqual([
    "Subscribe an SNS topic",
  ]);
  for (const tool of ["terraform", "pulumi"] as const)
    expect(JSON.stringify(setupNote(tool, published, address))).toContain(address);
});
