import { type ChildProcess, execFile, execFileSync, spawn } from "node:child_process";
import { createServer } from "node:net";
import { promisify } from "node:util";

/** A cloud that is made of nothing: emulator.py, on a port of its own. Nothing of it outlives the test. */
export interface Emulator {
  readonly url: string;
  /** Runs Python with boto3, which speaks to the emulator; `input` is JSON on its standard input, the answer its output. */
  readonly python: (program: URL, input: unknown) => Promise<unknown>;
  readonly stop: () => void;
}

export const startEmulator = async ({ managedPolicies = false } = {}): Promise<Emulator> => {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const program = new URL("emulator.py", import.meta.url).pathname;
  const server: ChildProcess = spawn("python3", [program, "-H", "127.0.0.1", "-p", String(port)], {
    env: {
      ...process.env,
      PYTHONDONTWRITEBYTECODE: "1",
      // Those of AWS itself, as in every account; they take a second whenever the emulator is emptied.
      ...(managedPolicies && { MOTO_IAM_LOAD_MANAGED_POLICIES: "true" }),
    },
    stdio: "ignore",
  });
  await answers(url, 60_000);
  return {
    url,
    python: async (program, input) => {
      const env = {
        ...process.env,
        PYTHONDONTWRITEBYTECODE: "1",
        EMULATOR: url,
        AWS_ACCESS_KEY_ID: "none",
        AWS_SECRET_ACCESS_KEY: "none",
      };
      const running = promisify(execFile)("python3", [program.pathname], { env, maxBuffer: 64 * 1024 * 1024 });
      running.child.stdin?.end(JSON.stringify(input));
      return JSON.parse((await running).stdout) as unknown;
    },
    stop: () => void server.kill("SIGKILL"),
  };
};

/** Whether a tool is installed here; without it a judge is skipped, with a sentence. */
export const installed = (tool: string, ...args: readonly string[]): boolean => {
  try {
    execFileSync(tool, args, { stdio: "ignore" });
    return true;
  } catch {
    process.stderr.write(`SKIPPED: ${tool} is not installed here\n`);
    return false;
  }
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

const answers = async (url: string, withinMilliseconds: number): Promise<void> => {
  const until = Date.now() + withinMilliseconds;
  while (Date.now() < until) {
    const answered = await fetch(`${url}/moto-api/`).then(
      ({ ok }) => ok,
      () => false,
    );
    if (answered) return;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error("the emulator did not start");
};
