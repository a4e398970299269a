import { noted, type Outcome, trouble } from "../outcome.ts";

/** What an ECS task says about its end. */
export interface Stop {
  readonly code?: string | undefined;
  readonly reason?: string | undefined;
  readonly containers: readonly Container[];
}

export interface Container {
  readonly name?: string | undefined;
  readonly exitCode?: number | undefined;
  readonly reason?: string | undefined;
}

/** Why a task stopped, in words, and whether somebody should look. `text` says what is behind it, where that is known. */
export interface Explanation extends Outcome {
  readonly text?: string | undefined;
}

/**
 * Explains the end of a task from its stop code, its reason and its containers' exit codes: the reason says more than
 * the code, and a container's own reason more than its exit code.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/stopped-task-error-codes.html
 */
export const explained = (stop: Stop): Explanation => {
  const { code = "", reason = "", containers } = stop;
  const guilty = containers.find(failed);
  const said = [reason, ...containers.map((container) => container.reason ?? "")].join("\n").slice(0, READ);
  const known = reasons.find(({ says }) => says.test(said));
  if (known) return { ...known.outcome, text: told(known.text, stop, known.says) };
  const planned = codes.get(code);
  if (planned) return { ...planned.outcome, text: told(planned.text, stop) };
  if (guilty) {
    const { words, text } = exitIn(guilty.exitCode);
    return {
      ...trouble(
        `${words}${containers.length > 1 ? inContainer(guilty) : ""}`,
        "high",
        guilty.exitCode === KILLED ? "ecs-task/killed" : "ecs-task",
      ),
      text: told(text, stop),
    };
  }
  if (code === "TaskFailedToStart") return { ...bad("could not start", "setup"), text: told("", stop) };
  const ended = containers.some(({ exitCode }) => exitCode === 0);
  if (ended) return { ...noted("ended, as its container had finished (exit code 0)"), text: told("", stop) };
  return { ...noted("stopped"), text: told("", stop) };
};

/** A reason says early what it is; what follows may be as long as somebody likes. */
const READ = 2000;

const failed = ({ exitCode }: Container): boolean => exitCode !== undefined && exitCode !== 0;

const inContainer = ({ name }: Container): string => (name ? `, container ${name}` : "");

/** Our sentence, and then what ECS says itself. */
const told = (text: string, { reason, containers }: Stop, about?: RegExp): string | undefined => {
  const own = containers
    .map((container) => container.reason)
    .find((each) => each && (!about || about.test(each.slice(0, READ))));
  const said = [...new Set([reason, own].filter((each) => each !== undefined && each !== ""))].join(" · ");
  return [text, said && `ECS says: ${said}`].filter((each) => each !== "").join(" ") || undefined;
};

/** `about` is which advice goes with it. */
const bad = (words: string, about: "memory" | "image" | "setup" | "capacity" | "health"): Outcome =>
  trouble(words, "high", `ecs-task/${about}`);

/** What reasons begin with, the most telling first. */
const reasons: readonly { readonly says: RegExp; readonly outcome: Outcome; readonly text: string }[] = [
  {
    says: /OutOfMemory/,
    outcome: bad("ran out of memory and was killed", "memory"),
    text: "A container needed more memory than its task definition or its host allows.",
  },
  {
    says: /CannotPull.*(not found|manifest unknown|does not exist)/s,
    outcome: bad("could not start: its image does not exist", "image"),
    text: "The image or its tag is not in the repository.",
  },
  {
    says: /CannotPull.*(no space left|disk)/s,
    outcome: bad("could not start: no disk space for its image", "image"),
    text: "The host has no room left for the image.",
  },
  {
    says: /CannotPull.*(toomanyrequests|rate ?limit|pull rate)/s,
    outcome: bad("could not start: the registry limits pulls", "image"),
    text: "The registry refused the pull because there were too many.",
  },
  {
    says: /CannotPull.*(denied|unauthorized|authoriz|forbidden|403)/s,
    outcome: bad("could not start: it may not pull its image", "image"),
    text: "The execution role or the repository's policy does not allow the pull.",
  },
  {
    says: /CannotPull.*(timeout|timed out|deadline|dial tcp|i\/o)/s,
    outcome: bad("could not start: the registry cannot be reached", "image"),
    text: "There is no way from the task's subnet to the registry: check NAT, endpoints and security groups.",
  },
  {
    says: /CannotPull/,
    outcome: bad("could not start: its image could not be pulled", "image"),
    text: "",
  },
  {
    says: /ResourceInitializationError.*(secret|ssm|parameter)/is,
    outcome: bad("could not start: a secret or parameter could not be read", "setup"),
    text: "The execution role may not read it, it does not exist, or its service cannot be reached from the subnet.",
  },
  {
    says: /ResourceInitializationError.*(log|awslogs)/is,
    outcome: bad("could not start: its logging could not be set up", "setup"),
    text: "The log group is missing, may not be created, or CloudWatch Logs cannot be reached from the subnet.",
  },
  {
    says: /ResourceInitializationError.*(efs|mount|volume)/is,
    outcome: bad("could not start: a volume could not be mounted", "setup"),
    text: "The file system cannot be reached from the subnet, or its policy does not allow the mount.",
  },
  {
    says: /ResourceInitializationError/,
    outcome: bad("could not start: what it needs could not be set up", "setup"),
    text: "",
  },
  {
    says: /Cannot(Start|Create)Container/,
    outcome: bad("could not start: its container could not be started", "setup"),
    text: "The command, entry point, volumes or memory of the task definition do not fit the image or the host.",
  },
  {
    says: /CannotCreateVolume|CannotMountVolume/,
    outcome: bad("could not start: a volume could not be set up", "setup"),
    text: "",
  },
  {
    says: /CannotStopContainer|DockerTimeout|ContainerRuntime|CannotInspectContainer/,
    outcome: bad("lost its container: the host's container runtime does not answer", "capacity"),
    text: "Look at the host's load and at its Docker daemon.",
  },
  {
    says: /Timeout waiting for (network interface|EphemeralStorage)|InternalError|Unexpected EC2 error/i,
    outcome: bad("could not start: AWS could not provide what it needs", "capacity"),
    text: "Usually passing; the service tries again.",
  },
  {
    says: /(RESOURCE:\w+|No Container Instances were found|insufficient|Capacity is unavailable)/i,
    outcome: bad("could not start: there is no capacity for it", "capacity"),
    text: "",
  },
  {
    says: /failed ELB health checks/i,
    outcome: bad("failed the load balancer's health checks and is replaced", "health"),
    text: "The target group got no healthy answer from it in time.",
  },
  {
    says: /failed container health checks/i,
    outcome: bad("failed its container's health check and is replaced", "health"),
    text: "The health check command of the task definition failed too often.",
  },
  {
    says: /task failed to start/i,
    outcome: bad("could not start", "setup"),
    text: "",
  },
  {
    says: /Host EC2 .*(terminated|stopped)|container instance .*(terminated|deregister)/i,
    outcome: noted("lost its EC2 instance"),
    text: "The instance that it ran on is gone; a service starts another task.",
  },
];

/** Codes that say by themselves what went on. */
const codes: ReadonlyMap<string, { readonly outcome: Outcome; readonly text: string }> = new Map([
  ["UserInitiated", { outcome: noted("was stopped by a user or a call"), text: "" }],
  ["ServiceSchedulerInitiated", { outcome: noted("was stopped by its service"), text: "" }],
  [
    "SpotInterruption",
    {
      outcome: noted("was interrupted: AWS took the Spot capacity back", "medium"),
      text: "A service starts another task as soon as there is capacity.",
    },
  ],
  [
    "TerminationNotice",
    { outcome: noted("was stopped for maintenance of its host"), text: "A service starts another task." },
  ],
]);

const KILLED = 137;

/** What exit codes of Linux containers stand for: 128 and more are signals. */
const exits: ReadonlyMap<number, { readonly words: string; readonly text: string }> = new Map([
  [1, { words: "failed with an error of the application (exit code 1)", text: "Its log says which error." }],
  [
    2,
    { words: "failed with an error of the application (exit code 2)", text: "Often a wrong command line or option." },
  ],
  [126, { words: "could not run its command (exit code 126)", text: "The file is there, but may not be executed." }],
  [127, { words: "could not find its command (exit code 127)", text: "The command is not in the image or the path." }],
  [134, { words: "aborted itself (exit code 134, SIGABRT)", text: "A failed assertion, or a runtime out of memory." }],
  [
    KILLED,
    {
      words: "was killed (exit code 137, SIGKILL)",
      text: "It ran out of memory, or did not end in time after it was asked to stop.",
    },
  ],
  [139, { words: "crashed (exit code 139, SIGSEGV)", text: "The process touched memory that is not its own." }],
  [143, { words: "was asked to stop (exit code 143, SIGTERM)", text: "Something ended it from outside." }],
  [255, { words: "failed with an error (exit code 255)", text: "Its log says which error." }],
]);

const exitIn = (code: number | undefined): { words: string; text: string } =>
  exits.get(code ?? 0) ?? { words: `failed with exit code ${code}`, text: "Its log says which error." };
