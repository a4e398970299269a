# Made from templates/library/redshift-cluster.ts by npm run build:templates: not to be edited by hand.

# What it does: Watches one Redshift cluster: is it healthy, is its disk full, is it busy?
# It has 9 rules, each with a sentence that says what it means; a parameter switches each of yours off.
# What it costs as it comes: $1.60 a month (6 alarms, and the key).
# What it may do: no role is for anybody outside your account.
# - scheduler, taken by EventBridge Scheduler, for the heartbeat and the test alert: sns:Publish
# Why, line by line: docs/templates/redshift-cluster.md

data "aws_caller_identity" "current" {}
data "aws_partition" "current" {}
data "aws_region" "current" {}

locals {
  _disk_throughput_of_nodes = {
    none           = 0
    "ra3.xlplus"   = 0.65
    "ra3.4xlarge"  = 2
    "ra3.16xlarge" = 8
    "dc2.large"    = 0.6
    "dc2.8xlarge"  = 7.5
  }
}

resource "aws_kms_key" "topic_key" {
  #checkov:skip=CKV_AWS_33:Everybody is whoever of this account may publish, and through SNS only: the condition says so.

  count = var.create_topic && var.encrypt_topic ? 1 : 0

  description             = "Encrypts what the monitoring template redshift-cluster sends to marbot"
  enable_key_rotation     = true
  deletion_window_in_days = 7
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid    = "AdministeredByThisAccount"
        Effect = "Allow"
        Principal = {
          AWS = "arn:${data.aws_partition.current.partition}:iam::${data.aws_caller_identity.current.account_id}:root"
        }
        Action   = "kms:*"
        Resource = "*"
      },
      {
        Sid    = "UsedByWhatPublishes"
        Effect = "Allow"
        Principal = {
          Service = ["cloudwatch.amazonaws.com", "events.amazonaws.com"]
        }
        Action   = ["kms:Decrypt", "kms:GenerateDataKey*"]
        Resource = "*"
      },
      {
        Sid    = "UsedThroughSnsByThisAccount"
        Effect = "Allow"
        Principal = {
          AWS = "*"
        }
        Action   = ["kms:Decrypt", "kms:GenerateDataKey*"]
        Resource = "*"
        Condition = {
          StringEquals = {
            "kms:CallerAccount" = data.aws_caller_identity.current.account_id
            "kms:ViaService" = [
              "sns.${data.aws_region.current.id}.amazonaws.com",
              "sns.${data.aws_region.current.id}.amazonaws.com.cn",
            ]
          }
        }
      },
    ]
  })
  tags = {
    "marbot:template" = "redshift-cluster"
  }
}

resource "aws_sns_topic" "topic" {
  count = var.create_topic ? 1 : 0

  name              = "${var.name}-topic"
  kms_master_key_id = var.encrypt_topic ? aws_kms_key.topic_key[0].key_id : null
  tags = {
    "marbot:template" = "redshift-cluster"
  }
}

resource "aws_sns_topic_policy" "topic_policy" {
  count = var.create_topic ? 1 : 0

  arn = aws_sns_topic.topic[0].arn
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid    = "PublishedByServicesForThisAccount"
        Effect = "Allow"
        Principal = {
          Service = ["cloudwatch.amazonaws.com", "events.amazonaws.com"]
        }
        Action   = "sns:Publish"
        Resource = aws_sns_topic.topic[0].arn
        Condition = {
          StringEquals = {
            "aws:SourceAccount" = data.aws_caller_identity.current.account_id
          }
        }
      },
      {
        Sid    = "NeverInPlainText"
        Effect = "Deny"
        Principal = {
          AWS = "*"
        }
        Action   = "sns:Publish"
        Resource = aws_sns_topic.topic[0].arn
        Condition = {
          Bool = {
            "aws:SecureTransport" = "false"
          }
        }
      },
    ]
  })
}

resource "aws_sqs_queue" "dead_letters" {
  #checkov:skip=CKV_AWS_27:It is encrypted with the key of SQS, which needs no policy for those who write to it.

  count = var.create_topic ? 1 : 0

  name                      = "${var.name}-dead-letters"
  message_retention_seconds = 1209600
  sqs_managed_sse_enabled   = true
  tags = {
    "marbot:template" = "redshift-cluster"
  }
}

resource "aws_sqs_queue_policy" "dead_letters_policy" {
  count = var.create_topic ? 1 : 0

  queue_url = aws_sqs_queue.dead_letters[0].url
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid    = "LeftByServicesForThisAccount"
        Effect = "Allow"
        Principal = {
          Service = ["events.amazonaws.com", "sns.amazonaws.com"]
        }
        Action   = "sqs:SendMessage"
        Resource = aws_sqs_queue.dead_letters[0].arn
        Condition = {
          StringEquals = {
            "aws:SourceAccount" = data.aws_caller_identity.current.account_id
          }
        }
      },
      {
        Sid    = "NeverInPlainText"
        Effect = "Deny"
        Principal = {
          AWS = "*"
        }
        Action   = "sqs:*"
        Resource = aws_sqs_queue.dead_letters[0].arn
        Condition = {
          Bool = {
            "aws:SecureTransport" = "false"
          }
        }
      },
    ]
  })
}

resource "aws_sns_topic_subscription" "subscription" {
  count = var.create_topic ? 1 : 0

  topic_arn              = aws_sns_topic.topic[0].arn
  protocol               = "https"
  endpoint               = var.endpoint_url
  endpoint_auto_confirms = true
  delivery_policy = jsonencode({
    healthyRetryPolicy = {
      numRetries         = 68
      numNoDelayRetries  = 0
      numMinDelayRetries = 0
      minDelayTarget     = 5
      maxDelayTarget     = 60
      numMaxDelayRetries = 50
      backoffFunction    = "linear"
    }
    throttlePolicy = {
      maxReceivesPerSecond = 1
    }
  })
  redrive_policy = jsonencode({
    deadLetterTargetArn = aws_sqs_queue.dead_letters[0].arn
  })

  depends_on = [aws_sns_topic_policy.topic_policy, aws_sqs_queue_policy.dead_letters_policy]
}

resource "aws_iam_role" "scheduler" {
  count = var.send_heartbeat ? 1 : 0

  name        = "${var.name}-scheduler"
  description = "Lets EventBridge Scheduler publish the heartbeat of the monitoring template redshift-cluster"
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect = "Allow"
        Principal = {
          Service = "scheduler.amazonaws.com"
        }
        Action = "sts:AssumeRole"
        Condition = {
          StringEquals = {
            "aws:SourceAccount" = data.aws_caller_identity.current.account_id
          }
        }
      },
    ]
  })
  tags = {
    "marbot:template"     = "redshift-cluster"
    "marbot:subscription" = var.create_topic ? aws_sns_topic_subscription.subscription[0].arn : var.topic_arn
  }
}

resource "aws_iam_role_policy" "scheduler_policy" {
  count = var.send_heartbeat ? 1 : 0

  role = aws_iam_role.scheduler[0].name
  name = "publish"
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect   = "Allow"
        Action   = "sns:Publish"
        Resource = var.create_topic ? aws_sns_topic.topic[0].arn : var.topic_arn
      },
    ]
  })
}

resource "aws_scheduler_schedule" "heartbeat" {
  #checkov:skip=CKV_AWS_297:Its input names account, Region and version only; a key for that would cost a dollar a month.

  count = var.send_heartbeat ? 1 : 0

  name                = "${var.name}-heartbeat"
  description         = "Tells marbot every 30 days that this template is deployed, and in which version"
  schedule_expression = "rate(30 days)"

  flexible_time_window {
    mode = "OFF"
  }

  target {
    arn      = var.create_topic ? aws_sns_topic.topic[0].arn : var.topic_arn
    role_arn = aws_iam_role.scheduler[0].arn
    input = jsonencode({
      MarbotTemplate = "redshift-cluster"
      Version        = "1.0.0"
      Event          = "heartbeat"
      Format         = "terraform"
      Partition      = data.aws_partition.current.partition
      AccountId      = data.aws_caller_identity.current.account_id
      Region         = data.aws_region.current.id
      Stack          = var.name
    })

    retry_policy {
      maximum_event_age_in_seconds = 86400
      maximum_retry_attempts       = 185
    }
  }

  depends_on = [aws_iam_role_policy.scheduler_policy]
}

resource "aws_scheduler_schedule" "test_alert_once" {
  #checkov:skip=CKV_AWS_297:Its input names account, Region and version only; a key for that would cost a dollar a month.

  count = var.send_test_alert && var.send_heartbeat ? 1 : 0

  name                = "${var.name}-test-alert-once"
  description         = "Sends one test alert right after the deployment"
  schedule_expression = formatdate("'at('YYYY-MM-DD'T'hh:mm:ss')'", timeadd(timestamp(), "3m"))

  flexible_time_window {
    mode = "OFF"
  }

  target {
    arn      = var.create_topic ? aws_sns_topic.topic[0].arn : var.topic_arn
    role_arn = aws_iam_role.scheduler[0].arn
    input = jsonencode({
      MarbotTemplate = "redshift-cluster"
      Version        = "1.0.0"
      Event          = "test"
      Format         = "terraform"
      Partition      = data.aws_partition.current.partition
      AccountId      = data.aws_caller_identity.current.account_id
      Region         = data.aws_region.current.id
      Stack          = var.name
      Message        = "Test alert: what this template notices reaches this channel"
    })

    retry_policy {
      maximum_event_age_in_seconds = 86400
      maximum_retry_attempts       = 185
    }
  }

  depends_on = [aws_iam_role_policy.scheduler_policy]

  lifecycle {
    ignore_changes = [schedule_expression]
  }
}

resource "aws_cloudwatch_metric_alarm" "unhealthy" {
  count = var.unhealthy_threshold != -1 ? 1 : 0

  alarm_name        = "${var.name}-unhealthy"
  alarm_description = "The cluster is not healthy: a simple query of its own fails."
  namespace         = "AWS/Redshift"
  metric_name       = "HealthStatus"
  dimensions = {
    ClusterIdentifier = var.cluster_identifier
  }
  statistic           = "Minimum"
  period              = 60
  comparison_operator = "LessThanThreshold"
  threshold           = var.unhealthy_threshold
  evaluation_periods  = 5
  datapoints_to_alarm = 5
  treat_missing_data  = "notBreaching"
  alarm_actions       = [var.create_topic ? aws_sns_topic.topic[0].arn : var.topic_arn]
  ok_actions          = [var.create_topic ? aws_sns_topic.topic[0].arn : var.topic_arn]
  tags = {
    "marbot:template" = "redshift-cluster"
  }

  depends_on = [aws_sns_topic_subscription.subscription]
}

resource "aws_cloudwatch_metric_alarm" "maintenance" {
  count = var.maintenance_threshold != -1 ? 1 : 0

  alarm_name        = "${var.name}-maintenance"
  alarm_description = "The cluster is in maintenance: it may be slow or away."
  namespace         = "AWS/Redshift"
  metric_name       = "MaintenanceMode"
  dimensions = {
    ClusterIdentifier = var.cluster_identifier
  }
  statistic           = "Maximum"
  period              = 300
  comparison_operator = "GreaterThanThreshold"
  threshold           = var.maintenance_threshold
  evaluation_periods  = 1
  datapoints_to_alarm = 1
  treat_missing_data  = "notBreaching"
  alarm_actions       = [var.create_topic ? aws_sns_topic.topic[0].arn : var.topic_arn]
  ok_actions          = [var.create_topic ? aws_sns_topic.topic[0].arn : var.topic_arn]
  tags = {
    "marbot:template" = "redshift-cluster"
  }

  depends_on = [aws_sns_topic_subscription.subscription]
}

resource "aws_cloudwatch_metric_alarm" "disk_used" {
  count = var.disk_used_threshold != -1 ? 1 : 0

  alarm_name        = "${var.name}-disk-used"
  alarm_description = "The disks are nearly full: queries and loads will fail."
  namespace         = "AWS/Redshift"
  metric_name       = "PercentageDiskSpaceUsed"
  dimensions = {
    ClusterIdentifier = var.cluster_identifier
  }
  statistic           = "Maximum"
  period              = 300
  comparison_operator = "GreaterThanThreshold"
  threshold           = var.disk_used_threshold
  evaluation_periods  = 1
  datapoints_to_alarm = 1
  treat_missing_data  = "notBreaching"
  alarm_actions       = [var.create_topic ? aws_sns_topic.topic[0].arn : var.topic_arn]
  ok_actions          = [var.create_topic ? aws_sns_topic.topic[0].arn : var.topic_arn]
  tags = {
    "marbot:template" = "redshift-cluster"
  }

  depends_on = [aws_sns_topic_subscription.subscription]
}

resource "aws_cloudwatch_metric_alarm" "schema_quota" {
  count = var.schema_quota_threshold != -1 ? 1 : 0

  alarm_name        = "${var.name}-schema-quota"
  alarm_description = "A schema is larger than its quota: what would add to it fails."
  namespace         = "AWS/Redshift"
  metric_name       = "NumExceededSchemaQuotas"
  dimensions = {
    ClusterIdentifier = var.cluster_identifier
  }
  statistic           = "Maximum"
  period              = 300
  comparison_operator = "GreaterThanThreshold"
  threshold           = var.schema_quota_threshold
  evaluation_periods  = 1
  datapoints_to_alarm = 1
  treat_missing_data  = "notBreaching"
  alarm_actions       = [var.create_topic ? aws_sns_topic.topic[0].arn : var.topic_arn]
  ok_actions          = [var.create_topic ? aws_sns_topic.topic[0].arn : var.topic_arn]
  tags = {
    "marbot:template" = "redshift-cluster"
  }

  depends_on = [aws_sns_topic_subscription.subscription]
}

resource "aws_cloudwatch_metric_alarm" "disk_throughput" {
  count = var.disk_throughput_threshold != -1 && var.node_type != "none" ? 1 : 0

  alarm_name          = "${var.name}-disk-throughput"
  alarm_description   = "The nodes read and write nearly as fast as they can: queries wait for the disks."
  comparison_operator = "GreaterThanThreshold"
  threshold           = var.disk_throughput_threshold
  evaluation_periods  = 3
  datapoints_to_alarm = 3
  treat_missing_data  = "notBreaching"
  alarm_actions       = [var.create_topic ? aws_sns_topic.topic[0].arn : var.topic_arn]
  ok_actions          = [var.create_topic ? aws_sns_topic.topic[0].arn : var.topic_arn]
  tags = {
    "marbot:template" = "redshift-cluster"
  }

  metric_query {
    id          = "result"
    expression  = "(read + write) / 1000000000 / ${local._disk_throughput_of_nodes[var.node_type]} * 100"
    label       = "Throughput of the disks"
    return_data = true
  }

  metric_query {
    id          = "read"
    return_data = false

    metric {
      metric_name = "ReadThroughput"
      namespace   = "AWS/Redshift"
      dimensions = {
        ClusterIdentifier = var.cluster_identifier
      }
      period = 300
      stat   = "Average"
    }
  }

  metric_query {
    id          = "write"
    return_data = false

    metric {
      metric_name = "WriteThroughput"
      namespace   = "AWS/Redshift"
      dimensions = {
        ClusterIdentifier = var.cluster_identifier
      }
      period = 300
      stat   = "Average"
    }
  }

  depends_on = [aws_sns_topic_subscription.subscription]
}

resource "aws_cloudwatch_metric_alarm" "cpu_utilization" {
  count = var.cpu_utilization_threshold != -1 ? 1 : 0

  alarm_name        = "${var.name}-cpu-utilization"
  alarm_description = "The cluster is busy: queries wait."
  namespace         = "AWS/Redshift"
  metric_name       = "CPUUtilization"
  dimensions = {
    ClusterIdentifier = var.cluster_identifier
  }
  statistic           = "Average"
  period              = 900
  comparison_operator = "GreaterThanThreshold"
  threshold           = var.cpu_utilization_threshold
  evaluation_periods  = 1
  datapoints_to_alarm = 1
  treat_missing_data  = "notBreaching"
  alarm_actions       = [var.create_topic ? aws_sns_topic.topic[0].arn : var.topic_arn]
  ok_actions          = [var.create_topic ? aws_sns_topic.topic[0].arn : var.topic_arn]
  tags = {
    "marbot:template" = "redshift-cluster"
  }

  depends_on = [aws_sns_topic_subscription.subscription]
}

resource "aws_cloudwatch_metric_alarm" "concurrency_scaling" {
  count = var.concurrency_scaling_threshold != -1 ? 1 : 0

  alarm_name        = "${var.name}-concurrency-scaling"
  alarm_description = "The cluster grew for longer than the free hour of the day: it costs."
  namespace         = "AWS/Redshift"
  metric_name       = "ConcurrencyScalingSeconds"
  dimensions = {
    ClusterIdentifier = var.cluster_identifier
  }
  statistic           = "Sum"
  period              = 86400
  comparison_operator = "GreaterThanThreshold"
  threshold           = var.concurrency_scaling_threshold
  evaluation_periods  = 1
  datapoints_to_alarm = 1
  treat_missing_data  = "notBreaching"
  alarm_actions       = [var.create_topic ? aws_sns_topic.topic[0].arn : var.topic_arn]
  ok_actions          = [var.create_topic ? aws_sns_topic.topic[0].arn : var.topic_arn]
  tags = {
    "marbot:template" = "redshift-cluster"
  }

  depends_on = [aws_sns_topic_subscription.subscription]
}

resource "aws_cloudwatch_metric_alarm" "commit_queue" {
  count = var.commit_queue_threshold != -1 ? 1 : 0

  alarm_name        = "${var.name}-commit-queue"
  alarm_description = "Transactions wait to be committed: many small writes stand in each other's way."
  namespace         = "AWS/Redshift"
  metric_name       = "CommitQueueLength"
  dimensions = {
    ClusterIdentifier = var.cluster_identifier
  }
  statistic           = "Average"
  period              = 300
  comparison_operator = "GreaterThanThreshold"
  threshold           = var.commit_queue_threshold
  evaluation_periods  = 1
  datapoints_to_alarm = 1
  treat_missing_data  = "notBreaching"
  alarm_actions       = [var.create_topic ? aws_sns_topic.topic[0].arn : var.topic_arn]
  ok_actions          = [var.create_topic ? aws_sns_topic.topic[0].arn : var.topic_arn]
  tags = {
    "marbot:template" = "redshift-cluster"
  }

  depends_on = [aws_sns_topic_subscription.subscription]
}

resource "aws_cloudwatch_metric_alarm" "undelivered" {
  count = var.create_topic ? 1 : 0

  alarm_name        = "${var.name}-undelivered"
  alarm_description = "Messages could not be delivered to marbot within an hour; the dead-letter queue keeps them for 14 days."
  namespace         = "AWS/SQS"
  metric_name       = "ApproximateNumberOfMessagesVisible"
  dimensions = {
    QueueName = aws_sqs_queue.dead_letters[0].name
  }
  statistic           = "Maximum"
  period              = 300
  comparison_operator = "GreaterThanThreshold"
  threshold           = 0
  evaluation_periods  = 1
  datapoints_to_alarm = 1
  treat_missing_data  = "notBreaching"
  alarm_actions       = [aws_sns_topic.topic[0].arn]
  ok_actions          = [aws_sns_topic.topic[0].arn]
  tags = {
    "marbot:template" = "redshift-cluster"
  }

  depends_on = [aws_sns_topic_subscription.subscription]
}
