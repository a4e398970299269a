import type { Pages } from "./types.ts";

/** Databases, storage, streams, queues and jobs over data. */
export const data: Pages = {
  rds: [
    ["db:*", "database", "rds/home#database:id={1};is-cluster=false"],
    ["cluster:*", "cluster", "rds/home#database:id={1};is-cluster=true"],
    ["snapshot:**", "snapshot", "rds/home#db-snapshot:id={1}"],
    ["cluster-snapshot:**", "snapshot", "rds/home#db-snapshot:id={1}"],
    ["db-proxy:*", "proxies", "rds/home#proxies:"],
    ["pg:*", "parameter groups", "rds/home#parameter-groups:"],
    ["cluster-pg:*", "parameter groups", "rds/home#parameter-groups:"],
    ["deployment:*", "databases", "rds/home#databases:"],
  ],
  dynamodb: [
    ["table/*", "table", "dynamodbv2/home#table?name={1}"],
    ["table/*/**", "table", "dynamodbv2/home#table?name={1}"],
  ],
  redshift: [
    ["cluster:*", "cluster", "redshiftv2/home#cluster-details?cluster={1}"],
    ["namespace:*", "clusters", "redshiftv2/home#clusters"],
    ["datashare:**", "datashares", "redshiftv2/home#datashares"],
  ],
  "redshift-serverless": [["**", "serverless dashboard", "redshiftv2/home#serverless-dashboard"]],
  elasticache: [
    ["replicationgroup:*", "cluster", "elasticache/home#/redis/{1}"],
    ["serverlesscache:*", "caches", "elasticache/home#/"],
    ["cluster:*", "caches", "elasticache/home#/"],
  ],
  memorydb: [["cluster/*", "cluster", "memorydb/home#/clusters/{1}"]],
  es: [["domain/*", "domain", "aos/home#opensearch/domains/{1}"]],
  aoss: [["collection/*", "collections", "aos/home#opensearch/collections"]],
  s3: [
    ["*", "bucket", "s3/buckets/{1}"],
    ["*/**", "object", "s3/object/{1}?prefix={2}"],
  ],
  elasticfilesystem: [["file-system/*", "file system", "efs/home#/file-systems/{1}"]],
  fsx: [
    ["file-system/*", "file system", "fsx/home#file-system-details/{1}"],
    ["backup/*", "backup", "fsx/home#backup-details/{1}"],
  ],
  sns: [
    ["*", "topic", "sns/v3/home#/topic/{arn}"],
    ["*:*", "subscription", "sns/v3/home#/subscription/{arn}"],
  ],
  sqs: [["*", "queue", "sqs/v3/home#/queues/{queue}"]],
  kinesis: [["stream/*", "stream", "kinesis/home#/streams/details/{1}/monitoring"]],
  firehose: [["deliverystream/*", "stream", "firehose/home#/details/{1}/monitoring"]],
  kafka: [["cluster/*/*", "cluster", "msk/home#/clusters/{arn}/view"]],
  glue: [
    ["job/*", "job", "gluestudio/home#/editor/job/{1}/runs"],
    ["crawler/*", "crawler", "glue/home#/v2/data-catalog/crawlers/view/{1}"],
    ["workflow/*", "workflow", "glue/home#/v2/etl-configuration/workflows/view/{1}"],
    ["database/*", "database", "glue/home#/v2/data-catalog/databases/view/{1}"],
    ["table/*/*", "table", "glue/home#/v2/data-catalog/tables/view/{2}?database={1}"],
  ],
  athena: [["workgroup/*", "workgroup", "athena/home#/workgroups/details/{1}"]],
  elasticmapreduce: [["cluster/*", "cluster", "emr/home#/clusterDetails/{1}"]],
  datasync: [
    ["task/*/execution/*", "execution", "datasync/home#/history/{1}/{2}"],
    ["task/*", "task", "datasync/home#/tasks/{1}"],
    ["agent/*", "agents", "datasync/home#/agents"],
    ["location/*", "location", "datasync/home#/locations/{1}"],
  ],
  dms: [
    ["task:*", "tasks", "dms/v2/home#tasks"],
    ["rep:*", "replication instances", "dms/v2/home#replicationInstances"],
    ["endpoint:*", "endpoints", "dms/v2/home#endpointList"],
  ],
  transfer: [
    ["server/*", "server", "transfer/home#/servers/{1}"],
    ["connector/*", "connector", "transfer/home#/connectors/{1}"],
    ["workflow/*", "workflow", "transfer/home#/workflows/{1}"],
    ["user/*/*", "server", "transfer/home#/servers/{1}"],
    ["agreement/*/*", "server", "transfer/home#/servers/{1}"],
  ],
  storagegateway: [["gateway/*", "gateway", "storagegateway/home#/gateways/{1}"]],
  appflow: [["flow/*", "flow", "appflow/home#/details/{1}"]],
  airflow: [["environment/*", "environment", "mwaa/home#environments/{1}"]],
  sagemaker: [
    ["endpoint/*", "endpoint", "sagemaker/home#/endpoints/{1}"],
    ["model/*", "model", "sagemaker/home#/models/{1}"],
    ["training-job/*", "training job", "sagemaker/home#/jobs/{1}"],
    ["processing-job/*", "processing job", "sagemaker/home#/processing-jobs/{1}"],
    ["transform-job/*", "transform job", "sagemaker/home#/transform-jobs/{1}"],
    ["hyper-parameter-tuning-job/*", "tuning job", "sagemaker/home#/hyper-tuning-jobs/{1}"],
    ["notebook-instance/*", "notebook", "sagemaker/home#/notebook-instances/{1}"],
    ["labeling-job/*", "labeling job", "sagemaker/groundtruth#/labeling-jobs/details/{1}"],
  ],
  backup: [
    ["backup-vault:*", "vault", "backup/home#/backupvaults/details/{1}"],
    ["backup-plan:*", "plan", "backup/home#/backupplan/details/{1}"],
  ],
};
