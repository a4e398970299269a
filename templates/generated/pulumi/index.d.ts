export { Basics, BasicsArgs } from "./basics";
export { LambdaFunction, LambdaFunctionArgs } from "./lambda-function";
export { SqsQueue, SqsQueueArgs } from "./sqs-queue";
