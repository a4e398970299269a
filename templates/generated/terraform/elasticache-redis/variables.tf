# Made from templates/library/elasticache-redis.ts by npm run build:templates: not to be edited by hand.

variable "name" {
  description = "What the names of everything in the module begin with; one of its own for each instance."
  type        = string
  default     = "marbot-elasticache-redis"

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

variable "cache_cluster_id" {
  description = "Id of the cache cluster (of a node in a replication group): <group>-001, or <group>-0001-001."
  type        = string

  validation {
    condition     = can(regex("^([a-z][a-z0-9-]{0,49})$", var.cache_cluster_id))
    error_message = "Must match [a-z][a-z0-9-]{0,49}."
  }
}

variable "engine_cpu_threshold" {
  description = "How busy the engine may be on average. In percent; -1 switches the rule off."
  type        = number
  default     = 80

  validation {
    condition     = var.engine_cpu_threshold >= -1
    error_message = "Must be at least -1."
  }

  validation {
    condition     = var.engine_cpu_threshold <= 100
    error_message = "Must be at most 100."
  }
}

variable "cpu_utilization_threshold" {
  description = "How busy the node may be on average. In percent; -1 switches the rule off."
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

variable "memory_threshold" {
  description = "How full the cache may be. In percent; -1 switches the rule off."
  type        = number
  default     = 80

  validation {
    condition     = var.memory_threshold >= -1
    error_message = "Must be at least -1."
  }

  validation {
    condition     = var.memory_threshold <= 100
    error_message = "Must be at most 100."
  }
}

variable "evictions_threshold" {
  description = "How many keys may be dropped. In keys in 5 minutes; -1 switches the rule off."
  type        = number
  default     = 1000

  validation {
    condition     = var.evictions_threshold >= -1
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

variable "replication_lag_threshold" {
  description = "How far it may be behind. In seconds; -1 switches the rule off."
  type        = number
  default     = 10

  validation {
    condition     = var.replication_lag_threshold >= -1
    error_message = "Must be at least -1."
  }
}

variable "connections_threshold" {
  description = "How many connections may be open. In connections; -1 switches the rule off."
  type        = number
  default     = 60000

  validation {
    condition     = var.connections_threshold >= -1
    error_message = "Must be at least -1."
  }
}

variable "cache_notifications" {
  description = "Makes a second topic for what ElastiCache tells by itself: a failover, a node that is replaced, a snapshot that failed. Set it as the cache's notification topic; its ARN is an output. Needs a topic of its own."
  type        = bool
  default     = false
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
