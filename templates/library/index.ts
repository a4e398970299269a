import type { Template } from "../model.ts";
import { acmCertificate } from "./acm-certificate.ts";
import { alb } from "./alb.ts";
import { apiDestination } from "./api-destination.ts";
import { autoScalingGroup } from "./auto-scaling-group.ts";
import { backup } from "./backup.ts";
import { basics } from "./basics.ts";
import { batch } from "./batch.ts";
import { budgets } from "./budgets.ts";
import { cloudformationDrift } from "./cloudformation-drift.ts";
import { cloudfront } from "./cloudfront.ts";
import { commitments } from "./commitments.ts";
import { deadLetterQueue } from "./dead-letter-queue.ts";
import { directConnect } from "./direct-connect.ts";
import { dynamodbTable } from "./dynamodb-table.ts";
import { ec2Instance } from "./ec2-instance.ts";
import { ec2Instances } from "./ec2-instances.ts";
import { ecsService } from "./ecs-service.ts";
import { efs } from "./efs.ts";
import { eksCluster } from "./eks-cluster.ts";
import { elasticBeanstalk } from "./elastic-beanstalk.ts";
import { elasticacheMemcached } from "./elasticache-memcached.ts";
import { elasticacheRedis } from "./elasticache-redis.ts";
import { everyCanary } from "./every-canary.ts";
import { everyDynamodbTable } from "./every-dynamodb-table.ts";
import { everyEc2Instance } from "./every-ec2-instance.ts";
import { everyEcsService } from "./every-ecs-service.ts";
import { everyElasticacheNode } from "./every-elasticache-node.ts";
import { everyHttpApi } from "./every-http-api.ts";
import { everyKinesisStream } from "./every-kinesis-stream.ts";
import { everyLambdaFunction } from "./every-lambda-function.ts";
import { everyLoadBalancer } from "./every-load-balancer.ts";
import { everyNatGateway } from "./every-nat-gateway.ts";
import { everyRdsInstance } from "./every-rds-instance.ts";
import { everySqsQueue } from "./every-sqs-queue.ts";
import { everyStateMachine } from "./every-state-machine.ts";
import { fsx } from "./fsx.ts";
import { glue } from "./glue.ts";
import { httpApi } from "./http-api.ts";
import { interfaceEndpoint } from "./interface-endpoint.ts";
import { kinesisStream } from "./kinesis-stream.ts";
import { lambdaFunction } from "./lambda-function.ts";
import { mqBroker } from "./mq-broker.ts";
import { mskCluster } from "./msk-cluster.ts";
import { natGateway } from "./nat-gateway.ts";
import { nlb } from "./nlb.ts";
import { opensearchDomain } from "./opensearch-domain.ts";
import { rdsCluster } from "./rds-cluster.ts";
import { rdsInstance } from "./rds-instance.ts";
import { rdsProxy } from "./rds-proxy.ts";
import { redshiftCluster } from "./redshift-cluster.ts";
import { repeatedTask } from "./repeated-task.ts";
import { restApi } from "./rest-api.ts";
import { route53HealthCheck } from "./route53-health-check.ts";
import { snsTopic } from "./sns-topic.ts";
import { sqsQueue } from "./sqs-queue.ts";
import { standaloneTopic } from "./standalone-topic.ts";
import { stateMachine } from "./state-machine.ts";
import { syntheticsCanary } from "./synthetics-canary.ts";
import { syntheticsWebsite } from "./synthetics-website.ts";
import { vpn } from "./vpn.ts";
import { workspaces } from "./workspaces.ts";

/** Every template, with its latest version. A new one is a file, and a line here. */
export const library: readonly Template[] = [
  basics,
  acmCertificate,
  alb,
  apiDestination,
  autoScalingGroup,
  backup,
  batch,
  budgets,
  cloudformationDrift,
  cloudfront,
  commitments,
  deadLetterQueue,
  directConnect,
  dynamodbTable,
  ec2Instance,
  ec2Instances,
  ecsService,
  efs,
  eksCluster,
  elasticacheMemcached,
  elasticacheRedis,
  elasticBeanstalk,
  everyCanary,
  everyDynamodbTable,
  everyEc2Instance,
  everyEcsService,
  everyElasticacheNode,
  everyHttpApi,
  everyKinesisStream,
  everyLambdaFunction,
  everyLoadBalancer,
  everyNatGateway,
  everyRdsInstance,
  everySqsQueue,
  everyStateMachine,
  fsx,
  glue,
  httpApi,
  interfaceEndpoint,
  kinesisStream,
  lambdaFunction,
  mqBroker,
  mskCluster,
  natGateway,
  nlb,
  opensearchDomain,
  rdsCluster,
  rdsInstance,
  rdsProxy,
  redshiftCluster,
  repeatedTask,
  restApi,
  route53HealthCheck,
  snsTopic,
  sqsQueue,
  standaloneTopic,
  stateMachine,
  syntheticsCanary,
  syntheticsWebsite,
  vpn,
  workspaces,
];
