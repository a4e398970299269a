import * as z from "zod";
import type { Severity } from "../../domain/card.ts";
import { number, part, text } from "../aws/loose.ts";
import { inUtc } from "../aws.ts";
import { fact } from "../aws-event.ts";
import { table } from "../table.ts";
import { monitor, when } from "./monitor.ts";

/** An event of Kubernetes as it is in the cluster: what kubernetes-event-exporter sends. https://github.com/resmoio/kubernetes-event-exporter */
const whole = z
  .object({
    reason: z.string().min(1),
    message: text,
    type: text,
    count: number,
    clusterName: text,
    firstTimestamp: text,
    source: part({ component: text, host: text }),
    involvedObject: z.object({ kind: text, name: text, namespace: text }),
  })
  .transform(({ involvedObject: object, source, ...event }) => ({ ...event, ...object, node: source?.host }));

/** What kube-eventer puts together unless it is told otherwise. https://github.com/AliyunContainerService/kube-eventer */
const short = z
  .object({ EventType: text, EventKind: text, EventReason: z.string().min(1), EventMessage: text, EventTime: text })
  .transform((event) => ({
    reason: event.EventReason,
    message: event.EventMessage,
    type: event.EventType,
    kind: event.EventKind,
    name: undefined,
    namespace: undefined,
    node: undefined,
    count: undefined,
    clusterName: undefined,
    firstTimestamp: undefined,
  }));

/** What kubewatch sends. https://github.com/robusta-dev/kubewatch */
const watched = z
  .object({
    eventmeta: z.object({ kind: text, name: text, namespace: text, reason: z.string().min(1) }),
    text,
  })
  .transform(({ eventmeta: { reason, ...object }, text: message }) => ({
    reason,
    message,
    ...object,
    type: undefined,
    node: undefined,
    count: undefined,
    clusterName: undefined,
    firstTimestamp: undefined,
  }));

/**
 * Events of a Kubernetes cluster, through one of the exporters that teams use. A warning is an alert; the pods of one
 * workload are one situation, because each attempt to start it has a name of its own.
 * https://kubernetes.io/docs/reference/kubernetes-api/cluster-resources/event-v1/
 */
export const kubernetesEvent = monitor({
  name: "kubernetes-event",
  marks: [
    { fields: ["involvedObject", "reason"] },
    { fields: ["EventType", "EventReason"] },
    { fields: ["eventmeta"], where: { field: "eventmeta.reason" } },
  ],
  schema: z.union([whole, short, watched]),
  read: (event) => {
    const { reason, message, kind = "Object", name, namespace, clusterName } = event;
    const ready = reason === "NodeReady";
    const warning = event.type?.toLowerCase() === "warning" || reason === "NodeNotReady";
    const [known, severity] = meanings[reason] ?? [];
    const done = changes[reason];
    const said = known ?? (done ? `was ${done}` : inWords(reason));
    const isNode = kind === "Node";
    const since = when(event.firstTimestamp);
    return {
      key: [clusterName, namespace, kind, workloadOf(kind, name), ready ? "NodeNotReady" : reason],
      kind: ready ? "recovered" : "problem",
      ...(!warning && !ready && { class: "notification" as const }),
      severity: warning ? (severity ?? "medium") : undefined,
      title: titleOf({
        known,
        said,
        object: [capitalised(kind), name].filter((each) => each).join(" "),
        name,
        isDone: done !== undefined,
      }),
      text: done ? undefined : message,
      resource: name,
      facts: [
        fact("Namespace", isNode ? undefined : namespace),
        fact("Cluster", clusterName),
        fact("Kind", known && !isNode ? kind : undefined),
        fact("Reason", done ? undefined : reason),
        fact("Node", kind === "Pod" ? event.node : undefined),
        fact("Happened", event.count !== undefined && event.count > 1 ? `${event.count} times` : undefined),
        fact("Since", since && inUtc(since)),
      ],
      line: said,
      ...(warning && { runbook: `kubernetes-event/${isNode ? "node" : reason}` }),
    };
  },
});

interface Said {
  readonly known: string | undefined;
  readonly said: string;
  readonly object: string;
  readonly name: string | undefined;
  readonly isDone: boolean;
}

/** `A node is not ready: web-1`, `Deployment checkout was deleted`, `Deployment checkout: scaling replica set` */
const titleOf = ({ known, said, object, name, isDone }: Said): string => {
  if (known) return name ? `${known}: ${name}` : known;
  return isDone ? `${object} ${said}` : `${object}: ${said}`;
};

const capitalised = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

/** What kubewatch calls the changes that it sees. */
const changes: Readonly<Record<string, string>> = table({ created: "created", updated: "changed", deleted: "deleted" });

/** `checkout` of `checkout-7c9d8b5f64-x2x1p`: a pod of a deployment has the hashes of its replica set and its own. */
const workloadOf = (kind: string, name: string | undefined): string | undefined =>
  kind === "Pod" ? name?.replace(/(-[a-z0-9]{6,10})?-[bcdfghjklmnpqrstvwxz2456789]{5}$/, "") : name;

/** https://github.com/kubernetes/kubernetes/blob/master/pkg/kubelet/events/event.go and the controllers' own */
const meanings: Readonly<Record<string, readonly [string, Severity?]>> = table({
  BackOff: ["A container does not start, or ends again and again", "high"],
  CrashLoopBackOff: ["A container ends again and again", "high"],
  Failed: ["A container could not be started", "high"],
  FailedScheduling: ["No node has room for a pod", "high"],
  FailedMount: ["A volume could not be mounted", "high"],
  FailedAttachVolume: ["A volume could not be attached", "high"],
  FailedCreate: ["A pod could not be created", "high"],
  FailedCreatePodSandBox: ["A pod got no network", "high"],
  Unhealthy: ["A health check fails", "medium"],
  OOMKilling: ["A process used more memory than it may", "high"],
  SystemOOM: ["A node ran out of memory", "high"],
  Evicted: ["A pod was evicted from its node", "high"],
  Preempted: ["A pod had to go for a more important one", "medium"],
  NodeNotReady: ["A node is not ready", "critical"],
  NodeReady: ["A node is ready again"],
  NodeHasDiskPressure: ["A node is short of disk space", "high"],
  NodeHasInsufficientMemory: ["A node is short of memory", "high"],
  ImageGCFailed: ["A node cannot make room for images", "medium"],
  FreeDiskSpaceFailed: ["A node cannot make room on its disk", "high"],
  BackoffLimitExceeded: ["A job failed as often as it may", "high"],
  DeadlineExceeded: ["A job ran out of time", "high"],
  FailedGetResourceMetric: ["Autoscaling cannot read its metric", "medium"],
  Killing: ["A container is being stopped"],
});

/** `FailedToDrainNode` in words. */
const inWords = (reason: string): string => reason.replace(/([a-z])([A-Z])/g, "$1 $2").toLowerCase();
