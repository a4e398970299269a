# Made from templates/library/rds-instance.ts by npm run build:templates: not to be edited by hand.

variable "name" {
  description = "What the names of everything in the module begin with; one of its own for each instance."
  type        = string
  default     = "marbot-rds-instance"

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

variable "db_instance_identifier" {
  description = "Identifier of the instance."
  type        = string

  validation {
    condition     = can(regex("^([A-Za-z][A-Za-z0-9-]{0,62})$", var.db_instance_identifier))
    error_message = "Must match [A-Za-z][A-Za-z0-9-]{0,62}."
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

variable "cpu_credits_threshold" {
  description = "How many credits must be left (burstable classes only). In credits; -1 switches the rule off."
  type        = number
  default     = 20

  validation {
    condition     = var.cpu_credits_threshold >= -1
    error_message = "Must be at least -1."
  }
}

variable "freeable_memory_threshold" {
  description = "How much memory must be free. In bytes; -1 switches the rule off."
  type        = number
  default     = 64000000

  validation {
    condition     = var.freeable_memory_threshold >= -1
    error_message = "Must be at least -1."
  }
}

variable "free_storage_threshold" {
  description = "How much disk must be free. In bytes; -1 switches the rule off."
  type        = number
  default     = 2000000000

  validation {
    condition     = var.free_storage_threshold >= -1
    error_message = "Must be at least -1."
  }
}

variable "burst_balance_threshold" {
  description = "How much of the burst must be left (gp2 disks only). In percent; -1 switches the rule off."
  type        = number
  default     = 20

  validation {
    condition     = var.burst_balance_threshold >= -1
    error_message = "Must be at least -1."
  }

  validation {
    condition     = var.burst_balance_threshold <= 100
    error_message = "Must be at most 100."
  }
}

variable "disk_queue_threshold" {
  description = "How many requests may wait for the disk. In requests; -1 switches the rule off."
  type        = number
  default     = 64

  validation {
    condition     = var.disk_queue_threshold >= -1
    error_message = "Must be at least -1."
  }
}

variable "swap_usage_threshold" {
  description = "How much swap may be used. In bytes; -1 switches the rule off."
  type        = number
  default     = 256000000

  validation {
    condition     = var.swap_usage_threshold >= -1
    error_message = "Must be at least -1."
  }
}

variable "replica_lag_threshold" {
  description = "How far a read replica may be behind. In seconds; -1 switches the rule off."
  type        = number
  default     = -1

  validation {
    condition     = var.replica_lag_threshold >= -1
    error_message = "Must be at least -1."
  }
}

variable "connections_threshold" {
  description = "How many connections may be open; the class decides how many there are. In connections; -1 switches the rule off."
  type        = number
  default     = -1

  validation {
    condition     = var.connections_threshold >= -1
    error_message = "Must be at least -1."
  }
}

variable "db_load_threshold" {
  description = "How many sessions may be active on average; set it to the number of vCPUs (needs Database Insights). In sessions; -1 switches the rule off."
  type        = number
  default     = -1

  validation {
    condition     = var.db_load_threshold >= -1
    error_message = "Must be at least -1."
  }
}

variable "rds_events" {
  description = "RDS tells of anything out of the ordinary of the instance: failover, failure, maintenance, low storage."
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
