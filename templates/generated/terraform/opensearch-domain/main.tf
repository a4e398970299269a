# Made from templates/library/opensearch-domain.ts by npm run build:templates: not to be edited by hand.

# What it does: Watches one OpenSearch domain: is it healthy, does it run out of CPU, memory or disk, can it be written to?
# It has 14 rules, each with a sentence that says what it means; a parameter switches each of yours off.
# What it costs as it comes: $2.30 a month (13 alarms, and the key).
# What it may do: no role is for anybody outside your account.
# - scheduler, taken by EventBridge Scheduler, for the heartbeat and the test alert: sns:Publish
# Why, line by line: docs/templates/opensearch-domain.md

data "aws_caller_identity" "current" {}
data "aws_partition" "current" {}
data "aws_region" "current" {}

resource "aws_kms_key" "topic_key" {
  #checkov:skip=CKV_AWS_33:Everybody is whoever of this account may publish, and through SNS only: the condition says so.

  count = var.create_topic && var.encrypt_topic ? 1 : 0

  description             = "Encrypts what the monitoring template opensearch-domain sends to marbot"
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
    "marbot:template" = "opensearch-domain"
  }
}

resource "aws_sns_topic" "topic" {
  count = var.create_topic ? 1 : 0

  name              = "${var.name}-topic"
  kms_master_key_id = var.encrypt_topic ? aws_kms_key.topic_key[0].key_id : null
  tags = {
    "marbot:template" = "opensearch-domain"
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

  name                      = "${var.name}-dead-letters"
  message_retention_seconds = 1209600
  sqs_managed_sse_enabled   = true
  tags = {
    "marbot:template" = "opensearch-domain"
  }
}

resource "aws_sqs_queue_policy" "dead_letters_policy" {
  queue_url = aws_sqs_queue.dead_letters.url
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
        Resource = aws_sqs_queue.dead_letters.arn
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
        Resource = aws_sqs_queue.dead_letters.arn
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
    deadLetterTargetArn = aws_sqs_queue.dead_letters.arn
  })

  depends_on = [aws_sns_topic_policy.topic_policy, aws_sqs_queue_policy.dead_letters_policy]
}

resource "aws_iam_role" "scheduler" {
  count = var.send_heartbeat ? 1 : 0

  name        = "${var.name}-scheduler"
  description = "Lets EventBridge Scheduler publish the heartbeat of the monitoring template opensearch-domain"
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
    "marbot:template"     = "opensearch-domain"
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
      MarbotTemplate = "opensearch-domain"
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
      MarbotTemplate = "opensearch-domain"
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

resource "aws_cloudwatch_metric_alarm" "red" {
  count = var.red_threshold != -1 ? 1 : 0

  alarm_name        = "${var.name}-red"
  alarm_description = "The cluster is red: primary shards are missing, so data cannot be read. A node has failed or a disk is full."
  namespace         = "AWS/ES"
  metric_name       = "ClusterStatus.red"
  dimensions = {
    DomainName = var.domain_name
    ClientId   = data.aws_caller_identity.current.account_id
  }
  statistic           = "Maximum"
  period              = 60
  comparison_operator = "GreaterThanThreshold"
  threshold           = var.red_threshold
  evaluation_periods  = 1
  datapoints_to_alarm = 1
  treat_missing_data  = "notBreaching"
  alarm_actions       = [var.create_topic ? aws_sns_topic.topic[0].arn : var.topic_arn]
  ok_actions          = [var.create_topic ? aws_sns_topic.topic[0].arn : var.topic_arn]
  tags = {
    "marbot:template" = "opensearch-domain"
  }

  depends_on = [aws_sns_topic_subscription.subscription]
}

resource "aws_cloudwatch_metric_alarm" "yellow" {
  count = var.yellow_threshold != -1 ? 1 : 0

  alarm_name        = "${var.name}-yellow"
  alarm_description = "The cluster is yellow: replicas are missing, so the next failure loses data."
  namespace         = "AWS/ES"
  metric_name       = "ClusterStatus.yellow"
  dimensions = {
    DomainName = var.domain_name
    ClientId   = data.aws_caller_identity.current.account_id
  }
  statistic           = "Maximum"
  period              = 60
  comparison_operator = "GreaterThanThreshold"
  threshold           = var.yellow_threshold
  evaluation_periods  = 15
  datapoints_to_alarm = 15
  treat_missing_data  = "notBreaching"
  alarm_actions       = [var.create_topic ? aws_sns_topic.topic[0].arn : var.topic_arn]
  ok_actions          = [var.create_topic ? aws_sns_topic.topic[0].arn : var.topic_arn]
  tags = {
    "marbot:template" = "opensearch-domain"
  }

  depends_on = [aws_sns_topic_subscription.subscription]
}

resource "aws_cloudwatch_metric_alarm" "writes_blocked" {
  count = var.writes_blocked_threshold != -1 ? 1 : 0

  alarm_name        = "${var.name}-writes-blocked"
  alarm_description = "The cluster refuses writes: a disk is full, or memory is short."
  namespace         = "AWS/ES"
  metric_name       = "ClusterIndexWritesBlocked"
  dimensions = {
    DomainName = var.domain_name
    ClientId   = data.aws_caller_identity.current.account_id
  }
  statistic           = "Maximum"
  period              = 60
  comparison_operator = "GreaterThanThreshold"
  threshold           = var.writes_blocked_threshold
  evaluation_periods  = 1
  datapoints_to_alarm = 1
  treat_missing_data  = "notBreaching"
  alarm_actions       = [var.create_topic ? aws_sns_topic.topic[0].arn : var.topic_arn]
  ok_actions          = [var.create_topic ? aws_sns_topic.topic[0].arn : var.topic_arn]
  tags = {
    "marbot:template" = "opensearch-domain"
  }

  depends_on = [aws_sns_topic_subscription.subscription]
}

resource "aws_cloudwatch_metric_alarm" "free_storage" {
  count = var.free_storage_threshold != -1 ? 1 : 0

  alarm_name        = "${var.name}-free-storage"
  alarm_description = "A node has hardly any disk left: writes will be refused."
  namespace         = "AWS/ES"
  metric_name       = "FreeStorageSpace"
  dimensions = {
    DomainName = var.domain_name
    ClientId   = data.aws_caller_identity.current.account_id
  }
  statistic           = "Minimum"
  period              = 60
  comparison_operator = "LessThanThreshold"
  threshold           = var.free_storage_threshold
  evaluation_periods  = 1
  datapoints_to_alarm = 1
  treat_missing_data  = "notBreaching"
  alarm_actions       = [var.create_topic ? aws_sns_topic.topic[0].arn : var.topic_arn]
  ok_actions          = [var.create_topic ? aws_sns_topic.topic[0].arn : var.topic_arn]
  tags = {
    "marbot:template" = "opensearch-domain"
  }

  depends_on = [aws_sns_topic_subscription.subscription]
}

resource "aws_cloudwatch_metric_alarm" "cpu_utilization" {
  count = var.cpu_utilization_threshold != -1 ? 1 : 0

  alarm_name        = "${var.name}-cpu-utilization"
  alarm_description = "The data nodes are busy: searches and writes wait."
  namespace         = "AWS/ES"
  metric_name       = "CPUUtilization"
  dimensions = {
    DomainName = var.domain_name
    ClientId   = data.aws_caller_identity.current.account_id
  }
  statistic           = "Average"
  period              = 600
  comparison_operator = "GreaterThanThreshold"
  threshold           = var.cpu_utilization_threshold
  evaluation_periods  = 1
  datapoints_to_alarm = 1
  treat_missing_data  = "notBreaching"
  alarm_actions       = [var.create_topic ? aws_sns_topic.topic[0].arn : var.topic_arn]
  ok_actions          = [var.create_topic ? aws_sns_topic.topic[0].arn : var.topic_arn]
  tags = {
    "marbot:template" = "opensearch-domain"
  }

  depends_on = [aws_sns_topic_subscription.subscription]
}

resource "aws_cloudwatch_metric_alarm" "master_cpu" {
  count = var.master_cpu_threshold != -1 ? 1 : 0

  alarm_name        = "${var.name}-master-cpu"
  alarm_description = "The master nodes are busy: the cluster becomes unstable."
  namespace         = "AWS/ES"
  metric_name       = "MasterCPUUtilization"
  dimensions = {
    DomainName = var.domain_name
    ClientId   = data.aws_caller_identity.current.account_id
  }
  statistic           = "Average"
  period              = 600
  comparison_operator = "GreaterThanThreshold"
  threshold           = var.master_cpu_threshold
  evaluation_periods  = 1
  datapoints_to_alarm = 1
  treat_missing_data  = "notBreaching"
  alarm_actions       = [var.create_topic ? aws_sns_topic.topic[0].arn : var.topic_arn]
  ok_actions          = [var.create_topic ? aws_sns_topic.topic[0].arn : var.topic_arn]
  tags = {
    "marbot:template" = "opensearch-domain"
  }

  depends_on = [aws_sns_topic_subscription.subscription]
}

resource "aws_cloudwatch_metric_alarm" "memory_pressure" {
  count = var.memory_pressure_threshold != -1 ? 1 : 0

  alarm_name        = "${var.name}-memory-pressure"
  alarm_description = "The data nodes are short of memory: above 92 percent for half an hour writes are blocked."
  namespace         = "AWS/ES"
  metric_name       = "JVMMemoryPressure"
  dimensions = {
    DomainName = var.domain_name
    ClientId   = data.aws_caller_identity.current.account_id
  }
  statistic           = "Maximum"
  period              = 300
  comparison_operator = "GreaterThanThreshold"
  threshold           = var.memory_pressure_threshold
  evaluation_periods  = 3
  datapoints_to_alarm = 3
  treat_missing_data  = "notBreaching"
  alarm_actions       = [var.create_topic ? aws_sns_topic.topic[0].arn : var.topic_arn]
  ok_actions          = [var.create_topic ? aws_sns_topic.topic[0].arn : var.topic_arn]
  tags = {
    "marbot:template" = "opensearch-domain"
  }

  depends_on = [aws_sns_topic_subscription.subscription]
}

resource "aws_cloudwatch_metric_alarm" "master_memory" {
  count = var.master_memory_threshold != -1 ? 1 : 0

  alarm_name        = "${var.name}-master-memory"
  alarm_description = "The master nodes are short of memory: the cluster becomes unstable."
  namespace         = "AWS/ES"
  metric_name       = "MasterJVMMemoryPressure"
  dimensions = {
    DomainName = var.domain_name
    ClientId   = data.aws_caller_identity.current.account_id
  }
  statistic           = "Maximum"
  period              = 300
  comparison_operator = "GreaterThanThreshold"
  threshold           = var.master_memory_threshold
  evaluation_periods  = 3
  datapoints_to_alarm = 3
  treat_missing_data  = "notBreaching"
  alarm_actions       = [var.create_topic ? aws_sns_topic.topic[0].arn : var.topic_arn]
  ok_actions          = [var.create_topic ? aws_sns_topic.topic[0].arn : var.topic_arn]
  tags = {
    "marbot:template" = "opensearch-domain"
  }

  depends_on = [aws_sns_topic_subscription.subscription]
}

resource "aws_cloudwatch_metric_alarm" "master_unreachable" {
  count = var.master_unreachable_threshold != -1 ? 1 : 0

  alarm_name        = "${var.name}-master-unreachable"
  alarm_description = "The nodes do not reach their master: it has stopped or is overloaded."
  namespace         = "AWS/ES"
  metric_name       = "MasterReachableFromNode"
  dimensions = {
    DomainName = var.domain_name
    ClientId   = data.aws_caller_identity.current.account_id
  }
  statistic           = "Maximum"
  period              = 60
  comparison_operator = "LessThanThreshold"
  threshold           = var.master_unreachable_threshold
  evaluation_periods  = 10
  datapoints_to_alarm = 10
  treat_missing_data  = "notBreaching"
  alarm_actions       = [var.create_topic ? aws_sns_topic.topic[0].arn : var.topic_arn]
  ok_actions          = [var.create_topic ? aws_sns_topic.topic[0].arn : var.topic_arn]
  tags = {
    "marbot:template" = "opensearch-domain"
  }

  depends_on = [aws_sns_topic_subscription.subscription]
}

resource "aws_cloudwatch_metric_alarm" "snapshot_failed" {
  count = var.snapshot_failed_threshold != -1 ? 1 : 0

  alarm_name        = "${var.name}-snapshot-failed"
  alarm_description = "The automated snapshot failed: there is no recent copy to go back to."
  namespace         = "AWS/ES"
  metric_name       = "AutomatedSnapshotFailure"
  dimensions = {
    DomainName = var.domain_name
    ClientId   = data.aws_caller_identity.current.account_id
  }
  statistic           = "Maximum"
  period              = 60
  comparison_operator = "GreaterThanThreshold"
  threshold           = var.snapshot_failed_threshold
  evaluation_periods  = 1
  datapoints_to_alarm = 1
  treat_missing_data  = "notBreaching"
  alarm_actions       = [var.create_topic ? aws_sns_topic.topic[0].arn : var.topic_arn]
  ok_actions          = [var.create_topic ? aws_sns_topic.topic[0].arn : var.topic_arn]
  tags = {
    "marbot:template" = "opensearch-domain"
  }

  depends_on = [aws_sns_topic_subscription.subscription]
}

resource "aws_cloudwatch_metric_alarm" "key_error" {
  count = var.key_error_threshold != -1 ? 1 : 0

  alarm_name        = "${var.name}-key-error"
  alarm_description = "The key of the domain is disabled: the domain stops, and is lost when the key is deleted."
  namespace         = "AWS/ES"
  metric_name       = "KMSKeyError"
  dimensions = {
    DomainName = var.domain_name
    ClientId   = data.aws_caller_identity.current.account_id
  }
  statistic           = "Maximum"
  period              = 60
  comparison_operator = "GreaterThanThreshold"
  threshold           = var.key_error_threshold
  evaluation_periods  = 1
  datapoints_to_alarm = 1
  treat_missing_data  = "notBreaching"
  alarm_actions       = [var.create_topic ? aws_sns_topic.topic[0].arn : var.topic_arn]
  ok_actions          = [var.create_topic ? aws_sns_topic.topic[0].arn : var.topic_arn]
  tags = {
    "marbot:template" = "opensearch-domain"
  }

  depends_on = [aws_sns_topic_subscription.subscription]
}

resource "aws_cloudwatch_metric_alarm" "key_inaccessible" {
  count = var.key_inaccessible_threshold != -1 ? 1 : 0

  alarm_name        = "${var.name}-key-inaccessible"
  alarm_description = "The key of the domain was deleted or its grants revoked: data cannot be read any more."
  namespace         = "AWS/ES"
  metric_name       = "KMSKeyInaccessible"
  dimensions = {
    DomainName = var.domain_name
    ClientId   = data.aws_caller_identity.current.account_id
  }
  statistic           = "Maximum"
  period              = 60
  comparison_operator = "GreaterThanThreshold"
  threshold           = var.key_inaccessible_threshold
  evaluation_periods  = 1
  datapoints_to_alarm = 1
  treat_missing_data  = "notBreaching"
  alarm_actions       = [var.create_topic ? aws_sns_topic.topic[0].arn : var.topic_arn]
  ok_actions          = [var.create_topic ? aws_sns_topic.topic[0].arn : var.topic_arn]
  tags = {
    "marbot:template" = "opensearch-domain"
  }

  depends_on = [aws_sns_topic_subscription.subscription]
}

resource "aws_cloudwatch_event_rule" "software_update_rule" {
  count = var.software_update ? 1 : 0

  name        = "${var.name}-software-update-rule"
  description = "A software update of the domain is there, runs, or failed."
  event_pattern = jsonencode({
    source = ["aws.es"]
    detail-type = [
      "Amazon OpenSearch Service Software Update Notification",
      "Amazon ES Service Software Update Notification",
    ]
    resources = [
      "arn:${data.aws_partition.current.partition}:es:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:domain/${var.domain_name}",
    ]
  })

  depends_on = [aws_sns_topic_subscription.subscription]
}

resource "aws_cloudwatch_event_target" "software_update_target" {
  count = var.software_update ? 1 : 0

  rule      = aws_cloudwatch_event_rule.software_update_rule[0].name
  target_id = "topic"
  arn       = var.create_topic ? aws_sns_topic.topic[0].arn : var.topic_arn

  dead_letter_config {
    arn = aws_sqs_queue.dead_letters.arn
  }
}

resource "aws_cloudwatch_metric_alarm" "undelivered" {
  alarm_name        = "${var.name}-undelivered"
  alarm_description = "Messages could not be delivered to marbot within an hour; the dead-letter queue keeps them for 14 days."
  namespace         = "AWS/SQS"
  metric_name       = "ApproximateNumberOfMessagesVisible"
  dimensions = {
    QueueName = aws_sqs_queue.dead_letters.name
  }
  statistic           = "Maximum"
  period              = 300
  comparison_operator = "GreaterThanThreshold"
  threshold           = 0
  evaluation_periods  = 1
  datapoints_to_alarm = 1
  treat_missing_data  = "notBreaching"
  alarm_actions       = [var.create_topic ? aws_sns_topic.topic[0].arn : var.topic_arn]
  ok_actions          = [var.create_topic ? aws_sns_topic.topic[0].arn : var.topic_arn]
  tags = {
    "marbot:template" = "opensearch-domain"
  }

  depends_on = [aws_sns_topic_subscription.subscription]
}
