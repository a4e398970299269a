import { expect, it } from "@jest/globals";
import { deliveryPolicy, quickCreateLink, setupButtons, setupNote } from "../../functions/domain/setup.ts";
import { deliveryPolicy as inTemplates } from "../../templates/delivery.ts";

const address = "https://api.example.com/v1/endpoint/abc";
const published = { templates: "https://marbot.s3.eu-west-1.amazonaws.com/templates" };

it("recommends the delivery policy that our own templates have", () => {
  expect(deliveryPolicy).toEqual(inTemplates);
  const shown = JSON.stringify(setupNote("sns", published, address));
  expect(shown).toContain(address);
  expect(shown).toContain("numRetries");
});

it("opens CloudFormation with the template and the address filled in", () => {
  const url = new URL(quickCreateLink(published, address));
  const query = new URLSearchParams(url.hash.split("?")[1]);
  expect(url.host).toBe("console.aws.amazon.com");
  expect(query.get("templateURL")).toBe(`${published.templates}/cloudformation/basics.yaml`);
  expect(query.get("param_EndpointUrl")).toBe(address);
});

it("offers a tool only where there is something to offer", () => {
  expect(setupButtons(published, address).map(({ label }) => label)).toEqual([
    "CloudFormation",
    "Terraform",
    "Pulumi",
    "SNS topic",
  ]);
  expect(setupButtons({ templates: "" }, address).map(({ label }) => label)).toEqual(["Subscribe an SNS topic"]);
  for (const tool of ["terraform", "pulumi"] as const)
    expect(JSON.stringify(setupNote(tool, published, address))).toContain(address);
});
