# Made from templates/library/ec2-instances.ts by npm run build:templates: not to be edited by hand.

variable "name" {
  description = "What the names of everything in the module begin with; one of its own for each instance."
  type        = string
  default     = "marbot-ec2-instances"

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

variable "instance_ids" {
  description = "Ids of the instances, at most ten."
  type        = list(string)
}

variable "cpu_utilization_threshold" {
  description = "How busy the instance may be on average. In percent; -1 switches the rule off."
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
  description = "How many credits must be left. In credits; -1 switches the rule off."
  type        = number
  default     = 20

  validation {
    condition     = var.cpu_credits_threshold >= -1
    error_message = "Must be at least -1."
  }
}

variable "ebs_io_balance_threshold" {
  description = "How much of the burst must be left. In percent; -1 switches the rule off."
  type        = number
  default     = 20

  validation {
    condition     = var.ebs_io_balance_threshold >= -1
    error_message = "Must be at least -1."
  }

  validation {
    condition     = var.ebs_io_balance_threshold <= 100
    error_message = "Must be at most 100."
  }
}

variable "ebs_byte_balance_threshold" {
  description = "How much of the burst must be left. In percent; -1 switches the rule off."
  type        = number
  default     = 20

  validation {
    condition     = var.ebs_byte_balance_threshold >= -1
    error_message = "Must be at least -1."
  }

  validation {
    condition     = var.ebs_byte_balance_threshold <= 100
    error_message = "Must be at most 100."
  }
}

variable "status_check_threshold" {
  description = "How many checks may fail for three minutes. In failed checks; -1 switches the rule off."
  type        = number
  default     = 0

  validation {
    condition     = var.status_check_threshold >= -1
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
