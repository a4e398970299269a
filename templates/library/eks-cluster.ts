import { alarm, metric, template } from "../model.ts";
import { subject, threshold } from "../parameter.ts";

const clusterName = subject({
  name: "clusterName",
  label: "Cluster",
  about: "Name of the cluster.",
  pattern: "[A-Za-z0-9_-]{1,100}",
  example: "shop",
});

const ofControlPlane = { namespace: "AWS/EKS", dimensions: { ClusterName: clusterName }, periodSeconds: 300 } as const;
const ofInsights = { ...ofControlPlane, namespace: "ContainerInsights" };

/** https://docs.aws.amazon.com/eks/latest/userguide/cloudwatch.html */
export const eksCluster = template({
  slug: "eks-cluster",
  version: "1.0.0",
  title: "EKS cluster",
  about: "Watches one EKS cluster: its control plane, and its nodes and pods where Container Insights is on.",
  parameters: [clusterName],
  rules: [
    alarm({
      id: "api-errors",
      sentence: "The Kubernetes API answers with errors (5XX): controllers and kubectl fail.",
      watch: metric({ ...ofControlPlane, name: "apiserver_request_total_5XX", statistic: "Sum" }),
      above: threshold({
        name: "apiErrorsThreshold",
        label: "Errors of the API server",
        about: "How many requests may fail.",
        unit: "requests in 5 minutes",
        default: 10,
      }),
    }),
    alarm({
      id: "pending-pods",
      sentence: "Pods cannot be scheduled: no node has room for them.",
      watch: metric({
        ...ofControlPlane,
        name: "scheduler_pending_pods_UNSCHEDULABLE",
        // Told once a minute; the sum over a minute is what EKS documents.
        statistic: "Sum",
        periodSeconds: 60,
      }),
      above: threshold({
        name: "pendingPodsThreshold",
        label: "Pods that cannot be scheduled",
        about: "How many pods may wait for ten minutes.",
        unit: "pods",
        default: 0,
      }),
      periods: { breaching: 10, of: 10 },
    }),
    alarm({
      id: "etcd-size",
      sentence: "The cluster database is nearly full: at 8 GB the cluster becomes read-only.",
      watch: metric({ ...ofControlPlane, name: "apiserver_storage_size_bytes", statistic: "Maximum" }),
      above: threshold({
        name: "etcdSizeThreshold",
        label: "Size of the cluster database",
        about: "How big its file may be; EKS keeps 8 GB at most.",
        unit: "bytes",
        default: 6000000000,
      }),
    }),
    alarm({
      id: "failed-nodes",
      sentence: "Nodes report a condition that is not ready: what runs on them may be lost.",
      watch: metric({ ...ofInsights, name: "cluster_failed_node_count", statistic: "Maximum" }),
      above: threshold({
        name: "failedNodesThreshold",
        label: "Failed nodes",
        about: "How many nodes may have failed (needs Container Insights).",
        unit: "nodes",
        default: 0,
      }),
      periods: { breaching: 2, of: 2 },
    }),
    alarm({
      id: "node-cpu",
      sentence: "The nodes are busy: add nodes, or look what keeps them busy.",
      watch: metric({ ...ofInsights, name: "node_cpu_utilization", statistic: "Average" }),
      above: threshold({
        name: "nodeCpuThreshold",
        label: "CPU of the nodes",
        about: "How busy the nodes may be on average (needs Container Insights).",
        unit: "percent",
        default: 80,
        maximum: 100,
      }),
      periods: { breaching: 2, of: 2 },
    }),
    alarm({
      id: "node-memory",
      sentence: "The nodes have nearly used up their memory: pods will be evicted.",
      watch: metric({ ...ofInsights, name: "node_memory_utilization", statistic: "Average" }),
      above: threshold({
        name: "nodeMemoryThreshold",
        label: "Memory of the nodes",
        about: "How much memory may be in use on average (needs Container Insights).",
        unit: "percent",
        default: 80,
        maximum: 100,
      }),
      periods: { breaching: 2, of: 2 },
    }),
    alarm({
      id: "node-disk",
      sentence: "The disks of the nodes are nearly full: pods will be evicted and images cannot be pulled.",
      watch: metric({ ...ofInsights, name: "node_filesystem_utilization", statistic: "Maximum" }),
      above: threshold({
        name: "nodeDiskThreshold",
        label: "Disks of the nodes",
        about: "How full the fullest disk may be (needs Container Insights).",
        unit: "percent",
        default: 85,
        maximum: 100,
      }),
    }),
  ],
});
