# Made from templates/library/redshift-cluster.ts by npm run build:templates: not to be edited by hand.

variable "name" {
  description = "What the names of everything in the module begin with; one of its own for each instance."
  type        = string
  default     = "marbot-redshift-cluster"

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

variable "cluster_identifier" {
  description = "Identifier of the cluster."
  type        = string

  validation {
    condition     = can(regex("^([a-z][a-z0-9-]{0,62})$", var.cluster_identifier))
    error_message = "Must match [a-z][a-z0-9-]{0,62}."
  }
}

variable "unhealthy_threshold" {
  description = "1 is healthy, 0 is not, for five minutes. In healthy; -1 switches the rule off."
  type        = number
  default     = 1

  validation {
    condition     = var.unhealthy_threshold >= -1
    error_message = "Must be at least -1."
  }

  validation {
    condition     = var.unhealthy_threshold <= 1
    error_message = "Must be at most 1."
  }
}

variable "maintenance_threshold" {
  description = "1 is in maintenance. In in maintenance; -1 switches the rule off."
  type        = number
  default     = -1

  validation {
    condition     = var.maintenance_threshold >= -1
    error_message = "Must be at least -1."
  }

  validation {
    condition     = var.maintenance_threshold <= 1
    error_message = "Must be at most 1."
  }
}

variable "disk_used_threshold" {
  description = "How full it may be. In percent; -1 switches the rule off."
  type        = number
  default     = 90

  validation {
    condition     = var.disk_used_threshold >= -1
    error_message = "Must be at least -1."
  }

  validation {
    condition     = var.disk_used_threshold <= 100
    error_message = "Must be at most 100."
  }
}

variable "schema_quota_threshold" {
  description = "How many schemas may be above their quotas. In schemas; -1 switches the rule off."
  type        = number
  default     = 0

  validation {
    condition     = var.schema_quota_threshold >= -1
    error_message = "Must be at least -1."
  }
}

variable "disk_throughput_threshold" {
  description = "How much of what the type of node can do may be in use on average. In percent; -1 switches the rule off."
  type        = number
  default     = 90

  validation {
    condition     = var.disk_throughput_threshold >= -1
    error_message = "Must be at least -1."
  }
}

variable "cpu_utilization_threshold" {
  description = "How busy it may be on average. In percent; -1 switches the rule off."
  type        = number
  default     = 80

  validation {
    condition     = var.cpu_utilization_threshold >= -1
    error_message = "Must be at least -1."
  }

  validation {
    condition     = var.cpu_utilization_threshold <= 100
    error_message = "Must be at most 100."
  }
}

variable "concurrency_scaling_threshold" {
  description = "How long it may grow a day. In seconds a day; -1 switches the rule off."
  type        = number
  default     = 3600

  validation {
    condition     = var.concurrency_scaling_threshold >= -1
    error_message = "Must be at least -1."
  }
}

variable "commit_queue_threshold" {
  description = "How many transactions may wait. In transactions; -1 switches the rule off."
  type        = number
  default     = -1

  validation {
    condition     = var.commit_queue_threshold >= -1
    error_message = "Must be at least -1."
  }
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

variable "node_type" {
  description = "Type of the cluster's nodes, by which it is known how fast their disks are; none: that is not watched."
  type        = string
  default     = "none"

  validation {
    condition     = contains(["none", "ra3.xlplus", "ra3.4xlarge", "ra3.16xlarge", "dc2.large", "dc2.8xlarge"], var.node_type)
    error_message = "Must be one of none, ra3.xlplus, ra3.4xlarge, ra3.16xlarge, dc2.large, dc2.8xlarge."
  }
}
