# Made from templates/library/ec2-instance.ts by npm run build:templates: not to be edited by hand.

# What it does: Watches one EC2 instance: is it busy, does it run out of credits or network, is it still in order?
# It has 8 rules, each with a sentence that says what it means; a parameter switches each of yours off.
# What it costs as it comes: $1.60 a month (6 alarms, and the key).
# What it may do: no role is for anybody outside your account.
# - scheduler, taken by EventBridge Scheduler, for the heartbeat and the test alert: sns:Publish
# Why, line by line: docs/templates/ec2-instance.md

data "aws_caller_identity" "current" {}
data "aws_partition" "current" {}
data "aws_region" "current" {}

locals {
  _network_baseline = {
    none               = 0
    "t3.nano"          = 0.032
    "t3.micro"         = 0.064
    "t3.small"         = 0.128
    "t3.medium"        = 0.256
    "t3.large"         = 0.512
    "t3.xlarge"        = 1.024
    "t3.2xlarge"       = 2.048
    "t3a.nano"         = 0.032
    "t3a.micro"        = 0.064
    "t3a.small"        = 0.128
    "t3a.medium"       = 0.256
    "t3a.large"        = 0.512
    "t3a.xlarge"       = 1.024
    "t3a.2xlarge"      = 2.048
    "t4g.nano"         = 0.032
    "t4g.micro"        = 0.064
    "t4g.small"        = 0.128
    "t4g.medium"       = 0.256
    "t4g.large"        = 0.512
    "t4g.xlarge"       = 1.024
    "t4g.2xlarge"      = 2.048
    "m5.large"         = 0.75
    "m5.xlarge"        = 1.25
    "m5.2xlarge"       = 2.5
    "m5.4xlarge"       = 5
    "m5.8xlarge"       = 10
    "r5.large"         = 0.75
    "r5.xlarge"        = 1.25
    "r5.2xlarge"       = 2.5
    "r5.4xlarge"       = 5
    "r5.8xlarge"       = 10
    "m6a.large"        = 0.781
    "m6a.xlarge"       = 1.562
    "m6a.2xlarge"      = 3.125
    "m6a.4xlarge"      = 6.25
    "m6a.8xlarge"      = 12.5
    "m6i.large"        = 0.781
    "m6i.xlarge"       = 1.562
    "m6i.2xlarge"      = 3.125
    "m6i.4xlarge"      = 6.25
    "m6i.8xlarge"      = 12.5
    "m7i.large"        = 0.781
    "m7i.xlarge"       = 1.562
    "m7i.2xlarge"      = 3.125
    "m7i.4xlarge"      = 6.25
    "m7i.8xlarge"      = 12.5
    "c6a.large"        = 0.781
    "c6a.xlarge"       = 1.562
    "c6a.2xlarge"      = 3.125
    "c6a.4xlarge"      = 6.25
    "c6a.8xlarge"      = 12.5
    "c6i.large"        = 0.781
    "c6i.xlarge"       = 1.562
    "c6i.2xlarge"      = 3.125
    "c6i.4xlarge"      = 6.25
    "c6i.8xlarge"      = 12.5
    "c7i.large"        = 0.781
    "c7i.xlarge"       = 1.562
    "c7i.2xlarge"      = 3.125
    "c7i.4xlarge"      = 6.25
    "c7i.8xlarge"      = 12.5
    "r6a.large"        = 0.781
    "r6a.xlarge"       = 1.562
    "r6a.2xlarge"      = 3.125
    "r6a.4xlarge"      = 6.25
    "r6a.8xlarge"      = 12.5
    "r6i.large"        = 0.781
    "r6i.xlarge"       = 1.562
    "r6i.2xlarge"      = 3.125
    "r6i.4xlarge"      = 6.25
    "r6i.8xlarge"      = 12.5
    "r7i.large"        = 0.781
    "r7i.xlarge"       = 1.562
    "r7i.2xlarge"      = 3.125
    "r7i.4xlarge"      = 6.25
    "r7i.8xlarge"      = 12.5
    "m6g.medium"       = 0.5
    "m6g.large"        = 0.75
    "m6g.xlarge"       = 1.25
    "m6g.2xlarge"      = 2.5
    "m6g.4xlarge"      = 5
    "m6g.8xlarge"      = 12
    "c6g.medium"       = 0.5
    "c6g.large"        = 0.75
    "c6g.xlarge"       = 1.25
    "c6g.2xlarge"      = 2.5
    "c6g.4xlarge"      = 5
    "c6g.8xlarge"      = 12
    "r6g.medium"       = 0.5
    "r6g.large"        = 0.75
    "r6g.xlarge"       = 1.25
    "r6g.2xlarge"      = 2.5
    "r6g.4xlarge"      = 5
    "r6g.8xlarge"      = 12
    "m7a.medium"       = 0.39
    "m7a.large"        = 0.781
    "m7a.xlarge"       = 1.562
    "m7a.2xlarge"      = 3.125
    "m7a.4xlarge"      = 6.25
    "m7a.8xlarge"      = 12.5
    "c7a.medium"       = 0.39
    "c7a.large"        = 0.781
    "c7a.xlarge"       = 1.562
    "c7a.2xlarge"      = 3.125
    "c7a.4xlarge"      = 6.25
    "c7a.8xlarge"      = 12.5
    "r7a.medium"       = 0.39
    "r7a.large"        = 0.781
    "r7a.xlarge"       = 1.562
    "r7a.2xlarge"      = 3.125
    "r7a.4xlarge"      = 6.25
    "r7a.8xlarge"      = 12.5
    "m7g.medium"       = 0.52
    "m7g.large"        = 0.937
    "m7g.xlarge"       = 1.876
    "m7g.2xlarge"      = 3.75
    "m7g.4xlarge"      = 7.5
    "m7g.8xlarge"      = 15
    "c7g.medium"       = 0.52
    "c7g.large"        = 0.937
    "c7g.xlarge"       = 1.876
    "c7g.2xlarge"      = 3.75
    "c7g.4xlarge"      = 7.5
    "c7g.8xlarge"      = 15
    "r7g.medium"       = 0.52
    "r7g.large"        = 0.937
    "r7g.xlarge"       = 1.876
    "r7g.2xlarge"      = 3.75
    "r7g.4xlarge"      = 7.5
    "r7g.8xlarge"      = 15
    "m7i-flex.large"   = 0.39
    "m7i-flex.xlarge"  = 0.781
    "m7i-flex.2xlarge" = 1.562
    "m7i-flex.4xlarge" = 3.125
    "m7i-flex.8xlarge" = 6.25
    "c7i-flex.large"   = 0.39
    "c7i-flex.xlarge"  = 0.781
    "c7i-flex.2xlarge" = 1.562
    "c7i-flex.4xlarge" = 3.125
    "c7i-flex.8xlarge" = 6.25
    "m8g.medium"       = 0.52
    "m8g.large"        = 0.937
    "m8g.xlarge"       = 1.875
    "m8g.2xlarge"      = 3.75
    "m8g.4xlarge"      = 7.5
    "m8g.8xlarge"      = 15
    "c8g.medium"       = 0.52
    "c8g.large"        = 0.937
    "c8g.xlarge"       = 1.875
    "c8g.2xlarge"      = 3.75
    "c8g.4xlarge"      = 7.5
    "c8g.8xlarge"      = 15
    "r8g.medium"       = 0.52
    "r8g.large"        = 0.937
    "r8g.xlarge"       = 1.875
    "r8g.2xlarge"      = 3.75
    "r8g.4xlarge"      = 7.5
    "r8g.8xlarge"      = 15
    "m8i.large"        = 0.937
    "m8i.xlarge"       = 1.875
    "m8i.2xlarge"      = 3.75
    "m8i.4xlarge"      = 7.5
    "m8i.8xlarge"      = 15
    "c8i.large"        = 0.937
    "c8i.xlarge"       = 1.875
    "c8i.2xlarge"      = 3.75
    "c8i.4xlarge"      = 7.5
    "c8i.8xlarge"      = 15
    "r8i.large"        = 0.937
    "r8i.xlarge"       = 1.875
    "r8i.2xlarge"      = 3.75
    "r8i.4xlarge"      = 7.5
    "r8i.8xlarge"      = 15
    "c5.large"         = 0.75
    "c5.xlarge"        = 1.25
    "c5.2xlarge"       = 2.5
    "c5.4xlarge"       = 5
  }
}

resource "aws_kms_key" "topic_key" {
  #checkov:skip=CKV_AWS_33:Everybody is whoever of this account may publish, and through SNS only: the condition says so.

  count = var.create_topic && var.encrypt_topic ? 1 : 0

  description             = "Encrypts what the monitoring template ec2-instance sends to marbot"
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
    "marbot:template" = "ec2-instance"
  }
}

resource "aws_sns_topic" "topic" {
  count = var.create_topic ? 1 : 0

  name              = "${var.name}-topic"
  kms_master_key_id = var.encrypt_topic ? aws_kms_key.topic_key[0].key_id : null
  tags = {
    "marbot:template" = "ec2-instance"
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
    "marbot:template" = "ec2-instance"
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
  description = "Lets EventBridge Scheduler publish the heartbeat of the monitoring template ec2-instance"
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
    "marbot:template"     = "ec2-instance"
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
      MarbotTemplate = "ec2-instance"
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
      MarbotTemplate = "ec2-instance"
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

resource "aws_cloudwatch_metric_alarm" "cpu_utilization" {
  count = var.cpu_utilization_threshold != -1 ? 1 : 0

  alarm_name        = "${var.name}-cpu-utilization"
  alarm_description = "The instance is busy: it is too small, or something keeps it busy."
  namespace         = "AWS/EC2"
  metric_name       = "CPUUtilization"
  dimensions = {
    InstanceId = var.instance_id
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
    "marbot:template" = "ec2-instance"
  }

  depends_on = [aws_sns_topic_subscription.subscription]
}

resource "aws_cloudwatch_metric_alarm" "cpu_credits" {
  count = var.cpu_credits_threshold != -1 ? 1 : 0

  alarm_name        = "${var.name}-cpu-credits"
  alarm_description = "The instance has nearly used up its CPU credits: it will be slowed down to its baseline."
  namespace         = "AWS/EC2"
  metric_name       = "CPUCreditBalance"
  dimensions = {
    InstanceId = var.instance_id
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
    "marbot:template" = "ec2-instance"
  }

  depends_on = [aws_sns_topic_subscription.subscription]
}

resource "aws_cloudwatch_metric_alarm" "ebs_io_balance" {
  count = var.ebs_io_balance_threshold != -1 ? 1 : 0

  alarm_name        = "${var.name}-ebs-io-balance"
  alarm_description = "The instance has nearly used up its burst of disk operations: its disks will get slow."
  namespace         = "AWS/EC2"
  metric_name       = "EBSIOBalance%"
  dimensions = {
    InstanceId = var.instance_id
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
    "marbot:template" = "ec2-instance"
  }

  depends_on = [aws_sns_topic_subscription.subscription]
}

resource "aws_cloudwatch_metric_alarm" "ebs_byte_balance" {
  count = var.ebs_byte_balance_threshold != -1 ? 1 : 0

  alarm_name        = "${var.name}-ebs-byte-balance"
  alarm_description = "The instance has nearly used up its burst of disk throughput: its disks will get slow."
  namespace         = "AWS/EC2"
  metric_name       = "EBSByteBalance%"
  dimensions = {
    InstanceId = var.instance_id
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
    "marbot:template" = "ec2-instance"
  }

  depends_on = [aws_sns_topic_subscription.subscription]
}

resource "aws_cloudwatch_metric_alarm" "status_check" {
  count = var.status_check_threshold != -1 ? 1 : 0

  alarm_name        = "${var.name}-status-check"
  alarm_description = "The instance fails its status check: the machine or its network is broken. Restarting moves it to another machine."
  namespace         = "AWS/EC2"
  metric_name       = "StatusCheckFailed"
  dimensions = {
    InstanceId = var.instance_id
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
    "marbot:template" = "ec2-instance"
  }

  depends_on = [aws_sns_topic_subscription.subscription]
}

resource "aws_cloudwatch_metric_alarm" "network_in" {
  count = var.network_in_threshold != -1 && var.instance_type != "none" ? 1 : 0

  alarm_name          = "${var.name}-network-in"
  alarm_description   = "More arrives over the network than the instance takes for long: it will be slowed down."
  comparison_operator = "GreaterThanThreshold"
  threshold           = var.network_in_threshold
  evaluation_periods  = 3
  datapoints_to_alarm = 3
  treat_missing_data  = "notBreaching"
  alarm_actions       = [var.create_topic ? aws_sns_topic.topic[0].arn : var.topic_arn]
  ok_actions          = [var.create_topic ? aws_sns_topic.topic[0].arn : var.topic_arn]
  tags = {
    "marbot:template" = "ec2-instance"
  }

  metric_query {
    id          = "result"
    expression  = "bytes * 8 / 1000000000 / PERIOD(bytes) / ${local._network_baseline[var.instance_type]} * 100"
    label       = "Incoming traffic"
    return_data = true
  }

  metric_query {
    id          = "bytes"
    return_data = false

    metric {
      metric_name = "NetworkIn"
      namespace   = "AWS/EC2"
      dimensions = {
        InstanceId = var.instance_id
      }
      period = 300
      stat   = "Sum"
    }
  }

  depends_on = [aws_sns_topic_subscription.subscription]
}

resource "aws_cloudwatch_metric_alarm" "network_out" {
  count = var.network_out_threshold != -1 && var.instance_type != "none" ? 1 : 0

  alarm_name          = "${var.name}-network-out"
  alarm_description   = "More leaves over the network than the instance sends for long: it will be slowed down."
  comparison_operator = "GreaterThanThreshold"
  threshold           = var.network_out_threshold
  evaluation_periods  = 3
  datapoints_to_alarm = 3
  treat_missing_data  = "notBreaching"
  alarm_actions       = [var.create_topic ? aws_sns_topic.topic[0].arn : var.topic_arn]
  ok_actions          = [var.create_topic ? aws_sns_topic.topic[0].arn : var.topic_arn]
  tags = {
    "marbot:template" = "ec2-instance"
  }

  metric_query {
    id          = "result"
    expression  = "bytes * 8 / 1000000000 / PERIOD(bytes) / ${local._network_baseline[var.instance_type]} * 100"
    label       = "Outgoing traffic"
    return_data = true
  }

  metric_query {
    id          = "bytes"
    return_data = false

    metric {
      metric_name = "NetworkOut"
      namespace   = "AWS/EC2"
      dimensions = {
        InstanceId = var.instance_id
      }
      period = 300
      stat   = "Sum"
    }
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
    "marbot:template" = "ec2-instance"
  }

  depends_on = [aws_sns_topic_subscription.subscription]
}
