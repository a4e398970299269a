import { alarm, eventRule, metric, template } from "../model.ts";
import { subject, threshold } from "../parameter.ts";

const directoryId = subject({
  name: "directoryId",
  label: "Directory",
  about: "Id of the directory.",
  pattern: "d-[0-9a-z]{10}",
  example: "d-9067000000",
});

const ofDirectory = {
  namespace: "AWS/WorkSpaces",
  dimensions: { DirectoryId: directoryId },
  periodSeconds: 600,
} as const;

/** https://docs.aws.amazon.com/workspaces/latest/adminguide/cloudwatch-metrics.html */
export const workspaces = template({
  slug: "workspaces",
  version: "1.0.0",
  title: "WorkSpaces directory",
  about: "Watches the WorkSpaces of one directory: are desktops unhealthy, does somebody log in?",
  parameters: [directoryId],
  rules: [
    alarm({
      id: "unhealthy",
      sentence: "Desktops do not answer their health check: their people cannot work.",
      watch: metric({ ...ofDirectory, name: "Unhealthy", statistic: "Maximum" }),
      above: threshold({
        name: "unhealthyThreshold",
        label: "Unhealthy desktops",
        about: "How many desktops may be unhealthy.",
        unit: "desktops",
        default: 0,
      }),
    }),
    alarm({
      id: "connection-failures",
      sentence: "People fail to connect to their desktops.",
      watch: metric({ ...ofDirectory, name: "ConnectionFailure", statistic: "Sum" }),
      above: threshold({
        name: "connectionFailuresThreshold",
        label: "Failed connections",
        about: "How many connections may fail.",
        unit: "connections in 10 minutes",
        default: -1,
      }),
    }),
    eventRule({
      id: "logins",
      title: "Logins",
      sentence: "Somebody logged in to a desktop.",
      class: "notification",
      on: false,
      pattern: {
        source: ["aws.workspaces"],
        "detail-type": ["WorkSpaces Access"],
        detail: { directoryId: [directoryId] },
      },
    }),
  ],
});
