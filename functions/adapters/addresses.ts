import type { Config } from "../config.ts";
import { mintEndpointId } from "../domain/endpoint-id.ts";
import { mintImageToken } from "../domain/image-token.ts";
import type { Addresses, Secrets } from "../ports.ts";

/** Public addresses of this stack that prove themselves: made when they are shown, and stored nowhere. */
export const addresses = (config: Pick<Config, "API_URL">, secrets: Pick<Secrets, "endpointKeys">): Addresses => ({
  endpoint: async (address) => `${config.API_URL}/v1/endpoint/${mintEndpointId(await secrets.endpointKeys(), address)}`,
  image: async (address) => `${config.API_URL}/v1/image/${mintImageToken(await secrets.endpointKeys(), address)}`,
});
