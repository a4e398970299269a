import { databases } from "./data-databases.ts";
import type { Runbooks } from "./types.ts";

/** Advice for the kinds of the family data. */
export const data: Runbooks = {
  ...databases,
  "s3-object/lost": {
    means: "S3 lost an object that was stored with reduced redundancy. It does not come back.",
    look: [
      "Can it be made again, or is there a copy or an older version?",
      "Which other objects have that storage class? Move them to another.",
      "Replace the class wherever it is set: nothing should be stored that way any more.",
    ],
  },
  "s3-object/replication": {
    means: "The copy of an object is missing or late. Until it is mended, the other bucket is no full backup.",
    look: [
      "What S3 says at the top: is it the role, a key, or the other bucket?",
      "One object or all? The bucket's metric of operations that failed replication tells.",
      "After the mend: S3 Batch Replication copies what was missed; it is not tried again by itself.",
    ],
  },
  "sqs-message/dead": {
    means: "A message was tried as often as the queue allows and nobody could work on it. It waits in the other queue.",
    look: [
      "What does the consumer's log say for this message?",
      "One bad message, or all since a deployment?",
      "After the mend: start the redrive from the queue of dead letters, before its retention is over.",
    ],
  },
  "emr-cluster": {
    means: "The cluster died while it was set up or while it worked. Its steps are lost with it.",
    look: [
      "The reason in the event: bootstrap action, capacity, or a validation.",
      "Logs of the bootstrap action in S3 (elasticmapreduce/<cluster>/node/<instance>/bootstrap-actions).",
      "Start it again with another subnet or instance type if it was capacity.",
    ],
  },
  "emr-step": {
    means: "The program that the step ran ended with an error; the cluster itself is mostly well.",
    look: [
      "stderr of the step, then the logs of the YARN application.",
      "Did the same step succeed before? What changed: data, jar, configuration?",
      "What waits for its result?",
    ],
  },
  "emr-instances": {
    means: "The cluster cannot get or keep its instances and works with fewer.",
    look: [
      "Spot or a limit? Other instance types or On-Demand help with the first, Service Quotas with the second.",
      "Do the running steps still make progress?",
      "Arrested groups: the instances failed at their start; look at the bootstrap logs.",
    ],
  },
  "emr-job": {
    means: "The job failed: its application, its permissions, or its resources.",
    look: [
      "The driver's stderr in the logs that the job was set up with.",
      "May its execution role read the script and the data?",
      "Memory of driver and executors, and the application's maximum capacity.",
    ],
  },
  "glue-job": {
    means: "The job failed or took too long: what depends on its data is old.",
    look: [
      "The error in the event, then the run's error log.",
      "Did the source change its schema, or grow?",
      "May it be run again as it is? Job bookmarks decide what it reads then.",
    ],
  },
  "glue-job/late": {
    means: "The run takes longer than its delay threshold says. It may still succeed.",
    look: [
      "Does it make progress? Look at the run's metrics and its log.",
      "More data than usual, or one skewed partition?",
      "Stop it if it stands still: it costs by the minute until its timeout.",
    ],
  },
  "glue-crawler": {
    means: "The catalogue was not brought up to date; queries may miss new partitions.",
    look: [
      "The crawler's log: permissions (Lake Formation too) or a file it cannot read.",
      "Did somebody change the path or the classifier?",
      "Run it again by hand after the mend.",
    ],
  },
  "glue-data-quality": {
    means: "Data broke rules that somebody wrote down for it. What reads it may be wrong.",
    look: [
      "Which rules fail, and since which run?",
      "What loaded the data last, and did its source change?",
      "Stop what publishes from this table until it is clear.",
    ],
  },
  "athena-query": {
    means: "A query failed: mostly a missing table, location or permission, or too much data.",
    look: [
      "The error's text on the query's page.",
      "Did the table's location or schema change?",
      "Error category 1 is Athena's own: run it again.",
    ],
  },
  "appflow-flow": {
    means: "Data was not transferred. Flows that fail often are switched off by AppFlow.",
    look: [
      "The connection: is its token or password still valid?",
      "Did an object or field of the source change its name?",
      "Run it by hand after the mend; a flow that was switched off must be activated.",
    ],
  },
  "datasync-task": {
    means: "Files were not copied, or the agent that copies them is away.",
    look: [
      "The run's log: which files, and which error?",
      "The agent: does its machine run, and may it reach DataSync's endpoints?",
      "Free space and permissions at the destination.",
    ],
  },
  "dms-replication": {
    means: "The replication stands still: the target is behind, and the source may keep its logs for it.",
    look: [
      "The task's log: the last error names the table or the connection.",
      "Disk of the source: change logs that are kept fill it.",
      "Resume the task after the mend; restart it only if it cannot be resumed, for that loads everything again.",
    ],
  },
  "transfer-file/server": {
    means: "A partner could not do with a file what they wanted to, and waits, or does not know it yet.",
    look: [
      "Failure and path: may the user's role do that there, does the path exist, or did the connection break?",
      "Has the partner tried again already? Then a success for the same path closes this.",
      "A file that arrived in part: make sure that nothing works on it.",
    ],
  },
  "transfer-file/connector": {
    means: "A file could not be brought to the partner's server, or fetched from it.",
    look: [
      "Is the partner's server up, and does its firewall let the connector's addresses in?",
      "Did its host key change, or the user's password or key in Secrets Manager?",
      "After the mend: start the transfer of this file again.",
    ],
  },
  "transfer-file/as2": {
    means: "A message between you and a partner failed: an order, an invoice, or the receipt for one.",
    look: [
      "Signature or decryption: has one side a new certificate, or has one expired?",
      "Do the two names in the agreement or connector equal those in the message?",
      "Tell the partner: they decide whether the message is sent again.",
    ],
  },
  "mwaa-environment": {
    means: "The environment could not be created or updated. After a failed update it is usually rolled back.",
    look: [
      "Does the scheduler still run the DAGs? Look at the newest task.",
      "requirements.txt and plugins of the last update: most failures come from them.",
      "Network: subnets, endpoints and security group as MWAA asks for them.",
    ],
  },
  "sagemaker-job": {
    means: "The job failed: in the code, the data, or the machines.",
    look: [
      "The failure reason, then the job's log in CloudWatch.",
      "May its role read the data and write the result?",
      "Capacity errors: another instance type or Region.",
    ],
  },
  "sagemaker-endpoint": {
    means: "The endpoint does not answer, or an update of it was undone.",
    look: [
      "Does it answer requests? After a rollback the earlier model does.",
      "The container's log: does it start and answer /ping in time?",
      "Memory and instance type of the new configuration.",
    ],
  },
  "sagemaker-pipeline": {
    means: "A model pipeline stopped at a step that failed; the model stays as it was.",
    look: [
      "The step that failed and its failure reason.",
      "The log of the job that the step started.",
      "Retry the execution: steps that succeeded are taken from the cache.",
    ],
  },
  "bedrock-job": {
    means: "Mostly a bucket or key that the job may not use, or input in a form that the model does not take.",
    look: [
      "The failure message: mostly access to the bucket or the key.",
      "Format of the records: one bad line can stop a customization.",
      "Quotas of the model in this Region.",
    ],
  },
  "glacier-job": {
    means: "The archive was deleted, or the account's policy does not let it be fetched as fast as it was asked for.",
    look: [
      "Does the archive still exist in the vault's inventory?",
      "Start the retrieval again.",
      "Retrieval policy of the account: it may limit or refuse.",
    ],
  },
};
