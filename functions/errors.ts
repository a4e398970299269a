/**
 * The one error of the product. `code` is stable and public (`area.problem`); `retry` says whether the same call may
 * succeed later, and so decides between a retry and a fate; `message` is a sentence that names no secret and no id.
 */
export class Fault extends Error {
  override readonly name = "Fault";
  readonly code: string;
  readonly retry: boolean;
  /** The other side's own code (`is_archived`), where it gave one. */
  readonly detail?: string;
  /** When to try again at the earliest, in seconds, where the other side said so. */
  readonly retryAfterSeconds?: number;

  constructor(
    code: string,
    message: string,
    options: { retry?: boolean; retryAfterSeconds?: number; detail?: string; cause?: unknown } = {},
  ) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.code = code;
    this.retry = options.retry ?? false;
    if (options.detail) this.detail = options.detail;
    if (options.retryAfterSeconds !== undefined) this.retryAfterSeconds = options.retryAfterSeconds;
  }
}

/** Whether `error` is a fault whose code begins with `prefix` (`isFault(error, "chat.")`). */
export const isFault = (error: unknown, prefix = ""): error is Fault =>
  error instanceof Fault && error.code.startsWith(prefix);

/** Whether trying again may help: unknown errors may be a crash of ours or of the network, so they are worth a retry. */
export const worthRetrying = (error: unknown): boolean => !(error instanceof Fault) || error.retry;
