import { Fault } from "../errors.ts";

/** The address, if it is `https:`; a plain one only on this machine, where the laptop's engines live (P06, P07). */
export const overTls = (address: string): URL => {
  const url = URL.parse(address);
  if (url && (url.protocol === "https:" || (url.protocol === "http:" && isLoopback(url.hostname)))) return url;
  throw new Fault("config.insecure", "An address that the service calls is not https");
};

const isLoopback = (host: string): boolean =>
  host === "localhost" || host === "[::1]" || /^127\.\d{1,3}\.\d{1,3}\.\d{1,3}$/.test(host);
