import type { World } from "./world.ts";

/** Whatever the service holds anywhere on the laptop, by where it lies: tables, stream, queues, executions, secrets. */
export const everywhere = async ({ cloud }: World): Promise<Readonly<Record<string, string>>> => {
  const { engines } = cloud;
  const tables = ["customers", "endpoints", "events", "alerts", "escalations"].map(
    async (table) => [table, JSON.stringify(await engines.tables.scan(`marbot-local-${table}`))] as const,
  );
  return {
    ...Object.fromEntries(await Promise.all(tables)),
    stream: JSON.stringify(engines.streams.snapshot(), (key, value) =>
      key === "data" && typeof value === "string" ? Buffer.from(value, "base64").toString() : value,
    ),
    queues: JSON.stringify(engines.queues.snapshot()),
    executions: JSON.stringify(engines.machines.snapshot()),
    secrets: JSON.stringify(
      cloud.program.resources
        .filter(({ type }) => type === "aws:secretsmanager/secret:Secret")
        .map(({ id }) => engines.secrets.value(id)),
    ),
  };
};

/** Where any of these words can be found, as `place: word`. */
export const traces = async (day: World, words: readonly string[]): Promise<readonly string[]> =>
  Object.entries(await everywhere(day)).flatMap(([place, text]) =>
    words.filter((word) => text.includes(word)).map((word) => `${place}: ${word}`),
  );
