import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { EnvironmentKey } from "../../functions/config.ts";
import type { Grant } from "./grant.ts";
import { physicalName, tagsOf } from "./naming.ts";

export interface SecretArgs {
  readonly description: string;
  /** JSON. */
  readonly value: pulumi.Input<string>;
  /** The key by which functions know the secret. */
  readonly environment: EnvironmentKey;
  readonly deletionProtection: boolean;
  /** The value of the first `up` stays: later ones, from the program or by hand, are left alone. */
  readonly keepFirst?: boolean;
  /** A second Region that keeps a copy. */
  readonly replicaRegion?: string;
}

/**
 * A secret of the service. Functions are given its id, never its value. The name ends in a suffix of its own, because
 * Secrets Manager keeps a deleted name for the recovery window.
 */
export class Secret extends pulumi.ComponentResource {
  private readonly secret: aws.secretsmanager.Secret;
  private readonly environment: EnvironmentKey;

  constructor(name: string, args: SecretArgs) {
    super("marbot:infra:Secret", name);
    this.environment = args.environment;
    const protect = args.deletionProtection;
    this.secret = new aws.secretsmanager.Secret(
      name,
      {
        namePrefix: `${physicalName(name)}-`,
        description: args.description,
        recoveryWindowInDays: protect ? 30 : 0,
        ...(args.replicaRegion && { replicas: [{ region: args.replicaRegion }] }),
        tags: tagsOf(name),
      },
      { parent: this, protect },
    );
    new aws.secretsmanager.SecretVersion(
      `${name}-value`,
      { secretId: this.secret.id, secretString: pulumi.secret(args.value) },
      { parent: this, protect, ...(args.keepFirst && { ignoreChanges: ["secretString"] }) },
    );
    this.registerOutputs();
  }

  read(): Grant {
    return {
      statements: [{ actions: ["secretsmanager:GetSecretValue"], resources: [this.secret.arn] }],
      environment: { [this.environment]: this.secret.arn },
    };
  }
}
