import { alarm, eventRule, metric, template } from "../model.ts";
import { option, subject, threshold } from "../parameter.ts";
import { canaryResources } from "./website/canary.ts";

const canaryName = subject({
  name: "canaryName",
  label: "Name",
  about: "What the canary is to be called: small letters, digits, hyphens and underscores, none of yours yet.",
  pattern: "[0-9a-z_-]{1,255}",
  example: "shop",
});
const address = subject({
  name: "address",
  label: "Address",
  about: "Address of the page that is visited. Visit only what is yours, or what you may visit.",
  pattern: `https?://[^ "'\\\\]{1,1000}`,
  example: "https://shop.example.com/",
});
const title = option({
  name: "title",
  type: "text",
  label: "Title",
  about: "What the title of the page must contain; empty: anything.",
  default: "",
  pattern: `[^"\\\\]{0,200}`,
});
const selector = option({
  name: "selector",
  type: "text",
  label: "Element",
  about: "CSS selector of an element that must be there within ten seconds; empty: none.",
  default: "",
  pattern: `[^"\\\\]{0,200}`,
});
const every = option({
  name: "every",
  type: "text",
  label: "How often",
  about:
    "How often the page is visited. AWS charges each visit, about a tenth of a cent: every 15 minutes is 2 900 a month.",
  default: "rate(15 minutes)",
  allowed: [
    "rate(1 minute)",
    "rate(5 minutes)",
    "rate(10 minutes)",
    "rate(15 minutes)",
    "rate(30 minutes)",
    "rate(1 hour)",
  ],
});

const ofCanary = { namespace: "CloudWatchSynthetics", dimensions: { CanaryName: canaryName } } as const;

/** https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Synthetics_Canaries.html */
export const syntheticsWebsite = template({
  slug: "synthetics-website",
  version: "1.0.0",
  title: "Website",
  about:
    "Visits a page of yours with a browser, and tells when it cannot be had or is not as it should be. Makes the canary that visits; its pictures and logs are deleted after 30 days, and in CloudFormation its empty bucket is yours to delete.",
  parameters: [canaryName, address, title, selector, every],
  rules: [
    alarm({
      id: "failed",
      sentence:
        "The page cannot be had, or is not as it should be. The canary's last run has a picture of what it saw.",
      watch: metric({ ...ofCanary, name: "SuccessPercent", statistic: "Minimum", periodSeconds: 300 }),
      below: threshold({
        name: "failedThreshold",
        label: "Successful visits",
        about: "How many of the visits of five minutes must be successful.",
        unit: "percent",
        default: 90,
        maximum: 100,
      }),
      // Between two visits there are no data, and nothing is known to be better than at the last.
      missing: "keep",
    }),
    alarm({
      id: "slow",
      sentence: "A visit takes long: the page has become slow.",
      watch: metric({ ...ofCanary, name: "Duration", statistic: "Average", periodSeconds: 3600 }),
      above: threshold({
        name: "slowThreshold",
        label: "Duration of a visit",
        about: "How long a visit may take on average, with the start of the browser.",
        unit: "milliseconds",
        default: -1,
      }),
    }),
    eventRule({
      id: "not-visited",
      title: "Broken canary",
      sentence: "The canary broke or was stopped: the page is not visited any more.",
      emits: "synthetics-canary",
      mixed: true,
      pattern: {
        source: ["aws.synthetics"],
        "detail-type": ["Synthetics Canary Status Change"],
        detail: { "canary-name": [canaryName], "current-state": ["ERROR", "STOPPED", "RUNNING"] },
      },
    }),
  ],
  resources: canaryResources({ canaryName, address, title, selector, every }),
});
