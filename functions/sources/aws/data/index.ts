import type { Source } from "../../source.ts";
import { appflowFlow } from "./appflow-flow.ts";
import { athenaQuery } from "./athena-query.ts";
import { bedrockJob } from "./bedrock-job.ts";
import { datasyncTask } from "./datasync-task.ts";
import { dmsReplication } from "./dms-replication.ts";
import { dynamodbItem } from "./dynamodb-item.ts";
import { elasticacheCache } from "./elasticache-cache.ts";
import { emrCluster } from "./emr-cluster.ts";
import { emrInstances } from "./emr-instances.ts";
import { emrJob } from "./emr-job.ts";
import { emrStep } from "./emr-step.ts";
import { glacierJob } from "./glacier-job.ts";
import { glueCatalog } from "./glue-catalog.ts";
import { glueCrawler } from "./glue-crawler.ts";
import { glueDataQuality } from "./glue-data-quality.ts";
import { glueJob } from "./glue-job.ts";
import { kafkaRecord } from "./kafka-record.ts";
import { kinesisRecord } from "./kinesis-record.ts";
import { mwaaEnvironment } from "./mwaa-environment.ts";
import { opensearchDomain } from "./opensearch-domain.ts";
import { opensearchServerless } from "./opensearch-serverless.ts";
import { rdsBlueGreen } from "./rds-blue-green.ts";
import { rdsCluster } from "./rds-cluster.ts";
import { rdsClusterSnapshot } from "./rds-cluster-snapshot.ts";
import { rdsEngineVersion } from "./rds-engine-version.ts";
import { rdsInstance } from "./rds-instance.ts";
import { rdsParameterGroup } from "./rds-parameter-group.ts";
import { rdsProxy } from "./rds-proxy.ts";
import { rdsSecurityGroup } from "./rds-security-group.ts";
import { rdsShardGroup } from "./rds-shard-group.ts";
import { rdsSnapshot } from "./rds-snapshot.ts";
import { rdsZeroEtl } from "./rds-zero-etl.ts";
import { redshiftCluster } from "./redshift-cluster.ts";
import { redshiftIntegration } from "./redshift-integration.ts";
import { redshiftStatement } from "./redshift-statement.ts";
import { s3Object } from "./s3-object.ts";
import { sagemakerEndpoint } from "./sagemaker-endpoint.ts";
import { sagemakerJob } from "./sagemaker-job.ts";
import { sagemakerPipeline } from "./sagemaker-pipeline.ts";
import { sqsMessage } from "./sqs-message.ts";
import { storagegatewayFile } from "./storagegateway-file.ts";
import { transferFile } from "./transfer-file.ts";

/** The kinds of this family that are made by hand: one file, one line here, one folder of fixtures each. */
export const data: readonly Source[] = [
  appflowFlow,
  athenaQuery,
  bedrockJob,
  datasyncTask,
  dmsReplication,
  dynamodbItem,
  elasticacheCache,
  emrCluster,
  emrInstances,
  emrJob,
  emrStep,
  glacierJob,
  glueCatalog,
  glueCrawler,
  glueDataQuality,
  glueJob,
  kafkaRecord,
  kinesisRecord,
  mwaaEnvironment,
  opensearchDomain,
  opensearchServerless,
  rdsBlueGreen,
  rdsClusterSnapshot,
  rdsCluster,
  rdsEngineVersion,
  rdsInstance,
  rdsParameterGroup,
  rdsProxy,
  rdsSecurityGroup,
  rdsShardGroup,
  rdsSnapshot,
  rdsZeroEtl,
  redshiftCluster,
  redshiftIntegration,
  redshiftStatement,
  s3Object,
  sagemakerEndpoint,
  sagemakerJob,
  sagemakerPipeline,
  sqsMessage,
  storagegatewayFile,
  transferFile,
];
