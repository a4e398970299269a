import { evaluate } from "../../infra/local/evaluate.ts";
import type { Program, Resource } from "../../infra/local/resource.ts";

export type Inputs = Readonly<Record<string, unknown>>;

/** What the program declares by default, and with every optional thing on. */
export const evaluated = async (): Promise<{ program: Program; full: Program }> => {
  const [program, full] = await Promise.all([
    evaluate(),
    evaluate({
      domain: "api.example.com",
      certificateArn: "arn:aws:acm:eu-west-1:111111111111:certificate/0",
      streamMode: "on-demand",
      enhancedFanOut: "true",
      deletionProtection: "true",
      replicaRegion: "eu-central-1",
      alarmEmail: "operator@example.com",
      publishTemplates: "true",
      slackSigningSecret: "signing",
    }),
  ]);
  return { program, full };
};

/** The resources of a type, by what the picture calls them (`dynamodb/table:Table`). */
export const ofType = (program: Program, type: string): readonly Resource[] =>
  program.resources.filter((one) => one.type === `aws:${type}`);

export const inputsOf = (program: Program, type: string, name: string): Inputs => {
  const found = ofType(program, type).find((one) => one.name === name);
  if (!found) throw new Error(`No ${type} "${name}"`);
  return found.inputs;
};

export const json = (text: unknown): Inputs => JSON.parse(String(text)) as Inputs;
