import { type NotableCalls, off } from "./call.ts";

/** Calls that take away what carries requests between users, sites and services. */
export const edge: NotableCalls = {
  "elasticloadbalancing:DeleteLoadBalancer": {
    did: "deleted the load balancer {it}",
    so: "Whoever has its address reaches nothing any more.",
    severity: "high",
    it: ["loadBalancerArn", "loadBalancerName"],
  },
  "elasticloadbalancing:DeleteListener": {
    did: "deleted a listener of a load balancer",
    so: "Nothing answers at its port any more.",
    severity: "high",
    it: ["listenerArn"],
  },
  "elasticloadbalancing:DeleteTargetGroup": {
    did: "deleted the target group {it}",
    so: "No load balancer used it, or it could not have been deleted.",
    severity: "medium",
    it: ["targetGroupArn"],
  },
  "elasticloadbalancing:DeregisterTargets": {
    did: "took targets out of {it}",
    so: "They get no new requests; deployments do so too.",
    severity: "info",
    it: ["targetGroupArn"],
  },
  "cloudfront:DeleteDistribution": {
    did: "deleted the distribution {it}",
    so: "It was switched off before, or it could not have been deleted.",
    severity: "high",
    it: ["id"],
  },
  "cloudfront:UpdateDistribution": {
    did: "switched the distribution {it} off",
    so: "Within minutes nobody is served at its addresses any more.",
    severity: "high",
    it: ["id"],
    when: off("enabled"),
  },
  "apigateway:DeleteRestApi": {
    did: "deleted the API {it}",
    so: "Every caller of it gets an error.",
    severity: "high",
    it: ["restApiId"],
  },
  "apigateway:DeleteApi": {
    did: "deleted the API {it}",
    so: "Every caller of it gets an error.",
    severity: "high",
    it: ["apiId"],
  },
  "apigateway:DeleteStage": {
    did: "deleted a stage of the API {it}",
    so: "Callers of this stage get an error; its other stages go on.",
    severity: "high",
    it: ["restApiId", "apiId"],
  },
  "apigateway:DeleteDomainName": {
    did: "deleted the domain name {it} of an API",
    so: "Callers that use the name reach nothing any more.",
    severity: "high",
    it: ["domainName"],
  },
  "globalaccelerator:DeleteAccelerator": {
    did: "deleted the accelerator {it}",
    so: "Its fixed addresses are gone for good.",
    severity: "high",
    it: ["acceleratorArn"],
  },
  "directconnect:DeleteConnection": {
    did: "deleted the Direct Connect connection {it}",
    so: "The line to your site is given back; another one takes weeks.",
    severity: "critical",
    it: ["connectionId"],
  },
  "directconnect:DeleteVirtualInterface": {
    did: "deleted the virtual interface {it}",
    so: "What your site reached over it, it reaches no more.",
    severity: "high",
    it: ["virtualInterfaceId"],
  },
  "directconnect:StartBgpFailoverTest": {
    did: "takes BGP of the virtual interface {it} down to test the fail-over",
    so: "Traffic has to find another way until the test is over.",
    severity: "medium",
    it: ["virtualInterfaceId"],
  },
  "directconnect:StopBgpFailoverTest": {
    did: "ended the fail-over test of the virtual interface {it}",
    so: "BGP comes up again.",
    severity: "info",
    it: ["virtualInterfaceId"],
    ends: "directconnect:StartBgpFailoverTest",
  },
  "ec2:DeleteVpnConnection": {
    did: "deleted the VPN connection {it}",
    so: "The site behind it is cut off unless it has another way.",
    severity: "high",
    it: ["vpnConnectionId", "DeleteVpnConnectionRequest.VpnConnectionId"],
  },
  "ec2:DeleteTransitGateway": {
    did: "deleted the transit gateway {it}",
    so: "Nothing was attached to it, or it could not have been deleted.",
    severity: "high",
    it: ["transitGatewayId", "DeleteTransitGatewayRequest.TransitGatewayId"],
  },
  "ec2:DeleteTransitGatewayVpcAttachment": {
    did: "took a network off its transit gateway",
    so: "It reaches the others no more, and they do not reach it.",
    severity: "high",
    it: ["transitGatewayAttachmentId", "DeleteTransitGatewayVpcAttachmentRequest.TransitGatewayAttachmentId"],
  },
  "ec2:DeleteNatGateway": {
    did: "deleted the NAT gateway {it}",
    so: "What has no public address there cannot reach the internet.",
    severity: "high",
    it: ["natGatewayId", "DeleteNatGatewayRequest.NatGatewayId"],
  },
};
