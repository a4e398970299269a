/** What both forms of an S3 event are called here: as notifications call it, without `s3:` (`ObjectCreated:Put`). */
export const eventNameOf = (name: string): string => name.replace(/^s3:/, "");

/**
 * The name that a notification would have, for an event of EventBridge, which says it in several fields.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/EventBridge.html
 */
export const eventNameIn = (type: string, reason = "", deletion = ""): string => {
  if (type === "Object Created") return `ObjectCreated:${created.get(reason) ?? (reason || "Put")}`;
  if (type === "Object Deleted") {
    const how = /marker/i.test(deletion) ? "DeleteMarkerCreated" : "Delete";
    return `${/lifecycle/i.test(reason) ? "LifecycleExpiration" : "ObjectRemoved"}:${how}`;
  }
  return others.get(type) ?? type;
};

const created: ReadonlyMap<string, string> = new Map([
  ["PutObject", "Put"],
  ["POST Object", "Post"],
  ["CopyObject", "Copy"],
  ["CompleteMultipartUpload", "CompleteMultipartUpload"],
]);

const others: ReadonlyMap<string, string> = new Map([
  ["Object Restore Initiated", "ObjectRestore:Post"],
  ["Object Restore Completed", "ObjectRestore:Completed"],
  ["Object Restore Expired", "ObjectRestore:Delete"],
  ["Object Storage Class Changed", "LifecycleTransition"],
  ["Object Access Tier Changed", "IntelligentTiering"],
  ["Object ACL Updated", "ObjectAcl:Put"],
  ["Object Tags Added", "ObjectTagging:Put"],
  ["Object Tags Deleted", "ObjectTagging:Delete"],
]);

/** What happened, for a title; the first that fits. */
export const happenedIn = (name: string): string =>
  happenings.find(([start]) => name.startsWith(start))?.[1] ?? `changed: ${name}`;

const happenings: readonly (readonly [start: string, words: string])[] = [
  ["ObjectCreated:Copy", "was copied to"],
  ["ObjectCreated", "was created in"],
  ["ObjectRemoved:DeleteMarkerCreated", "was deleted (its versions are kept) from"],
  ["ObjectRemoved", "was deleted from"],
  ["LifecycleExpiration", "has expired and was deleted from"],
  ["LifecycleTransition", "moved to another storage class in"],
  ["IntelligentTiering", "moved to another access tier in"],
  ["ObjectRestore:Completed", "was restored in"],
  ["ObjectRestore:Delete", "is archived only again in"],
  ["ObjectRestore", "is being restored in"],
  ["ObjectAcl", "has other permissions in"],
  ["ObjectTagging:Delete", "has lost its tags in"],
  ["ObjectTagging", "has other tags in"],
  ["ReducedRedundancyLostObject", "was lost by S3 in"],
  ["Replication:OperationFailedReplication", "could not be replicated from"],
  ["Replication:OperationMissedThreshold", "is replicated too slowly from"],
  ["Replication:OperationReplicatedAfterThreshold", "was replicated, though late, from"],
  ["Replication:OperationNotTracked", "is replicated without being watched from"],
];
