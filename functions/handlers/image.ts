import { eventStore } from "../adapters/dynamodb/event-store.ts";
import { secrets } from "../adapters/secrets.ts";
import { system as realSystem } from "../adapters/system.ts";
import { type Environment, readEnvironment } from "../config.ts";
import type { System } from "../ports.ts";
import { type ShowImageDeps, showImage } from "../use-cases/show-image.ts";
import { http } from "./http.ts";
import { lambda } from "./lambda.ts";

/** Shows the graphs of alarms to the chat platforms, which fetch a card's pictures by their address. */
export const image = (deps: ShowImageDeps & { readonly system: System }) =>
  http(async ({ method, parameters }) => {
    const picture = await showImage(deps, parameters.token ?? "");
    return {
      status: 200,
      // It never changes; the platforms keep copies of their own, for as long as they are told.
      headers: { "content-type": "image/png", "cache-control": "private, max-age=86400, immutable" },
      ...(method !== "HEAD" && { body: picture }),
    };
  }, deps.system);

export const create = (environment: Environment, system = realSystem("image")) => {
  const config = readEnvironment(environment, ["ENDPOINT_KEYS_SECRET_ID", "EVENTS_TABLE"]);
  return image({
    secrets: secrets(config, environment, system.clock),
    events: eventStore(config, environment, system.clock),
    system,
  });
};

export const handler = lambda(create);
