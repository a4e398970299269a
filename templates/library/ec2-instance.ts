import { type AlarmRule, alarm, switchedOn, template } from "../model.ts";
import { oneOf, subject, threshold } from "../parameter.ts";
import { joined, lookUp } from "../value.ts";
import { instanceRules } from "./ec2/instance-rules.ts";
import { networkBaseline } from "./ec2/network-baseline.ts";

const instanceId = subject({
  name: "instanceId",
  label: "Instance",
  about: "Id of the instance.",
  pattern: "i-[0-9a-f]{8,17}",
  example: "i-0a1b2c3d4e5f60718",
});
const instanceType = oneOf(networkBaseline, {
  name: "instanceType",
  label: "Type",
  about:
    "Type of the instance, by which it is known how much network it has for long; none: its network is not watched.",
});

/** Sums over a period are a rate by the period that they were measured with, be it one minute or five. */
const network = (id: string, sentence: string, name: string, label: string): AlarmRule =>
  alarm({
    id,
    sentence,
    watch: {
      measure: "math",
      expression: joined`bytes * 8 / 1000000000 / PERIOD(bytes) / ${lookUp(networkBaseline, instanceType)} * 100`,
      label,
      of: {
        bytes: {
          namespace: "AWS/EC2",
          dimensions: { InstanceId: instanceId },
          name,
          statistic: "Sum",
          periodSeconds: 300,
        },
      },
    },
    above: threshold({
      name: `${name.replace("N", "n")}Threshold`,
      label,
      about: "How much of what the type has for long may be in use; a burst may be more.",
      unit: "percent",
      default: 80,
    }),
    periods: { breaching: 3, of: 3 },
    when: switchedOn(instanceType),
  });

/** https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/viewing_metrics_with_cloudwatch.html */
export const ec2Instance = template({
  slug: "ec2-instance",
  version: "1.0.0",
  title: "EC2 instance",
  about: "Watches one EC2 instance: is it busy, does it run out of credits or network, is it still in order?",
  parameters: [instanceId, instanceType],
  rules: [
    ...instanceRules(instanceId),
    network(
      "network-in",
      "More arrives over the network than the instance takes for long: it will be slowed down.",
      "NetworkIn",
      "Incoming traffic",
    ),
    network(
      "network-out",
      "More leaves over the network than the instance sends for long: it will be slowed down.",
      "NetworkOut",
      "Outgoing traffic",
    ),
  ],
});
