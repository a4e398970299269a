/** A PNG of one white pixel. */
export const PIXEL = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mP8/x8AAwMCAO+ip1sAAAAASUVORK5CYII=";

/** What the function `enrich` posts about an alarm (templates/functions/README.md), with changes. */
export const enrichment = (
  alarm: string,
  at: string,
  change: Readonly<Record<string, unknown>> = {},
): Record<string, unknown> => ({
  version: 1,
  about: { alarm: `arn:aws:cloudwatch:eu-west-1:111111111111:alarm:${alarm}`, state: "ALARM", at },
  account: { id: "111111111111", alias: "shop-production" },
  region: "eu-west-1",
  tags: { team: "checkout" },
  graph: { type: "image/png", data: PIXEL, width: 600, height: 400, alternative: "CPU rose to 97 % at 07:55 UTC" },
  logs: {
    groups: ["/aws/lambda/checkout"],
    lines: [{ at: "2026-11-24T07:54:58.000Z", text: "Task timed out after 3.00 seconds" }],
    url: "https://console.aws.amazon.com/cloudwatch/home?region=eu-west-1#logsV2:logs-insights",
  },
  changes: [
    {
      at: "2026-11-24T07:51:00.000Z",
      who: "deploy-role (Ada)",
      what: "new code",
      resource: "function checkout",
      likelihood: "likely",
    },
  ],
  notes: ["tags of the resource: access denied (tag:GetResources)"],
  ...change,
});
