# Made from templates/library/cloudformation-drift.ts by npm run build:templates: not to be edited by hand.

variable "name" {
  description = "What the names of everything in the module begin with; one of its own for each instance."
  type        = string
  default     = "marbot-cloudformation-drift"

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

variable "drifted" {
  description = "Something that a stack created was changed by hand: the next update may undo it, or fail."
  type        = bool
  default     = true
}

variable "in_sync" {
  description = "A stack is as its template says: where it had a card, that is closed. Otherwise nothing is shown."
  type        = bool
  default     = true
}

variable "watch_detection" {
  description = "Whether you are told when stacks could not be compared."
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

variable "schedule" {
  description = "How often stacks are compared with what is really there: a schedule expression of EventBridge Scheduler."
  type        = string
  default     = "rate(1 day)"

  validation {
    condition     = can(regex("^((cron|rate)[(].{3,100}[)])$", var.schedule))
    error_message = "Must match (cron|rate)[(].{3,100}[)]."
  }
}

variable "stack_prefix" {
  description = "What the names of the stacks begin with that are compared; empty: all of the Region."
  type        = string
  default     = ""

  validation {
    condition     = can(regex("^([A-Za-z0-9-]{0,128})$", var.stack_prefix))
    error_message = "Must match [A-Za-z0-9-]{0,128}."
  }
}
