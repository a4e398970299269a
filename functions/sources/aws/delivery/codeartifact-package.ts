import * as z from "zod";
import { awsEvent, fact } from "../../aws-event.ts";
import { table } from "../../table.ts";
import { consolePage, inUrl } from "../console-page.ts";
import { part, text } from "../loose.ts";

/**
 * A version of a package in CodeArtifact was published, changed or taken away.
 * https://docs.aws.amazon.com/codeartifact/latest/ug/service-event-format-example.html
 */
export const codeartifactPackage = awsEvent({
  name: "codeartifact-package",
  types: { "aws.codeartifact": ["CodeArtifact Package Version State Change"] },
  detail: z.object({
    domainName: text,
    domainOwner: text,
    repositoryName: text,
    packageFormat: text,
    packageNamespace: text,
    packageName: z.string().min(1),
    packageVersion: text,
    packageVersionState: text,
    operationType: text,
    changes: part({ statusChanged: z.boolean().optional().catch(undefined) }),
  }),
  read: ({ detail, resources, ...place }) => {
    const { packageNamespace: namespace, packageVersion: version, packageVersionState: state = "" } = detail;
    const joint = detail.packageFormat === "maven" ? ":" : "/";
    const name = namespace ? `${namespace}${joint}${detail.packageName}` : detail.packageName;
    const said = detail.operationType === "Deleted" ? "was deleted" : (states[state] ?? "was changed");
    const { domainName: domain, domainOwner: owner, repositoryName: repository } = detail;
    return {
      situation: [domain, repository, detail.packageFormat, name, version],
      class: "notification",
      title: `Package ${name}${version ? ` ${version}` : ""} ${said}`,
      resource: { name, arn: resources[0] },
      facts: [
        fact("Repository", [domain, repository].filter((part) => part).join("/")),
        fact("Format", detail.packageFormat),
        fact("Status", state),
      ],
      links: [
        domain && owner && repository
          ? consolePage(
              place,
              "Open the repository",
              `codesuite/codeartifact/d/${owner}/${inUrl(domain)}/r/${inUrl(repository)}`,
            )
          : undefined,
      ],
      line: said,
    };
  },
});

const states: Readonly<Record<string, string>> = table({
  Published: "was published",
  Unfinished: "is being published",
  Unlisted: "was unlisted",
  Archived: "was archived",
  Disposed: "was disposed of",
  Deleted: "was deleted",
});
