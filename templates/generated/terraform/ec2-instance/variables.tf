# Made from templates/library/ec2-instance.ts by npm run build:templates: not to be edited by hand.

variable "name" {
  description = "What the names of everything in the module begin with; one of its own for each instance."
  type        = string
  default     = "marbot-ec2-instance"

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

variable "instance_id" {
  description = "Id of the instance."
  type        = string

  validation {
    condition     = can(regex("^(i-[0-9a-f]{8,17})$", var.instance_id))
    error_message = "Must match i-[0-9a-f]{8,17}."
  }
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

variable "network_in_threshold" {
  description = "How much of what the type has for long may be in use; a burst may be more. In percent; -1 switches the rule off."
  type        = number
  default     = 80

  validation {
    condition     = var.network_in_threshold >= -1
    error_message = "Must be at least -1."
  }
}

variable "network_out_threshold" {
  description = "How much of what the type has for long may be in use; a burst may be more. In percent; -1 switches the rule off."
  type        = number
  default     = 80

  validation {
    condition     = var.network_out_threshold >= -1
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

variable "instance_type" {
  description = "Type of the instance, by which it is known how much network it has for long; none: its network is not watched."
  type        = string
  default     = "none"

  validation {
    condition = contains([
      "none",
      "t3.nano",
      "t3.micro",
      "t3.small",
      "t3.medium",
      "t3.large",
      "t3.xlarge",
      "t3.2xlarge",
      "t3a.nano",
      "t3a.micro",
      "t3a.small",
      "t3a.medium",
      "t3a.large",
      "t3a.xlarge",
      "t3a.2xlarge",
      "t4g.nano",
      "t4g.micro",
      "t4g.small",
      "t4g.medium",
      "t4g.large",
      "t4g.xlarge",
      "t4g.2xlarge",
      "m5.large",
      "m5.xlarge",
      "m5.2xlarge",
      "m5.4xlarge",
      "m5.8xlarge",
      "r5.large",
      "r5.xlarge",
      "r5.2xlarge",
      "r5.4xlarge",
      "r5.8xlarge",
      "m6a.large",
      "m6a.xlarge",
      "m6a.2xlarge",
      "m6a.4xlarge",
      "m6a.8xlarge",
      "m6i.large",
      "m6i.xlarge",
      "m6i.2xlarge",
      "m6i.4xlarge",
      "m6i.8xlarge",
      "m7i.large",
      "m7i.xlarge",
      "m7i.2xlarge",
      "m7i.4xlarge",
      "m7i.8xlarge",
      "c6a.large",
      "c6a.xlarge",
      "c6a.2xlarge",
      "c6a.4xlarge",
      "c6a.8xlarge",
      "c6i.large",
      "c6i.xlarge",
      "c6i.2xlarge",
      "c6i.4xlarge",
      "c6i.8xlarge",
      "c7i.large",
      "c7i.xlarge",
      "c7i.2xlarge",
      "c7i.4xlarge",
      "c7i.8xlarge",
      "r6a.large",
      "r6a.xlarge",
      "r6a.2xlarge",
      "r6a.4xlarge",
      "r6a.8xlarge",
      "r6i.large",
      "r6i.xlarge",
      "r6i.2xlarge",
      "r6i.4xlarge",
      "r6i.8xlarge",
      "r7i.large",
      "r7i.xlarge",
      "r7i.2xlarge",
      "r7i.4xlarge",
      "r7i.8xlarge",
      "m6g.medium",
      "m6g.large",
      "m6g.xlarge",
      "m6g.2xlarge",
      "m6g.4xlarge",
      "m6g.8xlarge",
      "c6g.medium",
      "c6g.large",
      "c6g.xlarge",
      "c6g.2xlarge",
      "c6g.4xlarge",
      "c6g.8xlarge",
      "r6g.medium",
      "r6g.large",
      "r6g.xlarge",
      "r6g.2xlarge",
      "r6g.4xlarge",
      "r6g.8xlarge",
      "m7a.medium",
      "m7a.large",
      "m7a.xlarge",
      "m7a.2xlarge",
      "m7a.4xlarge",
      "m7a.8xlarge",
      "c7a.medium",
      "c7a.large",
      "c7a.xlarge",
      "c7a.2xlarge",
      "c7a.4xlarge",
      "c7a.8xlarge",
      "r7a.medium",
      "r7a.large",
      "r7a.xlarge",
      "r7a.2xlarge",
      "r7a.4xlarge",
      "r7a.8xlarge",
      "m7g.medium",
      "m7g.large",
      "m7g.xlarge",
      "m7g.2xlarge",
      "m7g.4xlarge",
      "m7g.8xlarge",
      "c7g.medium",
      "c7g.large",
      "c7g.xlarge",
      "c7g.2xlarge",
      "c7g.4xlarge",
      "c7g.8xlarge",
      "r7g.medium",
      "r7g.large",
      "r7g.xlarge",
      "r7g.2xlarge",
      "r7g.4xlarge",
      "r7g.8xlarge",
      "m7i-flex.large",
      "m7i-flex.xlarge",
      "m7i-flex.2xlarge",
      "m7i-flex.4xlarge",
      "m7i-flex.8xlarge",
      "c7i-flex.large",
      "c7i-flex.xlarge",
      "c7i-flex.2xlarge",
      "c7i-flex.4xlarge",
      "c7i-flex.8xlarge",
      "m8g.medium",
      "m8g.large",
      "m8g.xlarge",
      "m8g.2xlarge",
      "m8g.4xlarge",
      "m8g.8xlarge",
      "c8g.medium",
      "c8g.large",
      "c8g.xlarge",
      "c8g.2xlarge",
      "c8g.4xlarge",
      "c8g.8xlarge",
      "r8g.medium",
      "r8g.large",
      "r8g.xlarge",
      "r8g.2xlarge",
      "r8g.4xlarge",
      "r8g.8xlarge",
      "m8i.large",
      "m8i.xlarge",
      "m8i.2xlarge",
      "m8i.4xlarge",
      "m8i.8xlarge",
      "c8i.large",
      "c8i.xlarge",
      "c8i.2xlarge",
      "c8i.4xlarge",
      "c8i.8xlarge",
      "r8i.large",
      "r8i.xlarge",
      "r8i.2xlarge",
      "r8i.4xlarge",
      "r8i.8xlarge",
      "c5.large",
      "c5.xlarge",
      "c5.2xlarge",
      "c5.4xlarge",
    ], var.instance_type)
    error_message = "Must be one of none, t3.nano, t3.micro, t3.small, t3.medium, t3.large, t3.xlarge, t3.2xlarge, t3a.nano, t3a.micro, t3a.small, t3a.medium, t3a.large, t3a.xlarge, t3a.2xlarge, t4g.nano, t4g.micro, t4g.small, t4g.medium, t4g.large, t4g.xlarge, t4g.2xlarge, m5.large, m5.xlarge, m5.2xlarge, m5.4xlarge, m5.8xlarge, r5.large, r5.xlarge, r5.2xlarge, r5.4xlarge, r5.8xlarge, m6a.large, m6a.xlarge, m6a.2xlarge, m6a.4xlarge, m6a.8xlarge, m6i.large, m6i.xlarge, m6i.2xlarge, m6i.4xlarge, m6i.8xlarge, m7i.large, m7i.xlarge, m7i.2xlarge, m7i.4xlarge, m7i.8xlarge, c6a.large, c6a.xlarge, c6a.2xlarge, c6a.4xlarge, c6a.8xlarge, c6i.large, c6i.xlarge, c6i.2xlarge, c6i.4xlarge, c6i.8xlarge, c7i.large, c7i.xlarge, c7i.2xlarge, c7i.4xlarge, c7i.8xlarge, r6a.large, r6a.xlarge, r6a.2xlarge, r6a.4xlarge, r6a.8xlarge, r6i.large, r6i.xlarge, r6i.2xlarge, r6i.4xlarge, r6i.8xlarge, r7i.large, r7i.xlarge, r7i.2xlarge, r7i.4xlarge, r7i.8xlarge, m6g.medium, m6g.large, m6g.xlarge, m6g.2xlarge, m6g.4xlarge, m6g.8xlarge, c6g.medium, c6g.large, c6g.xlarge, c6g.2xlarge, c6g.4xlarge, c6g.8xlarge, r6g.medium, r6g.large, r6g.xlarge, r6g.2xlarge, r6g.4xlarge, r6g.8xlarge, m7a.medium, m7a.large, m7a.xlarge, m7a.2xlarge, m7a.4xlarge, m7a.8xlarge, c7a.medium, c7a.large, c7a.xlarge, c7a.2xlarge, c7a.4xlarge, c7a.8xlarge, r7a.medium, r7a.large, r7a.xlarge, r7a.2xlarge, r7a.4xlarge, r7a.8xlarge, m7g.medium, m7g.large, m7g.xlarge, m7g.2xlarge, m7g.4xlarge, m7g.8xlarge, c7g.medium, c7g.large, c7g.xlarge, c7g.2xlarge, c7g.4xlarge, c7g.8xlarge, r7g.medium, r7g.large, r7g.xlarge, r7g.2xlarge, r7g.4xlarge, r7g.8xlarge, m7i-flex.large, m7i-flex.xlarge, m7i-flex.2xlarge, m7i-flex.4xlarge, m7i-flex.8xlarge, c7i-flex.large, c7i-flex.xlarge, c7i-flex.2xlarge, c7i-flex.4xlarge, c7i-flex.8xlarge, m8g.medium, m8g.large, m8g.xlarge, m8g.2xlarge, m8g.4xlarge, m8g.8xlarge, c8g.medium, c8g.large, c8g.xlarge, c8g.2xlarge, c8g.4xlarge, c8g.8xlarge, r8g.medium, r8g.large, r8g.xlarge, r8g.2xlarge, r8g.4xlarge, r8g.8xlarge, m8i.large, m8i.xlarge, m8i.2xlarge, m8i.4xlarge, m8i.8xlarge, c8i.large, c8i.xlarge, c8i.2xlarge, c8i.4xlarge, c8i.8xlarge, r8i.large, r8i.xlarge, r8i.2xlarge, r8i.4xlarge, r8i.8xlarge, c5.large, c5.xlarge, c5.2xlarge, c5.4xlarge."
  }
}
