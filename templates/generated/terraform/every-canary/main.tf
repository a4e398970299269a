# Made from templates/library/every-canary.ts by npm run build:templates: not to be edited by hand.

# What it does: Watches all canaries of CloudWatch Synthetics in a Region, or those with a tag: do their checks pass?
# It has 2 rules, each with a sentence that says what it means; a parameter switches each of yours off.
# What it costs as it comes: $1.10 a month (2 alarms, and the key), and $0.10 for each resource that it finds.
# What it may do: no role is for anybody outside your account.
# - scheduler, taken by EventBridge Scheduler, for the heartbeat and the test alert: sns:Publish
# Why, line by line: docs/templates/every-canary.md

data "aws_caller_identity" "current" {}
data "aws_partition" "current" {}
data "aws_region" "current" {}

resource "aws_kms_key" "topic_key" {
  #checkov:skip=CKV_AWS_33:Everybody is whoever of this account may publish, and through SNS only: the condition says so.

  count = var.create_topic && var.encrypt_topic ? 1 : 0

  description             = "Encrypts what the monitoring template every-canary sends to marbot"
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
    "marbot:template" = "every-canary"
  }
}

resource "aws_sns_topic" "topic" {
  count = var.create_topic ? 1 : 0

  name              = "${var.name}-topic"
  kms_master_key_id = var.encrypt_topic ? aws_kms_key.topic_key[0].key_id : null
  tags = {
    "marbot:template" = "every-canary"
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
    "marbot:template" = "every-canary"
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
  description = "Lets EventBridge Scheduler publish the heartbeat of the monitoring template every-canary"
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
    "marbot:template"     = "every-canary"
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
      MarbotTemplate = "every-canary"
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
      MarbotTemplate = "every-canary"
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

resource "aws_cloudwatch_metric_alarm" "failed" {
  count = var.failed_threshold != -1 ? 1 : 0

  alarm_name          = "${var.name}-failed"
  alarm_description   = "The canary's checks fail: what it visits is down, slow or different. Its last run has a screenshot and a log."
  comparison_operator = "LessThanThreshold"
  threshold           = var.failed_threshold
  evaluation_periods  = 1
  datapoints_to_alarm = 1
  treat_missing_data  = "notBreaching"
  alarm_actions       = [var.create_topic ? aws_sns_topic.topic[0].arn : var.topic_arn]
  ok_actions          = [var.create_topic ? aws_sns_topic.topic[0].arn : var.topic_arn]
  tags = {
    "marbot:template" = "every-canary"
  }

  metric_query {
    id          = "result"
    expression  = "SELECT AVG(SuccessPercent) FROM SCHEMA(\"CloudWatchSynthetics\", CanaryName) ${var.where} GROUP BY CanaryName ORDER BY AVG() ASC"
    label       = "Successful runs"
    period      = 900
    return_data = true
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
    "marbot:template" = "every-canary"
  }

  depends_on = [aws_sns_topic_subscription.subscription]
}
