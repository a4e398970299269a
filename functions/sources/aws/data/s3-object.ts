import * as z from "zod";
import { partitionOf } from "../../aws.ts";
import { awsEvent, fact } from "../../aws-event.ts";
import { limits } from "../../content.ts";
import { resourceLink } from "../../resource-link.ts";
import { sizeInWords } from "../../size.ts";
import { moment } from "../../unwrap.ts";
import { list, number, part, text, time } from "../loose.ts";
import { inWords, nameOf, noted, type Outcome, success, trouble } from "../outcome.ts";
import { placeOf } from "../place.ts";
import { eventNameIn, eventNameOf, happenedIn } from "./s3-event-name.ts";

const detail = z.object({
  bucket: part({ name: text }),
  object: part({ key: text, size: number, "version-id": text, etag: text }),
  reason: text,
  "deletion-type": text,
  requester: text,
  "source-ip-address": text,
  "source-storage-class": text,
  "destination-storage-class": text,
  "destination-access-tier": text,
  "restore-expiry-time": time,
  /** Of a notification only. */
  name: text,
  destination: text,
  rule: text,
  failure: text,
  others: number,
});

const restored = part({ lifecycleRestorationExpiryTime: text });

const record = z.object({
  eventSource: z.literal("aws:s3"),
  eventName: z.string(),
  awsRegion: text,
  eventTime: text,
  userIdentity: part({ principalId: text }),
  requestParameters: part({ sourceIPAddress: text }),
  s3: z.object({
    bucket: z.object({ name: text, arn: text }),
    object: z.object({ key: text, size: number, versionId: text, eTag: text }),
  }),
  replicationEventData: part({ replicationRuleId: text, destinationBucket: text, failureReason: text }),
  lifecycleEventData: part({ transitionEventData: part({ destinationStorageClass: text }) }),
  intelligentTieringEventData: part({ destinationAccessTier: text }),
  glacierEventData: part({ restoreEventData: restored }),
  restoreEventData: restored,
});

/** A bucket's notification, in the fields that EventBridge has; S3 puts one record into each message. */
const notification = z.object({ Records: list(record) }).transform(({ Records: [first, ...rest] }, context) => {
  if (!first) {
    context.addIssue({ code: "custom", message: "no record of S3", path: ["Records"] });
    return z.NEVER;
  }
  const { s3, replicationEventData: replication } = first;
  const region = first.awsRegion ?? "";
  return {
    source: "aws.s3",
    type: "",
    account: "",
    region,
    partition: partitionOf(region),
    at: moment(first.eventTime),
    resources: s3.bucket.arn ? [s3.bucket.arn] : [],
    detail: detail.parse({
      bucket: { name: s3.bucket.name },
      object: {
        key: keyOf(s3.object.key),
        size: s3.object.size,
        "version-id": s3.object.versionId,
        etag: s3.object.eTag,
      },
      requester: first.userIdentity?.principalId,
      "source-ip-address": first.requestParameters?.sourceIPAddress,
      "destination-storage-class": first.lifecycleEventData?.transitionEventData?.destinationStorageClass,
      "destination-access-tier": first.intelligentTieringEventData?.destinationAccessTier,
      "restore-expiry-time": (first.glacierEventData?.restoreEventData ?? first.restoreEventData)
        ?.lifecycleRestorationExpiryTime,
      name: eventNameOf(first.eventName),
      destination: replication?.destinationBucket,
      rule: replication?.replicationRuleId,
      failure: replication?.failureReason,
      others: rest.length || undefined,
    }),
  };
});

/** Keys are written as in an address, with plus signs for blanks. */
const keyOf = (key = ""): string => {
  try {
    return decodeURIComponent(key.replaceAll("+", " "));
  } catch {
    return key;
  }
};

/**
 * Something happened to an object of a bucket, over EventBridge or as the bucket's own notification. A replication that
 * failed is trouble until the same object was replicated.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/notification-content-structure.html
 */
export const s3Object = awsEvent({
  name: "s3-object",
  types: {
    "aws.s3": [
      "Object Created",
      "Object Deleted",
      "Object Restore Initiated",
      "Object Restore Completed",
      "Object Restore Expired",
      "Object Storage Class Changed",
      "Object Access Tier Changed",
      "Object ACL Updated",
      "Object Tags Added",
      "Object Tags Deleted",
    ],
  },
  detail,
  also: [
    {
      // The first record may be something else: S3's guide numbers the lines of two of its examples.
      marks: ["Records.0.eventSource", "Records.1.eventSource"].map((path) => ({
        fields: ["Records"],
        where: { field: path, is: "aws:s3" },
      })),
      schema: notification,
    },
  ],
  read: (event, envelope) => {
    const { bucket, object, requester, failure, others, ...said } = event.detail;
    const place = placeOf(event, envelope);
    const [name = nameOf(event.resources[0]) ?? "", key = ""] = [bucket?.name, object?.key];
    const what = said.name ?? eventNameIn(event.type, said.reason, said["deletion-type"]);
    const { words, ...outcome } = outcomeOfEvent(what);
    const arn = `arn:${place.partition}:s3:::${name}`;
    const title = `Object ${key} ${words} bucket ${name}`;
    const gone = /^(ObjectRemoved|LifecycleExpiration|ReducedRedundancyLostObject)/.test(what);
    return {
      situation: [name, key, what.replace(/^Replication:.*/, "Replication")],
      ...outcome,
      origin: place,
      title,
      text: failure && (failures.get(failure) ?? `S3 says: ${inWords(failure)}.`),
      resource: { name, arn },
      facts: [
        title.length > limits.title ? fact("Key", key) : undefined,
        fact("Storage class", said["destination-storage-class"]),
        fact("Access tier", said["destination-access-tier"]),
        fact("To bucket", nameOf(said.destination)),
        fact("Replication rule", said.rule),
        fact("Kept until", said["restore-expiry-time"]),
        fact("Size", object?.size === undefined ? undefined : sizeInWords(object.size)),
        fact("By", actorIn(requester, place.account)),
        fact("From address", said["source-ip-address"] === requester ? undefined : said["source-ip-address"]),
        fact("Version", object?.["version-id"]),
        fact("Other objects in this message", others),
      ],
      links: [gone ? undefined : resourceLink(`${arn}/${key}`, place.region), resourceLink(arn, place.region)],
    };
  },
});

/**
 * Who it was, where that is not said by the account already: a session's name of `AWS:AROAEXAMPLE:web`, another account,
 * a service other than S3 itself. https://docs.aws.amazon.com/AmazonS3/latest/userguide/ev-events.html
 */
const actorIn = (requester: string | undefined, account: string): string | undefined => {
  if (requester === account || requester === "s3.amazonaws.com") return undefined;
  if (/^\d{12}$/.test(requester ?? "")) return `account ${requester}`;
  return /^AWS:[A-Z0-9]+:(.+)$/.exec(requester ?? "")?.[1] ?? requester;
};

const outcomeOfEvent = (name: string): Outcome => {
  const words = happenedIn(name);
  if (name === "ReducedRedundancyLostObject") return trouble(words, "critical", "s3-object/lost");
  if (name === "Replication:OperationFailedReplication") return trouble(words, "high", "s3-object/replication");
  if (name === "Replication:OperationMissedThreshold") return trouble(words, "medium", "s3-object/replication");
  if (name === "Replication:OperationReplicatedAfterThreshold") return success(words);
  return noted(words);
};

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/replication-failure-codes.html */
const failures: ReadonlyMap<string, string> = new Map([
  ["AssumeRoleNotPermitted", "S3 may not take on the role of the replication rule: it is gone, or does not trust S3."],
  ["DstBucketNotFound", "The bucket to replicate to does not exist."],
  ["DstBucketUnversioned", "The bucket to replicate to has no versioning."],
  ["DstPutObjectNotPermitted", "The role of the replication rule may not write to the other bucket."],
  ["DstKmsKeyInvalidState", "The key of the other bucket is disabled or pending deletion."],
  ["DstKmsKeyNotFound", "The key of the other bucket does not exist."],
  ["DstKmsNotAuthorized", "The role of the replication rule may not use the key of the other bucket."],
  ["SrcGetObjectNotPermitted", "The role of the replication rule may not read the object."],
  ["SrcKmsNotAuthorized", "The role of the replication rule may not use the key of this bucket."],
  ["SrcKmsKeyInvalidState", "The key of this bucket is disabled or pending deletion."],
]);
