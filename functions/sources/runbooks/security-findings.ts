import type { Runbooks } from "./types.ts";

/** Advice for what the services that look for weaknesses and attacks have found. */
export const findings: Runbooks = {
  "access-analyzer-finding/error": {
    means: "Nobody knows who else may use the resource, until the analyzer can look at its policy.",
    look: [
      "Does the resource's policy deny the analyzer's service-linked role, or everybody but a few?",
      "CloudTrail: who changed that policy last?",
      "The analyzer looks again by itself, within a day of the change.",
    ],
  },
  "access-analyzer-finding": {
    means:
      "A policy lets somebody outside of your account or organisation use this resource. Often it is meant so and only nobody has written it down.",
    look: [
      "Who is the other side: an account of yours, a partner, or nobody you know?",
      "CloudTrail: who changed the resource's policy last, and did they know what they did?",
      "Take the statement out of the policy if nobody needs it; archive the finding with a rule if it is meant so.",
    ],
  },
  "config-compliance": {
    means: "A resource was made or changed in a way that one of your rules does not allow.",
    look: [
      "The resource's timeline in AWS Config: what changed, when, and by which call?",
      "Does infrastructure as code say the same? Change it there, or the next deployment brings it back.",
      "If the rule is wrong for this resource, narrow the rule's scope rather than leaving it red.",
    ],
  },
  "guardduty-coverage": {
    means:
      "What runs there is not watched for attacks at the moment. An agent that was not installed or cannot report is the usual reason.",
    look: [
      "GuardDuty, runtime coverage: which issue does it name?",
      "Can the agent reach the endpoint of guardduty-data: VPC endpoint, its security group, its policy?",
      "Has the agent enough memory, and is its version one that is still supported?",
    ],
  },
  "guardduty-finding/attack": {
    means: "Somebody is taking data or breaking things with access to your account. Minutes count.",
    look: [
      "Stop it: take the identity's keys and sessions away, isolate the instance, block the bucket.",
      "Keep what proves it: a snapshot of the disk and the logs, before anything is rebuilt.",
      "GuardDuty and CloudTrail: where did it begin, and which other resources did the same identity touch?",
    ],
  },
  "guardduty-finding/compromised": {
    means:
      "Something that runs here does what an attacker wants: it mines, it talks to a control server, it runs foreign code.",
    look: [
      "Isolate it: a security group without any rule, or stop the task; do not delete it yet.",
      "What is its role allowed to do? Look in CloudTrail whether that role was used from elsewhere, and end its sessions.",
      "How did it get in: an open port, an old library, a leaked key? Rebuild from a clean image after that is closed.",
    ],
  },
  "guardduty-finding/credentials": {
    means: "Keys or a session are used in a way that their owner does not use them. They may have leaked.",
    look: [
      "Ask the owner by another way: were you that, from there?",
      "If not: deactivate the key, or revoke the role's active sessions; new keys come after.",
      "CloudTrail, filtered by the access key: everything it did, above all in IAM and in Regions you do not use.",
    ],
  },
  "guardduty-finding/unusual": {
    means: "A resource behaves unlike before. A deployment explains it more often than an attack.",
    look: [
      "What was deployed or changed there in the last day?",
      "Where does the traffic go, and does the application have to go there?",
      "If nothing explains it, treat the resource as compromised.",
    ],
  },
  "guardduty-finding/reconnaissance": {
    means: "Somebody is looking for a way in. On open ports that is everyday; from inside the account it is not.",
    look: [
      "Is the port meant to be open to the world? Close it, or let only your own addresses in.",
      "If the calls come from one of your identities: is it a scanner of yours, or are its keys with somebody else?",
      "Did anything else of the same address or identity succeed?",
    ],
  },
  "guardduty-finding/policy": {
    means: "A setting that protects the account was weakened. It is a change by hand more often than an attack.",
    look: [
      "CloudTrail: who changed it, and with which tool?",
      "Put the setting back if nobody can say why it had to go.",
      "Would a service control policy make the change impossible the next time?",
    ],
  },
  "guardduty-finding/other": {
    means: "GuardDuty saw something that it counts as a threat.",
    look: [
      "The finding itself: which resource, which identity, from where?",
      "Can somebody on the team explain it?",
      "CloudTrail: what else did the same identity or address do today?",
    ],
  },
  "guardduty-malware-object": {
    means: "Somebody uploaded a file with malware. It harms whoever opens it, and whatever processes it.",
    look: [
      "Who put it there: a customer's upload, or one of your own systems?",
      "Has anybody or anything read it since? Look at the bucket's access logs, and stop what processes it.",
      "Move it to a bucket that nobody reads, and look for other objects of the same uploader.",
    ],
  },
  "guardduty-malware-action": {
    means: "The scan works, but its result does not reach the object, so whoever waits for the tag waits for ever.",
    look: [
      "The role of the protection plan: may it do s3:PutObjectTagging on this bucket?",
      "Does a bucket policy or an Object Lock forbid it?",
      "Objects of the meantime have no tag: scan them again once it works.",
    ],
  },
  "guardduty-malware-plan": {
    means: "What is uploaded to the bucket is no longer scanned, although everybody thinks so.",
    look: [
      "Does the bucket still exist, and does it send its events to EventBridge?",
      "Does the rule that GuardDuty made (DO-NOT-DELETE-AmazonGuardDutyMalwareProtectionS3...) still exist?",
      "The role of the plan: does its policy still fit the bucket and its key?",
    ],
  },
  "guardduty-malware-plan/warning": {
    means: "GuardDuty scans, but cannot check by itself that it still can. When it stops, nobody may notice.",
    look: [
      "The role of the plan: may it write GuardDuty's test object to the bucket?",
      "Does the bucket's policy, or its key, forbid it?",
      "Malware protection: the state turns to active after the next check.",
    ],
  },
  "inspector-coverage": {
    means: "Weaknesses of this resource are not found any more, although it looks as if there were none.",
    look: [
      "For an instance: is it online in Systems Manager, and does its role allow it to be?",
      "For an image or a function: the reason on the card says what stands in the way.",
      "If it is meant so, leave it out with the tag InspectorEc2Exclusion or a rule of its repository.",
    ],
  },
  "inspector-finding": {
    means: "Something that you run has a known weakness. Whether it can be used here depends on who can reach it.",
    look: [
      "Is a fixed version there? Rebuild the image or patch the instance with it.",
      "Is an exploit known, and can the weak part be reached from outside?",
      "If it cannot be mended now, suppress the finding with a date and a reason.",
    ],
  },
  "inspector-finding/network": {
    means: "A port of an instance can be reached from outside, on the way that the finding names.",
    look: [
      "Does it have to be open to everybody? Narrow the security group to those who need it.",
      "What listens there, and is it patched? Session Manager makes open SSH and RDP ports unnecessary.",
      "If it is meant so, suppress the finding with a reason.",
    ],
  },
  "inspector-scan/function": {
    means: "The function's own packages, or those of a layer, have known weaknesses.",
    look: [
      "Which package is it, and is there a fixed version? Update and deploy.",
      "Layers are updated apart from the function: is there a newer version of the one it uses?",
      "Who can call the function, and with input from outside?",
    ],
  },
  "inspector-scan": {
    means: "The image was built with packages that have known weaknesses, usually from an old base image.",
    look: [
      "Is this image running anywhere, or only stored?",
      "Is the base image current? Rebuilding on a new one clears most of them.",
      "Which of the critical ones have a fixed version?",
    ],
  },
  "macie-alert": {
    means: "Somebody did with data in S3 what they do not usually do, or what one of your rules forbids.",
    look: [
      "Is it somebody of yours, and was it meant so?",
      "CloudTrail of that identity around the time: what else did it do, and from where?",
      "If nobody knows of it, take its access away and its keys out of use.",
    ],
  },
  "macie-finding/policy": {
    means: "A bucket became easier to reach than it was: opened, shared, or no longer encrypted.",
    look: [
      "Is the bucket public now, or does the account's block still stand in the way?",
      "Who made the change, and was it meant so?",
      "If it was open for a while: who has read from it meanwhile?",
    ],
  },
  "macie-finding/data": {
    means: "An object holds data about people or secrets. That is a problem only where it should not be.",
    look: [
      "Does that data belong into this bucket? An export or a log often holds more than anybody meant.",
      "Who can read the bucket?",
      "Move or delete the object, and mend what writes such data there.",
    ],
  },
  "securityhub-insight": {
    means: "Somebody looked at a group of findings in Security Hub and sent it here, so that the team looks as well.",
    look: [
      "Ask whoever sent it what they saw.",
      "The insight: which finding stands behind the highest number, and how bad is it?",
      "Take one finding at a time, the worst first, and set its workflow so that others see it.",
    ],
  },
  "securityhub-finding": {
    means: "A control or a product that reports to Security Hub found a weakness.",
    look: [
      "What was changed on the resource? Its timeline in AWS Config shows it.",
      "The link on the card says how to mend it; change infrastructure as code too.",
      "Set the finding's workflow to resolved or suppressed when it is decided, so that it does not come back.",
    ],
  },
};
