import type { Pages } from "./types.ts";

/** What carries and answers requests, and what carries mail, messages and media. */
export const network: Pages = {
  elasticloadbalancing: [
    ["loadbalancer/app/*/*", "load balancer", "ec2/home#LoadBalancer:loadBalancerArn={plainArn}"],
    ["loadbalancer/net/*/*", "load balancer", "ec2/home#LoadBalancer:loadBalancerArn={plainArn}"],
    ["loadbalancer/gwy/*/*", "load balancer", "ec2/home#LoadBalancer:loadBalancerArn={plainArn}"],
    ["loadbalancer/*", "load balancers", "ec2/home#LoadBalancers:search={1}"],
    ["targetgroup/*/*", "target group", "ec2/home#TargetGroup:targetGroupArn={plainArn}"],
  ],
  apigateway: [
    ["/restapis/*", "API", "apigateway/main/apis/{1}/resources?api={1}"],
    ["/restapis/*/**", "API", "apigateway/main/apis/{1}/resources?api={1}"],
    ["/apis/*", "API", "apigateway/main/api-detail?api={1}"],
    ["/apis/*/**", "API", "apigateway/main/api-detail?api={1}"],
  ],
  cloudfront: [["distribution/*", "distribution", "cloudfront/v4/home#/distributions/{1}"]],
  route53: [
    ["healthcheck/*", "health check", "route53/healthchecks/home#/details/{1}"],
    ["hostedzone/*", "hosted zone", "route53/v2/hostedzones#ListRecordSets/{1}"],
  ],
  directconnect: [
    ["dxcon/*", "connection", "directconnect/v2/home#/connections/{1}"],
    ["dxvif/*", "virtual interface", "directconnect/v2/home#/virtual-interfaces/{1}"],
  ],
  "network-firewall": [["firewall/*", "firewall", "vpcconsole/home#NetworkFirewallDetails:arn={arn}"]],
  networkmanager: [["global-network/*", "global network", "networkmanager/home#/networks/{1}/dashboard"]],
  ses: [
    ["identity/*", "identity", "ses/home#/identities/{1}"],
    ["configuration-set/*", "configuration set", "ses/home#/configuration-sets/{1}"],
  ],
  iot: [
    ["thing/**", "thing", "iot/home#/thing/{1}"],
    ["rule/*", "rule", "iot/home#/rule/{1}"],
  ],
  medialive: [["channel:*", "channel", "medialive/home#/channels/{1}"]],
  mediaconvert: [["jobs/*", "job", "mediaconvert/home#/jobs/summary/{1}"]],
  mediaconnect: [["flow:*:*", "flow", "mediaconnect/home#/flows/{arn}"]],
};
