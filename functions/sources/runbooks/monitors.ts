import type { Runbooks } from "./types.ts";

/** For what other monitors find: what their own pages do not say. */
export const monitors: Runbooks = {
  "site-down": {
    means:
      "A check from outside gets no good answer. Usually the last deployment, an expired certificate, DNS, or everything behind the load balancer is unhealthy at once.",
    look: [
      "Open the address yourself and read the error: a name that does not resolve, a certificate, a timeout and an HTTP 5xx lead to different places.",
      "Look at what was deployed or changed within the last hour, and roll it back if the times match.",
      "Look at the healthy targets of the load balancer and the errors of the service behind it.",
    ],
  },
  "site-certificate": {
    means: "The site's certificate runs out. From that day on browsers and programs refuse to talk to it.",
    look: [
      "Open the site and look at its certificate: who issued it, and which server shows it?",
      "A certificate that renews itself: why did it not? DNS record, e-mail, or the job that fetches it.",
      "After the renewal: does every server and load balancer show the new one?",
    ],
  },
  statuspage: {
    means: "Somebody else's service that you use has trouble, or says so.",
    look: [
      "Do you notice it: errors and time-outs of the calls to it?",
      "Can you do without: a queue, a fallback, a notice to your users?",
      "Subscribe to the incident rather than ask; they mend it, you decide how you bridge it.",
    ],
  },
  healthchecks: {
    means:
      "A scheduled job did not report that it is done. It did not start, failed on the way, or takes longer than it used to.",
    look: [
      "Find the job's last run and its log: did it start at all?",
      "If it did not start, look at the scheduler and at the host or task it runs on.",
      "If it is still running, look at how long earlier runs took, then give it more grace or stop it.",
    ],
  },
  sentry: {
    means: "Code threw an error that nobody handles. A new one shortly after a release is nearly always that release.",
    look: [
      "Open the event: the topmost frame in your own code says where.",
      "Compare when it was first seen with the latest release.",
      "Look at how many users it hits before deciding between a roll-back and a repair.",
    ],
  },
  "sentry/metric": {
    means: "A number that Sentry counts went over its limit: errors, sessions that crash, or slow transactions.",
    look: [
      "Open the alert: since when, and does the rise begin with a release?",
      "Which issue or transaction makes most of it?",
      "Roll the release back if the times match; otherwise look at what it calls.",
    ],
  },
  "github-workflow": {
    means:
      "The default branch does not build or its tests fail, so nobody can deliver from it. A change, a test that depends on time or order, or something outside (registry, runner, credentials).",
    look: [
      "Open the run and read the step that failed.",
      "Run it again once: if it passes, the test or the network is not reliable, and that is its own problem.",
      "If it fails again, look at the commits since the last success, and revert the one that broke it.",
    ],
  },
  gitlab: {
    means:
      "The default branch does not build or its tests fail, so nobody can deliver from it. Script failure is the job's own code, runner system failure and stuck or timeout failure are the runner's.",
    look: [
      "Open the failed job and read the end of its log.",
      "Retry it once: if it passes, the test or the network is not reliable, and that is its own problem.",
      "If it fails again, look at the commits since the last success, and revert the one that broke it.",
    ],
  },
  bitbucket: {
    means: "The main branch does not build or its tests fail, so nobody can deliver from it.",
    look: [
      "Open the build and read the step that failed.",
      "Run it again once: if it passes, the test or the network is not reliable, and that is its own problem.",
      "If it fails again, look at the commits since the last success, and revert the one that broke it.",
    ],
  },
  jenkins: {
    means:
      "A job failed, or is unstable: it built, but tests fail. The change, the agent it ran on, or something it needs from outside.",
    look: [
      "Open the build's console output and read it from its end.",
      "Look at the agent: a full disk or a lost connection fails jobs that have nothing to do with each other.",
      "Compare its changes with the last stable build.",
    ],
  },
  "deployment-failed": {
    means: "A deployment did not reach its end. What runs now may be the old release, the new one, or some of both.",
    look: [
      "Find out what is running: the release that answers, on how many instances.",
      "Read the log of the deployment at the step that failed.",
      "Roll back if users see errors; repair forward only if the old release runs undisturbed.",
    ],
  },
  "github-dependabot": {
    means:
      "A version that you use has a published hole. Whether it can be used against you depends on how you use the package.",
    look: [
      "Read the advisory: which function, which input, and is it yours to control?",
      "Update to the fixed version; Dependabot may have opened the pull request already.",
      "If there is no fixed version yet, look for the workaround in the advisory, or take the feature out.",
    ],
  },
  "github-code-scanning": {
    means: "A pattern in your own code that attackers know how to use. Scanners err sometimes, but not always.",
    look: [
      "Follow the path that the alert shows, from where the input enters to where it is used.",
      "If it is real and deployed, look whether somebody has used it: the access log of that route.",
      "Repair it, or dismiss it with the reason, so that nobody reads it a second time.",
    ],
  },
  "github-secret-scanning": {
    means:
      "A secret lies in the repository's history. Whoever can read the repository has it; deleting the line does not take it back.",
    look: [
      "Revoke the secret at its issuer now, and create a new one.",
      "Look at the issuer's log for uses that are not yours since the commit.",
      "Only then clean up the repository, and move the secret to where secrets belong.",
    ],
  },
  "kubernetes-event": {
    means:
      "The cluster could not do what it was asked to. Mostly a container that ends again and again, an image that cannot be pulled, or no node with room.",
    look: [
      "Describe the object (kubectl describe): the events at its end tell the order of things.",
      "Read the log of the container that ended (kubectl logs --previous).",
      "Look at what was rolled out last, and undo it (kubectl rollout undo) if the times match.",
    ],
  },
  "kubernetes-event/FailedScheduling": {
    means: "A pod waits, because no node has the room, the label or the zone that it asks for.",
    look: [
      "The message counts the nodes and says what each lacks: memory, CPU, a taint, a volume in another zone.",
      "Do nodes get more? Look at the autoscaler, its limits, and the quota of the account.",
      "Compare what the pod asks for with what it uses; a request that is too large fits nowhere.",
    ],
  },
  "kubernetes-event/node": {
    means:
      "A node stopped reporting, or is short of something. Its pods are moved elsewhere after some minutes, if there is room.",
    look: [
      "Is the machine running? Its status checks and system log in EC2, or wherever it runs.",
      "Describe the node (kubectl describe node): memory, disk and PID pressure, and when it last reported.",
      "One node or many? Many at once point at the network, the control plane or a rollout of nodes.",
    ],
  },
};
