# Made from templates/library/ec2-instances.ts by npm run build:templates: not to be edited by hand.

output "topic_arn" {
  description = "Where the module publishes to"
  value       = var.create_topic ? aws_sns_topic.topic[0].arn : var.topic_arn
}

output "template" {
  description = "Which monitoring template this is"
  value       = "ec2-instances"
}

output "template_version" {
  description = "Its version"
  value       = "1.0.0"
}
