import type { Note, NoteButton, Part } from "./note.ts";
import { latestTemplate, moduleAddress, type Published, packageAddress } from "./published.ts";

/** What sets an AWS account up is named here, and only here. */
const TEMPLATE = "basics";

/**
 * The delivery policy that we recommend to whoever subscribes an address to a topic, the same as in our templates: SNS
 * then tries for an hour, which outlives an endpoint's rate; by itself it gives up after three retries within a minute.
 * https://docs.aws.amazon.com/sns/latest/dg/sns-message-delivery-retries.html
 */
export const deliveryPolicy = {
  healthyRetryPolicy: {
    numRetries: 68,
    numNoDelayRetries: 0,
    numMinDelayRetries: 0,
    minDelayTarget: 5,
    maxDelayTarget: 60,
    numMaxDelayRetries: 50,
    backoffFunction: "linear",
  },
  throttlePolicy: { maxReceivesPerSecond: 1 },
} as const;

/**
 * Opens the console with the template and the address filled in; the reader chooses the Region there.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cfn-console-create-stacks-quick-create-links.html
 */
export const quickCreateLink = (published: Published, address: string): string => {
  const query = new URLSearchParams({
    templateURL: latestTemplate(published, TEMPLATE),
    stackName: `marbot-${TEMPLATE}`,
    param_EndpointUrl: address,
  });
  return `https://${consoleFor(published)}/cloudformation/home#/stacks/create/review?${query}`;
};

/** Templates are read from the partition that they are in, and each has a console of its own. */
const consoleFor = ({ templates }: Published): string => {
  if (/^[^/]+\/\/[^/]*\.amazonaws\.com\.cn\//.test(`${templates}/`)) return "console.amazonaws.cn";
  return /^[^/]+\/\/([^/]+\.)?s3[.-]us-gov-/.test(templates)
    ? "console.amazonaws-us-gov.com"
    : "console.aws.amazon.com";
};

/** What anybody can try at once. */
export const curl = (address: string): string => `curl -d "Hello from $(hostname)" ${address}`;

const snsCommand = (address: string): string =>
  [
    "aws sns subscribe --topic-arn <ARN of your topic> --protocol https \\",
    `  --notification-endpoint ${address} \\`,
    `  --attributes '${JSON.stringify({ DeliveryPolicy: JSON.stringify(deliveryPolicy) })}'`,
  ].join("\n");

const snippets = {
  terraform: (published: Published, address: string): string =>
    [
      `module "marbot_${TEMPLATE}" {`,
      `  source       = "${moduleAddress(published, TEMPLATE)}"`,
      `  endpoint_url = "${address}"`,
      "}",
    ].join("\n"),
  pulumi: (published: Published, address: string): string =>
    [
      `// npm install ${packageAddress(published)}`,
      'import * as marbot from "marbot-monitoring";',
      "",
      `new marbot.Basics("marbot", { endpointUrl: "${address}" });`,
    ].join("\n"),
} as const;

/** The tools that an account can be set up with, as buttons: a link where there is one, else words that are answered. */
export const setupButtons = (published: Published, address: string): readonly NoteButton[] =>
  published.templates === ""
    ? [{ do: "say", label: "Subscribe an SNS topic", words: "set up with sns" }]
    : [
        { do: "open", label: "CloudFormation", url: quickCreateLink(published, address) },
        { do: "say", label: "Terraform", words: "set up with terraform" },
        { do: "say", label: "Pulumi", words: "set up with pulumi" },
        { do: "say", label: "SNS topic", words: "set up with sns" },
      ];

/** How to set an account up with one tool. */
export const setupNote = (
  tool: "terraform" | "pulumi" | "cloudformation" | "sns",
  published: Published,
  address: string,
): Note => {
  if (tool === "sns" || published.templates === "") {
    return {
      title: "Send a topic's messages here",
      parts: [
        {
          is: "text",
          text: ["The subscription confirms itself. The delivery policy has SNS try for an hour instead of a minute."],
        },
        { is: "code", text: snsCommand(address) },
        { is: "remark", text: ["Give alarms an OK action too: their cards close by themselves then."] },
      ],
    };
  }
  const parts: readonly Part[] =
    tool === "cloudformation"
      ? [
          {
            is: "buttons",
            buttons: [{ do: "open", label: "CloudFormation", url: quickCreateLink(published, address) }],
          },
        ]
      : [{ is: "code", text: snippets[tool](published, address) }];
  return {
    title: `Set an account up with ${{ terraform: "Terraform", pulumi: "Pulumi", cloudformation: "CloudFormation" }[tool]}`,
    parts: [
      {
        is: "text",
        text: [
          "It watches what every account should be told about; each rule can be switched off. Read it before you deploy it: nothing of ours gets access.",
        ],
      },
      ...parts,
    ],
  };
};
