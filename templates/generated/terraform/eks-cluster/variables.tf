# Made from templates/library/eks-cluster.ts by npm run build:templates: not to be edited by hand.

variable "name" {
  description = "What the names of everything in the module begin with; one of its own for each instance."
  type        = string
  default     = "marbot-eks-cluster"

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

variable "cluster_name" {
  description = "Name of the cluster."
  type        = string

  validation {
    condition     = can(regex("^([A-Za-z0-9_-]{1,100})$", var.cluster_name))
    error_message = "Must match [A-Za-z0-9_-]{1,100}."
  }
}

variable "api_errors_threshold" {
  description = "How many requests may fail. In requests in 5 minutes; -1 switches the rule off."
  type        = number
  default     = 10

  validation {
    condition     = var.api_errors_threshold >= -1
    error_message = "Must be at least -1."
  }
}

variable "pending_pods_threshold" {
  description = "How many pods may wait for ten minutes. In pods; -1 switches the rule off."
  type        = number
  default     = 0

  validation {
    condition     = var.pending_pods_threshold >= -1
    error_message = "Must be at least -1."
  }
}

variable "etcd_size_threshold" {
  description = "How big its file may be; EKS keeps 8 GB at most. In bytes; -1 switches the rule off."
  type        = number
  default     = 6000000000

  validation {
    condition     = var.etcd_size_threshold >= -1
    error_message = "Must be at least -1."
  }
}

variable "failed_nodes_threshold" {
  description = "How many nodes may have failed (needs Container Insights). In nodes; -1 switches the rule off."
  type        = number
  default     = 0

  validation {
    condition     = var.failed_nodes_threshold >= -1
    error_message = "Must be at least -1."
  }
}

variable "node_cpu_threshold" {
  description = "How busy the nodes may be on average (needs Container Insights). In percent; -1 switches the rule off."
  type        = number
  default     = 80

  validation {
    condition     = var.node_cpu_threshold >= -1
    error_message = "Must be at least -1."
  }

  validation {
    condition     = var.node_cpu_threshold <= 100
    error_message = "Must be at most 100."
  }
}

variable "node_memory_threshold" {
  description = "How much memory may be in use on average (needs Container Insights). In percent; -1 switches the rule off."
  type        = number
  default     = 80

  validation {
    condition     = var.node_memory_threshold >= -1
    error_message = "Must be at least -1."
  }

  validation {
    condition     = var.node_memory_threshold <= 100
    error_message = "Must be at most 100."
  }
}

variable "node_disk_threshold" {
  description = "How full the fullest disk may be (needs Container Insights). In percent; -1 switches the rule off."
  type        = number
  default     = 85

  validation {
    condition     = var.node_disk_threshold >= -1
    error_message = "Must be at least -1."
  }

  validation {
    condition     = var.node_disk_threshold <= 100
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
