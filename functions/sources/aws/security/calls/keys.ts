import { type NotableCalls, toEverybody } from "./call.ts";

/** Calls on keys and secrets: without them nothing else can be read. */
export const keys: NotableCalls = {
  "kms:ScheduleKeyDeletion": {
    did: "scheduled the key {it} for deletion",
    so: "When the waiting time is over, nothing that it encrypted can ever be read again.",
    severity: "critical",
    it: ["keyId"],
  },
  "kms:CancelKeyDeletion": {
    did: "cancelled the deletion of the key {it}",
    so: "It is disabled until somebody enables it.",
    severity: "info",
    it: ["keyId"],
    ends: "kms:ScheduleKeyDeletion",
  },
  "kms:DisableKey": {
    did: "disabled the key {it}",
    so: "Nothing that it encrypted can be read until somebody enables it.",
    severity: "critical",
    it: ["keyId"],
  },
  "kms:EnableKey": {
    did: "enabled the key {it}",
    so: "What it encrypted can be read again.",
    severity: "info",
    it: ["keyId"],
    ends: "kms:DisableKey",
  },
  "kms:DeleteImportedKeyMaterial": {
    did: "deleted the material of the key {it}",
    so: "Nothing that it encrypted can be read until the same material is imported again.",
    severity: "critical",
    it: ["keyId"],
  },
  "kms:DisableKeyRotation": {
    did: "switched the rotation of the key {it} off",
    so: "It will stay the same from now on.",
    severity: "medium",
    it: ["keyId"],
  },
  "kms:EnableKeyRotation": {
    did: "switched the rotation of the key {it} on",
    so: "It changes by itself again.",
    severity: "info",
    it: ["keyId"],
    ends: "kms:DisableKeyRotation",
  },
  "kms:PutKeyPolicy": {
    did: "let everybody use the key {it}",
    so: "Its policy allows any principal; only its conditions, if any, still stand in the way.",
    severity: "high",
    it: ["keyId"],
    when: toEverybody,
  },
  "secretsmanager:DeleteSecret": {
    did: "deleted the secret {it}",
    so: "Whatever needs it fails; it can be restored while it waits to be deleted.",
    severity: "high",
    it: ["secretId"],
  },
  "secretsmanager:RestoreSecret": {
    did: "restored the secret {it}",
    so: "It can be read again.",
    severity: "info",
    it: ["secretId"],
    ends: "secretsmanager:DeleteSecret",
  },
  "secretsmanager:PutResourcePolicy": {
    did: "let others read the secret {it}",
    so: "Its policy allows any principal; only its conditions, if any, still stand in the way.",
    severity: "high",
    it: ["secretId"],
    when: toEverybody,
  },
};
