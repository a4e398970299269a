import type { Source } from "../../source.ts";
import { ecsContainerInstance } from "./ecs-container-instance.ts";
import { ecsDeployment } from "./ecs-deployment.ts";
import { ecsServiceAction } from "./ecs-service-action.ts";
import { ecsTask } from "./ecs-task.ts";

/** The kinds of this family that are made by hand: one file, one line here, one folder of fixtures each. */
export const compute: readonly Source[] = [ecsTask, ecsServiceAction, ecsDeployment, ecsContainerInstance];
