# Made from templates/library/basics.ts by npm run build:templates: not to be edited by hand.

variable "name" {
  description = "What the names of everything in the module begin with; one of its own for each instance."
  type        = string
  default     = "marbot-basics"

  validation {
    condition     = can(regex("^[A-Za-z0-9-]{1,32}$", var.name))
    error_message = "At most 32 letters, digits and hyphens."
  }
}

variable "endpoint_url" {
  description = "The secret address that marbot gave your channel: ask the bot for `endpoint`. Needed for a topic of its own."
  type        = string
  default     = ""
  sensitive   = true

  validation {
    condition     = can(regex("^((https://[A-Za-z0-9.:-]+/v1/endpoint/[A-Za-z0-9_-]+(/alert|/notification)?)?)$", var.endpoint_url))
    error_message = "Must match (https://[A-Za-z0-9.:-]+/v1/endpoint/[A-Za-z0-9_-]+(/alert|/notification)?)?."
  }

  validation {
    condition     = !var.create_topic || var.endpoint_url != ""
    error_message = "A topic of its own needs the address of the channel's endpoint."
  }
}

variable "create_topic" {
  description = "Whether the template makes a topic of its own. Otherwise it publishes to the topic of another template."
  type        = bool
  default     = true
}

variable "topic_arn" {
  description = "ARN of the topic of the template `standalone-topic` or `basics` in this Region, when it has none of its own."
  type        = string
  default     = ""

  validation {
    condition     = can(regex("^((arn:aws[a-z-]*:sns:[a-z0-9-]+:[0-9]{12}:[A-Za-z0-9_-]+)?)$", var.topic_arn))
    error_message = "Must match (arn:aws[a-z-]*:sns:[a-z0-9-]+:[0-9]{12}:[A-Za-z0-9_-]+)?."
  }

  validation {
    condition     = var.create_topic || var.topic_arn != ""
    error_message = "Without a topic of its own, the ARN of another template's topic is needed."
  }
}

variable "encrypt_topic" {
  description = "Whether the topic of its own is encrypted with a KMS key of your account, about $1 a month."
  type        = bool
  default     = true
}

variable "budget_threshold" {
  description = "What AWS may cost a month, as spent and as forecast (us-east-1 only). In US dollars; -1 switches the rule off."
  type        = number
  default     = -1

  validation {
    condition     = var.budget_threshold >= -1
    error_message = "Must be at least -1."
  }
}

variable "savings_plans_coverage_threshold" {
  description = "How much of what they could cover Savings Plans should cover (us-east-1 only). In percent; -1 switches the rule off."
  type        = number
  default     = -1

  validation {
    condition     = var.savings_plans_coverage_threshold >= -1
    error_message = "Must be at least -1."
  }

  validation {
    condition     = var.savings_plans_coverage_threshold <= 100
    error_message = "Must be at most 100."
  }
}

variable "savings_plans_utilization_threshold" {
  description = "How much of the Savings Plans should be used (us-east-1 only). In percent; -1 switches the rule off."
  type        = number
  default     = -1

  validation {
    condition     = var.savings_plans_utilization_threshold >= -1
    error_message = "Must be at least -1."
  }

  validation {
    condition     = var.savings_plans_utilization_threshold <= 100
    error_message = "Must be at most 100."
  }
}

variable "rds_issue" {
  description = "RDS tells of anything out of the ordinary of an instance or cluster: failover, failure, maintenance, low storage."
  type        = bool
  default     = true
}

variable "ecs_image" {
  description = "ECS-optimized image: AWS has published a new one (us-east-1 only)."
  type        = bool
  default     = false
}

variable "linux2023_image" {
  description = "Amazon Linux 2023: AWS has published a new one (us-east-1 only)."
  type        = bool
  default     = true
}

variable "linux2_image" {
  description = "Amazon Linux 2: AWS has published a new one (us-east-1 only)."
  type        = bool
  default     = true
}

variable "linux_image" {
  description = "Amazon Linux (the first): AWS has published a new one (us-east-1 only)."
  type        = bool
  default     = false
}

variable "filter_alarms" {
  description = "Sends every alarm of the account in this Region, with an action or without, but those that only drive scaling or are muted."
  type        = bool
  default     = true
}

variable "alarm_recovered" {
  description = "An alarm of this account is over: its card is closed."
  type        = bool
  default     = true
}

variable "alarm_without_data" {
  description = "An alarm of this account has no data any more: what it watches may be gone."
  type        = bool
  default     = false
}

variable "enrich_alarms" {
  description = "Adds to each alarm, from inside the account, a graph, the last log lines and what changed shortly before. Needs a role that may read those."
  type        = bool
  default     = false
}

variable "root_user_login" {
  description = "Somebody signed in as the account's root user: was it expected, and who was it?"
  type        = bool
  default     = true
}

variable "guard_duty_finding" {
  description = "GuardDuty found something of high severity (7 or more): an account, instance or bucket may be compromised."
  type        = bool
  default     = true
}

variable "macie_finding" {
  description = "Macie found sensitive data or an exposed bucket of high severity."
  type        = bool
  default     = true
}

variable "security_hub_finding" {
  description = "Security Hub has a new finding of high severity that nobody has looked at."
  type        = bool
  default     = true
}

variable "security_hub_insight" {
  description = "Somebody sent results of a Security Hub insight."
  type        = bool
  default     = true
}

variable "inspector_finding" {
  description = "Inspector found a vulnerability or an open path into the network."
  type        = bool
  default     = true
}

variable "ecr_image_scan_finding" {
  description = "A scan of a container image found vulnerabilities."
  type        = bool
  default     = true
}

variable "certificate_expires" {
  description = "A certificate expires soon and has not been renewed."
  type        = bool
  default     = true
}

variable "health_issue" {
  description = "AWS has an issue, plans a change or asks for something that concerns this account."
  type        = bool
  default     = true
}

variable "internet_issue" {
  description = "Internet Monitor sees users who reach your application badly or not at all."
  type        = bool
  default     = true
}

variable "x_ray_insight" {
  description = "X-Ray sees more faults than a service usually has."
  type        = bool
  default     = true
}

variable "maintenance_window_failed" {
  description = "A maintenance window ended in failure or ran out of time."
  type        = bool
  default     = true
}

variable "automation_failed" {
  description = "An execution of an automation runbook failed or ran out of time."
  type        = bool
  default     = true
}

variable "not_compliant" {
  description = "A machine lacks patches, or is no longer as its associations say."
  type        = bool
  default     = true
}

variable "run_command_failed" {
  description = "A command on machines failed, or did not reach them."
  type        = bool
  default     = true
}

variable "state_manager_failed" {
  description = "An association could not be applied to its machines."
  type        = bool
  default     = true
}

variable "ops_works_deployment" {
  description = "An OpsWorks deployment failed."
  type        = bool
  default     = false
}

variable "ops_works_command" {
  description = "An OpsWorks command failed, expired or was skipped."
  type        = bool
  default     = false
}

variable "ops_works_instance" {
  description = "An OpsWorks instance lost its connection, or could not be set up, started or stopped."
  type        = bool
  default     = false
}

variable "ops_works_alert" {
  description = "OpsWorks raised an alert."
  type        = bool
  default     = false
}

variable "iot_dataset_failed" {
  description = "The content of an IoT Analytics data set could not be delivered."
  type        = bool
  default     = false
}

variable "code_pipeline_failed" {
  description = "A pipeline's execution failed: the change is not released."
  type        = bool
  default     = true
}

variable "code_pipeline_succeeded" {
  description = "A pipeline's execution succeeded."
  type        = bool
  default     = true
}

variable "code_commit_pull_request" {
  description = "A pull request was opened, changed or closed."
  type        = bool
  default     = true
}

variable "code_build_failed" {
  description = "A build failed that no pipeline had started."
  type        = bool
  default     = true
}

variable "pipeline_build_failed" {
  description = "A build failed that a pipeline had started."
  type        = bool
  default     = false
}

variable "code_deploy_failed" {
  description = "A deployment, or its part on one instance, failed."
  type        = bool
  default     = true
}

variable "elastic_beanstalk_failed" {
  description = "Elastic Beanstalk warns of an environment, of its resources or of a managed update."
  type        = bool
  default     = true
}

variable "auto_scaling_failed" {
  description = "An Auto Scaling group could not launch, terminate or refresh instances."
  type        = bool
  default     = true
}

variable "application_auto_scaling" {
  description = "A scalable target has reached its maximum: more load than that is not answered by more capacity."
  type        = bool
  default     = true
}

variable "ec2_spot_interruption" {
  description = "EC2 takes a spot instance back, or expects to soon."
  type        = bool
  default     = true
}

variable "ec2_fleet_failed" {
  description = "A fleet is configured wrongly, or instances could not be launched for it."
  type        = bool
  default     = true
}

variable "batch_failed" {
  description = "A Batch job failed and is not tried again."
  type        = bool
  default     = true
}

variable "emr_failed" {
  description = "An EMR step or the scaling of a cluster failed."
  type        = bool
  default     = true
}

variable "ebs_failed" {
  description = "A snapshot failed: there is no copy of the volume of this moment."
  type        = bool
  default     = true
}

variable "snapshot_policy_failed" {
  description = "A Data Lifecycle Manager policy is in error: it makes no more snapshots."
  type        = bool
  default     = true
}

variable "ecs_service_failed" {
  description = "An ECS service cannot do what it should: place tasks, keep them, or reach a steady state."
  type        = bool
  default     = true
}

variable "ecs_deployment_failed" {
  description = "An ECS deployment failed: the new version does not become healthy."
  type        = bool
  default     = true
}

variable "ecs_deployment_completed" {
  description = "An ECS deployment is complete."
  type        = bool
  default     = true
}

variable "ecs_spot_interruption" {
  description = "A task was stopped because its spot capacity was taken back, or none was left to place it."
  type        = bool
  default     = true
}

variable "ecs_task_failed_to_start" {
  description = "A task that belongs to no service could not be started: image, secret, network or role?"
  type        = bool
  default     = true
}

variable "ecs_task_exited" {
  description = "A container of a task that belongs to no service ended with an error."
  type        = bool
  default     = true
}

variable "glue_job_failed" {
  description = "A Glue job failed or ran out of time."
  type        = bool
  default     = true
}

variable "athena_failed" {
  description = "An Athena query failed."
  type        = bool
  default     = true
}

variable "app_flow_failed" {
  description = "A flow failed, or was deactivated because of failures."
  type        = bool
  default     = true
}

variable "open_search_update_failed" {
  description = "The update of an OpenSearch domain's software failed."
  type        = bool
  default     = true
}

variable "open_search_update" {
  description = "An update of an OpenSearch domain's software is available, required or done."
  type        = bool
  default     = true
}

variable "backup_failed" {
  description = "AWS Backup could not make, copy or restore a backup."
  type        = bool
  default     = true
}

variable "backup_completed" {
  description = "AWS Backup has made, copied or restored a backup."
  type        = bool
  default     = false
}

variable "trusted_advisor" {
  description = "Trusted Advisor has checks in red (needs AWS Business Support; us-east-1 only)."
  type        = bool
  default     = true
}

variable "send_heartbeat" {
  description = "Tells marbot every 30 days that the template is deployed, and in which version: how you learn of a newer one."
  type        = bool
  default     = true
}

variable "send_test_alert" {
  description = "Sends one alert right after the template is deployed, by the way that real ones go. Needs the heartbeat."
  type        = bool
  default     = true
}

variable "conditions" {
  description = "JSON list of names, tags and hours; the header of the filter function has the form."
  type        = string
  default     = "[]"
}

variable "enrich_parts" {
  description = "Any of alias, tags, graph, logs and changes, with spaces between."
  type        = string
  default     = "alias tags graph logs changes"

  validation {
    condition     = can(regex("^([a-z ]*)$", var.enrich_parts))
    error_message = "Must match [a-z ]*."
  }
}
