import { backups } from "./operations-backups.ts";
import { contracts } from "./operations-contracts.ts";
import { machines } from "./operations-machines.ts";
import type { Runbooks } from "./types.ts";

/** Advice for the kinds of the family operations. */
export const operations: Runbooks = {
  ...backups,
  ...contracts,
  ...machines,
  "alarm-contributor": {
    means: "One of the many things that the alarm watches went over its threshold; the others are as they were.",
    look: [
      "The alarm's page: is it this one alone, or do others follow?",
      "What was deployed or changed on this one in the last hour?",
      "If this one is meant to differ, leave it out in the query.",
    ],
  },
  "application-insights-problem": {
    means: "Several metrics and logs of the application show trouble at the same time.",
    look: [
      "The problem's page: which of the observations came first? It is nearest to the cause.",
      "What was deployed or changed right before?",
      "The affected resource itself: processor, memory, disk, and its log.",
    ],
  },
  "budget-alert": {
    means: "More was spent than planned, or will be by the end of the period if it goes on like this.",
    look: [
      "Cost Explorer, daily, grouped by service: which one grew, and since which day?",
      "The same grouped by usage type or by tag: which team or resource is it?",
      "If it is meant so, raise the budget; if not, stop what grows before looking for its reason.",
    ],
  },
  "budget-alert/unused": {
    means: "Less of what was reserved in advance is used, or less of the use is covered, than planned.",
    look: [
      "The utilisation and coverage reports in Cost Management: which reservation or plan is it?",
      "Was something stopped, moved or changed to another type lately?",
      "Reservations can be exchanged or sold; let a plan that is no longer needed run out.",
    ],
  },
  "cloudformation-hook": {
    means: "A rule of your organisation does not allow the change, and CloudFormation stopped it.",
    look: [
      "The hook's message: which property of which resource?",
      "Change the template so that it fits; the hook's documentation says how.",
      "If the rule is wrong here, ask whoever keeps the hook.",
    ],
  },
  "cloudformation-stack": {
    means: "A deployment failed and CloudFormation takes it back. Until it has, the stack is between two states.",
    look: [
      "The stack's events, from the first one that failed: later ones only follow from it.",
      "Usual reasons: a name that exists already, a right that is missing, a quota, or a service that was never stable.",
      "Wait for the rollback to end before you deploy again.",
    ],
  },
  "cloudformation-stack/stuck": {
    means:
      "Neither forward nor back: CloudFormation could not undo the change, and refuses every other until somebody helps.",
    look: [
      "The stack's events: which resource could not be taken back, and why?",
      "Mend that resource by hand so that it is as before, then use Continue update rollback.",
      "If that cannot be, continue the rollback and skip the resource; the stack no longer knows its true state then.",
    ],
  },
  "cloudformation-stackset": {
    means: "Some accounts or Regions have the new version and some have not.",
    look: [
      "The operation's results: in which accounts did it fail, and is it the same reason everywhere?",
      "Are the roles of the stack set there, and do service control policies allow what it makes?",
      "Mend the reason, then repeat the operation for the failed accounts only.",
    ],
  },
  "cost-anomaly": {
    means:
      "Something costs more than it usually does. A loop, a forgotten test, a changed setting, or simply more customers.",
    look: [
      "The anomaly's page: which usage type, in which account and Region?",
      "What was deployed or switched on there on that day? Logs and retries of a loop are frequent.",
      "Stop it if it is a mistake; tell the anomaly that it is expected if not.",
    ],
  },
  "devops-agent-task": {
    means: "The agent could not finish looking into it: people have to.",
    look: [
      "What has the agent found so far? Its task shows the steps.",
      "May it read the accounts and logs that it needs?",
      "Go on by hand with the alert that it looked into.",
    ],
  },
  "devops-guru-insight": {
    means:
      "Metrics behave unlike before, several at once. With a deployment shortly before, that is the likely reason.",
    look: [
      "The insight's page: which metric changed first, and what happened right before?",
      "Do users notice? Look at errors and latency at the front.",
      "The recommendations name the setting that usually helps.",
    ],
  },
  "fis-experiment": {
    means: "An experiment ended otherwise than planned: its stop condition was met, or a fault could not be made.",
    look: [
      "Did the application stay well? The stop condition's alarm says what went too far.",
      "Is everything that the experiment broke whole again: instances, networks, roles?",
      "For a failed action: does the experiment's role have the rights for it?",
    ],
  },
  "health-abuse": {
    means:
      "Something in your account attacks others, most often because somebody else runs it. AWS may block it if nobody answers.",
    look: [
      "Isolate the resource now: a security group without rules; keep its disk for evidence.",
      "GuardDuty and flow logs: what does it do, and since when?",
      "Answer AWS within a day: what it was, and what you did about it.",
    ],
  },
  "health-event/issue": {
    means: "Something of AWS itself does not work as it should. What you can do is go around it.",
    look: [
      "Does it concern you? Compare the Zone and the resources with what you run.",
      "Move away where you can: another Zone (zonal shift), another Region, more instances.",
      "Hold back deployments and scaling until AWS says that it is over.",
    ],
  },
  "health-event/planned": {
    means: "AWS will change or stop something at a date. Done before by you, nobody notices.",
    look: [
      "Which resources, until when, and what exactly happens to them?",
      "Is there a window before the date in which you can do it yourself (stop and start, upgrade, renew)?",
      "Write down who does it and when, then acknowledge.",
    ],
  },
  "health-event/notice": {
    means: "AWS tells of something that needs no hurry but sometimes a decision: an end of support, a quota, a bill.",
    look: [
      "Is there a date by which something has to be done?",
      "Which of the named resources are still needed?",
      "For quotas: ask for more with Service Quotas before it is used up.",
    ],
  },
  "internet-monitor": {
    means: "Users of some places or networks reach you badly. It is seldom your application.",
    look: [
      "Which places and networks, and how much of the traffic?",
      "If it is the network of AWS: does another Region or CloudFront location serve these users better?",
      "If it is a provider: tell support, and wait; little else helps.",
    ],
  },
  "log-query": {
    means: "The query did not run to its end, so what it should find is not found.",
    look: [
      "Does the log group still exist, and may the query's role read it?",
      "Does the query take too long? Narrow its time or its fields.",
      "Run it by hand in Logs Insights.",
    ],
  },
  "recycle-bin-rule": {
    means:
      "A rule that keeps deleted snapshots and images can be deleted soon, or already. Whoever wants to destroy backups begins so.",
    look: [
      "CloudTrail: who asked for the unlocking (UnlockRule), and is it one of you?",
      "If nobody knows of it, lock the rule again, and look at what else that identity did.",
      "Are there backups that do not depend on it?",
    ],
  },
  "resiliencehub-assessment": {
    means: "The application would not come back as fast, or lose as little, as its policy asks.",
    look: [
      "The assessment: which kind of disruption, and which component?",
      "What changed since the last one that was all right?",
      "Decide: change the application, or the policy.",
    ],
  },
  "stack-drift": {
    means: "Somebody changed by hand what CloudFormation made. The next deployment may undo it, or fail because of it.",
    look: [
      "The drift page: which properties of which resources, from what to what?",
      "CloudTrail: who changed it, and was it in an emergency?",
      "Put it into the template if it is right; put the resource back if not.",
    ],
  },
  "synthetics-canary": {
    means: "The canary itself is broken, so that what it watches is not watched.",
    look: [
      "The message of its state: a role, a network, or code that cannot be loaded?",
      "Does its bucket exist, and may its role write there?",
      "If it runs in a network of yours: can it reach the internet and CloudWatch from there?",
    ],
  },
  "synthetics-run": {
    means: "What a user would do did not work, seen from outside. Unless the page merely changed, users see the same.",
    look: [
      "The screenshot of the failed run: an error page, an empty one, or one that only looks different?",
      "Open the site yourself. Does it work?",
      "The HAR file: which request failed or took long?",
    ],
  },
  "xray-insight": {
    means: "Requests fail more often than usual, and X-Ray sees which service they fail in.",
    look: [
      "The root cause's own metrics and log: errors, throttling, time-outs?",
      "What was deployed there, or in what calls it, in the last hour?",
      "How many users see it? The insight counts their requests.",
    ],
  },
};
