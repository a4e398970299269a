import type { Template } from "../model.ts";
import { basics } from "./basics.ts";
import { lambdaFunction } from "./lambda-function.ts";
import { sqsQueue } from "./sqs-queue.ts";

/** Every template, with its latest version. A new one is a file, and a line here. */
export const library: readonly Template[] = [basics, lambdaFunction, sqsQueue];
