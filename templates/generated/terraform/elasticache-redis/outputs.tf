# Made from templates/library/elasticache-redis.ts by npm run build:templates: not to be edited by hand.

output "topic_arn" {
  description = "Where the module publishes to"
  value       = var.create_topic ? aws_sns_topic.topic[0].arn : var.topic_arn
}

output "template" {
  description = "Which monitoring template this is"
  value       = "elasticache-redis"
}

output "template_version" {
  description = "Its version"
  value       = "1.0.0"
}

output "cache_events_topic_arn" {
  description = "The topic to set as the cache's notification topic, where it is wanted"
  value       = var.create_topic && var.cache_notifications ? aws_sns_topic.cache_events[0].arn : ""
}
