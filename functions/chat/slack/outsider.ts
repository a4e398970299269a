/**
 * Whether a person is of another workspace than the one that the app is asked in: in a channel that companies share, the
 * others see what is posted there, and that is all (P28). https://docs.slack.dev/apis/slack-connect
 */
export const isOutsider = (workspace: string | undefined, home: string | undefined): boolean =>
  workspace !== undefined && home?.startsWith("T") === true && home !== workspace;
