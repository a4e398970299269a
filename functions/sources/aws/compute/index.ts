import type { Source } from "../../source.ts";
import { ebsFastRestore } from "./ebs-fast-restore.ts";
import { ebsSnapshot } from "./ebs-snapshot.ts";
import { ebsVolume } from "./ebs-volume.ts";
import { ec2Ami } from "./ec2-ami.ts";
import { ec2Capacity } from "./ec2-capacity.ts";
import { ec2FastLaunch } from "./ec2-fast-launch.ts";
import { ec2Fleet } from "./ec2-fleet.ts";
import { ec2InstanceState } from "./ec2-instance-state.ts";
import { ec2Rebalance } from "./ec2-rebalance.ts";
import { ec2SpotInterruption } from "./ec2-spot-interruption.ts";
import { ec2SpotRequest } from "./ec2-spot-request.ts";
import { ecsContainerInstance } from "./ecs-container-instance.ts";
import { ecsDeployment } from "./ecs-deployment.ts";
import { ecsServiceAction } from "./ecs-service-action.ts";
import { ecsTask } from "./ecs-task.ts";

/** The kinds of this family that are made by hand: one file, one line here, one folder of fixtures each. */
export const compute: readonly Source[] = [
  ebsFastRestore,
  ebsSnapshot,
  ebsVolume,
  ec2Ami,
  ec2Capacity,
  ec2FastLaunch,
  ec2Fleet,
  ec2InstanceState,
  ec2Rebalance,
  ec2SpotInterruption,
  ec2SpotRequest,
  ecsContainerInstance,
  ecsDeployment,
  ecsServiceAction,
  ecsTask,
];
