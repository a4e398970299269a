import * as z from "zod";
import { awsEvent, fact } from "../../aws-event.ts";
import { consolePage } from "../console-page.ts";
import { text } from "../loose.ts";

/**
 * Somebody logged in to a WorkSpace.
 * https://docs.aws.amazon.com/workspaces/latest/adminguide/cloudwatch-events-connection.html
 */
export const workspacesAccess = awsEvent({
  name: "workspaces-access",
  types: { "aws.workspaces": ["WorkSpaces Access"] },
  detail: z.object({
    clientIpAddress: text,
    actionType: text,
    workspacesClientProductName: text,
    loginTime: text,
    clientPlatform: text,
    directoryId: text,
    workspaceId: text,
  }),
  read: ({ detail, region, partition }) => {
    const { workspaceId = "", clientIpAddress, directoryId, actionType = "successfulLogin" } = detail;
    const failed = /fail|denied/i.test(actionType);
    return {
      situation: [workspaceId, actionType],
      class: "notification",
      severity: failed ? "medium" : undefined,
      title: `${failed ? "A login to" : "Somebody logged in to"} WorkSpace ${workspaceId}${failed ? " failed" : ""}`,
      resource: { name: workspaceId },
      facts: [
        fact("From address", clientIpAddress),
        fact("Client", detail.workspacesClientProductName),
        fact("Platform", detail.clientPlatform),
        fact("Directory", directoryId),
      ],
      links: [consolePage({ partition, region }, "Open WorkSpaces", "workspaces/v2/workspaces")],
    };
  },
});
