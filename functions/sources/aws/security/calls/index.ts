import type { NotableCall, NotableCalls, Request } from "./call.ts";
import { data } from "./data.ts";
import { edge } from "./edge.ts";
import { identity } from "./identity.ts";
import { keys } from "./keys.ts";
import { network } from "./network.ts";
import { watching } from "./watching.ts";

/** Calls that somebody should see, each with what it means, by what they are about. One line more is one call more. */
export const themes = { watching, identity, keys, data, network: { ...network, ...edge } } as const satisfies Readonly<
  Record<string, NotableCalls>
>;

const byKey: ReadonlyMap<string, { readonly theme: string; readonly calls: readonly NotableCall[] }> = new Map(
  Object.entries(themes).flatMap(([theme, all]) =>
    Object.entries<NotableCall | readonly NotableCall[]>(all).map(([key, calls]) => [
      key,
      { theme, calls: [calls].flat() },
    ]),
  ),
);

/** The call by the service's and its own name, with its theme, if the request makes it notable. */
export const notable = (
  service: string,
  call: string,
  request: Request,
): (NotableCall & { theme: string }) | undefined => {
  const { theme = "", calls = [] } = byKey.get(`${service}:${call}`) ?? {};
  const found = calls.find(({ when }) => !when || when(request));
  return found && { ...found, theme };
};
