# Made from templates/library/synthetics-website.ts by npm run build:templates: not to be edited by hand.

variable "name" {
  description = "What the names of everything in the module begin with; one of its own for each instance."
  type        = string
  default     = "marbot-synthetics-website"

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

variable "canary_name" {
  description = "What the canary is to be called: small letters, digits, hyphens and underscores, none of yours yet."
  type        = string

  validation {
    condition     = can(regex("^([0-9a-z_-]{1,255})$", var.canary_name))
    error_message = "Must match [0-9a-z_-]{1,255}."
  }
}

variable "address" {
  description = "Address of the page that is visited. Visit only what is yours, or what you may visit."
  type        = string

  validation {
    condition     = can(regex("^(https?://[^ \"'\\\\]{1,1000})$", var.address))
    error_message = "Must match https?://[^ \"'\\\\]{1,1000}."
  }
}

variable "failed_threshold" {
  description = "How many of the visits of five minutes must be successful. In percent; -1 switches the rule off."
  type        = number
  default     = 90

  validation {
    condition     = var.failed_threshold >= -1
    error_message = "Must be at least -1."
  }

  validation {
    condition     = var.failed_threshold <= 100
    error_message = "Must be at most 100."
  }
}

variable "slow_threshold" {
  description = "How long a visit may take on average, with the start of the browser. In milliseconds; -1 switches the rule off."
  type        = number
  default     = -1

  validation {
    condition     = var.slow_threshold >= -1
    error_message = "Must be at least -1."
  }
}

variable "not_visited" {
  description = "The canary broke or was stopped: the page is not visited any more."
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

variable "title" {
  description = "What the title of the page must contain; empty: anything."
  type        = string
  default     = ""

  validation {
    condition     = can(regex("^([^\"\\\\]{0,200})$", var.title))
    error_message = "Must match [^\"\\\\]{0,200}."
  }
}

variable "selector" {
  description = "CSS selector of an element that must be there within ten seconds; empty: none."
  type        = string
  default     = ""

  validation {
    condition     = can(regex("^([^\"\\\\]{0,200})$", var.selector))
    error_message = "Must match [^\"\\\\]{0,200}."
  }
}

variable "every" {
  description = "How often the page is visited. AWS charges each visit, about a tenth of a cent: every 15 minutes is 2 900 a month."
  type        = string
  default     = "rate(15 minutes)"

  validation {
    condition = contains([
      "rate(1 minute)",
      "rate(5 minutes)",
      "rate(10 minutes)",
      "rate(15 minutes)",
      "rate(30 minutes)",
      "rate(1 hour)",
    ], var.every)
    error_message = "Must be one of rate(1 minute), rate(5 minutes), rate(10 minutes), rate(15 minutes), rate(30 minutes), rate(1 hour)."
  }
}
