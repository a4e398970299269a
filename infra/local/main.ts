import { spawn } from "node:child_process";
import { parseArgs } from "node:util";

/**
 * `npm start`: the whole product on this laptop. Says something at once, everything heavy is loaded after that.
 * `npm start -- --port 3000 --no-open --reset --memory`
 */
const options = {
  port: { type: "string", default: "3000" },
  "no-open": { type: "boolean", default: false },
  reset: { type: "boolean", default: false },
  memory: { type: "boolean", default: false },
  help: { type: "boolean", default: false },
} as const;

const HELP = `npm start -- [options]
  --port <number>  where the page and the API are (default 3000)
  --no-open        do not open the page in a browser
  --memory         keep nothing for the next start
  --reset          forget what the last run kept
`;

/** A child may need this long to end; then it is ended. Milliseconds. */
const PATIENCE_MS = 4_000;

const say = (line = ""): void => void process.stdout.write(`${line}\n`);
const complain = (line: string): void => void process.stderr.write(`${line}\n`);

const read = () => {
  try {
    const { values } = parseArgs({ options, allowPositionals: false });
    const port = Number(values.port);
    if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new Error(`--port ${values.port} is no port`);
    return { ...values, port };
  } catch (error) {
    complain(`${messageOf(error)}\n\n${HELP}`);
    process.exit(2);
  }
};

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

const main = async (): Promise<void> => {
  const wanted = read();
  if (wanted.help) return say(HELP);
  say("marbot starts: evaluating the Pulumi program and starting its resources here ...");
  const started = performance.now();
  const [{ startCloud }, { stateFolder }, page] = await Promise.all([
    import("./cloud.ts"),
    import("./state-folder.ts"),
    import("./page/server.ts"),
  ]);
  const keep = !wanted.memory;
  const prepared = page.preparePage();
  const cloud = await startCloud({
    port: wanted.port,
    clock: { flowing: true },
    ...(keep && { folder: stateFolder(".marbot", { reset: wanted.reset }) }),
    tell: complain,
    died: (sentence) => {
      complain(sentence);
      process.exit(1);
    },
    log: (line) => {
      if (line.level === "error")
        complain(`${line.at} ${line.function}: ${line.message} ${JSON.stringify(line.fields ?? {})}`);
    },
    changed: page.announce,
    page: page.page,
  });
  stopOnSignal(cloud);
  await prepared;
  // The page opens on Slack's #ops, so what is tried first goes there.
  const order = ({ platform, name }: { platform: string; name: string }) => `${platform} ${name === "ops" ? "" : name}`;
  const endpoints = (await cloud.endpoints()).toSorted((one, other) => order(one).localeCompare(order(other)));
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  say(`Up after ${seconds} s. ${keep ? "State is kept in .marbot/" : "Nothing is kept"}. Ctrl-C stops it.`);
  say();
  say(`  page      ${cloud.url}/`);
  for (const { platform, name, url } of endpoints) say(`  endpoint  ${url}  ${platform} #${name}`);
  say();
  say("Send an event, then look at the page:");
  say(`  curl -d 'Disk is almost full on db-1' ${endpoints[0]?.url ?? cloud.url}`);
  const port = new URL(cloud.url).port;
  say(`  npm run send -- cloudwatch-alarm/alarm${port === "3000" ? "" : ` --port ${port}`}`);
  if (!wanted["no-open"]) open(cloud.url);
};

const stopOnSignal = (cloud: { stop(): Promise<void> }): void => {
  let stopping = false;
  const stop = (): void => {
    if (stopping) return;
    stopping = true;
    say("\nmarbot stops ...");
    setTimeout(() => process.exit(1), PATIENCE_MS).unref();
    cloud.stop().then(
      () => process.exit(0),
      (error) => {
        complain(messageOf(error));
        process.exit(1);
      },
    );
  };
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, stop);
};

/** Where there is a browser to open it in; elsewhere the address above has to do. */
const open = (url: string): void => {
  const command = { darwin: "open", win32: "explorer" }[process.platform as string] ?? "xdg-open";
  spawn(command, [url], { stdio: "ignore", detached: true })
    .on("error", () => undefined)
    .unref();
};

main().catch((error) => {
  complain(messageOf(error));
  process.exit(1);
});
