import { sources } from "../../../functions/sources/index.ts";
import type { ReceivedEvent } from "../../../functions/sources/source.ts";
import { recorded } from "../../../scripts/recorded.ts";

/** Every recorded event of every kind, under `<kind>/<case>`. */
export const recordedEverywhere = (): readonly { readonly name: string; readonly received: ReceivedEvent }[] =>
  sources.flatMap(({ name: kind }) =>
    recorded(kind).map(({ name, received }) => ({ name: `${kind}/${name}`, received })),
  );
