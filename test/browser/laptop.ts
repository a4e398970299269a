import { type ChildProcess, spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { createServer } from "node:net";
import { setTimeout } from "node:timers/promises";
import { fileURLToPath } from "node:url";

/** Where Debian and others put Chromium; the first that exists is taken. */
const browsers = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

export const chromium = browsers.find((path) => existsSync(path));

/** Chromium without windows, sandbox helpers and calls home. */
export const flags = [
  "--headless",
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

export interface Laptop {
  readonly url: string;
  /** Interrupts it as Ctrl-C does, and resolves with the exit code. */
  stop(): Promise<number | null>;
}

/** The product as `npm start` runs it, keeping nothing. */
export const startLaptop = async (): Promise<Laptop> => {
  const port = await freePort();
  const main = fileURLToPath(new URL("../../infra/local/main.ts", import.meta.url));
  const child = spawn(process.execPath, [main, "--port", String(port), "--no-open", "--memory"], {
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (text) => (output += String(text)));
  const url = `http://127.0.0.1:${port}`;
  await answering(`${url}/_local/state`, child, () => output);
  return { url, stop: () => stopped(child) };
};

const answering = async (url: string, child: ChildProcess, output: () => string): Promise<void> => {
  for (let attempt = 0; attempt < 300; attempt += 1) {
    if (child.exitCode !== null) throw new Error(`npm start ended with ${child.exitCode}:\n${output()}`);
    const response = await fetch(url).catch(() => undefined);
    if (response?.ok) return;
    await setTimeout(100);
  }
  child.kill("SIGKILL");
  throw new Error(`npm start did not answer within 30 s:\n${output()}`);
};

const stopped = (child: ChildProcess): Promise<number | null> =>
  new Promise((resolve) => {
    child.once("exit", (code) => resolve(code));
    if (child.exitCode !== null) resolve(child.exitCode);
    child.kill("SIGINT");
  });

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer().once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() =>
        typeof address === "object" && address ? resolve(address.port) : reject(new Error("no port")),
      );
    });
  });
