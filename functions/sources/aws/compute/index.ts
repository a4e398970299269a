import type { Source } from "../../source.ts";
import { amiRelease } from "./ami-release.ts";
import { appRunner } from "./app-runner.ts";
import { applicationAutoscaling } from "./application-autoscaling.ts";
import { autoscalingInstance } from "./autoscaling-instance.ts";
import { autoscalingLifecycle } from "./autoscaling-lifecycle.ts";
import { autoscalingRefresh } from "./autoscaling-refresh.ts";
import { batchJob } from "./batch-job.ts";
import { batchQueue } from "./batch-queue.ts";
import { beanstalkEnvironment } from "./beanstalk-environment.ts";
import { dlmPolicy } from "./dlm-policy.ts";
import { dlmScript } from "./dlm-script.ts";
import { ebsFastRestore } from "./ebs-fast-restore.ts";
import { ebsPublicAccess } from "./ebs-public-access.ts";
import { ebsSnapshot } from "./ebs-snapshot.ts";
import { ebsVolume } from "./ebs-volume.ts";
import { ec2Ami } from "./ec2-ami.ts";
import { ec2Capacity } from "./ec2-capacity.ts";
import { ec2CapacityRequest } from "./ec2-capacity-request.ts";
import { ec2FastLaunch } from "./ec2-fast-launch.ts";
import { ec2Fleet } from "./ec2-fleet.ts";
import { ec2InstanceState } from "./ec2-instance-state.ts";
import { ec2Rebalance } from "./ec2-rebalance.ts";
import { ec2SpotInterruption } from "./ec2-spot-interruption.ts";
import { ec2SpotRequest } from "./ec2-spot-request.ts";
import { ecrImageAction } from "./ecr-image-action.ts";
import { ecrImageScan } from "./ecr-image-scan.ts";
import { ecrPullThrough } from "./ecr-pull-through.ts";
import { ecrReplication } from "./ecr-replication.ts";
import { ecsContainerInstance } from "./ecs-container-instance.ts";
import { ecsDeployment } from "./ecs-deployment.ts";
import { ecsServiceAction } from "./ecs-service-action.ts";
import { ecsTask } from "./ecs-task.ts";
import { eksAddon } from "./eks-addon.ts";
import { eksFargateTermination } from "./eks-fargate-termination.ts";
import { imagebuilderImage } from "./imagebuilder-image.ts";
import { lambdaDeadLetter } from "./lambda-dead-letter.ts";
import { lambdaDestination } from "./lambda-destination.ts";
import { stepfunctionsExecution } from "./stepfunctions-execution.ts";
import { workspacesAccess } from "./workspaces-access.ts";

/** The kinds of this family that are made by hand: one file, one line here, one folder of fixtures each. */
export const compute: readonly Source[] = [
  amiRelease,
  appRunner,
  applicationAutoscaling,
  autoscalingInstance,
  autoscalingLifecycle,
  autoscalingRefresh,
  batchJob,
  batchQueue,
  beanstalkEnvironment,
  dlmPolicy,
  dlmScript,
  ebsFastRestore,
  ebsPublicAccess,
  ebsSnapshot,
  ebsVolume,
  ec2Ami,
  ec2CapacityRequest,
  ec2Capacity,
  ec2FastLaunch,
  ec2Fleet,
  ec2InstanceState,
  ec2Rebalance,
  ec2SpotInterruption,
  ec2SpotRequest,
  ecrImageAction,
  ecrImageScan,
  ecrPullThrough,
  ecrReplication,
  ecsContainerInstance,
  ecsDeployment,
  ecsServiceAction,
  ecsTask,
  eksAddon,
  eksFargateTermination,
  imagebuilderImage,
  lambdaDeadLetter,
  lambdaDestination,
  stepfunctionsExecution,
  workspacesAccess,
];
