import type { Runbooks } from "./types.ts";

/** Advice for alarms by what they measure: `cloudwatch-alarm/<namespace>/<metric>`, and one for all others. */
export const alarms: Runbooks = {
  "cloudwatch-alarm": {
    means:
      "A metric left the range that somebody chose for it. The reason above says by how much, the metric since when.",
    look: [
      "The metric over the last day: a step points to a deployment, a slope to something that fills up, a peak to load.",
      "What was deployed or changed shortly before the first datapoint over the threshold.",
      "Whether other alarms of the same service went off at the same time, and which of them was first.",
    ],
  },
  "cloudwatch-alarm/composite": {
    means: "Alarms that somebody put together into one are in ALARM, as its rule says.",
    look: [
      "The alarms that are in ALARM: which was first? It is mostly the cause, the others follow.",
      "Do users notice? Look at errors and latency at the front.",
      "What was deployed or changed shortly before the first of them.",
    ],
  },
  "cloudwatch-alarm/AWS/CertificateManager/DaysToExpiry": {
    means: "A certificate ends soon and was not renewed. From that day on no browser or client trusts what uses it.",
    look: [
      "Issued by ACM and validated by DNS: is its CNAME record still there? It must stay for every renewal.",
      "Validated by e-mail: somebody has to answer the message. Imported: nobody but you renews it.",
      "What uses it (load balancers, CloudFront, APIs)? If nothing does, delete it.",
    ],
  },
  "cloudwatch-alarm/AWS/EC2/CPUUtilization": {
    means: "The machine computes as much as it can: load has grown, a process runs away, or burst credits are used up.",
    look: [
      "CPUCreditBalance on a burstable machine: at zero it is slowed down, whatever the load.",
      "Which process takes the time (Session Manager, then top), and since when.",
      "Requests on the load balancer in front: more of them, or the same number made slower by a deployment?",
    ],
  },
  "cloudwatch-alarm/AWS/EC2/StatusCheckFailed": {
    means: "The machine, or the host it runs on, does not answer AWS's own checks.",
    look: [
      "StatusCheckFailed_System against _Instance: the first is AWS's host (stop and start moves it), the second yours.",
      "The console's system log and screenshot: a full disk, a failed boot, a kernel panic.",
      "The Health Dashboard for the Availability Zone.",
    ],
  },
  "cloudwatch-alarm/AWS/Lambda/Errors": {
    means: "The function ends with an exception or runs out of time or memory.",
    look: [
      "Its log around the moment: the first exception, and whether it says Task timed out or out of memory.",
      "The last deployment or configuration change of the function and of what it calls.",
      "Whether callers retry: failed events may be waiting in a queue or lie in a dead-letter queue.",
    ],
  },
  "cloudwatch-alarm/AWS/Lambda/Throttles": {
    means: "More runs are wanted at once than the function or the account may have.",
    look: [
      "ConcurrentExecutions of the account against its quota: another function may have taken it all.",
      "Reserved concurrency of this function: zero means that somebody has switched it off.",
      "Duration: a slow dependency makes the same load need more runs at once.",
    ],
  },
  "cloudwatch-alarm/AWS/Lambda/Duration": {
    means: "Runs take longer than they should, usually because something they wait for is slow.",
    look: [
      "Whether it nears the function's timeout: then errors follow.",
      "What it calls (database, other services): their latency at the same time, in X-Ray where it is on.",
      "Cold starts and memory: the REPORT lines of the log say how much of it is used.",
    ],
  },
  "cloudwatch-alarm/AWS/RDS/CPUUtilization": {
    means:
      "The database computes as much as it can: a query without an index, more load, or a job that should run at night.",
    look: [
      "Performance Insights, top SQL by load: one query usually stands out.",
      "DatabaseConnections: a herd of new connections costs CPU by itself.",
      "What was deployed or migrated before; CPUCreditBalance on burstable classes.",
    ],
  },
  "cloudwatch-alarm/AWS/RDS/FreeStorageSpace": {
    means:
      "The disk fills up. At zero the database stops taking writes, and growing it needs hours before it may grow again.",
    look: [
      "The slope: how many hours are left at this rate.",
      "What grows: transaction logs of an idle replication slot, temporary tables, a table, the general log.",
      "Storage autoscaling and its maximum; enlarging now is the safe move, and only possible every six hours.",
    ],
  },
  "cloudwatch-alarm/AWS/RDS/DatabaseConnections": {
    means:
      "Clients keep more connections open than usual: a leak, a pool per process that grew with scaling, or slow queries.",
    look: [
      "Which client holds them, and in which state (idle in transaction is a leak).",
      "Whether the application has just scaled out: processes times pool size against max_connections.",
      "Latency of queries: when they are slow, connections pile up.",
    ],
  },
  "cloudwatch-alarm/AWS/RDS/FreeableMemory": {
    means: "The database has little memory left; it reads from disk more, and swaps in the end.",
    look: [
      "SwapUsage and ReadIOPS beside it: both rising confirms it.",
      "Number of connections and work_mem or sort buffers: each connection may take its own.",
      "Whether the class still fits the working set; a larger one is a failover away.",
    ],
  },
  "cloudwatch-alarm/AWS/ApplicationELB/HTTPCode_Target_5XX_Count": {
    means: "The application behind the load balancer answers with errors of its own.",
    look: [
      "The application's log around the moment: the first stack trace.",
      "Which target group: one only points to one service, all of them to what they share (database, secrets, DNS).",
      "The last deployment; rolling back is quicker than understanding.",
    ],
  },
  "cloudwatch-alarm/AWS/ApplicationELB/HTTPCode_ELB_5XX_Count": {
    means:
      "The load balancer itself answers with an error: nobody healthy behind it, or targets that hang up or time out.",
    look: [
      "HealthyHostCount of the target groups: at zero every request gets a 503.",
      "502 against 504 in the access log: hanging up (keep-alive shorter than the balancer's) or too slow.",
      "Security groups and target ports after a change of infrastructure.",
    ],
  },
  "cloudwatch-alarm/AWS/ApplicationELB/UnHealthyHostCount": {
    means: "Targets fail their health check, so the others carry their load.",
    look: [
      "The reason in the target group's page: timeout, wrong status code, or not registered yet.",
      "Logs of one unhealthy target: does it start, and does the health path depend on a database?",
      "Whether they are new: a deployment that does not come up looks like this.",
    ],
  },
  "cloudwatch-alarm/AWS/ApplicationELB/TargetResponseTime": {
    means: "Answers take longer: the application, or what it waits for, is slow.",
    look: [
      "Requests a target: more load, or the same load and slower?",
      "Database and downstream latency at the same time.",
      "CPU and memory of the targets, and whether they should scale out but do not.",
    ],
  },
  "cloudwatch-alarm/AWS/SQS/ApproximateAgeOfOldestMessage": {
    means: "Messages wait too long: consumers are too slow, stuck on one message, or not there.",
    look: [
      "NumberOfMessagesDeleted: zero means that nobody consumes, or that every attempt fails.",
      "The consumer's errors and its concurrency; in a FIFO queue one bad message blocks its group.",
      "Retention: messages older than it are lost without a trace.",
    ],
  },
  "cloudwatch-alarm/AWS/SQS/ApproximateNumberOfMessagesVisible": {
    means: "More messages come in than are taken out. In a dead-letter queue: messages that nobody could handle.",
    look: [
      "Sent against deleted messages: more load, or consumers that stand still?",
      "One message of a dead-letter queue, and the consumer's log at the time of its attempts.",
      "Whether consumers scale with the queue, and whether they are throttled.",
    ],
  },
  "cloudwatch-alarm/AWS/ApiGateway/5XXError": {
    means: "The API answers with errors of the server: its integration fails, times out, or may not be called.",
    look: [
      "IntegrationLatency against Latency, and 29 seconds: that is where API Gateway gives up.",
      "Errors and throttles of the function or service behind it.",
      "Execution logs of the stage: permissions and mapping errors are said there only.",
    ],
  },
  "cloudwatch-alarm/AWS/ECS/CPUUtilization": {
    means: "The tasks of the service compute as much as they may: more load, or less capacity than before.",
    look: [
      "Running against desired tasks: some may have stopped.",
      "Service auto scaling: its maximum may be reached, or its cooldown too long.",
      "Requests and the last deployment: a new version may cost more a request.",
    ],
  },
  "cloudwatch-alarm/AWS/ECS/MemoryUtilization": {
    means: "The tasks come close to their memory limit; at the limit they are killed (exit code 137).",
    look: [
      "A slope that starts anew with each deployment is a leak.",
      "Stopped tasks with OutOfMemory in the service's events.",
      "Whether the limit in the task definition still fits what the version needs.",
    ],
  },
  "cloudwatch-alarm/AWS/Kinesis/GetRecords.IteratorAgeMilliseconds": {
    means: "A consumer lags behind the stream: it is too slow, fails on one batch again and again, or stands still.",
    look: [
      "The consumer's errors: one bad record stops its shard until it expires.",
      "IncomingRecords against the shards' limits, and whether one shard is hot.",
      "The stream's retention: when the lag reaches it, records are lost.",
    ],
  },
  "cloudwatch-alarm/AWS/DynamoDB/ThrottledRequests": {
    means: "Requests are refused: the table's capacity is used up, or one key takes it all.",
    look: [
      "Consumed against provisioned capacity, of the table and of each index.",
      "Contributor Insights for throttled keys: a hot key stays hot with more capacity.",
      "Auto scaling (it takes minutes), or a new job that scans the table.",
    ],
  },
  "cloudwatch-alarm/AWS/States/ExecutionsFailed": {
    means: "Executions of the state machine end in an error that no retry has mended.",
    look: [
      "One failed execution: the step, its error and its input.",
      "Whether all fail at the same step: then it is what that step calls.",
      "What has to be run again once it is mended, and whether running it twice is harmless.",
    ],
  },
};
