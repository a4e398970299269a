import * as z from "zod";
import { awsEvent, fact, type Reading } from "../../aws-event.ts";
import { table } from "../../table.ts";
import { consolePage, inUrl } from "../console-page.ts";
import { part, text } from "../loose.ts";

const named = part({ Id: text, Name: text });

/**
 * AppConfig deploys a configuration. A roll-back (an alarm went off meanwhile, or somebody stopped it) is an alert until
 * a deployment is complete. https://docs.aws.amazon.com/appconfig/latest/userguide/working-with-appconfig-extensions-about-predefined-notification-eventbridge.html
 */
export const appconfigDeployment = awsEvent({
  name: "appconfig-deployment",
  types: {
    "aws.appconfig": [
      "On Deployment Start",
      "On Deployment Step",
      "On Deployment Baking",
      "On Deployment Complete",
      "On Deployment Rolled Back",
    ],
  },
  detail: z.object({
    Type: text,
    Application: named,
    Environment: named,
    ConfigurationProfile: named,
    DeploymentNumber: text,
    ConfigurationVersion: text,
    DeploymentState: text,
    Description: text,
  }),
  read: ({ detail, type, ...place }) => {
    const { Application: app, Environment: environment, ConfigurationProfile: profile } = detail;
    const { said, ...meaning } = types[type] ?? { class: "notification", said: "goes on" };
    const name = profile?.Name ?? profile?.Id ?? "A configuration";
    const where = environment?.Name ?? environment?.Id ?? "an environment";
    return {
      situation: [app?.Id ?? app?.Name, environment?.Id ?? where, profile?.Id ?? name],
      ...meaning,
      title: `Deployment of configuration ${name} to ${where} ${said}`,
      text: detail.Description,
      resource: { name: [app?.Name ?? app?.Id, where, name].filter((part) => part).join("/") },
      facts: [
        fact("Application", app?.Name ?? app?.Id),
        fact("Version", detail.ConfigurationVersion),
        fact("Deployment", detail.DeploymentNumber),
      ],
      links: [
        app?.Id && environment?.Id
          ? consolePage(
              place,
              "Open the environment",
              `systems-manager/appconfig/applications/${inUrl(app.Id)}/environments/${inUrl(environment.Id)}`,
            )
          : undefined,
      ],
      line: said,
      runbook: meaning.class === "alert" ? "appconfig-deployment" : undefined,
    };
  },
});

const types: Readonly<Record<string, Pick<Reading, "kind" | "class" | "severity"> & { readonly said: string }>> = table(
  {
    "On Deployment Start": { class: "notification", said: "has started" },
    "On Deployment Step": { class: "notification", said: "took a step" },
    "On Deployment Baking": { class: "notification", said: "is everywhere, and watched" },
    "On Deployment Complete": { kind: "recovered", class: "notification", said: "is complete" },
    "On Deployment Rolled Back": { class: "alert", severity: "high", said: "was rolled back" },
  },
);
