import type { Runbooks } from "./types.ts";

/** Advice for what runs in containers: ECS, EKS, ECR, Batch, App Runner. */
export const containers: Runbooks = {
  "ecs-task": {
    means: "The application ended itself with an error. A new version, a missing setting or something it depends on.",
    look: [
      "The last lines of the task's log, just before it ended.",
      "Was something deployed in the last hour? Then roll the service back first and read the log after that.",
      "Can it reach what it depends on at its start: database, cache, queue, secrets?",
    ],
  },
  "ecs-task/memory": {
    means:
      "A container used more memory than it may. Either there is a leak, or the limit was always too low for this load.",
    look: [
      "Memory of the service over the last days: a slow climb is a leak, a jump is load or a new version.",
      "Which container was killed? Its exit code is 137; the limit of that one counts, and then the task's.",
      "To gain time: raise the memory in the task definition and deploy; for a leak, restart tasks in turn.",
    ],
  },
  "ecs-task/killed": {
    means:
      "Something killed the process from outside: its memory was used up, or it did not end in time when asked to.",
    look: [
      "Memory of the service just before: near its limit, it is that; a process of the container may have been the victim.",
      "Was it asked to stop (deployment, scaling, failed health check)? Then it must end on SIGTERM, or needs a longer stopTimeout.",
      "The last lines of the task's log: what was it working on, and is that lost or done twice?",
    ],
  },
  "ecs-task/image": {
    means: "The image cannot be pulled: wrong tag, missing permission, or no way from the subnet to the registry.",
    look: [
      "Does the tag of the task definition exist in the repository? A lifecycle rule may have deleted it.",
      "Execution role: ecr:GetAuthorizationToken and ecr:BatchGetImage; for other accounts, the repository's policy too.",
      "Private subnet: NAT gateway, or endpoints for ecr.api, ecr.dkr and S3, with a security group that lets 443 in.",
    ],
  },
  "ecs-task/setup": {
    means:
      "ECS could not prepare what the task asks for before the application ran: a secret, a log group, a volume, a command.",
    look: [
      "The sentence of ECS names the resource: does it exist, in this Region, under this very name?",
      "May the execution role (not the task role) read it, and decrypt it with its key?",
      "Compare the task definition with the last revision that started.",
    ],
  },
  "ecs-task/capacity": {
    means: "There was no place or no network interface for the task, or its host does not answer any more.",
    look: [
      "Is it one host or all? One host: drain it and terminate it.",
      "Free CPU, memory and interfaces of the cluster, and the limits of its Auto Scaling group or capacity provider.",
      "Fargate or Spot: add zones, or On-Demand as a second capacity provider.",
    ],
  },
  "ecs-task/health": {
    means: "The task runs, but does not answer its health check in time, so that it is replaced again and again.",
    look: [
      "What does the health check path answer, and how fast? It should not depend on other services.",
      "Does the application need longer to start than the grace period of the service allows?",
      "Security groups: may the load balancer reach the task's port?",
    ],
  },
  "ecs-service-action": {
    means: "The service has fewer tasks than it should, and cannot help itself.",
    look: [
      "The service's events and its stopped tasks: the reason is there.",
      "Placement failures: free capacity of the cluster in the zones of the service.",
      "Tasks that fail at once: what did the last deployment change?",
    ],
  },
  "ecs-deployment": {
    means:
      "The new version did not become healthy, so that ECS gave the deployment up. The earlier one usually still runs.",
    look: [
      "Do enough tasks of the earlier version run? Then nobody is harmed yet.",
      "Stopped tasks of the new version: exit code and last lines of the log.",
      "Without a circuit breaker: deploy the earlier task definition by hand.",
    ],
  },
  "ecs-container-instance": {
    means:
      "The agent on the machine does not talk to ECS. What runs there goes on, but ECS cannot start or stop anything.",
    look: [
      "Does it come back by itself? Agents reconnect after updates and short network trouble within minutes.",
      "Memory, disk and Docker on the machine; is the disk full?",
      "If it stays: drain the instance, and terminate it; the Auto Scaling group brings a new one.",
    ],
  },
  "eks-fargate-termination": {
    means: "AWS must renew the host of a pod, and the pod's disruption budget does not let it go gently.",
    look: [
      "Restart the deployment yourself before the time given: the new pods land on a patched host.",
      "Does the disruption budget allow at least one pod to go? With one replica it never does.",
      "Run two replicas at least, so that this is never felt.",
    ],
  },
  "eks-addon": {
    means: "A part of the cluster that pods rely on (networking, DNS, storage) is not as it should be.",
    look: [
      "Pods of the add-on in kube-system: do they run, and what do their events say?",
      "Its version: does it fit the version of the cluster?",
      "Its role (IRSA or Pod Identity), and conflicts with settings that were changed by hand.",
    ],
  },
  "ecr-image-scan": {
    means: "The image holds packages with known weaknesses. Most come from its base image.",
    look: [
      "Which packages, and is there a version without the weakness? The findings say so.",
      "Build again on the newest base image: that closes most of them.",
      "Does this very image run anywhere at present, and can it be reached from outside?",
    ],
  },
  "ecr-image-scan/failed": {
    means: "The image could not be scanned: its system is not supported, or it is too old or too large.",
    look: [
      "Is its operating system among those that the scan supports? Images from scratch are not.",
      "Start the scan once more by hand.",
      "For images that can never be scanned: leave them out of the rule, and check them when they are built.",
    ],
  },
  "ecr-image-action": {
    means:
      "Mostly a tag that exists and must not be overwritten, or a role that lacks a right. Deployments go on with the old image.",
    look: [
      "Is the tag there already, and are tags immutable in this repository?",
      "Repository policy and the role of whoever pushed.",
      "The log of the build that pushed it.",
    ],
  },
  "ecr-replication": {
    means: "The copy of an image in another Region or account is missing. Deployments there will not find it.",
    look: [
      "The registry's policy in the account it goes to: does it allow ecr:ReplicateImage and ecr:CreateRepository?",
      "Does the repository exist there with another encryption or with immutable tags?",
      "Push the image once more: that starts the replication again.",
    ],
  },
  "ecr-pull-through": {
    means: "The other registry refused or could not be reached; tasks that need the image will not start.",
    look: [
      "Limits of the other registry: Docker Hub allows few pulls without an account.",
      "Are the credentials in the secret of the rule still valid?",
      "Does the image exist there under that name and tag?",
    ],
  },
  "batch-job": {
    means: "The job ended with an error after all its attempts.",
    look: [
      "The last lines of its log, and its exit code: 137 is memory, 1 the application.",
      "Did the same job succeed with the same image before? What changed: image, parameters, data?",
      "May it be run again as it is? If yes, submit it again before looking for the cause.",
    ],
  },
  "batch-queue": {
    means: "One job at the head of the queue can never or not now be placed, and holds all the others up.",
    look: [
      "Cancel or terminate the job at its head if the others matter more: the queue goes on at once.",
      "Capacity: more instance types or zones in the compute environment, or On-Demand beside Spot.",
      "Configuration: does any compute environment offer the vCPUs, memory and GPUs that the job asks for?",
    ],
  },
  "app-runner": {
    means: "The new version did not become healthy. An update that failed leaves the earlier version running.",
    look: [
      "The service's deployment log, then its application log.",
      "Port and health check path: does the application listen where App Runner asks?",
      "May the access role read the image, and the instance role what the application needs?",
    ],
  },
};
