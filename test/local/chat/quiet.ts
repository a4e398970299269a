import { type Logger, LogLevel } from "@slack/web-api";

const silent = (): void => undefined;

/** For clients whose refusals are what a test is about. */
export const quiet: Logger = {
  debug: silent,
  info: silent,
  warn: silent,
  error: silent,
  setLevel: silent,
  getLevel: () => LogLevel.ERROR,
  setName: silent,
};
