import * as z from "zod";
import { awsEvent, fact } from "../../aws-event.ts";
import { table } from "../../table.ts";
import { consolePage, inUrl } from "../console-page.ts";
import { list, part, text } from "../loose.ts";

const identified = part({ id: text });
const asked = z.object({
  "resource-type": text,
  "instance-details": identified,
  "resolver-endpoint-details": identified,
  "resolver-network-interface-details": identified,
});

/**
 * A rule of Route 53 Resolver DNS Firewall met a query: it was blocked, or let through and reported. One source and one
 * name are one situation, however often it asks.
 * https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/dns-firewall-eventbridge-integration.html
 */
export const dnsFirewall = awsEvent({
  name: "dns-firewall",
  types: { "aws.route53resolver": ["DNS Firewall Alert", "DNS Firewall Block"] },
  detail: z.object({
    "query-name": text,
    "query-type": text,
    "src-addr": text,
    "vpc-id": text,
    "firewall-rule-group-id": text,
    "firewall-domain-list-id": text,
    "firewall-protection": text,
    resources: list(asked),
  }),
  read: ({ detail, type, ...place }) => {
    const blocked = type === "DNS Firewall Block";
    const name = (detail["query-name"] ?? "a name").replace(/\.$/, "");
    const protection = detail["firewall-protection"];
    const instance = detail.resources.map((each) => each["instance-details"]?.id).find((id) => id);
    const from = instance ?? detail["src-addr"] ?? detail["vpc-id"];
    const rules = detail["firewall-rule-group-id"];
    return {
      situation: [detail["vpc-id"], from, name],
      class: "alert",
      severity: protection ? "high" : "medium",
      title: blocked ? `DNS Firewall blocked a query for ${name}` : `DNS Firewall reports a query for ${name}`,
      text: protections[protection ?? ""] ?? (blocked ? undefined : "The query was answered: the rule only reports."),
      resource: from ? { name: from } : undefined,
      facts: [
        fact("Asked by", [instance, detail["src-addr"]].filter((who) => who).join(", ")),
        fact("VPC", detail["vpc-id"]),
        fact("Kind of query", detail["query-type"]),
        fact("Rule group", rules),
        fact("Domain list", detail["firewall-domain-list-id"]),
      ],
      links: [
        consolePage(place, "Open the rule groups", "vpcconsole/home", "DNSFirewallRuleGroups"),
        instance
          ? consolePage(place, "Open the instance", "ec2/home", `InstanceDetails:instanceId=${inUrl(instance)}`)
          : undefined,
      ],
      runbook: "dns-firewall",
    };
  },
});

/** https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/firewall-advanced.html */
const protections: Readonly<Record<string, string>> = table({
  DGA: "The name looks as if a program made it up: malware finds its masters that way.",
  DNS_TUNNELING: "The query looks like data that is carried out of the network inside DNS.",
  DICTIONARY_DGA: "The name looks as if a program put it together of words: malware finds its masters that way.",
});
