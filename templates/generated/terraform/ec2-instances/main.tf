# Made from templates/library/ec2-instances.ts by npm run build:templates: not to be edited by hand.

# What it does: Watches up to ten EC2 instances by their ids: are they busy, do they run out of credits, are they still in order? Those with a tag are better watched by every-ec2-instance, which follows them.
# It has 51 rules, each with a sentence that says what it means; a parameter switches each of yours off.
# What it costs as it comes: $1.60 a month (6 alarms, and the key).
# What it may do: no role is for anybody outside your account.
# - scheduler, taken by EventBridge Scheduler, for the heartbeat and the test alert: sns:Publish
# Why, line by line: docs/templates/ec2-instances.md

data "aws_caller_identity" "current" {}
data "aws_partition" "current" {}
data "aws_region" "current" {}

resource "aws_kms_key" "topic_key" {
  #checkov:skip=CKV_AWS_33:Everybody is whoever of this account may publish, and through SNS only: the condition says so.

  count = var.create_topic && var.encrypt_topic ? 1 : 0

  description             = "Encrypts what the monitoring template ec2-instances sends to marbot"
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
    "marbot:template" = "ec2-instances"
  }
}

resource "aws_sns_topic" "topic" {
  count = var.create_topic ? 1 : 0

  name              = "${var.name}-topic"
  kms_master_key_id = var.encrypt_topic ? aws_kms_key.topic_key[0].key_id : null
  tags = {
    "marbot:template" = "ec2-instances"
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
    "marbot:template" = "ec2-instances"
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
  description = "Lets EventBridge Scheduler publish the heartbeat of the monitoring template ec2-instances"
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
    "marbot:template"     = "ec2-instances"
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
      MarbotTemplate = "ec2-instances"
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
      MarbotTemplate = "ec2-instances"
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

resource "aws_cloudwatch_metric_alarm" "cpu_utilization_1" {
  count = var.cpu_utilization_threshold != -1 && try(var.instance_ids[0], "") != "" ? 1 : 0

  alarm_name        = "${var.name}-cpu-utilization-1"
  alarm_description = "The instance is busy: it is too small, or something keeps it busy."
  namespace         = "AWS/EC2"
  metric_name       = "CPUUtilization"
  dimensions = {
    InstanceId = try(var.instance_ids[0], "")
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
    "marbot:template" = "ec2-instances"
  }

  depends_on = [aws_sns_topic_subscription.subscription]
}

resource "aws_cloudwatch_metric_alarm" "cpu_credits_1" {
  count = var.cpu_credits_threshold != -1 && try(var.instance_ids[0], "") != "" ? 1 : 0

  alarm_name        = "${var.name}-cpu-credits-1"
  alarm_description = "The instance has nearly used up its CPU credits: it will be slowed down to its baseline."
  namespace         = "AWS/EC2"
  metric_name       = "CPUCreditBalance"
  dimensions = {
    InstanceId = try(var.instance_ids[0], "")
  }
  statistic           = "Minimum"
  period              = 600
  comparison_operator = "LessThanThreshold"
  threshold           = var.cpu_credits_threshold
  evaluation_periods  = 1
  datapoints_to_alarm = 1
  treat_missing_data  = "notBreaching"
  alarm_actions       = [var.create_topic ? aws_sns_topic.topic[0].arn : var.topic_arn]
  ok_actions          = [var.create_topic ? aws_sns_topic.topic[0].arn : var.topic_arn]
  tags = {
    "marbot:template" = "ec2-instances"
  }

  depends_on = [aws_sns_topic_subscription.subscription]
}

resource "aws_cloudwatch_metric_alarm" "ebs_io_balance_1" {
  count = var.ebs_io_balance_threshold != -1 && try(var.instance_ids[0], "") != "" ? 1 : 0

  alarm_name        = "${var.name}-ebs-io-balance-1"
  alarm_description = "The instance has nearly used up its burst of disk operations: its disks will get slow."
  namespace         = "AWS/EC2"
  metric_name       = "EBSIOBalance%"
  dimensions = {
    InstanceId = try(var.instance_ids[0], "")
  }
  statistic           = "Minimum"
  period              = 600
  comparison_operator = "LessThanThreshold"
  threshold           = var.ebs_io_balance_threshold
  evaluation_periods  = 1
  datapoints_to_alarm = 1
  treat_missing_data  = "notBreaching"
  alarm_actions       = [var.create_topic ? aws_sns_topic.topic[0].arn : var.topic_arn]
  ok_actions          = [var.create_topic ? aws_sns_topic.topic[0].arn : var.topic_arn]
  tags = {
    "marbot:template" = "ec2-instances"
  }

  depends_on = [aws_sns_topic_subscription.subscription]
}

resource "aws_cloudwatch_metric_alarm" "ebs_byte_balance_1" {
  count = var.ebs_byte_balance_threshold != -1 && try(var.instance_ids[0], "") != "" ? 1 : 0

  alarm_name        = "${var.name}-ebs-byte-balance-1"
  alarm_description = "The instance has nearly used up its burst of disk throughput: its disks will get slow."
  namespace         = "AWS/EC2"
  metric_name       = "EBSByteBalance%"
  dimensions = {
    InstanceId = try(var.instance_ids[0], "")
  }
  statistic           = "Minimum"
  period              = 600
  comparison_operator = "LessThanThreshold"
  threshold           = var.ebs_byte_balance_threshold
  evaluation_periods  = 1
  datapoints_to_alarm = 1
  treat_missing_data  = "notBreaching"
  alarm_actions       = [var.create_topic ? aws_sns_topic.topic[0].arn : var.topic_arn]
  ok_actions          = [var.create_topic ? aws_sns_topic.topic[0].arn : var.topic_arn]
  tags = {
    "marbot:template" = "ec2-instances"
  }

  depends_on = [aws_sns_topic_subscription.subscription]
}

resource "aws_cloudwatch_metric_alarm" "status_check_1" {
  count = var.status_check_threshold != -1 && try(var.instance_ids[0], "") != "" ? 1 : 0

  alarm_name        = "${var.name}-status-check-1"
  alarm_description = "The instance fails its status check: the machine or its network is broken. Restarting moves it to another machine."
  namespace         = "AWS/EC2"
  metric_name       = "StatusCheckFailed"
  dimensions = {
    InstanceId = try(var.instance_ids[0], "")
  }
  statistic           = "Maximum"
  period              = 60
  comparison_operator = "GreaterThanThreshold"
  threshold           = var.status_check_threshold
  evaluation_periods  = 3
  datapoints_to_alarm = 3
  treat_missing_data  = "notBreaching"
  alarm_actions       = [var.create_topic ? aws_sns_topic.topic[0].arn : var.topic_arn]
  ok_actions          = [var.create_topic ? aws_sns_topic.topic[0].arn : var.topic_arn]
  tags = {
    "marbot:template" = "ec2-instances"
  }

  depends_on = [aws_sns_topic_subscription.subscription]
}

resource "aws_cloudwatch_metric_alarm" "cpu_utilization_2" {
  count = var.cpu_utilization_threshold != -1 && try(var.instance_ids[1], "") != "" ? 1 : 0

  alarm_name        = "${var.name}-cpu-utilization-2"
  alarm_description = "The instance is busy: it is too small, or something keeps it busy."
  namespace         = "AWS/EC2"
  metric_name       = "CPUUtilization"
  dimensions = {
    InstanceId = try(var.instance_ids[1], "")
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
    "marbot:template" = "ec2-instances"
  }

  depends_on = [aws_sns_topic_subscription.subscription]
}

resource "aws_cloudwatch_metric_alarm" "cpu_credits_2" {
  count = var.cpu_credits_threshold != -1 && try(var.instance_ids[1], "") != "" ? 1 : 0

  alarm_name        = "${var.name}-cpu-credits-2"
  alarm_description = "The instance has nearly used up its CPU credits: it will be slowed down to its baseline."
  namespace         = "AWS/EC2"
  metric_name       = "CPUCreditBalance"
  dimensions = {
    InstanceId = try(var.instance_ids[1], "")
  }
  statistic           = "Minimum"
  period              = 600
  comparison_operator = "LessThanThreshold"
  threshold           = var.cpu_credits_threshold
  evaluation_periods  = 1
  datapoints_to_alarm = 1
  treat_missing_data  = "notBreaching"
  alarm_actions       = [var.create_topic ? aws_sns_topic.topic[0].arn : var.topic_arn]
  ok_actions          = [var.create_topic ? aws_sns_topic.topic[0].arn : var.topic_arn]
  tags = {
    "marbot:template" = "ec2-instances"
  }

  depends_on = [aws_sns_topic_subscription.subscription]
}

resource "aws_cloudwatch_metric_alarm" "ebs_io_balance_2" {
  count = var.ebs_io_balance_threshold != -1 && try(var.instance_ids[1], "") != "" ? 1 : 0

  alarm_name        = "${var.name}-ebs-io-balance-2"
  alarm_description = "The instance has nearly used up its burst of disk operations: its disks will get slow."
  namespace         = "AWS/EC2"
  metric_name       = "EBSIOBalance%"
  dimensions = {
    InstanceId = try(var.instance_ids[1], "")
  }
  statistic           = "Minimum"
  period              = 600
  comparison_operator = "LessThanThreshold"
  threshold           = var.ebs_io_balance_threshold
  evaluation_periods  = 1
  datapoints_to_alarm = 1
  treat_missing_data  = "notBreaching"
  alarm_actions       = [var.create_topic ? aws_sns_topic.topic[0].arn : var.topic_arn]
  ok_actions          = [var.create_topic ? aws_sns_topic.topic[0].arn : var.topic_arn]
  tags = {
    "marbot:template" = "ec2-instances"
  }

  depends_on = [aws_sns_topic_subscription.subscription]
}

resource "aws_cloudwatch_metric_alarm" "ebs_byte_balance_2" {
  count = var.ebs_byte_balance_threshold != -1 && try(var.instance_ids[1], "") != "" ? 1 : 0

  alarm_name        = "${var.name}-ebs-byte-balance-2"
  alarm_description = "The instance has nearly used up its burst of disk throughput: its disks will get slow."
  namespace         = "AWS/EC2"
  metric_name       = "EBSByteBalance%"
  dimensions = {
    InstanceId = try(var.instance_ids[1], "")
  }
  statistic           = "Minimum"
  period              = 600
  comparison_operator = "LessThanThreshold"
  threshold           = var.ebs_byte_balance_threshold
  evaluation_periods  = 1
  datapoints_to_alarm = 1
  treat_missing_data  = "notBreaching"
  alarm_actions       = [var.create_topic ? aws_sns_topic.topic[0].arn : var.topic_arn]
  ok_actions          = [var.create_topic ? aws_sns_topic.topic[0].arn : var.topic_arn]
  tags = {
    "marbot:template" = "ec2-instances"
  }

  depends_on = [aws_sns_topic_subscription.subscription]
}

resource "aws_cloudwatch_metric_alarm" "status_check_2" {
  count = var.status_check_threshold != -1 && try(var.instance_ids[1], "") != "" ? 1 : 0

  alarm_name        = "${var.name}-status-check-2"
  alarm_description = "The instance fails its status check: the machine or its network is broken. Restarting moves it to another machine."
  namespace         = "AWS/EC2"
  metric_name       = "StatusCheckFailed"
  dimensions = {
    InstanceId = try(var.instance_ids[1], "")
  }
  statistic           = "Maximum"
  period              = 60
  comparison_operator = "GreaterThanThreshold"
  threshold           = var.status_check_threshold
  evaluation_periods  = 3
  datapoints_to_alarm = 3
  treat_missing_data  = "notBreaching"
  alarm_actions       = [var.create_topic ? aws_sns_topic.topic[0].arn : var.topic_arn]
  ok_actions          = [var.create_topic ? aws_sns_topic.topic[0].arn : var.topic_arn]
  tags = {
    "marbot:template" = "ec2-instances"
  }

  depends_on = [aws_sns_topic_subscription.subscription]
}

resource "aws_cloudwatch_metric_alarm" "cpu_utilization_3" {
  count = var.cpu_utilization_threshold != -1 && try(var.instance_ids[2], "") != "" ? 1 : 0

  alarm_name        = "${var.name}-cpu-utilization-3"
  alarm_description = "The instance is busy: it is too small, or something keeps it busy."
  namespace         = "AWS/EC2"
  metric_name       = "CPUUtilization"
  dimensions = {
    InstanceId = try(var.instance_ids[2], "")
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
    "marbot:template" = "ec2-instances"
  }

  depends_on = [aws_sns_topic_subscription.subscription]
}

resource "aws_cloudwatch_metric_alarm" "cpu_credits_3" {
  count = var.cpu_credits_threshold != -1 && try(var.instance_ids[2], "") != "" ? 1 : 0

  alarm_name        = "${var.name}-cpu-credits-3"
  alarm_description = "The instance has nearly used up its CPU credits: it will be slowed down to its baseline."
  namespace         = "AWS/EC2"
  metric_name       = "CPUCreditBalance"
  dimensions = {
    InstanceId = try(var.instance_ids[2], "")
  }
  statistic           = "Minimum"
  period              = 600
  comparison_operator = "LessThanThreshold"
  threshold           = var.cpu_credits_threshold
  evaluation_periods  = 1
  datapoints_to_alarm = 1
  treat_missing_data  = "notBreaching"
  alarm_actions       = [var.create_topic ? aws_sns_topic.topic[0].arn : var.topic_arn]
  ok_actions          = [var.create_topic ? aws_sns_topic.topic[0].arn : var.topic_arn]
  tags = {
    "marbot:template" = "ec2-instances"
  }

  depends_on = [aws_sns_topic_subscription.subscription]
}

resource "aws_cloudwatch_metric_alarm" "ebs_io_balance_3" {
  count = var.ebs_io_balance_threshold != -1 && try(var.instance_ids[2], "") != "" ? 1 : 0

  alarm_name        = "${var.name}-ebs-io-balance-3"
  alarm_description = "The instance has nearly used up its burst of disk operations: its disks will get slow."
  namespace         = "AWS/EC2"
  metric_name       = "EBSIOBalance%"
  dimensions = {
    InstanceId = try(var.instance_ids[2], "")
  }
  statistic           = "Minimum"
  period              = 600
  comparison_operator = "LessThanThreshold"
  threshold           = var.ebs_io_balance_threshold
  evaluation_periods  = 1
  datapoints_to_alarm = 1
  treat_missing_data  = "notBreaching"
  alarm_actions       = [var.create_topic ? aws_sns_topic.topic[0].arn : var.topic_arn]
  ok_actions          = [var.create_topic ? aws_sns_topic.topic[0].arn : var.topic_arn]
  tags = {
    "marbot:template" = "ec2-instances"
  }

  depends_on = [aws_sns_topic_subscription.subscription]
}

resource "aws_cloudwatch_metric_alarm" "ebs_byte_balance_3" {
  count = var.ebs_byte_balance_threshold != -1 && try(var.instance_ids[2], "") != "" ? 1 : 0

  alarm_name        = "${var.name}-ebs-byte-balance-3"
  alarm_description = "The instance has nearly used up its burst of disk throughput: its disks will get slow."
  namespace         = "AWS/EC2"
  metric_name       = "EBSByteBalance%"
  dimensions = {
    InstanceId = try(var.instance_ids[2], "")
  }
  statistic           = "Minimum"
  period              = 600
  comparison_operator = "LessThanThreshold"
  threshold           = var.ebs_byte_balance_threshold
  evaluation_periods  = 1
  datapoints_to_alarm = 1
  treat_missing_data  = "notBreaching"
  alarm_actions       = [var.create_topic ? aws_sns_topic.topic[0].arn : var.topic_arn]
  ok_actions          = [var.create_topic ? aws_sns_topic.topic[0].arn : var.topic_arn]
  tags = {
    "marbot:template" = "ec2-instances"
  }

  depends_on = [aws_sns_topic_subscription.subscription]
}

resource "aws_cloudwatch_metric_alarm" "status_check_3" {
  count = var.status_check_threshold != -1 && try(var.instance_ids[2], "") != "" ? 1 : 0

  alarm_name        = "${var.name}-status-check-3"
  alarm_description = "The instance fails its status check: the machine or its network is broken. Restarting moves it to another machine."
  namespace         = "AWS/EC2"
  metric_name       = "StatusCheckFailed"
  dimensions = {
    InstanceId = try(var.instance_ids[2], "")
  }
  statistic           = "Maximum"
  period              = 60
  comparison_operator = "GreaterThanThreshold"
  threshold           = var.status_check_threshold
  evaluation_periods  = 3
  datapoints_to_alarm = 3
  treat_missing_data  = "notBreaching"
  alarm_actions       = [var.create_topic ? aws_sns_topic.topic[0].arn : var.topic_arn]
  ok_actions          = [var.create_topic ? aws_sns_topic.topic[0].arn : var.topic_arn]
  tags = {
    "marbot:template" = "ec2-instances"
  }

  depends_on = [aws_sns_topic_subscription.subscription]
}

resource "aws_cloudwatch_metric_alarm" "cpu_utilization_4" {
  count = var.cpu_utilization_threshold != -1 && try(var.instance_ids[3], "") != "" ? 1 : 0

  alarm_name        = "${var.name}-cpu-utilization-4"
  alarm_description = "The instance is busy: it is too small, or something keeps it busy."
  namespace         = "AWS/EC2"
  metric_name       = "CPUUtilization"
  dimensions = {
    InstanceId = try(var.instance_ids[3], "")
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
    "marbot:template" = "ec2-instances"
  }

  depends_on = [aws_sns_topic_subscription.subscription]
}

resource "aws_cloudwatch_metric_alarm" "cpu_credits_4" {
  count = var.cpu_credits_threshold != -1 && try(var.instance_ids[3], "") != "" ? 1 : 0

  alarm_name        = "${var.name}-cpu-credits-4"
  alarm_description = "The instance has nearly used up its CPU credits: it will be slowed down to its baseline."
  namespace         = "AWS/EC2"
  metric_name       = "CPUCreditBalance"
  dimensions = {
    InstanceId = try(var.instance_ids[3], "")
  }
  statistic           = "Minimum"
  period              = 600
  comparison_operator = "LessThanThreshold"
  threshold           = var.cpu_credits_threshold
  evaluation_periods  = 1
  datapoints_to_alarm = 1
  treat_missing_data  = "notBreaching"
  alarm_actions       = [var.create_topic ? aws_sns_topic.topic[0].arn : var.topic_arn]
  ok_actions          = [var.create_topic ? aws_sns_topic.topic[0].arn : var.topic_arn]
  tags = {
    "marbot:template" = "ec2-instances"
  }

  depends_on = [aws_sns_topic_subscription.subscription]
}

resource "aws_cloudwatch_metric_alarm" "ebs_io_balance_4" {
  count = var.ebs_io_balance_threshold != -1 && try(var.instance_ids[3], "") != "" ? 1 : 0

  alarm_name        = "${var.name}-ebs-io-balance-4"
  alarm_description = "The instance has nearly used up its burst of disk operations: its disks will get slow."
  namespace         = "AWS/EC2"
  metric_name       = "EBSIOBalance%"
  dimensions = {
    InstanceId = try(var.instance_ids[3], "")
  }
  statistic           = "Minimum"
  period              = 600
  comparison_operator = "LessThanThreshold"
  threshold           = var.ebs_io_balance_threshold
  evaluation_periods  = 1
  datapoints_to_alarm = 1
  treat_missing_data  = "notBreaching"
  alarm_actions       = [var.create_topic ? aws_sns_topic.topic[0].arn : var.topic_arn]
  ok_actions          = [var.create_topic ? aws_sns_topic.topic[0].arn : var.topic_arn]
  tags = {
    "marbot:template" = "ec2-instances"
  }

  depends_on = [aws_sns_topic_subscription.subscription]
}

resource "aws_cloudwatch_metric_alarm" "ebs_byte_balance_4" {
  count = var.ebs_byte_balance_threshold != -1 && try(var.instance_ids[3], "") != "" ? 1 : 0

  alarm_name        = "${var.name}-ebs-byte-balance-4"
  alarm_description = "The instance has nearly used up its burst of disk throughput: its disks will get slow."
  namespace         = "AWS/EC2"
  metric_name       = "EBSByteBalance%"
  dimensions = {
    InstanceId = try(var.instance_ids[3], "")
  }
  statistic           = "Minimum"
  period              = 600
  comparison_operator = "LessThanThreshold"
  threshold           = var.ebs_byte_balance_threshold
  evaluation_periods  = 1
  datapoints_to_alarm = 1
  treat_missing_data  = "notBreaching"
  alarm_actions       = [var.create_topic ? aws_sns_topic.topic[0].arn : var.topic_arn]
  ok_actions          = [var.create_topic ? aws_sns_topic.topic[0].arn : var.topic_arn]
  tags = {
    "marbot:template" = "ec2-instances"
  }

  depends_on = [aws_sns_topic_subscription.subscription]
}

resource "aws_cloudwatch_metric_alarm" "status_check_4" {
  count = var.status_check_threshold != -1 && try(var.instance_ids[3], "") != "" ? 1 : 0

  alarm_name        = "${var.name}-status-check-4"
  alarm_description = "The instance fails its status check: the machine or its network is broken. Restarting moves it to another machine."
  namespace         = "AWS/EC2"
  metric_name       = "StatusCheckFailed"
  dimensions = {
    InstanceId = try(var.instance_ids[3], "")
  }
  statistic           = "Maximum"
  period              = 60
  comparison_operator = "GreaterThanThreshold"
  threshold           = var.status_check_threshold
  evaluation_periods  = 3
  datapoints_to_alarm = 3
  treat_missing_data  = "notBreaching"
  alarm_actions       = [var.create_topic ? aws_sns_topic.topic[0].arn : var.topic_arn]
  ok_actions          = [var.create_topic ? aws_sns_topic.topic[0].arn : var.topic_arn]
  tags = {
    "marbot:template" = "ec2-instances"
  }

  depends_on = [aws_sns_topic_subscription.subscription]
}

resource "aws_cloudwatch_metric_alarm" "cpu_utilization_5" {
  count = var.cpu_utilization_threshold != -1 && try(var.instance_ids[4], "") != "" ? 1 : 0

  alarm_name        = "${var.name}-cpu-utilization-5"
  alarm_description = "The instance is busy: it is too small, or something keeps it busy."
  namespace         = "AWS/EC2"
  metric_name       = "CPUUtilization"
  dimensions = {
    InstanceId = try(var.instance_ids[4], "")
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
    "marbot:template" = "ec2-instances"
  }

  depends_on = [aws_sns_topic_subscription.subscription]
}

resource "aws_cloudwatch_metric_alarm" "cpu_credits_5" {
  count = var.cpu_credits_threshold != -1 && try(var.instance_ids[4], "") != "" ? 1 : 0

  alarm_name        = "${var.name}-cpu-credits-5"
  alarm_description = "The instance has nearly used up its CPU credits: it will be slowed down to its baseline."
  namespace         = "AWS/EC2"
  metric_name       = "CPUCreditBalance"
  dimensions = {
    InstanceId = try(var.instance_ids[4], "")
  }
  statistic           = "Minimum"
  period              = 600
  comparison_operator = "LessThanThreshold"
  threshold           = var.cpu_credits_threshold
  evaluation_periods  = 1
  datapoints_to_alarm = 1
  treat_missing_data  = "notBreaching"
  alarm_actions       = [var.create_topic ? aws_sns_topic.topic[0].arn : var.topic_arn]
  ok_actions          = [var.create_topic ? aws_sns_topic.topic[0].arn : var.topic_arn]
  tags = {
    "marbot:template" = "ec2-instances"
  }

  depends_on = [aws_sns_topic_subscription.subscription]
}

resource "aws_cloudwatch_metric_alarm" "ebs_io_balance_5" {
  count = var.ebs_io_balance_threshold != -1 && try(var.instance_ids[4], "") != "" ? 1 : 0

  alarm_name        = "${var.name}-ebs-io-balance-5"
  alarm_description = "The instance has nearly used up its burst of disk operations: its disks will get slow."
  namespace         = "AWS/EC2"
  metric_name       = "EBSIOBalance%"
  dimensions = {
    InstanceId = try(var.instance_ids[4], "")
  }
  statistic           = "Minimum"
  period              = 600
  comparison_operator = "LessThanThreshold"
  threshold           = var.ebs_io_balance_threshold
  evaluation_periods  = 1
  datapoints_to_alarm = 1
  treat_missing_data  = "notBreaching"
  alarm_actions       = [var.create_topic ? aws_sns_topic.topic[0].arn : var.topic_arn]
  ok_actions          = [var.create_topic ? aws_sns_topic.topic[0].arn : var.topic_arn]
  tags = {
    "marbot:template" = "ec2-instances"
  }

  depends_on = [aws_sns_topic_subscription.subscription]
}

resource "aws_cloudwatch_metric_alarm" "ebs_byte_balance_5" {
  count = var.ebs_byte_balance_threshold != -1 && try(var.instance_ids[4], "") != "" ? 1 : 0

  alarm_name        = "${var.name}-ebs-byte-balance-5"
  alarm_description = "The instance has nearly used up its burst of disk throughput: its disks will get slow."
  namespace         = "AWS/EC2"
  metric_name       = "EBSByteBalance%"
  dimensions = {
    InstanceId = try(var.instance_ids[4], "")
  }
  statistic           = "Minimum"
  period              = 600
  comparison_operator = "LessThanThreshold"
  threshold           = var.ebs_byte_balance_threshold
  evaluation_periods  = 1
  datapoints_to_alarm = 1
  treat_missing_data  = "notBreaching"
  alarm_actions       = [var.create_topic ? aws_sns_topic.topic[0].arn : var.topic_arn]
  ok_actions          = [var.create_topic ? aws_sns_topic.topic[0].arn : var.topic_arn]
  tags = {
    "marbot:template" = "ec2-instances"
  }

  depends_on = [aws_sns_topic_subscription.subscription]
}

resource "aws_cloudwatch_metric_alarm" "status_check_5" {
  count = var.status_check_threshold != -1 && try(var.instance_ids[4], "") != "" ? 1 : 0

  alarm_name        = "${var.name}-status-check-5"
  alarm_description = "The instance fails its status check: the machine or its network is broken. Restarting moves it to another machine."
  namespace         = "AWS/EC2"
  metric_name       = "StatusCheckFailed"
  dimensions = {
    InstanceId = try(var.instance_ids[4], "")
  }
  statistic           = "Maximum"
  period              = 60
  comparison_operator = "GreaterThanThreshold"
  threshold           = var.status_check_threshold
  evaluation_periods  = 3
  datapoints_to_alarm = 3
  treat_missing_data  = "notBreaching"
  alarm_actions       = [var.create_topic ? aws_sns_topic.topic[0].arn : var.topic_arn]
  ok_actions          = [var.create_topic ? aws_sns_topic.topic[0].arn : var.topic_arn]
  tags = {
    "marbot:template" = "ec2-instances"
  }

  depends_on = [aws_sns_topic_subscription.subscription]
}

resource "aws_cloudwatch_metric_alarm" "cpu_utilization_6" {
  count = var.cpu_utilization_threshold != -1 && try(var.instance_ids[5], "") != "" ? 1 : 0

  alarm_name        = "${var.name}-cpu-utilization-6"
  alarm_description = "The instance is busy: it is too small, or something keeps it busy."
  namespace         = "AWS/EC2"
  metric_name       = "CPUUtilization"
  dimensions = {
    InstanceId = try(var.instance_ids[5], "")
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
    "marbot:template" = "ec2-instances"
  }

  depends_on = [aws_sns_topic_subscription.subscription]
}

resource "aws_cloudwatch_metric_alarm" "cpu_credits_6" {
  count = var.cpu_credits_threshold != -1 && try(var.instance_ids[5], "") != "" ? 1 : 0

  alarm_name        = "${var.name}-cpu-credits-6"
  alarm_description = "The instance has nearly used up its CPU credits: it will be slowed down to its baseline."
  namespace         = "AWS/EC2"
  metric_name       = "CPUCreditBalance"
  dimensions = {
    InstanceId = try(var.instance_ids[5], "")
  }
  statistic           = "Minimum"
  period              = 600
  comparison_operator = "LessThanThreshold"
  threshold           = var.cpu_credits_threshold
  evaluation_periods  = 1
  datapoints_to_alarm = 1
  treat_missing_data  = "notBreaching"
  alarm_actions       = [var.create_topic ? aws_sns_topic.topic[0].arn : var.topic_arn]
  ok_actions          = [var.create_topic ? aws_sns_topic.topic[0].arn : var.topic_arn]
  tags = {
    "marbot:template" = "ec2-instances"
  }

  depends_on = [aws_sns_topic_subscription.subscription]
}

resource "aws_cloudwatch_metric_alarm" "ebs_io_balance_6" {
  count = var.ebs_io_balance_threshold != -1 && try(var.instance_ids[5], "") != "" ? 1 : 0

  alarm_name        = "${var.name}-ebs-io-balance-6"
  alarm_description = "The instance has nearly used up its burst of disk operations: its disks will get slow."
  namespace         = "AWS/EC2"
  metric_name       = "EBSIOBalance%"
  dimensions = {
    InstanceId = try(var.instance_ids[5], "")
  }
  statistic           = "Minimum"
  period              = 600
  comparison_operator = "LessThanThreshold"
  threshold           = var.ebs_io_balance_threshold
  evaluation_periods  = 1
  datapoints_to_alarm = 1
  treat_missing_data  = "notBreaching"
  alarm_actions       = [var.create_topic ? aws_sns_topic.topic[0].arn : var.topic_arn]
  ok_actions          = [var.create_topic ? aws_sns_topic.topic[0].arn : var.topic_arn]
  tags = {
    "marbot:template" = "ec2-instances"
  }

  depends_on = [aws_sns_topic_subscription.subscription]
}

resource "aws_cloudwatch_metric_alarm" "ebs_byte_balance_6" {
  count = var.ebs_byte_balance_threshold != -1 && try(var.instance_ids[5], "") != "" ? 1 : 0

  alarm_name        = "${var.name}-ebs-byte-balance-6"
  alarm_description = "The instance has nearly used up its burst of disk throughput: its disks will get slow."
  namespace         = "AWS/EC2"
  metric_name       = "EBSByteBalance%"
  dimensions = {
    InstanceId = try(var.instance_ids[5], "")
  }
  statistic           = "Minimum"
  period              = 600
  comparison_operator = "LessThanThreshold"
  threshold           = var.ebs_byte_balance_threshold
  evaluation_periods  = 1
  datapoints_to_alarm = 1
  treat_missing_data  = "notBreaching"
  alarm_actions       = [var.create_topic ? aws_sns_topic.topic[0].arn : var.topic_arn]
  ok_actions          = [var.create_topic ? aws_sns_topic.topic[0].arn : var.topic_arn]
  tags = {
    "marbot:template" = "ec2-instances"
  }

  depends_on = [aws_sns_topic_subscription.subscription]
}

resource "aws_cloudwatch_metric_alarm" "status_check_6" {
  count = var.status_check_threshold != -1 && try(var.instance_ids[5], "") != "" ? 1 : 0

  alarm_name        = "${var.name}-status-check-6"
  alarm_description = "The instance fails its status check: the machine or its network is broken. Restarting moves it to another machine."
  namespace         = "AWS/EC2"
  metric_name       = "StatusCheckFailed"
  dimensions = {
    InstanceId = try(var.instance_ids[5], "")
  }
  statistic           = "Maximum"
  period              = 60
  comparison_operator = "GreaterThanThreshold"
  threshold           = var.status_check_threshold
  evaluation_periods  = 3
  datapoints_to_alarm = 3
  treat_missing_data  = "notBreaching"
  alarm_actions       = [var.create_topic ? aws_sns_topic.topic[0].arn : var.topic_arn]
  ok_actions          = [var.create_topic ? aws_sns_topic.topic[0].arn : var.topic_arn]
  tags = {
    "marbot:template" = "ec2-instances"
  }

  depends_on = [aws_sns_topic_subscription.subscription]
}

resource "aws_cloudwatch_metric_alarm" "cpu_utilization_7" {
  count = var.cpu_utilization_threshold != -1 && try(var.instance_ids[6], "") != "" ? 1 : 0

  alarm_name        = "${var.name}-cpu-utilization-7"
  alarm_description = "The instance is busy: it is too small, or something keeps it busy."
  namespace         = "AWS/EC2"
  metric_name       = "CPUUtilization"
  dimensions = {
    InstanceId = try(var.instance_ids[6], "")
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
    "marbot:template" = "ec2-instances"
  }

  depends_on = [aws_sns_topic_subscription.subscription]
}

resource "aws_cloudwatch_metric_alarm" "cpu_credits_7" {
  count = var.cpu_credits_threshold != -1 && try(var.instance_ids[6], "") != "" ? 1 : 0

  alarm_name        = "${var.name}-cpu-credits-7"
  alarm_description = "The instance has nearly used up its CPU credits: it will be slowed down to its baseline."
  namespace         = "AWS/EC2"
  metric_name       = "CPUCreditBalance"
  dimensions = {
    InstanceId = try(var.instance_ids[6], "")
  }
  statistic           = "Minimum"
  period              = 600
  comparison_operator = "LessThanThreshold"
  threshold           = var.cpu_credits_threshold
  evaluation_periods  = 1
  datapoints_to_alarm = 1
  treat_missing_data  = "notBreaching"
  alarm_actions       = [var.create_topic ? aws_sns_topic.topic[0].arn : var.topic_arn]
  ok_actions          = [var.create_topic ? aws_sns_topic.topic[0].arn : var.topic_arn]
  tags = {
    "marbot:template" = "ec2-instances"
  }

  depends_on = [aws_sns_topic_subscription.subscription]
}

resource "aws_cloudwatch_metric_alarm" "ebs_io_balance_7" {
  count = var.ebs_io_balance_threshold != -1 && try(var.instance_ids[6], "") != "" ? 1 : 0

  alarm_name        = "${var.name}-ebs-io-balance-7"
  alarm_description = "The instance has nearly used up its burst of disk operations: its disks will get slow."
  namespace         = "AWS/EC2"
  metric_name       = "EBSIOBalance%"
  dimensions = {
    InstanceId = try(var.instance_ids[6], "")
  }
  statistic           = "Minimum"
  period              = 600
  comparison_operator = "LessThanThreshold"
  threshold           = var.ebs_io_balance_threshold
  evaluation_periods  = 1
  datapoints_to_alarm = 1
  treat_missing_data  = "notBreaching"
  alarm_actions       = [var.create_topic ? aws_sns_topic.topic[0].arn : var.topic_arn]
  ok_actions          = [var.create_topic ? aws_sns_topic.topic[0].arn : var.topic_arn]
  tags = {
    "marbot:template" = "ec2-instances"
  }

  depends_on = [aws_sns_topic_subscription.subscription]
}

resource "aws_cloudwatch_metric_alarm" "ebs_byte_balance_7" {
  count = var.ebs_byte_balance_threshold != -1 && try(var.instance_ids[6], "") != "" ? 1 : 0

  alarm_name        = "${var.name}-ebs-byte-balance-7"
  alarm_description = "The instance has nearly used up its burst of disk throughput: its disks will get slow."
  namespace         = "AWS/EC2"
  metric_name       = "EBSByteBalance%"
  dimensions = {
    InstanceId = try(var.instance_ids[6], "")
  }
  statistic           = "Minimum"
  period              = 600
  comparison_operator = "LessThanThreshold"
  threshold           = var.ebs_byte_balance_threshold
  evaluation_periods  = 1
  datapoints_to_alarm = 1
  treat_missing_data  = "notBreaching"
  alarm_actions       = [var.create_topic ? aws_sns_topic.topic[0].arn : var.topic_arn]
  ok_actions          = [var.create_topic ? aws_sns_topic.topic[0].arn : var.topic_arn]
  tags = {
    "marbot:template" = "ec2-instances"
  }

  depends_on = [aws_sns_topic_subscription.subscription]
}

resource "aws_cloudwatch_metric_alarm" "status_check_7" {
  count = var.status_check_threshold != -1 && try(var.instance_ids[6], "") != "" ? 1 : 0

  alarm_name        = "${var.name}-status-check-7"
  alarm_description = "The instance fails its status check: the machine or its network is broken. Restarting moves it to another machine."
  namespace         = "AWS/EC2"
  metric_name       = "StatusCheckFailed"
  dimensions = {
    InstanceId = try(var.instance_ids[6], "")
  }
  statistic           = "Maximum"
  period              = 60
  comparison_operator = "GreaterThanThreshold"
  threshold           = var.status_check_threshold
  evaluation_periods  = 3
  datapoints_to_alarm = 3
  treat_missing_data  = "notBreaching"
  alarm_actions       = [var.create_topic ? aws_sns_topic.topic[0].arn : var.topic_arn]
  ok_actions          = [var.create_topic ? aws_sns_topic.topic[0].arn : var.topic_arn]
  tags = {
    "marbot:template" = "ec2-instances"
  }

  depends_on = [aws_sns_topic_subscription.subscription]
}

resource "aws_cloudwatch_metric_alarm" "cpu_utilization_8" {
  count = var.cpu_utilization_threshold != -1 && try(var.instance_ids[7], "") != "" ? 1 : 0

  alarm_name        = "${var.name}-cpu-utilization-8"
  alarm_description = "The instance is busy: it is too small, or something keeps it busy."
  namespace         = "AWS/EC2"
  metric_name       = "CPUUtilization"
  dimensions = {
    InstanceId = try(var.instance_ids[7], "")
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
    "marbot:template" = "ec2-instances"
  }

  depends_on = [aws_sns_topic_subscription.subscription]
}

resource "aws_cloudwatch_metric_alarm" "cpu_credits_8" {
  count = var.cpu_credits_threshold != -1 && try(var.instance_ids[7], "") != "" ? 1 : 0

  alarm_name        = "${var.name}-cpu-credits-8"
  alarm_description = "The instance has nearly used up its CPU credits: it will be slowed down to its baseline."
  namespace         = "AWS/EC2"
  metric_name       = "CPUCreditBalance"
  dimensions = {
    InstanceId = try(var.instance_ids[7], "")
  }
  statistic           = "Minimum"
  period              = 600
  comparison_operator = "LessThanThreshold"
  threshold           = var.cpu_credits_threshold
  evaluation_periods  = 1
  datapoints_to_alarm = 1
  treat_missing_data  = "notBreaching"
  alarm_actions       = [var.create_topic ? aws_sns_topic.topic[0].arn : var.topic_arn]
  ok_actions          = [var.create_topic ? aws_sns_topic.topic[0].arn : var.topic_arn]
  tags = {
    "marbot:template" = "ec2-instances"
  }

  depends_on = [aws_sns_topic_subscription.subscription]
}

resource "aws_cloudwatch_metric_alarm" "ebs_io_balance_8" {
  count = var.ebs_io_balance_threshold != -1 && try(var.instance_ids[7], "") != "" ? 1 : 0

  alarm_name        = "${var.name}-ebs-io-balance-8"
  alarm_description = "The instance has nearly used up its burst of disk operations: its disks will get slow."
  namespace         = "AWS/EC2"
  metric_name       = "EBSIOBalance%"
  dimensions = {
    InstanceId = try(var.instance_ids[7], "")
  }
  statistic           = "Minimum"
  period              = 600
  comparison_operator = "LessThanThreshold"
  threshold           = var.ebs_io_balance_threshold
  evaluation_periods  = 1
  datapoints_to_alarm = 1
  treat_missing_data  = "notBreaching"
  alarm_actions       = [var.create_topic ? aws_sns_topic.topic[0].arn : var.topic_arn]
  ok_actions          = [var.create_topic ? aws_sns_topic.topic[0].arn : var.topic_arn]
  tags = {
    "marbot:template" = "ec2-instances"
  }

  depends_on = [aws_sns_topic_subscription.subscription]
}

resource "aws_cloudwatch_metric_alarm" "ebs_byte_balance_8" {
  count = var.ebs_byte_balance_threshold != -1 && try(var.instance_ids[7], "") != "" ? 1 : 0

  alarm_name        = "${var.name}-ebs-byte-balance-8"
  alarm_description = "The instance has nearly used up its burst of disk throughput: its disks will get slow."
  namespace         = "AWS/EC2"
  metric_name       = "EBSByteBalance%"
  dimensions = {
    InstanceId = try(var.instance_ids[7], "")
  }
  statistic           = "Minimum"
  period              = 600
  comparison_operator = "LessThanThreshold"
  threshold           = var.ebs_byte_balance_threshold
  evaluation_periods  = 1
  datapoints_to_alarm = 1
  treat_missing_data  = "notBreaching"
  alarm_actions       = [var.create_topic ? aws_sns_topic.topic[0].arn : var.topic_arn]
  ok_actions          = [var.create_topic ? aws_sns_topic.topic[0].arn : var.topic_arn]
  tags = {
    "marbot:template" = "ec2-instances"
  }

  depends_on = [aws_sns_topic_subscription.subscription]
}

resource "aws_cloudwatch_metric_alarm" "status_check_8" {
  count = var.status_check_threshold != -1 && try(var.instance_ids[7], "") != "" ? 1 : 0

  alarm_name        = "${var.name}-status-check-8"
  alarm_description = "The instance fails its status check: the machine or its network is broken. Restarting moves it to another machine."
  namespace         = "AWS/EC2"
  metric_name       = "StatusCheckFailed"
  dimensions = {
    InstanceId = try(var.instance_ids[7], "")
  }
  statistic           = "Maximum"
  period              = 60
  comparison_operator = "GreaterThanThreshold"
  threshold           = var.status_check_threshold
  evaluation_periods  = 3
  datapoints_to_alarm = 3
  treat_missing_data  = "notBreaching"
  alarm_actions       = [var.create_topic ? aws_sns_topic.topic[0].arn : var.topic_arn]
  ok_actions          = [var.create_topic ? aws_sns_topic.topic[0].arn : var.topic_arn]
  tags = {
    "marbot:template" = "ec2-instances"
  }

  depends_on = [aws_sns_topic_subscription.subscription]
}

resource "aws_cloudwatch_metric_alarm" "cpu_utilization_9" {
  count = var.cpu_utilization_threshold != -1 && try(var.instance_ids[8], "") != "" ? 1 : 0

  alarm_name        = "${var.name}-cpu-utilization-9"
  alarm_description = "The instance is busy: it is too small, or something keeps it busy."
  namespace         = "AWS/EC2"
  metric_name       = "CPUUtilization"
  dimensions = {
    InstanceId = try(var.instance_ids[8], "")
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
    "marbot:template" = "ec2-instances"
  }

  depends_on = [aws_sns_topic_subscription.subscription]
}

resource "aws_cloudwatch_metric_alarm" "cpu_credits_9" {
  count = var.cpu_credits_threshold != -1 && try(var.instance_ids[8], "") != "" ? 1 : 0

  alarm_name        = "${var.name}-cpu-credits-9"
  alarm_description = "The instance has nearly used up its CPU credits: it will be slowed down to its baseline."
  namespace         = "AWS/EC2"
  metric_name       = "CPUCreditBalance"
  dimensions = {
    InstanceId = try(var.instance_ids[8], "")
  }
  statistic           = "Minimum"
  period              = 600
  comparison_operator = "LessThanThreshold"
  threshold           = var.cpu_credits_threshold
  evaluation_periods  = 1
  datapoints_to_alarm = 1
  treat_missing_data  = "notBreaching"
  alarm_actions       = [var.create_topic ? aws_sns_topic.topic[0].arn : var.topic_arn]
  ok_actions          = [var.create_topic ? aws_sns_topic.topic[0].arn : var.topic_arn]
  tags = {
    "marbot:template" = "ec2-instances"
  }

  depends_on = [aws_sns_topic_subscription.subscription]
}

resource "aws_cloudwatch_metric_alarm" "ebs_io_balance_9" {
  count = var.ebs_io_balance_threshold != -1 && try(var.instance_ids[8], "") != "" ? 1 : 0

  alarm_name        = "${var.name}-ebs-io-balance-9"
  alarm_description = "The instance has nearly used up its burst of disk operations: its disks will get slow."
  namespace         = "AWS/EC2"
  metric_name       = "EBSIOBalance%"
  dimensions = {
    InstanceId = try(var.instance_ids[8], "")
  }
  statistic           = "Minimum"
  period              = 600
  comparison_operator = "LessThanThreshold"
  threshold           = var.ebs_io_balance_threshold
  evaluation_periods  = 1
  datapoints_to_alarm = 1
  treat_missing_data  = "notBreaching"
  alarm_actions       = [var.create_topic ? aws_sns_topic.topic[0].arn : var.topic_arn]
  ok_actions          = [var.create_topic ? aws_sns_topic.topic[0].arn : var.topic_arn]
  tags = {
    "marbot:template" = "ec2-instances"
  }

  depends_on = [aws_sns_topic_subscription.subscription]
}

resource "aws_cloudwatch_metric_alarm" "ebs_byte_balance_9" {
  count = var.ebs_byte_balance_threshold != -1 && try(var.instance_ids[8], "") != "" ? 1 : 0

  alarm_name        = "${var.name}-ebs-byte-balance-9"
  alarm_description = "The instance has nearly used up its burst of disk throughput: its disks will get slow."
  namespace         = "AWS/EC2"
  metric_name       = "EBSByteBalance%"
  dimensions = {
    InstanceId = try(var.instance_ids[8], "")
  }
  statistic           = "Minimum"
  period              = 600
  comparison_operator = "LessThanThreshold"
  threshold           = var.ebs_byte_balance_threshold
  evaluation_periods  = 1
  datapoints_to_alarm = 1
  treat_missing_data  = "notBreaching"
  alarm_actions       = [var.create_topic ? aws_sns_topic.topic[0].arn : var.topic_arn]
  ok_actions          = [var.create_topic ? aws_sns_topic.topic[0].arn : var.topic_arn]
  tags = {
    "marbot:template" = "ec2-instances"
  }

  depends_on = [aws_sns_topic_subscription.subscription]
}

resource "aws_cloudwatch_metric_alarm" "status_check_9" {
  count = var.status_check_threshold != -1 && try(var.instance_ids[8], "") != "" ? 1 : 0

  alarm_name        = "${var.name}-status-check-9"
  alarm_description = "The instance fails its status check: the machine or its network is broken. Restarting moves it to another machine."
  namespace         = "AWS/EC2"
  metric_name       = "StatusCheckFailed"
  dimensions = {
    InstanceId = try(var.instance_ids[8], "")
  }
  statistic           = "Maximum"
  period              = 60
  comparison_operator = "GreaterThanThreshold"
  threshold           = var.status_check_threshold
  evaluation_periods  = 3
  datapoints_to_alarm = 3
  treat_missing_data  = "notBreaching"
  alarm_actions       = [var.create_topic ? aws_sns_topic.topic[0].arn : var.topic_arn]
  ok_actions          = [var.create_topic ? aws_sns_topic.topic[0].arn : var.topic_arn]
  tags = {
    "marbot:template" = "ec2-instances"
  }

  depends_on = [aws_sns_topic_subscription.subscription]
}

resource "aws_cloudwatch_metric_alarm" "cpu_utilization_10" {
  count = var.cpu_utilization_threshold != -1 && try(var.instance_ids[9], "") != "" ? 1 : 0

  alarm_name        = "${var.name}-cpu-utilization-10"
  alarm_description = "The instance is busy: it is too small, or something keeps it busy."
  namespace         = "AWS/EC2"
  metric_name       = "CPUUtilization"
  dimensions = {
    InstanceId = try(var.instance_ids[9], "")
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
    "marbot:template" = "ec2-instances"
  }

  depends_on = [aws_sns_topic_subscription.subscription]
}

resource "aws_cloudwatch_metric_alarm" "cpu_credits_10" {
  count = var.cpu_credits_threshold != -1 && try(var.instance_ids[9], "") != "" ? 1 : 0

  alarm_name        = "${var.name}-cpu-credits-10"
  alarm_description = "The instance has nearly used up its CPU credits: it will be slowed down to its baseline."
  namespace         = "AWS/EC2"
  metric_name       = "CPUCreditBalance"
  dimensions = {
    InstanceId = try(var.instance_ids[9], "")
  }
  statistic           = "Minimum"
  period              = 600
  comparison_operator = "LessThanThreshold"
  threshold           = var.cpu_credits_threshold
  evaluation_periods  = 1
  datapoints_to_alarm = 1
  treat_missing_data  = "notBreaching"
  alarm_actions       = [var.create_topic ? aws_sns_topic.topic[0].arn : var.topic_arn]
  ok_actions          = [var.create_topic ? aws_sns_topic.topic[0].arn : var.topic_arn]
  tags = {
    "marbot:template" = "ec2-instances"
  }

  depends_on = [aws_sns_topic_subscription.subscription]
}

resource "aws_cloudwatch_metric_alarm" "ebs_io_balance_10" {
  count = var.ebs_io_balance_threshold != -1 && try(var.instance_ids[9], "") != "" ? 1 : 0

  alarm_name        = "${var.name}-ebs-io-balance-10"
  alarm_description = "The instance has nearly used up its burst of disk operations: its disks will get slow."
  namespace         = "AWS/EC2"
  metric_name       = "EBSIOBalance%"
  dimensions = {
    InstanceId = try(var.instance_ids[9], "")
  }
  statistic           = "Minimum"
  period              = 600
  comparison_operator = "LessThanThreshold"
  threshold           = var.ebs_io_balance_threshold
  evaluation_periods  = 1
  datapoints_to_alarm = 1
  treat_missing_data  = "notBreaching"
  alarm_actions       = [var.create_topic ? aws_sns_topic.topic[0].arn : var.topic_arn]
  ok_actions          = [var.create_topic ? aws_sns_topic.topic[0].arn : var.topic_arn]
  tags = {
    "marbot:template" = "ec2-instances"
  }

  depends_on = [aws_sns_topic_subscription.subscription]
}

resource "aws_cloudwatch_metric_alarm" "ebs_byte_balance_10" {
  count = var.ebs_byte_balance_threshold != -1 && try(var.instance_ids[9], "") != "" ? 1 : 0

  alarm_name        = "${var.name}-ebs-byte-balance-10"
  alarm_description = "The instance has nearly used up its burst of disk throughput: its disks will get slow."
  namespace         = "AWS/EC2"
  metric_name       = "EBSByteBalance%"
  dimensions = {
    InstanceId = try(var.instance_ids[9], "")
  }
  statistic           = "Minimum"
  period              = 600
  comparison_operator = "LessThanThreshold"
  threshold           = var.ebs_byte_balance_threshold
  evaluation_periods  = 1
  datapoints_to_alarm = 1
  treat_missing_data  = "notBreaching"
  alarm_actions       = [var.create_topic ? aws_sns_topic.topic[0].arn : var.topic_arn]
  ok_actions          = [var.create_topic ? aws_sns_topic.topic[0].arn : var.topic_arn]
  tags = {
    "marbot:template" = "ec2-instances"
  }

  depends_on = [aws_sns_topic_subscription.subscription]
}

resource "aws_cloudwatch_metric_alarm" "status_check_10" {
  count = var.status_check_threshold != -1 && try(var.instance_ids[9], "") != "" ? 1 : 0

  alarm_name        = "${var.name}-status-check-10"
  alarm_description = "The instance fails its status check: the machine or its network is broken. Restarting moves it to another machine."
  namespace         = "AWS/EC2"
  metric_name       = "StatusCheckFailed"
  dimensions = {
    InstanceId = try(var.instance_ids[9], "")
  }
  statistic           = "Maximum"
  period              = 60
  comparison_operator = "GreaterThanThreshold"
  threshold           = var.status_check_threshold
  evaluation_periods  = 3
  datapoints_to_alarm = 3
  treat_missing_data  = "notBreaching"
  alarm_actions       = [var.create_topic ? aws_sns_topic.topic[0].arn : var.topic_arn]
  ok_actions          = [var.create_topic ? aws_sns_topic.topic[0].arn : var.topic_arn]
  tags = {
    "marbot:template" = "ec2-instances"
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
    "marbot:template" = "ec2-instances"
  }

  depends_on = [aws_sns_topic_subscription.subscription]
}
