import { type Resource, text } from "../resource.ts";
import { AwsError } from "./aws-error.ts";
import type { Service } from "./front-door.ts";

interface Secret {
  readonly name: string;
  readonly arn: string;
  readonly value?: string;
}

/** Secrets Manager: the values of the declared secret versions. https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_GetSecretValue.html */
export interface SecretStore extends Service {
  value(nameOrArn: string): string | undefined;
}

export const secretStore = (resources: readonly Resource[]): SecretStore => {
  const versions = new Map(
    resources
      .filter(({ type }) => type === "aws:secretsmanager/secretVersion:SecretVersion")
      .map((version) => [text(version, "secretId"), text(version, "secretString")]),
  );
  const secrets: Secret[] = resources
    .filter(({ type }) => type === "aws:secretsmanager/secret:Secret")
    .map((secret) => {
      const value = versions.get(secret.id) ?? versions.get(text(secret, "arn"));
      return { name: text(secret, "name"), arn: text(secret, "arn"), ...(value !== undefined && { value }) };
    });
  const find = (id: unknown): Secret | undefined => secrets.find(({ name, arn }) => name === id || arn === id);
  return {
    name: "secretsmanager",
    target: "secretsmanager",
    needs: (operation, input) => [
      { action: `secretsmanager:${operation}`, resource: find(input.SecretId)?.arn ?? String(input.SecretId) },
    ],
    handle: async ({ operation, input }) => {
      if (operation !== "GetSecretValue") {
        throw new AwsError("InvalidRequestException", `The local secret store does not know ${operation}`);
      }
      const secret = find(input.SecretId);
      if (secret?.value === undefined) {
        throw new AwsError("ResourceNotFoundException", "Secrets Manager can't find the specified secret.");
      }
      return { ARN: secret.arn, Name: secret.name, SecretString: secret.value, VersionStages: ["AWSCURRENT"] };
    },
    value: (id) => find(id)?.value,
  };
};
