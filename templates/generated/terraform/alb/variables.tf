# Made from templates/library/alb.ts by npm run build:templates: not to be edited by hand.

variable "name" {
  description = "What the names of everything in the module begin with; one of its own for each instance."
  type        = string
  default     = "marbot-alb"

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

variable "load_balancer" {
  description = "The end of its ARN, as CloudWatch names it: app/<name>/<id>."
  type        = string

  validation {
    condition     = can(regex("^(app/[A-Za-z0-9-]{1,32}/[0-9a-f]{16})$", var.load_balancer))
    error_message = "Must match app/[A-Za-z0-9-]{1,32}/[0-9a-f]{16}."
  }
}

variable "target_group" {
  description = "The end of its ARN: targetgroup/<name>/<id>."
  type        = string

  validation {
    condition     = can(regex("^(targetgroup/[A-Za-z0-9-]{1,32}/[0-9a-f]{16})$", var.target_group))
    error_message = "Must match targetgroup/[A-Za-z0-9-]{1,32}/[0-9a-f]{16}."
  }
}

variable "balancer_errors_threshold" {
  description = "How many requests it may answer with 5XX itself. In answers a minute; -1 switches the rule off."
  type        = number
  default     = 0

  validation {
    condition     = var.balancer_errors_threshold >= -1
    error_message = "Must be at least -1."
  }
}

variable "target_errors_threshold" {
  description = "How many requests the targets may answer with 5XX. In answers a minute; -1 switches the rule off."
  type        = number
  default     = 0

  validation {
    condition     = var.target_errors_threshold >= -1
    error_message = "Must be at least -1."
  }
}

variable "rejected_connections_threshold" {
  description = "How many connections may be rejected. In connections a minute; -1 switches the rule off."
  type        = number
  default     = 0

  validation {
    condition     = var.rejected_connections_threshold >= -1
    error_message = "Must be at least -1."
  }
}

variable "target_connection_errors_threshold" {
  description = "How many connections to targets may fail. In errors a minute; -1 switches the rule off."
  type        = number
  default     = 0

  validation {
    condition     = var.target_connection_errors_threshold >= -1
    error_message = "Must be at least -1."
  }
}

variable "unhealthy_hosts_threshold" {
  description = "How many targets may be unhealthy for five minutes. In targets; -1 switches the rule off."
  type        = number
  default     = 0

  validation {
    condition     = var.unhealthy_hosts_threshold >= -1
    error_message = "Must be at least -1."
  }
}

variable "response_time_threshold" {
  description = "How long the slowest one of a hundred requests may take. In seconds; -1 switches the rule off."
  type        = number
  default     = -1

  validation {
    condition     = var.response_time_threshold >= -1
    error_message = "Must be at least -1."
  }
}

variable "error_rate_threshold" {
  description = "How many of a hundred requests may fail; below ten requests in five minutes none counts. In percent; -1 switches the rule off."
  type        = number
  default     = -1

  validation {
    condition     = var.error_rate_threshold >= -1
    error_message = "Must be at least -1."
  }

  validation {
    condition     = var.error_rate_threshold <= 100
    error_message = "Must be at most 100."
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
