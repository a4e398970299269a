# Made from templates/library/opensearch-domain.ts by npm run build:templates: not to be edited by hand.

variable "name" {
  description = "What the names of everything in the module begin with; one of its own for each instance."
  type        = string
  default     = "marbot-opensearch-domain"

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

variable "domain_name" {
  description = "Name of the domain."
  type        = string

  validation {
    condition     = can(regex("^([a-z][a-z0-9-]{2,27})$", var.domain_name))
    error_message = "Must match [a-z][a-z0-9-]{2,27}."
  }
}

variable "red_threshold" {
  description = "1 is red. In red; -1 switches the rule off."
  type        = number
  default     = 0

  validation {
    condition     = var.red_threshold >= -1
    error_message = "Must be at least -1."
  }

  validation {
    condition     = var.red_threshold <= 1
    error_message = "Must be at most 1."
  }
}

variable "yellow_threshold" {
  description = "1 is yellow, for fifteen minutes. In yellow; -1 switches the rule off."
  type        = number
  default     = 0

  validation {
    condition     = var.yellow_threshold >= -1
    error_message = "Must be at least -1."
  }

  validation {
    condition     = var.yellow_threshold <= 1
    error_message = "Must be at most 1."
  }
}

variable "writes_blocked_threshold" {
  description = "1 is blocked. In blocked; -1 switches the rule off."
  type        = number
  default     = 0

  validation {
    condition     = var.writes_blocked_threshold >= -1
    error_message = "Must be at least -1."
  }

  validation {
    condition     = var.writes_blocked_threshold <= 1
    error_message = "Must be at most 1."
  }
}

variable "free_storage_threshold" {
  description = "How much disk must be free. In megabytes; -1 switches the rule off."
  type        = number
  default     = 2000

  validation {
    condition     = var.free_storage_threshold >= -1
    error_message = "Must be at least -1."
  }
}

variable "cpu_utilization_threshold" {
  description = "How busy they may be on average. In percent; -1 switches the rule off."
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

variable "master_cpu_threshold" {
  description = "How busy they may be on average. In percent; -1 switches the rule off."
  type        = number
  default     = 50

  validation {
    condition     = var.master_cpu_threshold >= -1
    error_message = "Must be at least -1."
  }

  validation {
    condition     = var.master_cpu_threshold <= 100
    error_message = "Must be at most 100."
  }
}

variable "memory_pressure_threshold" {
  description = "How much of it may be in use for fifteen minutes. In percent; -1 switches the rule off."
  type        = number
  default     = 85

  validation {
    condition     = var.memory_pressure_threshold >= -1
    error_message = "Must be at least -1."
  }

  validation {
    condition     = var.memory_pressure_threshold <= 100
    error_message = "Must be at most 100."
  }
}

variable "master_memory_threshold" {
  description = "How much of it may be in use for fifteen minutes. In percent; -1 switches the rule off."
  type        = number
  default     = 85

  validation {
    condition     = var.master_memory_threshold >= -1
    error_message = "Must be at least -1."
  }

  validation {
    condition     = var.master_memory_threshold <= 100
    error_message = "Must be at most 100."
  }
}

variable "master_unreachable_threshold" {
  description = "1 is reachable, for ten minutes. In reachable; -1 switches the rule off."
  type        = number
  default     = 1

  validation {
    condition     = var.master_unreachable_threshold >= -1
    error_message = "Must be at least -1."
  }

  validation {
    condition     = var.master_unreachable_threshold <= 1
    error_message = "Must be at most 1."
  }
}

variable "snapshot_failed_threshold" {
  description = "1 is failed. In failed; -1 switches the rule off."
  type        = number
  default     = 0

  validation {
    condition     = var.snapshot_failed_threshold >= -1
    error_message = "Must be at least -1."
  }

  validation {
    condition     = var.snapshot_failed_threshold <= 1
    error_message = "Must be at most 1."
  }
}

variable "key_error_threshold" {
  description = "1 is disabled. In disabled; -1 switches the rule off."
  type        = number
  default     = 0

  validation {
    condition     = var.key_error_threshold >= -1
    error_message = "Must be at least -1."
  }

  validation {
    condition     = var.key_error_threshold <= 1
    error_message = "Must be at most 1."
  }
}

variable "key_inaccessible_threshold" {
  description = "1 is inaccessible. In inaccessible; -1 switches the rule off."
  type        = number
  default     = 0

  validation {
    condition     = var.key_inaccessible_threshold >= -1
    error_message = "Must be at least -1."
  }

  validation {
    condition     = var.key_inaccessible_threshold <= 1
    error_message = "Must be at most 1."
  }
}

variable "software_update" {
  description = "A software update of the domain is there, runs, or failed."
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
