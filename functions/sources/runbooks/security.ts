import { findings } from "./security-findings.ts";
import type { Runbooks } from "./types.ts";

/** Advice for the kinds of the family security. */
export const security: Runbooks = {
  ...findings,
  "account-region": {
    means: "The account can be used in one more Region. Intruders like Regions that nobody looks at.",
    look: [
      "CloudTrail: who called EnableRegion, and was it planned?",
      "Do the trail, GuardDuty and Security Hub cover that Region?",
      "Forbid Regions that nobody needs with a service control policy.",
    ],
  },
  "acm-certificate/expiry": {
    means:
      "The certificate will not renew itself: it was imported, its domain cannot be proven any more, or nothing uses it.",
    look: [
      "Is the certificate in use, and by what? Unused ones only have to be deleted.",
      "For DNS validation: does the CNAME record that ACM names still exist in the zone, and does a CAA record allow amazon.com?",
      "Imported ones are renewed where they came from: get a new one there and import it under the same ARN.",
    ],
  },
  "acm-certificate/revoked": {
    means: "The certificate counts no longer: clients that check will refuse the connection, whatever its date says.",
    look: [
      "Which load balancers, distributions and APIs use it? Their visitors see an error now.",
      "Ask for a new certificate of the same names and put it in its place.",
      "Find out why it was revoked: if the key was exposed, whatever used that key must be replaced too.",
    ],
  },
  "rolesanywhere-certificate/trust-anchor": {
    means:
      "The authority's own certificate ends. From then on nobody outside of AWS whose certificate it issued gets credentials.",
    look: [
      "Renew the authority's certificate where it comes from, and update the trust anchor with the new one.",
      "Certificates that the old one issued have to be issued anew, if the authority's key changes.",
      "Who depends on it? The subjects of Roles Anywhere name the servers, backups and build agents.",
    ],
  },
  "rolesanywhere-certificate/end-entity": {
    means: "The certificate of one server ends. From then on it gets no credentials; all others do.",
    look: [
      "Which server is it? The serial number is among the subjects of Roles Anywhere.",
      "Is its renewal automatic, and why did it not run?",
      "Install the new certificate, and ask for credentials once to see that it works.",
    ],
  },
  "acm-pca": {
    means:
      "The private authority could not do its work, most often because it has lost access to the bucket it writes to.",
    look: [
      "Does the bucket for the list of revoked certificates still exist, and does its policy allow acm-pca.amazonaws.com to write?",
      "Is the authority active, and its own certificate still valid?",
      "Until the list is written anew, certificates revoked since count as valid for everybody who relies on it.",
    ],
  },
  "auditmanager-assessment": {
    means: "The report could not be written: its bucket is gone, or Audit Manager may not write to it or use its key.",
    look: [
      "Audit Manager, settings: does the bucket for reports exist, in the same Region as the assessment?",
      "Does the key that encrypts the data still exist, and is it enabled?",
      "Ask for the report once more.",
    ],
  },
  "cloudtrail-insight": {
    means: "An API is used unlike before. A new deployment or a loop explains it more often than an intruder.",
    look: [
      "Who calls it? The insight's page compares the callers of now with those of before.",
      "What was deployed by them in the last hours?",
      "If nobody knows the caller: take its keys and sessions away, and see what else it did.",
    ],
  },
  "cloudtrail-call/watching": {
    means:
      "Somebody switched off what watches the account. Attackers do that first; people do it when they tidy up or save cost.",
    look: [
      "Ask whoever did it, by another way than the account: was it you, and why?",
      "If nobody knows of it: take the caller's keys and sessions away, then switch on again what was switched off.",
      "CloudTrail: what else did the same identity do in the hour before and after?",
    ],
  },
  "cloudtrail-call/identity": {
    means:
      "Somebody gave themselves or others rights, or took a lock away. It is either a change that somebody planned, or how an intruder makes sure to stay.",
    look: [
      "Is there a ticket or a pull request for it? Ask whoever did it, by another way than the account.",
      "CloudTrail: what was done with the new rights or keys since?",
      "If nobody knows of it: undo it, and end the caller's sessions (IAM: revoke active sessions of the role, or deactivate the key).",
    ],
  },
  "cloudtrail-call/keys": {
    means: "A key or a secret is about to be out of reach, and with it everything that it protects.",
    look: [
      "Undo it now and ask afterwards: cancel the deletion, enable the key, restore the secret.",
      "CloudTrail: which services used the key or secret in the last days? They fail first.",
      "Ask whoever did it why, and if the key is needless wait a while disabled before it is deleted.",
    ],
  },
  "cloudtrail-call/data": {
    means: "Data was opened to others, or destroyed. Copies of it may be elsewhere within minutes.",
    look: [
      "Undo it now: put the block of public access back, make the snapshot private, restore from backup.",
      "Was it read meanwhile? Look at the access logs of the bucket, or at CloudTrail's data events.",
      "Ask whoever did it what they wanted: sharing with one account needs no opening to all.",
    ],
  },
  "cloudtrail-call/network": {
    means:
      "The network was opened wider than it should be, or part of it was taken away. Scanners find an open port within minutes.",
    look: [
      "What is behind it, and does it listen on these ports?",
      "Close it to the addresses that need it; for administration use Session Manager instead of an open port.",
      "Flow logs: who has connected since it was opened?",
    ],
  },
  "cloudtrail-call/network/removed": {
    means: "Part of the network was taken away: what used it can no longer be reached, or reaches nothing.",
    look: [
      "What stops working without it? Look at the requests and errors of what was behind it.",
      "Ask whoever did it: planned, or the wrong stack or account?",
      "Deploy it again from code; then put names and routes right that still point to the old one.",
    ],
  },
  "cloudtrail-call/refused": {
    means:
      "AWS refused it, so nothing has changed. An intruder finds out what a key may do by such attempts; people and deployments slip.",
    look: [
      "Ask whoever it was, by another way than the account: was it you, and why?",
      "CloudTrail: what else did the same identity try in the hour before and after, and what was it allowed to do?",
      "If nobody knows of it: take the caller's keys and sessions away.",
    ],
  },
  "config-delivery": {
    means: "AWS Config cannot write to its bucket: the record of changes has a gap until it can.",
    look: [
      "Does the bucket exist, and does its policy let config.amazonaws.com write there?",
      "If it is encrypted with your own key: does the key's policy allow AWS Config to use it?",
      "AWS Config, settings: is the delivery channel still the right one?",
    ],
  },
  "console-sign-in/root": {
    means: "Somebody acts as the root user, whom no policy limits. Outside of a planned task nobody should.",
    look: [
      "Ask everybody who has the password: is it one of you, right now? If not, treat the account as lost until proven otherwise.",
      "Change the root password and check its e-mail address, phone number, second factor and access keys.",
      "CloudTrail: everything that the root user did since, above all in IAM and Billing.",
    ],
  },
  "console-sign-in/root/failed": {
    means: "Somebody tried to get in as the root user, whom no policy limits, and did not.",
    look: [
      "Ask everybody who has the password: was it one of you, right now?",
      "CloudTrail: how many attempts, from which addresses, and did one succeed afterwards?",
      "If it was nobody: change the root password, and check that its second factor and e-mail address are yours.",
    ],
  },
  "console-sign-in/failed": {
    means: "Somebody has mistyped a password, or is trying passwords.",
    look: [
      "How many attempts, from which addresses, within which time?",
      "Does the person know of it? Ask them by another way.",
      "Did a sign-in from the same address succeed afterwards?",
    ],
  },
  controltower: {
    means:
      "A step of Control Tower broke off half-way, most often because something was changed by hand in the account.",
    look: [
      "Control Tower, the account or unit: which message does the failed step show?",
      "Were its roles, stack sets or trail changed by hand? Repair the landing zone first if it has drifted.",
      "A failed account: Service Catalog shows its product; end it there before you try again with the same e-mail address.",
    ],
  },
  "kms-key/deleted": {
    means: "The waiting time of a scheduled deletion is over: the key is gone and cannot be brought back.",
    look: [
      "What was encrypted with it? Look in CloudTrail for the last Decrypt and GenerateDataKey calls on it.",
      "Whatever still needs it fails now with KMSInvalidStateException or NotFoundException.",
      "Is there a copy of the data under another key: a backup vault, a replica in another Region?",
    ],
  },
  "kms-key/material": {
    means: "Imported material had a date on which it expires, and nobody has imported it again.",
    look: [
      "Where is the original material kept? Only exactly the same can be imported again.",
      "Import it, and everything works again at once.",
      "Put a reminder before the next date, or import it without one.",
    ],
  },
  "organizations-account": {
    means: "The new account does not exist; nothing else has changed.",
    look: [
      "The reason on the card says what to change: mostly the e-mail address, or the limit of accounts.",
      "A limit is raised with Service Quotas, in the management account, us-east-1.",
      "Ask for the account again.",
    ],
  },
  "secretsmanager-rotation/rotation": {
    means:
      "The function that rotates the secret failed. The old value still counts, until somebody relies on the new one.",
    look: [
      "The log of the rotation function: which of the steps (create, set, test, finish) failed?",
      "Can the function reach the database and Secrets Manager: subnet, security group, endpoint?",
      "Is a version with the label AWSPENDING left behind? It must go, or the next attempt fails as well.",
    ],
  },
  "secretsmanager-rotation/replication": {
    means: "The copy of the secret in the other Region could not be written: whoever reads there gets the old value.",
    look: [
      "Is there a secret of the same name in the other Region already?",
      "Does the key for the copy exist there, and may Secrets Manager use it?",
      "Start the replication again from the secret's page.",
    ],
  },
  "security-incident-case": {
    means: "Somebody has opened a case: people are working on an incident and will need answers.",
    look: [
      "The case: what is known, and who is named as contact?",
      "Is somebody of your team answering there? Agree on one person who does.",
      "Keep logs and disks of what is affected as they are.",
    ],
  },
  "security-incident-membership": {
    means: "The contract for help with incidents ends.",
    look: [
      "Was it ended on purpose, and by whom? CloudTrail knows.",
      "Until when does it still count?",
      "Who would be called from then on?",
    ],
  },
  "trusted-advisor": {
    means: "A check is red: something is insecure, close to a quota, or would not survive the loss of a zone.",
    look: [
      "Which resource, and what does the check want of it?",
      "For quotas: ask for more with Service Quotas now, it may take days.",
      "Exclude the resource from the check if it is meant so.",
    ],
  },
};
