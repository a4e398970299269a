import { alarm, metric, template } from "../model.ts";
import { subject, threshold } from "../parameter.ts";

const vpnId = subject({
  name: "vpnId",
  label: "VPN connection",
  about: "Id of the connection.",
  pattern: "vpn-[0-9a-f]{8,17}",
  example: "vpn-0a1b2c3d4e5f60718",
});

const ofVpn = { namespace: "AWS/VPN", dimensions: { VpnId: vpnId }, periodSeconds: 300 } as const;

/** https://docs.aws.amazon.com/vpn/latest/s2svpn/monitoring-cloudwatch-vpn.html */
export const vpn = template({
  slug: "vpn",
  version: "1.0.0",
  title: "Site-to-Site VPN",
  about: "Watches one Site-to-Site VPN connection: are its tunnels up?",
  parameters: [vpnId],
  rules: [
    alarm({
      id: "down",
      sentence: "Both tunnels of the VPN are down: the other side cannot be reached.",
      watch: metric({ ...ofVpn, name: "TunnelState", statistic: "Maximum" }),
      below: threshold({
        name: "downThreshold",
        label: "Tunnels",
        about: "1 is up, 0 is down; the better one of the two.",
        unit: "up",
        default: 1,
        maximum: 1,
      }),
      missing: "breaching",
    }),
    alarm({
      id: "degraded",
      sentence: "One tunnel of the VPN is down: nothing is lost, but there is no spare.",
      watch: metric({ ...ofVpn, name: "TunnelState", statistic: "Minimum" }),
      below: threshold({
        name: "spareTunnelThreshold",
        label: "Spare tunnel",
        about: "1 is up, 0 is down; the worse one of the two.",
        unit: "up",
        default: -1,
        maximum: 1,
      }),
    }),
  ],
});
