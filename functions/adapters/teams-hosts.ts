import { Fault } from "../errors.ts";
import { overTls } from "./tls.ts";

/**
 * The connector's address that an activity or a customer names, if it is one of Microsoft's: our token goes there.
 * `hosts` as in `TEAMS_SERVICE_HOSTS`: comma separated, a leading `*.` stands for exactly one label.
 */
export const serviceAddress = (serviceUrl: string, hosts: string): URL => {
  const url = overTls(serviceUrl.endsWith("/") ? serviceUrl : `${serviceUrl}/`);
  const allowed = hosts.split(",").map((host) => host.trim().toLowerCase());
  if (allowed.some((pattern) => isHost(url.hostname, pattern))) return url;
  throw new Fault("chat.foreign-service", "The connector's address is none that Teams uses");
};

const isHost = (host: string, pattern: string): boolean =>
  pattern.startsWith("*.")
    ? host.endsWith(pattern.slice(1)) && /^[^.]+$/.test(host.slice(0, host.length - pattern.length + 1))
    : host === pattern;
