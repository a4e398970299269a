import * as z from "zod";
import { awsEvent, fact } from "../../aws-event.ts";
import { table } from "../../table.ts";
import { consolePage, inUrl } from "../console-page.ts";
import { list, number, part, text, truth } from "../loose.ts";
import { actorOf } from "./actor.ts";
import { over, severityOf, urgencyOf } from "./severity.ts";

/**
 * Macie found sensitive data in an object, or a bucket that is less protected than before.
 * https://docs.aws.amazon.com/macie/latest/user/findings-publish-event-schemas.html
 */
export const macieFinding = awsEvent({
  name: "macie-finding",
  types: { "aws.macie": ["Macie Finding"], "aws.macie2": ["Macie Finding"] },
  detail: z.object({
    id: text,
    accountId: text,
    type: text,
    title: text,
    description: text,
    severity: part({ description: text, score: number }),
    count: number,
    archived: truth,
    sample: truth,
    resourcesAffected: part({
      s3Bucket: part({ name: text, arn: text, publicAccess: part({ effectivePermission: text }) }),
      s3Object: part({ key: text, path: text }),
    }),
    classificationDetails: part({
      result: part({ sensitiveData: list(z.object({ category: text, totalCount: number })) }),
    }),
    policyDetails: part({
      action: part({ apiCallDetails: part({ api: text }) }),
      actor: part({
        ipAddressDetails: part({ ipAddressV4: text, ipCountry: part({ name: text }) }),
        userIdentity: part({
          type: text,
          assumedRole: part({ arn: text }),
          iamUser: part({ arn: text }),
          root: part({ arn: text }),
        }),
      }),
    }),
  }),
  read: ({ detail, partition, region, account }) => {
    const { id, title = "Macie has a finding", resourcesAffected, policyDetails, archived } = detail;
    const { s3Bucket: bucket, s3Object: object } = resourcesAffected ?? {};
    const actor = policyDetails?.actor;
    const who = actor?.userIdentity;
    const about = object?.path ?? bucket?.name;
    const data = detail.classificationDetails?.result?.sensitiveData ?? [];
    return {
      situation: [id ?? `${detail.type} ${bucket?.name ?? ""} ${object?.key ?? ""}`],
      ...urgencyOf(severityOf(detail.severity?.description)),
      ...(archived && over),
      title: `${detail.sample ? "Sample: " : ""}${title}${about && !title.includes(about) ? `: ${about}` : ""}`,
      text: detail.description,
      resource: about ? { name: about, arn: bucket?.arn } : undefined,
      facts: [
        fact(
          "Data",
          data
            .map(({ category, totalCount }) => `${inWords(category)}${totalCount ? ` (${totalCount})` : ""}`)
            .join(", "),
        ),
        fact("Access now", access[bucket?.publicAccess?.effectivePermission ?? ""]),
        fact("Changed by", who && changerOf(who.type, who.assumedRole?.arn ?? who.iamUser?.arn ?? who.root?.arn)),
        fact("With the call", policyDetails?.action?.apiCallDetails?.api),
        fact(
          "From",
          [actor?.ipAddressDetails?.ipAddressV4, actor?.ipAddressDetails?.ipCountry?.name].filter(Boolean).join(", "),
        ),
        fact("Times", detail.count !== undefined && detail.count > 1 ? detail.count : undefined),
        fact("Finding type", detail.type),
      ],
      links: [
        consolePage(
          { partition, region },
          "Open the finding",
          "macie/home",
          id ? `findings?search=id%3D${inUrl(id)}&macros=current&itemId=${inUrl(id)}` : "findings",
        ),
      ],
      ...(archived && { line: "the finding was archived" }),
      origin: { account: detail.accountId ?? account },
      runbook: detail.type?.startsWith("Policy") ? "macie-finding/policy" : "macie-finding/data",
    };
  },
});

/** Of an assumed role, the ARN alone says which. */
const changerOf = (type: string | undefined, arn: string | undefined): string | undefined => {
  if (!type && !arn) return undefined;
  const role = /:assumed-role\/([^/]+)\//.exec(arn ?? "")?.[1];
  return actorOf({
    ...(type && { type }),
    ...(arn && { arn }),
    ...(role && { sessionContext: { sessionIssuer: { userName: role } } }),
  });
};

/** `FINANCIAL_INFORMATION` in words. */
const inWords = (category: string | undefined): string =>
  (category ?? "sensitive data").replaceAll("_", " ").toLowerCase();

const access: Readonly<Record<string, string>> = table({
  PUBLIC: "public: anybody can read it",
  NOT_PUBLIC: "not public",
  UNKNOWN: "Macie could not find out",
});
