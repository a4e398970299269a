# Made from templates/library/basics.ts by npm run build:templates: not to be edited by hand.

# What it does: Watches a whole account in one Region: what failed, what AWS found or announces, who became root.
# It has 65 rules, each with a sentence that says what it means; a parameter switches each of yours off.
# What it costs as it comes: $2.00 a month (10 alarms, and the key).
# What it may do: no role is for anybody outside your account.
# - scheduler, taken by EventBridge Scheduler, for the heartbeat and the test alert: sns:Publish
# - looks-again-role, taken by EventBridge Scheduler, for alarms that the filter held: lambda:InvokeFunction, sqs:SendMessage
# - filter-role, taken by the filter function: cloudwatch:DescribeAlarmContributors, cloudwatch:DescribeAlarms, cloudwatch:GetAlarmMuteRule, cloudwatch:ListAlarmMuteRules, cloudwatch:ListTagsForResource, iam:PassRole, logs:CreateLogStream, logs:PutLogEvents, scheduler:CreateSchedule, sns:Publish
# - enrich-role, taken by the enrich function, if you switch it on: cloudtrail:LookupEvents, cloudwatch:DescribeAlarms, cloudwatch:GetMetricWidgetImage, cloudwatch:ListTagsForResource, iam:ListAccountAliases, logs:CreateLogStream, logs:DescribeLogGroups, logs:DescribeMetricFilters, logs:GetQueryResults, logs:PutLogEvents, logs:StartQuery, sqs:DeleteMessage, sqs:GetQueueAttributes, sqs:ReceiveMessage, sqs:SendMessage, tag:GetResources
# Why, line by line: docs/templates/basics.md

data "aws_caller_identity" "current" {}
data "aws_partition" "current" {}
data "aws_region" "current" {}

resource "aws_kms_key" "topic_key" {
  #checkov:skip=CKV_AWS_33:Everybody is whoever of this account may publish, and through SNS only: the condition says so.

  count = var.create_topic && var.encrypt_topic ? 1 : 0

  description             = "Encrypts what the monitoring template basics sends to marbot"
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
          Service = [
            "budgets.amazonaws.com",
            "cloudwatch.amazonaws.com",
            "events.amazonaws.com",
            "events.rds.amazonaws.com",
          ]
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
    "marbot:template" = "basics"
  }
}

resource "aws_sns_topic" "topic" {
  count = var.create_topic ? 1 : 0

  name              = "${var.name}-topic"
  kms_master_key_id = var.encrypt_topic ? aws_kms_key.topic_key[0].key_id : null
  tags = {
    "marbot:template" = "basics"
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
          Service = [
            "budgets.amazonaws.com",
            "cloudwatch.amazonaws.com",
            "events.amazonaws.com",
            "events.rds.amazonaws.com",
          ]
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
    "marbot:template" = "basics"
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
  description = "Lets EventBridge Scheduler publish the heartbeat of the monitoring template basics"
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
    "marbot:template"     = "basics"
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
      MarbotTemplate = "basics"
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
      MarbotTemplate = "basics"
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

resource "aws_cloudwatch_event_rule" "alarm_fired_rule" {
  count = var.filter_alarms ? 1 : 0

  name        = "${var.name}-alarm-fired-rule"
  description = "An alarm of this account has gone off."
  event_pattern = jsonencode({
    source      = ["aws.cloudwatch"]
    detail-type = ["CloudWatch Alarm State Change", "CloudWatch Alarm Contributor State Change"]
    detail = {
      state = {
        value = ["ALARM"]
      }
    }
  })

  depends_on = [aws_sns_topic_subscription.subscription]
}

resource "aws_cloudwatch_event_target" "alarm_fired_target" {
  count = var.filter_alarms ? 1 : 0

  rule      = aws_cloudwatch_event_rule.alarm_fired_rule[0].name
  target_id = "filter"
  arn       = aws_lambda_function.filter[0].arn

  dead_letter_config {
    arn = aws_sqs_queue.dead_letters.arn
  }
}

resource "aws_lambda_permission" "alarm_fired_rule_permission" {
  count = var.filter_alarms ? 1 : 0

  action        = "lambda:InvokeFunction"
  function_name = aws_lambda_function.filter[0].function_name
  principal     = "events.amazonaws.com"
  source_arn    = aws_cloudwatch_event_rule.alarm_fired_rule[0].arn
}

resource "aws_cloudwatch_event_rule" "alarm_recovered_rule" {
  count = var.alarm_recovered && var.filter_alarms ? 1 : 0

  name        = "${var.name}-alarm-recovered-rule"
  description = "An alarm of this account is over: its card is closed."
  event_pattern = jsonencode({
    source      = ["aws.cloudwatch"]
    detail-type = ["CloudWatch Alarm State Change", "CloudWatch Alarm Contributor State Change"]
    detail = {
      state = {
        value = ["OK"]
      }
    }
  })

  depends_on = [aws_sns_topic_subscription.subscription]
}

resource "aws_cloudwatch_event_target" "alarm_recovered_target" {
  count = var.alarm_recovered && var.filter_alarms ? 1 : 0

  rule      = aws_cloudwatch_event_rule.alarm_recovered_rule[0].name
  target_id = "filter"
  arn       = aws_lambda_function.filter[0].arn

  dead_letter_config {
    arn = aws_sqs_queue.dead_letters.arn
  }
}

resource "aws_lambda_permission" "alarm_recovered_rule_permission" {
  count = var.alarm_recovered && var.filter_alarms ? 1 : 0

  action        = "lambda:InvokeFunction"
  function_name = aws_lambda_function.filter[0].function_name
  principal     = "events.amazonaws.com"
  source_arn    = aws_cloudwatch_event_rule.alarm_recovered_rule[0].arn
}

resource "aws_cloudwatch_event_rule" "alarm_without_data_rule" {
  count = var.alarm_without_data && var.filter_alarms ? 1 : 0

  name        = "${var.name}-alarm-without-data-rule"
  description = "An alarm of this account has no data any more: what it watches may be gone."
  event_pattern = jsonencode({
    source      = ["aws.cloudwatch"]
    detail-type = ["CloudWatch Alarm State Change", "CloudWatch Alarm Contributor State Change"]
    detail = {
      state = {
        value = ["INSUFFICIENT_DATA"]
      }
    }
  })

  depends_on = [aws_sns_topic_subscription.subscription]
}

resource "aws_cloudwatch_event_target" "alarm_without_data_target" {
  count = var.alarm_without_data && var.filter_alarms ? 1 : 0

  rule      = aws_cloudwatch_event_rule.alarm_without_data_rule[0].name
  target_id = "filter"
  arn       = aws_lambda_function.filter[0].arn

  dead_letter_config {
    arn = aws_sqs_queue.dead_letters.arn
  }
}

resource "aws_lambda_permission" "alarm_without_data_rule_permission" {
  count = var.alarm_without_data && var.filter_alarms ? 1 : 0

  action        = "lambda:InvokeFunction"
  function_name = aws_lambda_function.filter[0].function_name
  principal     = "events.amazonaws.com"
  source_arn    = aws_cloudwatch_event_rule.alarm_without_data_rule[0].arn
}

resource "aws_cloudwatch_metric_alarm" "filter_fails" {
  count = var.filter_alarms ? 1 : 0

  alarm_name        = "${var.name}-filter-fails"
  alarm_description = "The filter function fails: alarms come late, or unfiltered."
  namespace         = "AWS/Lambda"
  metric_name       = "Errors"
  dimensions = {
    FunctionName = aws_lambda_function.filter[0].function_name
  }
  statistic           = "Sum"
  period              = 300
  comparison_operator = "GreaterThanThreshold"
  threshold           = 0
  evaluation_periods  = 1
  datapoints_to_alarm = 1
  treat_missing_data  = "notBreaching"
  alarm_actions       = [var.create_topic ? aws_sns_topic.topic[0].arn : var.topic_arn]
  ok_actions          = [var.create_topic ? aws_sns_topic.topic[0].arn : var.topic_arn]
  tags = {
    "marbot:template" = "basics"
  }

  depends_on = [aws_sns_topic_subscription.subscription]
}

resource "aws_cloudwatch_metric_alarm" "filter_throttled" {
  count = var.filter_alarms ? 1 : 0

  alarm_name        = "${var.name}-filter-throttled"
  alarm_description = "The filter function may not run as often as it should."
  namespace         = "AWS/Lambda"
  metric_name       = "Throttles"
  dimensions = {
    FunctionName = aws_lambda_function.filter[0].function_name
  }
  statistic           = "Sum"
  period              = 300
  comparison_operator = "GreaterThanThreshold"
  threshold           = 0
  evaluation_periods  = 1
  datapoints_to_alarm = 1
  treat_missing_data  = "notBreaching"
  alarm_actions       = [var.create_topic ? aws_sns_topic.topic[0].arn : var.topic_arn]
  ok_actions          = [var.create_topic ? aws_sns_topic.topic[0].arn : var.topic_arn]
  tags = {
    "marbot:template" = "basics"
  }

  depends_on = [aws_sns_topic_subscription.subscription]
}

resource "aws_cloudwatch_metric_alarm" "filter_dead_letters" {
  count = var.filter_alarms ? 1 : 0

  alarm_name        = "${var.name}-filter-dead-letters"
  alarm_description = "Alarms are lost: the filter function could not handle them, and they could not be sent unfiltered."
  namespace         = "AWS/Lambda"
  metric_name       = "DeadLetterErrors"
  dimensions = {
    FunctionName = aws_lambda_function.filter[0].function_name
  }
  statistic           = "Sum"
  period              = 300
  comparison_operator = "GreaterThanThreshold"
  threshold           = 0
  evaluation_periods  = 1
  datapoints_to_alarm = 1
  treat_missing_data  = "notBreaching"
  alarm_actions       = [var.create_topic ? aws_sns_topic.topic[0].arn : var.topic_arn]
  ok_actions          = [var.create_topic ? aws_sns_topic.topic[0].arn : var.topic_arn]
  tags = {
    "marbot:template" = "basics"
  }

  depends_on = [aws_sns_topic_subscription.subscription]
}

resource "aws_cloudwatch_metric_alarm" "filter_undecided" {
  count = var.filter_alarms ? 1 : 0

  alarm_name        = "${var.name}-filter-undecided"
  alarm_description = "The filter function sends alarms without having judged them: may it still read what it has to?"
  namespace         = "marbot/Filter"
  metric_name       = "Forwarded"
  dimensions = {
    Reason = "undecided"
  }
  statistic           = "Sum"
  period              = 300
  comparison_operator = "GreaterThanThreshold"
  threshold           = 0
  evaluation_periods  = 1
  datapoints_to_alarm = 1
  treat_missing_data  = "notBreaching"
  alarm_actions       = [var.create_topic ? aws_sns_topic.topic[0].arn : var.topic_arn]
  ok_actions          = [var.create_topic ? aws_sns_topic.topic[0].arn : var.topic_arn]
  tags = {
    "marbot:template" = "basics"
  }

  depends_on = [aws_sns_topic_subscription.subscription]
}

resource "aws_cloudwatch_metric_alarm" "enrich_fails" {
  count = var.enrich_alarms && var.create_topic ? 1 : 0

  alarm_name        = "${var.name}-enrich-fails"
  alarm_description = "The enrich function fails: alarms come, but without graph, log lines and changes."
  namespace         = "AWS/Lambda"
  metric_name       = "Errors"
  dimensions = {
    FunctionName = aws_lambda_function.enrich[0].function_name
  }
  statistic           = "Sum"
  period              = 300
  comparison_operator = "GreaterThanThreshold"
  threshold           = 0
  evaluation_periods  = 1
  datapoints_to_alarm = 1
  treat_missing_data  = "notBreaching"
  alarm_actions       = [aws_sns_topic.topic[0].arn]
  ok_actions          = [aws_sns_topic.topic[0].arn]
  tags = {
    "marbot:template" = "basics"
  }

  depends_on = [aws_sns_topic_subscription.subscription]
}

resource "aws_cloudwatch_event_rule" "root_user_login_rule" {
  count = var.root_user_login ? 1 : 0

  name        = "${var.name}-root-user-login-rule"
  description = "Somebody signed in as the account's root user: was it expected, and who was it?"
  event_pattern = jsonencode({
    detail-type = ["AWS Console Sign In via CloudTrail"]
    detail = {
      userIdentity = {
        type = ["Root"]
      }
    }
  })

  depends_on = [aws_sns_topic_subscription.subscription]
}

resource "aws_cloudwatch_event_target" "root_user_login_target" {
  count = var.root_user_login ? 1 : 0

  rule      = aws_cloudwatch_event_rule.root_user_login_rule[0].name
  target_id = "topic"
  arn       = var.create_topic ? aws_sns_topic.topic[0].arn : var.topic_arn

  dead_letter_config {
    arn = aws_sqs_queue.dead_letters.arn
  }
}

resource "aws_cloudwatch_event_rule" "guard_duty_finding_rule" {
  count = var.guard_duty_finding ? 1 : 0

  name        = "${var.name}-guard-duty-finding-rule"
  description = "GuardDuty found something of high severity (7 or more): an account, instance or bucket may be compromised."
  event_pattern = jsonencode({
    source      = ["aws.guardduty"]
    detail-type = ["GuardDuty Finding"]
    detail = {
      severity = [
        {
          numeric = [">=", 7]
        },
      ]
    }
  })

  depends_on = [aws_sns_topic_subscription.subscription]
}

resource "aws_cloudwatch_event_target" "guard_duty_finding_target" {
  count = var.guard_duty_finding ? 1 : 0

  rule      = aws_cloudwatch_event_rule.guard_duty_finding_rule[0].name
  target_id = "topic"
  arn       = var.create_topic ? aws_sns_topic.topic[0].arn : var.topic_arn

  dead_letter_config {
    arn = aws_sqs_queue.dead_letters.arn
  }
}

resource "aws_cloudwatch_event_rule" "macie_finding_rule" {
  count = var.macie_finding ? 1 : 0

  name        = "${var.name}-macie-finding-rule"
  description = "Macie found sensitive data or an exposed bucket of high severity."
  event_pattern = jsonencode({
    source      = ["aws.macie"]
    detail-type = ["Macie Finding"]
    detail = {
      severity = {
        score = [
          {
            numeric = [">=", 3]
          },
        ]
      }
    }
  })

  depends_on = [aws_sns_topic_subscription.subscription]
}

resource "aws_cloudwatch_event_target" "macie_finding_target" {
  count = var.macie_finding ? 1 : 0

  rule      = aws_cloudwatch_event_rule.macie_finding_rule[0].name
  target_id = "topic"
  arn       = var.create_topic ? aws_sns_topic.topic[0].arn : var.topic_arn

  dead_letter_config {
    arn = aws_sqs_queue.dead_letters.arn
  }
}

resource "aws_cloudwatch_event_rule" "security_hub_finding_rule" {
  count = var.security_hub_finding ? 1 : 0

  name        = "${var.name}-security-hub-finding-rule"
  description = "Security Hub has a new finding of high severity that nobody has looked at."
  event_pattern = jsonencode({
    source      = ["aws.securityhub"]
    detail-type = ["Security Hub Findings - Imported"]
    detail = {
      findings = {
        Severity = {
          Normalized = [
            {
              numeric = [">=", 70]
            },
          ]
        }
        Workflow = {
          Status = ["NEW"]
        }
        RecordState = ["ACTIVE"]
      }
    }
  })

  depends_on = [aws_sns_topic_subscription.subscription]
}

resource "aws_cloudwatch_event_target" "security_hub_finding_target" {
  count = var.security_hub_finding ? 1 : 0

  rule      = aws_cloudwatch_event_rule.security_hub_finding_rule[0].name
  target_id = "topic"
  arn       = var.create_topic ? aws_sns_topic.topic[0].arn : var.topic_arn

  dead_letter_config {
    arn = aws_sqs_queue.dead_letters.arn
  }
}

resource "aws_cloudwatch_event_rule" "security_hub_insight_rule" {
  count = var.security_hub_insight ? 1 : 0

  name        = "${var.name}-security-hub-insight-rule"
  description = "Somebody sent results of a Security Hub insight."
  event_pattern = jsonencode({
    source      = ["aws.securityhub"]
    detail-type = ["Security Hub Insight Results"]
  })

  depends_on = [aws_sns_topic_subscription.subscription]
}

resource "aws_cloudwatch_event_target" "security_hub_insight_target" {
  count = var.security_hub_insight ? 1 : 0

  rule      = aws_cloudwatch_event_rule.security_hub_insight_rule[0].name
  target_id = "topic"
  arn       = var.create_topic ? aws_sns_topic.topic[0].arn : var.topic_arn

  dead_letter_config {
    arn = aws_sqs_queue.dead_letters.arn
  }
}

resource "aws_cloudwatch_event_rule" "inspector_finding_rule" {
  count = var.inspector_finding ? 1 : 0

  name        = "${var.name}-inspector-finding-rule"
  description = "Inspector found a vulnerability or an open path into the network."
  event_pattern = jsonencode({
    source      = ["aws.inspector2"]
    detail-type = ["Inspector2 Finding"]
    detail = {
      severity = ["MEDIUM", "HIGH", "CRITICAL", "UNTRIAGED"]
      status   = ["ACTIVE"]
    }
  })

  depends_on = [aws_sns_topic_subscription.subscription]
}

resource "aws_cloudwatch_event_target" "inspector_finding_target" {
  count = var.inspector_finding ? 1 : 0

  rule      = aws_cloudwatch_event_rule.inspector_finding_rule[0].name
  target_id = "topic"
  arn       = var.create_topic ? aws_sns_topic.topic[0].arn : var.topic_arn

  dead_letter_config {
    arn = aws_sqs_queue.dead_letters.arn
  }
}

resource "aws_cloudwatch_event_rule" "ecr_image_scan_finding_rule" {
  count = var.ecr_image_scan_finding ? 1 : 0

  name        = "${var.name}-ecr-image-scan-finding-rule"
  description = "A scan of a container image found vulnerabilities."
  event_pattern = jsonencode({
    source      = ["aws.ecr"]
    detail-type = ["ECR Image Scan"]
    detail = {
      scan-status = ["COMPLETE"]
      "$or" = [
        {
          finding-severity-counts = {
            CRITICAL = [
              {
                numeric = [">", 0]
              },
            ]
          }
        },
        {
          finding-severity-counts = {
            HIGH = [
              {
                numeric = [">", 0]
              },
            ]
          }
        },
        {
          finding-severity-counts = {
            MEDIUM = [
              {
                numeric = [">", 0]
              },
            ]
          }
        },
        {
          finding-severity-counts = {
            UNDEFINED = [
              {
                numeric = [">", 0]
              },
            ]
          }
        },
      ]
    }
  })

  depends_on = [aws_sns_topic_subscription.subscription]
}

resource "aws_cloudwatch_event_target" "ecr_image_scan_finding_target" {
  count = var.ecr_image_scan_finding ? 1 : 0

  rule      = aws_cloudwatch_event_rule.ecr_image_scan_finding_rule[0].name
  target_id = "topic"
  arn       = var.create_topic ? aws_sns_topic.topic[0].arn : var.topic_arn

  dead_letter_config {
    arn = aws_sqs_queue.dead_letters.arn
  }
}

resource "aws_cloudwatch_event_rule" "certificate_expires_rule" {
  count = var.certificate_expires ? 1 : 0

  name        = "${var.name}-certificate-expires-rule"
  description = "A certificate expires soon and has not been renewed."
  event_pattern = jsonencode({
    source      = ["aws.acm"]
    detail-type = ["ACM Certificate Approaching Expiration"]
    detail = {
      DaysToExpiry = [1, 2, 3, 7, 14, 21, 28, 35, 42, 49, 56, 63, 70]
    }
  })

  depends_on = [aws_sns_topic_subscription.subscription]
}

resource "aws_cloudwatch_event_target" "certificate_expires_target" {
  count = var.certificate_expires ? 1 : 0

  rule      = aws_cloudwatch_event_rule.certificate_expires_rule[0].name
  target_id = "topic"
  arn       = var.create_topic ? aws_sns_topic.topic[0].arn : var.topic_arn

  dead_letter_config {
    arn = aws_sqs_queue.dead_letters.arn
  }
}

resource "aws_cloudwatch_event_rule" "health_issue_rule" {
  count = var.health_issue ? 1 : 0

  name        = "${var.name}-health-issue-rule"
  description = "AWS has an issue, plans a change or asks for something that concerns this account."
  event_pattern = jsonencode({
    source      = ["aws.health"]
    detail-type = ["AWS Health Event"]
  })

  depends_on = [aws_sns_topic_subscription.subscription]
}

resource "aws_cloudwatch_event_target" "health_issue_target" {
  count = var.health_issue ? 1 : 0

  rule      = aws_cloudwatch_event_rule.health_issue_rule[0].name
  target_id = "topic"
  arn       = var.create_topic ? aws_sns_topic.topic[0].arn : var.topic_arn

  dead_letter_config {
    arn = aws_sqs_queue.dead_letters.arn
  }
}

resource "aws_cloudwatch_event_rule" "internet_issue_rule" {
  count = var.internet_issue ? 1 : 0

  name        = "${var.name}-internet-issue-rule"
  description = "Internet Monitor sees users who reach your application badly or not at all."
  event_pattern = jsonencode({
    source      = ["aws.internetmonitor"]
    detail-type = ["Health Event Created"]
  })

  depends_on = [aws_sns_topic_subscription.subscription]
}

resource "aws_cloudwatch_event_target" "internet_issue_target" {
  count = var.internet_issue ? 1 : 0

  rule      = aws_cloudwatch_event_rule.internet_issue_rule[0].name
  target_id = "topic"
  arn       = var.create_topic ? aws_sns_topic.topic[0].arn : var.topic_arn

  dead_letter_config {
    arn = aws_sqs_queue.dead_letters.arn
  }
}

resource "aws_cloudwatch_event_rule" "x_ray_insight_rule" {
  count = var.x_ray_insight ? 1 : 0

  name        = "${var.name}-x-ray-insight-rule"
  description = "X-Ray sees more faults than a service usually has."
  event_pattern = jsonencode({
    source      = ["aws.xray"]
    detail-type = ["AWS X-Ray Insight Update"]
    detail = {
      State    = ["ACTIVE"]
      Category = ["FAULT"]
    }
  })

  depends_on = [aws_sns_topic_subscription.subscription]
}

resource "aws_cloudwatch_event_target" "x_ray_insight_target" {
  count = var.x_ray_insight ? 1 : 0

  rule      = aws_cloudwatch_event_rule.x_ray_insight_rule[0].name
  target_id = "topic"
  arn       = var.create_topic ? aws_sns_topic.topic[0].arn : var.topic_arn

  dead_letter_config {
    arn = aws_sqs_queue.dead_letters.arn
  }
}

resource "aws_cloudwatch_event_rule" "maintenance_window_failed_rule" {
  count = var.maintenance_window_failed ? 1 : 0

  name        = "${var.name}-maintenance-window-failed-rule"
  description = "A maintenance window ended in failure or ran out of time."
  event_pattern = jsonencode({
    source      = ["aws.ssm"]
    detail-type = ["Maintenance Window Execution State-change Notification"]
    detail = {
      status = ["FAILED", "TIMED_OUT"]
    }
  })

  depends_on = [aws_sns_topic_subscription.subscription]
}

resource "aws_cloudwatch_event_target" "maintenance_window_failed_target" {
  count = var.maintenance_window_failed ? 1 : 0

  rule      = aws_cloudwatch_event_rule.maintenance_window_failed_rule[0].name
  target_id = "topic"
  arn       = var.create_topic ? aws_sns_topic.topic[0].arn : var.topic_arn

  dead_letter_config {
    arn = aws_sqs_queue.dead_letters.arn
  }
}

resource "aws_cloudwatch_event_rule" "automation_failed_rule" {
  count = var.automation_failed ? 1 : 0

  name        = "${var.name}-automation-failed-rule"
  description = "An execution of an automation runbook failed or ran out of time."
  event_pattern = jsonencode({
    source      = ["aws.ssm"]
    detail-type = ["EC2 Automation Execution Status-change Notification"]
    detail = {
      Status = ["Failed", "TimedOut"]
    }
  })

  depends_on = [aws_sns_topic_subscription.subscription]
}

resource "aws_cloudwatch_event_target" "automation_failed_target" {
  count = var.automation_failed ? 1 : 0

  rule      = aws_cloudwatch_event_rule.automation_failed_rule[0].name
  target_id = "topic"
  arn       = var.create_topic ? aws_sns_topic.topic[0].arn : var.topic_arn

  dead_letter_config {
    arn = aws_sqs_queue.dead_letters.arn
  }
}

resource "aws_cloudwatch_event_rule" "not_compliant_rule" {
  count = var.not_compliant ? 1 : 0

  name        = "${var.name}-not-compliant-rule"
  description = "A machine lacks patches, or is no longer as its associations say."
  event_pattern = jsonencode({
    source      = ["aws.ssm"]
    detail-type = ["Configuration Compliance State Change"]
    detail = {
      compliance-type   = ["Patch", "Association"]
      compliance-status = ["non_compliant"]
    }
  })

  depends_on = [aws_sns_topic_subscription.subscription]
}

resource "aws_cloudwatch_event_target" "not_compliant_target" {
  count = var.not_compliant ? 1 : 0

  rule      = aws_cloudwatch_event_rule.not_compliant_rule[0].name
  target_id = "topic"
  arn       = var.create_topic ? aws_sns_topic.topic[0].arn : var.topic_arn

  dead_letter_config {
    arn = aws_sqs_queue.dead_letters.arn
  }
}

resource "aws_cloudwatch_event_rule" "run_command_failed_rule" {
  count = var.run_command_failed ? 1 : 0

  name        = "${var.name}-run-command-failed-rule"
  description = "A command on machines failed, or did not reach them."
  event_pattern = jsonencode({
    source      = ["aws.ssm"]
    detail-type = ["EC2 Command Status-change Notification"]
    detail = {
      status = [
        "Failed",
        "Incomplete",
        "TimedOut",
        "Delivery Timed Out",
        "DeliveryTimedOut",
        "Execution Timed Out",
        "ExecutionTimedOut",
        "Rate Exceeded",
        "RateExceeded",
        "Access Denied",
        "AccessDenied",
        "No Instances In Tag",
        "NoInstancesInTag",
      ]
    }
  })

  depends_on = [aws_sns_topic_subscription.subscription]
}

resource "aws_cloudwatch_event_target" "run_command_failed_target" {
  count = var.run_command_failed ? 1 : 0

  rule      = aws_cloudwatch_event_rule.run_command_failed_rule[0].name
  target_id = "topic"
  arn       = var.create_topic ? aws_sns_topic.topic[0].arn : var.topic_arn

  dead_letter_config {
    arn = aws_sqs_queue.dead_letters.arn
  }
}

resource "aws_cloudwatch_event_rule" "state_manager_failed_rule" {
  count = var.state_manager_failed ? 1 : 0

  name        = "${var.name}-state-manager-failed-rule"
  description = "An association could not be applied to its machines."
  event_pattern = jsonencode({
    source      = ["aws.ssm"]
    detail-type = ["EC2 State Manager Association State Change"]
    detail = {
      status = ["Failed"]
    }
  })

  depends_on = [aws_sns_topic_subscription.subscription]
}

resource "aws_cloudwatch_event_target" "state_manager_failed_target" {
  count = var.state_manager_failed ? 1 : 0

  rule      = aws_cloudwatch_event_rule.state_manager_failed_rule[0].name
  target_id = "topic"
  arn       = var.create_topic ? aws_sns_topic.topic[0].arn : var.topic_arn

  dead_letter_config {
    arn = aws_sqs_queue.dead_letters.arn
  }
}

resource "aws_cloudwatch_event_rule" "ops_works_deployment_rule" {
  count = var.ops_works_deployment ? 1 : 0

  name        = "${var.name}-ops-works-deployment-rule"
  description = "An OpsWorks deployment failed."
  event_pattern = jsonencode({
    source      = ["aws.opsworks"]
    detail-type = ["OpsWorks Deployment State Change"]
    detail = {
      status = ["failed"]
    }
  })

  depends_on = [aws_sns_topic_subscription.subscription]
}

resource "aws_cloudwatch_event_target" "ops_works_deployment_target" {
  count = var.ops_works_deployment ? 1 : 0

  rule      = aws_cloudwatch_event_rule.ops_works_deployment_rule[0].name
  target_id = "topic"
  arn       = var.create_topic ? aws_sns_topic.topic[0].arn : var.topic_arn

  dead_letter_config {
    arn = aws_sqs_queue.dead_letters.arn
  }
}

resource "aws_cloudwatch_event_rule" "ops_works_command_rule" {
  count = var.ops_works_command ? 1 : 0

  name        = "${var.name}-ops-works-command-rule"
  description = "An OpsWorks command failed, expired or was skipped."
  event_pattern = jsonencode({
    source      = ["aws.opsworks"]
    detail-type = ["OpsWorks Command State Change"]
    detail = {
      status = ["failed", "expired", "skipped"]
    }
  })

  depends_on = [aws_sns_topic_subscription.subscription]
}

resource "aws_cloudwatch_event_target" "ops_works_command_target" {
  count = var.ops_works_command ? 1 : 0

  rule      = aws_cloudwatch_event_rule.ops_works_command_rule[0].name
  target_id = "topic"
  arn       = var.create_topic ? aws_sns_topic.topic[0].arn : var.topic_arn

  dead_letter_config {
    arn = aws_sqs_queue.dead_letters.arn
  }
}

resource "aws_cloudwatch_event_rule" "ops_works_instance_rule" {
  count = var.ops_works_instance ? 1 : 0

  name        = "${var.name}-ops-works-instance-rule"
  description = "An OpsWorks instance lost its connection, or could not be set up, started or stopped."
  event_pattern = jsonencode({
    source      = ["aws.opsworks"]
    detail-type = ["OpsWorks Instance State Change"]
    detail = {
      status = ["connection_lost", "setup_failed", "start_failed", "stop_failed"]
    }
  })

  depends_on = [aws_sns_topic_subscription.subscription]
}

resource "aws_cloudwatch_event_target" "ops_works_instance_target" {
  count = var.ops_works_instance ? 1 : 0

  rule      = aws_cloudwatch_event_rule.ops_works_instance_rule[0].name
  target_id = "topic"
  arn       = var.create_topic ? aws_sns_topic.topic[0].arn : var.topic_arn

  dead_letter_config {
    arn = aws_sqs_queue.dead_letters.arn
  }
}

resource "aws_cloudwatch_event_rule" "ops_works_alert_rule" {
  count = var.ops_works_alert ? 1 : 0

  name        = "${var.name}-ops-works-alert-rule"
  description = "OpsWorks raised an alert."
  event_pattern = jsonencode({
    source      = ["aws.opsworks"]
    detail-type = ["OpsWorks Alert"]
  })

  depends_on = [aws_sns_topic_subscription.subscription]
}

resource "aws_cloudwatch_event_target" "ops_works_alert_target" {
  count = var.ops_works_alert ? 1 : 0

  rule      = aws_cloudwatch_event_rule.ops_works_alert_rule[0].name
  target_id = "topic"
  arn       = var.create_topic ? aws_sns_topic.topic[0].arn : var.topic_arn

  dead_letter_config {
    arn = aws_sqs_queue.dead_letters.arn
  }
}

resource "aws_cloudwatch_event_rule" "iot_dataset_failed_rule" {
  count = var.iot_dataset_failed ? 1 : 0

  name        = "${var.name}-iot-dataset-failed-rule"
  description = "The content of an IoT Analytics data set could not be delivered."
  event_pattern = jsonencode({
    source      = ["aws.iotanalytics"]
    detail-type = ["IoT Analytics Dataset Lifecycle Notification"]
    detail = {
      state = ["CONTENT_DELIVERY_FAILED"]
    }
  })

  depends_on = [aws_sns_topic_subscription.subscription]
}

resource "aws_cloudwatch_event_target" "iot_dataset_failed_target" {
  count = var.iot_dataset_failed ? 1 : 0

  rule      = aws_cloudwatch_event_rule.iot_dataset_failed_rule[0].name
  target_id = "topic"
  arn       = var.create_topic ? aws_sns_topic.topic[0].arn : var.topic_arn

  dead_letter_config {
    arn = aws_sqs_queue.dead_letters.arn
  }
}

resource "aws_cloudwatch_event_rule" "code_pipeline_failed_rule" {
  count = var.code_pipeline_failed ? 1 : 0

  name        = "${var.name}-code-pipeline-failed-rule"
  description = "A pipeline's execution failed: the change is not released."
  event_pattern = jsonencode({
    source      = ["aws.codepipeline"]
    detail-type = ["CodePipeline Pipeline Execution State Change"]
    detail = {
      state = ["FAILED"]
    }
  })

  depends_on = [aws_sns_topic_subscription.subscription]
}

resource "aws_cloudwatch_event_target" "code_pipeline_failed_target" {
  count = var.code_pipeline_failed ? 1 : 0

  rule      = aws_cloudwatch_event_rule.code_pipeline_failed_rule[0].name
  target_id = "topic"
  arn       = var.create_topic ? aws_sns_topic.topic[0].arn : var.topic_arn

  dead_letter_config {
    arn = aws_sqs_queue.dead_letters.arn
  }
}

resource "aws_cloudwatch_event_rule" "code_pipeline_succeeded_rule" {
  count = var.code_pipeline_succeeded ? 1 : 0

  name        = "${var.name}-code-pipeline-succeeded-rule"
  description = "A pipeline's execution succeeded."
  event_pattern = jsonencode({
    source      = ["aws.codepipeline"]
    detail-type = ["CodePipeline Pipeline Execution State Change"]
    detail = {
      state = ["SUCCEEDED"]
    }
  })

  depends_on = [aws_sns_topic_subscription.subscription]
}

resource "aws_cloudwatch_event_target" "code_pipeline_succeeded_target" {
  count = var.code_pipeline_succeeded ? 1 : 0

  rule      = aws_cloudwatch_event_rule.code_pipeline_succeeded_rule[0].name
  target_id = "topic"
  arn       = var.create_topic ? aws_sns_topic.topic[0].arn : var.topic_arn

  dead_letter_config {
    arn = aws_sqs_queue.dead_letters.arn
  }
}

resource "aws_cloudwatch_event_rule" "code_commit_pull_request_rule" {
  count = var.code_commit_pull_request ? 1 : 0

  name        = "${var.name}-code-commit-pull-request-rule"
  description = "A pull request was opened, changed or closed."
  event_pattern = jsonencode({
    source      = ["aws.codecommit"]
    detail-type = ["CodeCommit Pull Request State Change"]
  })

  depends_on = [aws_sns_topic_subscription.subscription]
}

resource "aws_cloudwatch_event_target" "code_commit_pull_request_target" {
  count = var.code_commit_pull_request ? 1 : 0

  rule      = aws_cloudwatch_event_rule.code_commit_pull_request_rule[0].name
  target_id = "topic"
  arn       = var.create_topic ? aws_sns_topic.topic[0].arn : var.topic_arn

  dead_letter_config {
    arn = aws_sqs_queue.dead_letters.arn
  }
}

resource "aws_cloudwatch_event_rule" "code_build_failed_rule" {
  count = var.code_build_failed ? 1 : 0

  name        = "${var.name}-code-build-failed-rule"
  description = "A build failed that no pipeline had started."
  event_pattern = jsonencode({
    source      = ["aws.codebuild"]
    detail-type = ["CodeBuild Build State Change"]
    detail = {
      build-status = ["FAILED"]
      additional-information = {
        initiator = [
          {
            anything-but = {
              prefix = "codepipeline/"
            }
          },
        ]
      }
    }
  })

  depends_on = [aws_sns_topic_subscription.subscription]
}

resource "aws_cloudwatch_event_target" "code_build_failed_target" {
  count = var.code_build_failed ? 1 : 0

  rule      = aws_cloudwatch_event_rule.code_build_failed_rule[0].name
  target_id = "topic"
  arn       = var.create_topic ? aws_sns_topic.topic[0].arn : var.topic_arn

  dead_letter_config {
    arn = aws_sqs_queue.dead_letters.arn
  }
}

resource "aws_cloudwatch_event_rule" "pipeline_build_failed_rule" {
  count = var.pipeline_build_failed ? 1 : 0

  name        = "${var.name}-pipeline-build-failed-rule"
  description = "A build failed that a pipeline had started."
  event_pattern = jsonencode({
    source      = ["aws.codebuild"]
    detail-type = ["CodeBuild Build State Change"]
    detail = {
      build-status = ["FAILED"]
      additional-information = {
        initiator = [
          {
            prefix = "codepipeline/"
          },
        ]
      }
    }
  })

  depends_on = [aws_sns_topic_subscription.subscription]
}

resource "aws_cloudwatch_event_target" "pipeline_build_failed_target" {
  count = var.pipeline_build_failed ? 1 : 0

  rule      = aws_cloudwatch_event_rule.pipeline_build_failed_rule[0].name
  target_id = "topic"
  arn       = var.create_topic ? aws_sns_topic.topic[0].arn : var.topic_arn

  dead_letter_config {
    arn = aws_sqs_queue.dead_letters.arn
  }
}

resource "aws_cloudwatch_event_rule" "code_deploy_failed_rule" {
  count = var.code_deploy_failed ? 1 : 0

  name        = "${var.name}-code-deploy-failed-rule"
  description = "A deployment, or its part on one instance, failed."
  event_pattern = jsonencode({
    source = ["aws.codedeploy"]
    detail-type = [
      "CodeDeploy Deployment State-change Notification",
      "CodeDeploy Instance State-change Notification",
    ]
    detail = {
      state = ["FAILURE"]
    }
  })

  depends_on = [aws_sns_topic_subscription.subscription]
}

resource "aws_cloudwatch_event_target" "code_deploy_failed_target" {
  count = var.code_deploy_failed ? 1 : 0

  rule      = aws_cloudwatch_event_rule.code_deploy_failed_rule[0].name
  target_id = "topic"
  arn       = var.create_topic ? aws_sns_topic.topic[0].arn : var.topic_arn

  dead_letter_config {
    arn = aws_sqs_queue.dead_letters.arn
  }
}

resource "aws_cloudwatch_event_rule" "elastic_beanstalk_failed_rule" {
  count = var.elastic_beanstalk_failed ? 1 : 0

  name        = "${var.name}-elastic-beanstalk-failed-rule"
  description = "Elastic Beanstalk warns of an environment, of its resources or of a managed update."
  event_pattern = jsonencode({
    source = ["aws.elasticbeanstalk"]
    detail-type = [
      "Elastic Beanstalk resource status change",
      "Other resource status change",
      "Health status change",
      "Managed update status change",
    ]
    detail = {
      Severity = ["WARN", "ERROR", "FATAL"]
    }
  })

  depends_on = [aws_sns_topic_subscription.subscription]
}

resource "aws_cloudwatch_event_target" "elastic_beanstalk_failed_target" {
  count = var.elastic_beanstalk_failed ? 1 : 0

  rule      = aws_cloudwatch_event_rule.elastic_beanstalk_failed_rule[0].name
  target_id = "topic"
  arn       = var.create_topic ? aws_sns_topic.topic[0].arn : var.topic_arn

  dead_letter_config {
    arn = aws_sqs_queue.dead_letters.arn
  }
}

resource "aws_cloudwatch_event_rule" "auto_scaling_failed_rule" {
  count = var.auto_scaling_failed ? 1 : 0

  name        = "${var.name}-auto-scaling-failed-rule"
  description = "An Auto Scaling group could not launch, terminate or refresh instances."
  event_pattern = jsonencode({
    source = ["aws.autoscaling"]
    detail-type = [
      "EC2 Instance Launch Unsuccessful",
      "EC2 Instance Terminate Unsuccessful",
      "EC2 Auto Scaling Instance Refresh Failed",
    ]
  })

  depends_on = [aws_sns_topic_subscription.subscription]
}

resource "aws_cloudwatch_event_target" "auto_scaling_failed_target" {
  count = var.auto_scaling_failed ? 1 : 0

  rule      = aws_cloudwatch_event_rule.auto_scaling_failed_rule[0].name
  target_id = "topic"
  arn       = var.create_topic ? aws_sns_topic.topic[0].arn : var.topic_arn

  dead_letter_config {
    arn = aws_sqs_queue.dead_letters.arn
  }
}

resource "aws_cloudwatch_event_rule" "application_auto_scaling_rule" {
  count = var.application_auto_scaling ? 1 : 0

  name        = "${var.name}-application-auto-scaling-rule"
  description = "A scalable target has reached its maximum: more load than that is not answered by more capacity."
  event_pattern = jsonencode({
    source      = ["aws.application-autoscaling"]
    detail-type = ["Application Auto Scaling Scaling Activity State Change"]
  })

  depends_on = [aws_sns_topic_subscription.subscription]
}

resource "aws_cloudwatch_event_target" "application_auto_scaling_target" {
  count = var.application_auto_scaling ? 1 : 0

  rule      = aws_cloudwatch_event_rule.application_auto_scaling_rule[0].name
  target_id = "topic"
  arn       = var.create_topic ? aws_sns_topic.topic[0].arn : var.topic_arn

  dead_letter_config {
    arn = aws_sqs_queue.dead_letters.arn
  }
}

resource "aws_cloudwatch_event_rule" "ec2_spot_interruption_rule" {
  count = var.ec2_spot_interruption ? 1 : 0

  name        = "${var.name}-ec2-spot-interruption-rule"
  description = "EC2 takes a spot instance back, or expects to soon."
  event_pattern = jsonencode({
    source      = ["aws.ec2"]
    detail-type = ["EC2 Spot Instance Interruption Warning", "EC2 Instance Rebalance Recommendation"]
  })

  depends_on = [aws_sns_topic_subscription.subscription]
}

resource "aws_cloudwatch_event_target" "ec2_spot_interruption_target" {
  count = var.ec2_spot_interruption ? 1 : 0

  rule      = aws_cloudwatch_event_rule.ec2_spot_interruption_rule[0].name
  target_id = "topic"
  arn       = var.create_topic ? aws_sns_topic.topic[0].arn : var.topic_arn

  dead_letter_config {
    arn = aws_sqs_queue.dead_letters.arn
  }
}

resource "aws_cloudwatch_event_rule" "ec2_fleet_failed_rule" {
  count = var.ec2_fleet_failed ? 1 : 0

  name        = "${var.name}-ec2-fleet-failed-rule"
  description = "A fleet is configured wrongly, or instances could not be launched for it."
  event_pattern = jsonencode({
    source      = ["aws.ec2fleet", "aws.ec2spotfleet"]
    detail-type = ["EC2 Fleet Error", "EC2 Spot Fleet Error"]
  })

  depends_on = [aws_sns_topic_subscription.subscription]
}

resource "aws_cloudwatch_event_target" "ec2_fleet_failed_target" {
  count = var.ec2_fleet_failed ? 1 : 0

  rule      = aws_cloudwatch_event_rule.ec2_fleet_failed_rule[0].name
  target_id = "topic"
  arn       = var.create_topic ? aws_sns_topic.topic[0].arn : var.topic_arn

  dead_letter_config {
    arn = aws_sqs_queue.dead_letters.arn
  }
}

resource "aws_cloudwatch_event_rule" "batch_failed_rule" {
  count = var.batch_failed ? 1 : 0

  name        = "${var.name}-batch-failed-rule"
  description = "A Batch job failed and is not tried again."
  event_pattern = jsonencode({
    source      = ["aws.batch"]
    detail-type = ["Batch Job State Change"]
    detail = {
      status = ["FAILED"]
    }
  })

  depends_on = [aws_sns_topic_subscription.subscription]
}

resource "aws_cloudwatch_event_target" "batch_failed_target" {
  count = var.batch_failed ? 1 : 0

  rule      = aws_cloudwatch_event_rule.batch_failed_rule[0].name
  target_id = "topic"
  arn       = var.create_topic ? aws_sns_topic.topic[0].arn : var.topic_arn

  dead_letter_config {
    arn = aws_sqs_queue.dead_letters.arn
  }
}

resource "aws_cloudwatch_event_rule" "emr_failed_rule" {
  count = var.emr_failed ? 1 : 0

  name        = "${var.name}-emr-failed-rule"
  description = "An EMR step or the scaling of a cluster failed."
  event_pattern = jsonencode({
    source      = ["aws.emr"]
    detail-type = ["EMR Auto Scaling Policy State Change", "EMR Step Status Change"]
    detail = {
      state = ["FAILED"]
    }
  })

  depends_on = [aws_sns_topic_subscription.subscription]
}

resource "aws_cloudwatch_event_target" "emr_failed_target" {
  count = var.emr_failed ? 1 : 0

  rule      = aws_cloudwatch_event_rule.emr_failed_rule[0].name
  target_id = "topic"
  arn       = var.create_topic ? aws_sns_topic.topic[0].arn : var.topic_arn

  dead_letter_config {
    arn = aws_sqs_queue.dead_letters.arn
  }
}

resource "aws_cloudwatch_event_rule" "ebs_failed_rule" {
  count = var.ebs_failed ? 1 : 0

  name        = "${var.name}-ebs-failed-rule"
  description = "A snapshot failed: there is no copy of the volume of this moment."
  event_pattern = jsonencode({
    source      = ["aws.ec2"]
    detail-type = ["EBS Snapshot Notification", "EBS Multi-Volume Snapshots Completion Status"]
    detail = {
      result = ["failed"]
    }
  })

  depends_on = [aws_sns_topic_subscription.subscription]
}

resource "aws_cloudwatch_event_target" "ebs_failed_target" {
  count = var.ebs_failed ? 1 : 0

  rule      = aws_cloudwatch_event_rule.ebs_failed_rule[0].name
  target_id = "topic"
  arn       = var.create_topic ? aws_sns_topic.topic[0].arn : var.topic_arn

  dead_letter_config {
    arn = aws_sqs_queue.dead_letters.arn
  }
}

resource "aws_cloudwatch_event_rule" "snapshot_policy_failed_rule" {
  count = var.snapshot_policy_failed ? 1 : 0

  name        = "${var.name}-snapshot-policy-failed-rule"
  description = "A Data Lifecycle Manager policy is in error: it makes no more snapshots."
  event_pattern = jsonencode({
    source      = ["aws.dlm"]
    detail-type = ["DLM Policy State Change"]
    detail = {
      state = ["ERROR"]
    }
  })

  depends_on = [aws_sns_topic_subscription.subscription]
}

resource "aws_cloudwatch_event_target" "snapshot_policy_failed_target" {
  count = var.snapshot_policy_failed ? 1 : 0

  rule      = aws_cloudwatch_event_rule.snapshot_policy_failed_rule[0].name
  target_id = "topic"
  arn       = var.create_topic ? aws_sns_topic.topic[0].arn : var.topic_arn

  dead_letter_config {
    arn = aws_sqs_queue.dead_letters.arn
  }
}

resource "aws_cloudwatch_event_rule" "ecs_service_failed_rule" {
  count = var.ecs_service_failed ? 1 : 0

  name        = "${var.name}-ecs-service-failed-rule"
  description = "An ECS service cannot do what it should: place tasks, keep them, or reach a steady state."
  event_pattern = jsonencode({
    source      = ["aws.ecs"]
    detail-type = ["ECS Service Action"]
    detail = {
      eventType = ["ERROR", "WARN"]
    }
  })

  depends_on = [aws_sns_topic_subscription.subscription]
}

resource "aws_cloudwatch_event_target" "ecs_service_failed_target" {
  count = var.ecs_service_failed ? 1 : 0

  rule      = aws_cloudwatch_event_rule.ecs_service_failed_rule[0].name
  target_id = "topic"
  arn       = var.create_topic ? aws_sns_topic.topic[0].arn : var.topic_arn

  dead_letter_config {
    arn = aws_sqs_queue.dead_letters.arn
  }
}

resource "aws_cloudwatch_event_rule" "ecs_deployment_failed_rule" {
  count = var.ecs_deployment_failed ? 1 : 0

  name        = "${var.name}-ecs-deployment-failed-rule"
  description = "An ECS deployment failed: the new version does not become healthy."
  event_pattern = jsonencode({
    source      = ["aws.ecs"]
    detail-type = ["ECS Deployment State Change"]
    detail = {
      eventName = ["SERVICE_DEPLOYMENT_FAILED"]
    }
  })

  depends_on = [aws_sns_topic_subscription.subscription]
}

resource "aws_cloudwatch_event_target" "ecs_deployment_failed_target" {
  count = var.ecs_deployment_failed ? 1 : 0

  rule      = aws_cloudwatch_event_rule.ecs_deployment_failed_rule[0].name
  target_id = "topic"
  arn       = var.create_topic ? aws_sns_topic.topic[0].arn : var.topic_arn

  dead_letter_config {
    arn = aws_sqs_queue.dead_letters.arn
  }
}

resource "aws_cloudwatch_event_rule" "ecs_deployment_completed_rule" {
  count = var.ecs_deployment_completed ? 1 : 0

  name        = "${var.name}-ecs-deployment-completed-rule"
  description = "An ECS deployment is complete."
  event_pattern = jsonencode({
    source      = ["aws.ecs"]
    detail-type = ["ECS Deployment State Change"]
    detail = {
      eventName = ["SERVICE_DEPLOYMENT_COMPLETED"]
    }
  })

  depends_on = [aws_sns_topic_subscription.subscription]
}

resource "aws_cloudwatch_event_target" "ecs_deployment_completed_target" {
  count = var.ecs_deployment_completed ? 1 : 0

  rule      = aws_cloudwatch_event_rule.ecs_deployment_completed_rule[0].name
  target_id = "topic"
  arn       = var.create_topic ? aws_sns_topic.topic[0].arn : var.topic_arn

  dead_letter_config {
    arn = aws_sqs_queue.dead_letters.arn
  }
}

resource "aws_cloudwatch_event_rule" "ecs_spot_capacity_rule" {
  count = var.ecs_spot_interruption ? 1 : 0

  name        = "${var.name}-ecs-spot-capacity-rule"
  description = "No Fargate spot capacity is left to place a task of a service."
  event_pattern = jsonencode({
    source      = ["aws.ecs"]
    detail-type = ["ECS Service Action"]
    detail = {
      eventName = ["SERVICE_TASK_PLACEMENT_FAILURE"]
      reason    = ["RESOURCE:FARGATE"]
    }
  })

  depends_on = [aws_sns_topic_subscription.subscription]
}

resource "aws_cloudwatch_event_target" "ecs_spot_capacity_target" {
  count = var.ecs_spot_interruption ? 1 : 0

  rule      = aws_cloudwatch_event_rule.ecs_spot_capacity_rule[0].name
  target_id = "topic"
  arn       = var.create_topic ? aws_sns_topic.topic[0].arn : var.topic_arn

  dead_letter_config {
    arn = aws_sqs_queue.dead_letters.arn
  }
}

resource "aws_cloudwatch_event_rule" "ecs_spot_termination_rule" {
  count = var.ecs_spot_interruption ? 1 : 0

  name        = "${var.name}-ecs-spot-termination-rule"
  description = "A task is stopped because its spot capacity is taken back."
  event_pattern = jsonencode({
    source      = ["aws.ecs"]
    detail-type = ["ECS Task State Change"]
    detail = {
      stopCode = ["SpotInterruption", "TerminationNotice"]
    }
  })

  depends_on = [aws_sns_topic_subscription.subscription]
}

resource "aws_cloudwatch_event_target" "ecs_spot_termination_target" {
  count = var.ecs_spot_interruption ? 1 : 0

  rule      = aws_cloudwatch_event_rule.ecs_spot_termination_rule[0].name
  target_id = "topic"
  arn       = var.create_topic ? aws_sns_topic.topic[0].arn : var.topic_arn

  dead_letter_config {
    arn = aws_sqs_queue.dead_letters.arn
  }
}

resource "aws_cloudwatch_event_rule" "ecs_task_failed_to_start_rule" {
  count = var.ecs_task_failed_to_start ? 1 : 0

  name        = "${var.name}-ecs-task-failed-to-start-rule"
  description = "A task that belongs to no service could not be started: image, secret, network or role?"
  event_pattern = jsonencode({
    source      = ["aws.ecs"]
    detail-type = ["ECS Task State Change"]
    detail = {
      lastStatus = ["STOPPED"]
      stopCode   = ["TaskFailedToStart"]
      group = [
        {
          anything-but = {
            prefix = "service:"
          }
        },
      ]
    }
  })

  depends_on = [aws_sns_topic_subscription.subscription]
}

resource "aws_cloudwatch_event_target" "ecs_task_failed_to_start_target" {
  count = var.ecs_task_failed_to_start ? 1 : 0

  rule      = aws_cloudwatch_event_rule.ecs_task_failed_to_start_rule[0].name
  target_id = "topic"
  arn       = var.create_topic ? aws_sns_topic.topic[0].arn : var.topic_arn

  dead_letter_config {
    arn = aws_sqs_queue.dead_letters.arn
  }
}

resource "aws_cloudwatch_event_rule" "ecs_task_exited_rule" {
  count = var.ecs_task_exited ? 1 : 0

  name        = "${var.name}-ecs-task-exited-rule"
  description = "A container of a task that belongs to no service ended with an error."
  event_pattern = jsonencode({
    source      = ["aws.ecs"]
    detail-type = ["ECS Task State Change"]
    detail = {
      lastStatus = ["STOPPED"]
      stopCode   = ["EssentialContainerExited"]
      group = [
        {
          anything-but = {
            prefix = "service:"
          }
        },
      ]
      containers = {
        exitCode = [
          {
            anything-but = 0
          },
        ]
      }
    }
  })

  depends_on = [aws_sns_topic_subscription.subscription]
}

resource "aws_cloudwatch_event_target" "ecs_task_exited_target" {
  count = var.ecs_task_exited ? 1 : 0

  rule      = aws_cloudwatch_event_rule.ecs_task_exited_rule[0].name
  target_id = "topic"
  arn       = var.create_topic ? aws_sns_topic.topic[0].arn : var.topic_arn

  dead_letter_config {
    arn = aws_sqs_queue.dead_letters.arn
  }
}

resource "aws_cloudwatch_event_rule" "glue_job_failed_rule" {
  count = var.glue_job_failed ? 1 : 0

  name        = "${var.name}-glue-job-failed-rule"
  description = "A Glue job failed or ran out of time."
  event_pattern = jsonencode({
    source      = ["aws.glue"]
    detail-type = ["Glue Job State Change"]
    detail = {
      state = ["FAILED", "TIMEOUT"]
    }
  })

  depends_on = [aws_sns_topic_subscription.subscription]
}

resource "aws_cloudwatch_event_target" "glue_job_failed_target" {
  count = var.glue_job_failed ? 1 : 0

  rule      = aws_cloudwatch_event_rule.glue_job_failed_rule[0].name
  target_id = "topic"
  arn       = var.create_topic ? aws_sns_topic.topic[0].arn : var.topic_arn

  dead_letter_config {
    arn = aws_sqs_queue.dead_letters.arn
  }
}

resource "aws_cloudwatch_event_rule" "athena_failed_rule" {
  count = var.athena_failed ? 1 : 0

  name        = "${var.name}-athena-failed-rule"
  description = "An Athena query failed."
  event_pattern = jsonencode({
    source      = ["aws.athena"]
    detail-type = ["Athena Query State Change"]
    detail = {
      currentState = ["FAILED"]
    }
  })

  depends_on = [aws_sns_topic_subscription.subscription]
}

resource "aws_cloudwatch_event_target" "athena_failed_target" {
  count = var.athena_failed ? 1 : 0

  rule      = aws_cloudwatch_event_rule.athena_failed_rule[0].name
  target_id = "topic"
  arn       = var.create_topic ? aws_sns_topic.topic[0].arn : var.topic_arn

  dead_letter_config {
    arn = aws_sqs_queue.dead_letters.arn
  }
}

resource "aws_cloudwatch_event_rule" "app_flow_failed_rule" {
  count = var.app_flow_failed ? 1 : 0

  name        = "${var.name}-app-flow-failed-rule"
  description = "A flow's run failed: data were not transferred."
  event_pattern = jsonencode({
    source      = ["aws.appflow"]
    detail-type = ["AppFlow End Flow Run Report"]
    detail = {
      status = ["Execution Failed"]
    }
  })

  depends_on = [aws_sns_topic_subscription.subscription]
}

resource "aws_cloudwatch_event_target" "app_flow_failed_target" {
  count = var.app_flow_failed ? 1 : 0

  rule      = aws_cloudwatch_event_rule.app_flow_failed_rule[0].name
  target_id = "topic"
  arn       = var.create_topic ? aws_sns_topic.topic[0].arn : var.topic_arn

  dead_letter_config {
    arn = aws_sqs_queue.dead_letters.arn
  }
}

resource "aws_cloudwatch_event_rule" "app_flow_deactivated_rule" {
  count = var.app_flow_failed ? 1 : 0

  name        = "${var.name}-app-flow-deactivated-rule"
  description = "AppFlow deactivated a flow because it kept failing."
  event_pattern = jsonencode({
    source      = ["aws.appflow"]
    detail-type = ["AppFlow Event Flow Deactivated", "AppFlow Scheduled Flow Deactivated"]
  })

  depends_on = [aws_sns_topic_subscription.subscription]
}

resource "aws_cloudwatch_event_target" "app_flow_deactivated_target" {
  count = var.app_flow_failed ? 1 : 0

  rule      = aws_cloudwatch_event_rule.app_flow_deactivated_rule[0].name
  target_id = "topic"
  arn       = var.create_topic ? aws_sns_topic.topic[0].arn : var.topic_arn

  dead_letter_config {
    arn = aws_sqs_queue.dead_letters.arn
  }
}

resource "aws_cloudwatch_event_rule" "open_search_update_failed_rule" {
  count = var.open_search_update_failed ? 1 : 0

  name        = "${var.name}-open-search-update-failed-rule"
  description = "The update of an OpenSearch domain's software failed."
  event_pattern = jsonencode({
    source = ["aws.es"]
    detail-type = [
      "Amazon ES Service Software Update Notification",
      "Amazon OpenSearch Service Software Update Notification",
    ]
    detail = {
      status = ["Failed"]
    }
  })

  depends_on = [aws_sns_topic_subscription.subscription]
}

resource "aws_cloudwatch_event_target" "open_search_update_failed_target" {
  count = var.open_search_update_failed ? 1 : 0

  rule      = aws_cloudwatch_event_rule.open_search_update_failed_rule[0].name
  target_id = "topic"
  arn       = var.create_topic ? aws_sns_topic.topic[0].arn : var.topic_arn

  dead_letter_config {
    arn = aws_sqs_queue.dead_letters.arn
  }
}

resource "aws_cloudwatch_event_rule" "open_search_update_rule" {
  count = var.open_search_update ? 1 : 0

  name        = "${var.name}-open-search-update-rule"
  description = "An update of an OpenSearch domain's software is available, required or done."
  event_pattern = jsonencode({
    source = ["aws.es"]
    detail-type = [
      "Amazon ES Service Software Update Notification",
      "Amazon OpenSearch Service Software Update Notification",
    ]
    detail = {
      status = ["Available", "Required", "Completed"]
    }
  })

  depends_on = [aws_sns_topic_subscription.subscription]
}

resource "aws_cloudwatch_event_target" "open_search_update_target" {
  count = var.open_search_update ? 1 : 0

  rule      = aws_cloudwatch_event_rule.open_search_update_rule[0].name
  target_id = "topic"
  arn       = var.create_topic ? aws_sns_topic.topic[0].arn : var.topic_arn

  dead_letter_config {
    arn = aws_sqs_queue.dead_letters.arn
  }
}

resource "aws_cloudwatch_event_rule" "backup_failed_rule" {
  count = var.backup_failed ? 1 : 0

  name        = "${var.name}-backup-failed-rule"
  description = "AWS Backup could not make, copy or restore a backup."
  event_pattern = jsonencode({
    source      = ["aws.backup"]
    detail-type = ["Backup Job State Change", "Copy Job State Change", "Restore Job State Change"]
    detail = {
      "$or" = [
        {
          state = ["FAILED"]
        },
        {
          status = ["FAILED"]
        },
      ]
    }
  })

  depends_on = [aws_sns_topic_subscription.subscription]
}

resource "aws_cloudwatch_event_target" "backup_failed_target" {
  count = var.backup_failed ? 1 : 0

  rule      = aws_cloudwatch_event_rule.backup_failed_rule[0].name
  target_id = "topic"
  arn       = var.create_topic ? aws_sns_topic.topic[0].arn : var.topic_arn

  dead_letter_config {
    arn = aws_sqs_queue.dead_letters.arn
  }
}

resource "aws_cloudwatch_event_rule" "backup_completed_rule" {
  count = var.backup_completed ? 1 : 0

  name        = "${var.name}-backup-completed-rule"
  description = "AWS Backup has made, copied or restored a backup."
  event_pattern = jsonencode({
    source      = ["aws.backup"]
    detail-type = ["Backup Job State Change", "Copy Job State Change", "Restore Job State Change"]
    detail = {
      "$or" = [
        {
          state = ["COMPLETED"]
        },
        {
          status = ["COMPLETED"]
        },
      ]
    }
  })

  depends_on = [aws_sns_topic_subscription.subscription]
}

resource "aws_cloudwatch_event_target" "backup_completed_target" {
  count = var.backup_completed ? 1 : 0

  rule      = aws_cloudwatch_event_rule.backup_completed_rule[0].name
  target_id = "topic"
  arn       = var.create_topic ? aws_sns_topic.topic[0].arn : var.topic_arn

  dead_letter_config {
    arn = aws_sqs_queue.dead_letters.arn
  }
}

resource "aws_cloudwatch_metric_alarm" "trusted_advisor_cost_optimization" {
  count = var.trusted_advisor && data.aws_region.current.id == "us-east-1" ? 1 : 0

  alarm_name        = "${var.name}-trusted-advisor-cost-optimization"
  alarm_description = "Trusted Advisor has checks in red: cost optimization."
  namespace         = "AWS/TrustedAdvisor"
  metric_name       = "RedChecks"
  dimensions = {
    Category = "Cost Optimization"
  }
  statistic           = "Maximum"
  period              = 21600
  comparison_operator = "GreaterThanThreshold"
  threshold           = 0
  evaluation_periods  = 1
  datapoints_to_alarm = 1
  treat_missing_data  = "ignore"
  alarm_actions       = [var.create_topic ? aws_sns_topic.topic[0].arn : var.topic_arn]
  ok_actions          = [var.create_topic ? aws_sns_topic.topic[0].arn : var.topic_arn]
  tags = {
    "marbot:template" = "basics"
  }

  depends_on = [aws_sns_topic_subscription.subscription]
}

resource "aws_cloudwatch_metric_alarm" "trusted_advisor_fault_tolerance" {
  count = var.trusted_advisor && data.aws_region.current.id == "us-east-1" ? 1 : 0

  alarm_name        = "${var.name}-trusted-advisor-fault-tolerance"
  alarm_description = "Trusted Advisor has checks in red: fault tolerance."
  namespace         = "AWS/TrustedAdvisor"
  metric_name       = "RedChecks"
  dimensions = {
    Category = "Fault Tolerance"
  }
  statistic           = "Maximum"
  period              = 21600
  comparison_operator = "GreaterThanThreshold"
  threshold           = 0
  evaluation_periods  = 1
  datapoints_to_alarm = 1
  treat_missing_data  = "ignore"
  alarm_actions       = [var.create_topic ? aws_sns_topic.topic[0].arn : var.topic_arn]
  ok_actions          = [var.create_topic ? aws_sns_topic.topic[0].arn : var.topic_arn]
  tags = {
    "marbot:template" = "basics"
  }

  depends_on = [aws_sns_topic_subscription.subscription]
}

resource "aws_cloudwatch_metric_alarm" "trusted_advisor_performance" {
  count = var.trusted_advisor && data.aws_region.current.id == "us-east-1" ? 1 : 0

  alarm_name        = "${var.name}-trusted-advisor-performance"
  alarm_description = "Trusted Advisor has checks in red: performance."
  namespace         = "AWS/TrustedAdvisor"
  metric_name       = "RedChecks"
  dimensions = {
    Category = "Performance"
  }
  statistic           = "Maximum"
  period              = 21600
  comparison_operator = "GreaterThanThreshold"
  threshold           = 0
  evaluation_periods  = 1
  datapoints_to_alarm = 1
  treat_missing_data  = "ignore"
  alarm_actions       = [var.create_topic ? aws_sns_topic.topic[0].arn : var.topic_arn]
  ok_actions          = [var.create_topic ? aws_sns_topic.topic[0].arn : var.topic_arn]
  tags = {
    "marbot:template" = "basics"
  }

  depends_on = [aws_sns_topic_subscription.subscription]
}

resource "aws_cloudwatch_metric_alarm" "trusted_advisor_security" {
  count = var.trusted_advisor && data.aws_region.current.id == "us-east-1" ? 1 : 0

  alarm_name        = "${var.name}-trusted-advisor-security"
  alarm_description = "Trusted Advisor has checks in red: security."
  namespace         = "AWS/TrustedAdvisor"
  metric_name       = "RedChecks"
  dimensions = {
    Category = "Security"
  }
  statistic           = "Maximum"
  period              = 21600
  comparison_operator = "GreaterThanThreshold"
  threshold           = 0
  evaluation_periods  = 1
  datapoints_to_alarm = 1
  treat_missing_data  = "ignore"
  alarm_actions       = [var.create_topic ? aws_sns_topic.topic[0].arn : var.topic_arn]
  ok_actions          = [var.create_topic ? aws_sns_topic.topic[0].arn : var.topic_arn]
  tags = {
    "marbot:template" = "basics"
  }

  depends_on = [aws_sns_topic_subscription.subscription]
}

resource "aws_cloudwatch_metric_alarm" "trusted_advisor_service_limits" {
  count = var.trusted_advisor && data.aws_region.current.id == "us-east-1" ? 1 : 0

  alarm_name        = "${var.name}-trusted-advisor-service-limits"
  alarm_description = "Trusted Advisor has checks in red: service limits."
  namespace         = "AWS/TrustedAdvisor"
  metric_name       = "RedChecks"
  dimensions = {
    Category = "Service Limits"
  }
  statistic           = "Maximum"
  period              = 21600
  comparison_operator = "GreaterThanThreshold"
  threshold           = 0
  evaluation_periods  = 1
  datapoints_to_alarm = 1
  treat_missing_data  = "ignore"
  alarm_actions       = [var.create_topic ? aws_sns_topic.topic[0].arn : var.topic_arn]
  ok_actions          = [var.create_topic ? aws_sns_topic.topic[0].arn : var.topic_arn]
  tags = {
    "marbot:template" = "basics"
  }

  depends_on = [aws_sns_topic_subscription.subscription]
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
    "marbot:template" = "basics"
  }

  depends_on = [aws_sns_topic_subscription.subscription]
}

resource "aws_scheduler_schedule_group" "looks_again" {
  count = var.filter_alarms ? 1 : 0

  name = "${var.name}-looks-again"
  tags = {
    "marbot:template" = "basics"
  }
}

resource "aws_iam_role" "looks_again_role" {
  count = var.filter_alarms ? 1 : 0

  name        = "${var.name}-looks-again-role"
  description = "Lets EventBridge Scheduler have the filter function look again at an alarm that was held"
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
    "marbot:template" = "basics"
  }
}

resource "aws_iam_role_policy" "looks_again_policy" {
  count = var.filter_alarms ? 1 : 0

  role = aws_iam_role.looks_again_role[0].name
  name = "look-again"
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect   = "Allow"
        Action   = "lambda:InvokeFunction"
        Resource = aws_lambda_function.filter[0].arn
      },
      {
        Effect   = "Allow"
        Action   = "sqs:SendMessage"
        Resource = aws_sqs_queue.dead_letters.arn
      },
    ]
  })
}

resource "aws_iam_role" "filter_role" {
  count = var.filter_alarms ? 1 : 0

  name        = "${var.name}-filter-role"
  description = "Decides which alarms of this account are somebody's business, and sends those on"
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect = "Allow"
        Principal = {
          Service = "lambda.amazonaws.com"
        }
        Action = "sts:AssumeRole"
      },
    ]
  })
  tags = {
    "marbot:template" = "basics"
  }
}

resource "aws_iam_role_policy" "filter_policy" {
  #checkov:skip=CKV_AWS_355:Reading cannot be limited there, or tells less than all: the documentation says why, line by line.

  count = var.filter_alarms ? 1 : 0

  role = aws_iam_role.filter_role[0].name
  name = "filter"
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect   = "Allow"
        Action   = ["cloudwatch:DescribeAlarms", "cloudwatch:ListAlarmMuteRules"]
        Resource = ["*"]
      },
      {
        Effect = "Allow"
        Action = ["cloudwatch:GetAlarmMuteRule"]
        Resource = [
          "arn:${data.aws_partition.current.partition}:cloudwatch:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:alarm-mute-rule:*",
        ]
      },
      {
        Effect = "Allow"
        Action = ["cloudwatch:ListTagsForResource", "cloudwatch:DescribeAlarmContributors"]
        Resource = [
          "arn:${data.aws_partition.current.partition}:cloudwatch:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:alarm:*",
        ]
      },
      {
        Effect   = "Allow"
        Action   = ["sns:Publish"]
        Resource = [var.create_topic ? aws_sns_topic.topic[0].arn : var.topic_arn]
      },
      {
        Effect = "Allow"
        Action = ["scheduler:CreateSchedule"]
        Resource = [
          "arn:${data.aws_partition.current.partition}:scheduler:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:schedule/${aws_scheduler_schedule_group.looks_again[0].name}/*",
        ]
      },
      {
        Effect   = "Allow"
        Action   = ["iam:PassRole"]
        Resource = [aws_iam_role.looks_again_role[0].arn]
        Condition = {
          StringEquals = {
            "iam:PassedToService" = "scheduler.amazonaws.com"
          }
        }
      },
      {
        Effect = "Allow"
        Action = ["logs:CreateLogStream", "logs:PutLogEvents"]
        Resource = [
          "arn:${data.aws_partition.current.partition}:logs:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:log-group:${aws_cloudwatch_log_group.filter_log[0].name}:*",
        ]
      },
    ]
  })
}

resource "aws_cloudwatch_log_group" "filter_log" {
  #checkov:skip=CKV_AWS_158:It names alarms and decisions only, and is encrypted by CloudWatch Logs.

  #checkov:skip=CKV_AWS_338:Thirty days are enough to ask why an alarm was not sent.

  count = var.filter_alarms ? 1 : 0

  name              = "${var.name}-filter-log"
  retention_in_days = 30
  tags = {
    "marbot:template" = "basics"
  }
}

resource "aws_lambda_function" "filter" {
  #checkov:skip=CKV_AWS_50:Tracing would cost money and says nothing that the log does not.

  #checkov:skip=CKV_AWS_115:What is reserved for it would be missing elsewhere; a burst of alarms may run at once.

  #checkov:skip=CKV_AWS_116:What cannot be done goes where the template says: to the topic, or to the dead-letter queue.

  #checkov:skip=CKV_AWS_117:It calls AWS and marbot only, and needs no network of yours.

  #checkov:skip=CKV_AWS_173:The environment is encrypted with Lambda's key; whoever may read the function may read the topic too.

  #checkov:skip=CKV_AWS_272:The code is here to be read, and is deployed with the template.

  count = var.filter_alarms ? 1 : 0

  function_name    = "${var.name}-filter"
  description      = "Decides which alarms of this account are somebody's business, and sends those on"
  runtime          = "nodejs24.x"
  architectures    = ["arm64"]
  handler          = "index.handler"
  memory_size      = 256
  timeout          = 60
  role             = aws_iam_role.filter_role[0].arn
  filename         = "${path.module}/filter.zip"
  source_code_hash = filebase64sha256("${path.module}/filter.zip")
  tags = {
    "marbot:template" = "basics"
  }

  environment {
    variables = {
      TOPIC_ARN             = var.create_topic ? aws_sns_topic.topic[0].arn : var.topic_arn
      SCHEDULE_GROUP        = aws_scheduler_schedule_group.looks_again[0].name
      SCHEDULE_ROLE_ARN     = aws_iam_role.looks_again_role[0].arn
      DEAD_LETTER_QUEUE_ARN = aws_sqs_queue.dead_letters.arn
      CONDITIONS            = var.conditions
    }
  }

  dead_letter_config {
    target_arn = var.create_topic ? aws_sns_topic.topic[0].arn : var.topic_arn
  }

  logging_config {
    log_group  = aws_cloudwatch_log_group.filter_log[0].name
    log_format = "Text"
  }

  depends_on = [aws_iam_role_policy.filter_policy]
}

resource "aws_lambda_function_event_invoke_config" "filter_attempts" {
  count = var.filter_alarms ? 1 : 0

  function_name                = aws_lambda_function.filter[0].function_name
  maximum_retry_attempts       = 2
  maximum_event_age_in_seconds = 900
}

resource "aws_iam_role" "enrich_role" {
  count = var.enrich_alarms && var.create_topic ? 1 : 0

  name        = "${var.name}-enrich-role"
  description = "Adds graph, log lines and changes to alarms, from inside the account"
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect = "Allow"
        Principal = {
          Service = "lambda.amazonaws.com"
        }
        Action = "sts:AssumeRole"
      },
    ]
  })
  tags = {
    "marbot:template" = "basics"
  }
}

resource "aws_iam_role_policy" "enrich_policy" {
  #checkov:skip=CKV_AWS_355:Reading cannot be limited there, or tells less than all: the documentation says why, line by line.

  count = var.enrich_alarms && var.create_topic ? 1 : 0

  role = aws_iam_role.enrich_role[0].name
  name = "enrich"
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect = "Allow"
        Action = [
          "cloudwatch:DescribeAlarms",
          "cloudwatch:GetMetricWidgetImage",
          "tag:GetResources",
          "iam:ListAccountAliases",
          "logs:GetQueryResults",
          "cloudtrail:LookupEvents",
        ]
        Resource = ["*"]
      },
      {
        Effect = "Allow"
        Action = ["cloudwatch:ListTagsForResource"]
        Resource = [
          "arn:${data.aws_partition.current.partition}:cloudwatch:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:alarm:*",
        ]
      },
      {
        Effect = "Allow"
        Action = ["logs:DescribeLogGroups", "logs:DescribeMetricFilters", "logs:StartQuery"]
        Resource = [
          "arn:${data.aws_partition.current.partition}:logs:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:log-group:*",
        ]
      },
      {
        Effect   = "Allow"
        Action   = ["sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes"]
        Resource = [aws_sqs_queue.enrich_later[0].arn]
      },
      {
        Effect = "Allow"
        Action = ["logs:CreateLogStream", "logs:PutLogEvents"]
        Resource = [
          "arn:${data.aws_partition.current.partition}:logs:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:log-group:${aws_cloudwatch_log_group.enrich_log[0].name}:*",
        ]
      },
      {
        Effect   = "Allow"
        Action   = ["sqs:SendMessage"]
        Resource = [aws_sqs_queue.dead_letters.arn]
      },
    ]
  })
}

resource "aws_cloudwatch_log_group" "enrich_log" {
  #checkov:skip=CKV_AWS_158:It names alarms and decisions only, and is encrypted by CloudWatch Logs.

  #checkov:skip=CKV_AWS_338:Thirty days are enough to ask why an alarm was not sent.

  count = var.enrich_alarms && var.create_topic ? 1 : 0

  name              = "${var.name}-enrich-log"
  retention_in_days = 30
  tags = {
    "marbot:template" = "basics"
  }
}

resource "aws_lambda_function" "enrich" {
  #checkov:skip=CKV_AWS_50:Tracing would cost money and says nothing that the log does not.

  #checkov:skip=CKV_AWS_115:What is reserved for it would be missing elsewhere; a burst of alarms may run at once.

  #checkov:skip=CKV_AWS_116:What cannot be done goes where the template says: to the topic, or to the dead-letter queue.

  #checkov:skip=CKV_AWS_117:It calls AWS and marbot only, and needs no network of yours.

  #checkov:skip=CKV_AWS_173:The environment is encrypted with Lambda's key; whoever may read the function may read the topic too.

  #checkov:skip=CKV_AWS_272:The code is here to be read, and is deployed with the template.

  count = var.enrich_alarms && var.create_topic ? 1 : 0

  function_name    = "${var.name}-enrich"
  description      = "Adds graph, log lines and changes to alarms, from inside the account"
  runtime          = "nodejs24.x"
  architectures    = ["arm64"]
  handler          = "index.handler"
  memory_size      = 256
  timeout          = 60
  role             = aws_iam_role.enrich_role[0].arn
  filename         = "${path.module}/enrich.zip"
  source_code_hash = filebase64sha256("${path.module}/enrich.zip")
  tags = {
    "marbot:template" = "basics"
  }

  environment {
    variables = {
      ENDPOINT = var.endpoint_url
      PARTS    = var.enrich_parts
    }
  }

  logging_config {
    log_group  = aws_cloudwatch_log_group.enrich_log[0].name
    log_format = "Text"
  }

  depends_on = [aws_iam_role_policy.enrich_policy]
}

resource "aws_lambda_function_event_invoke_config" "enrich_attempts" {
  count = var.enrich_alarms && var.create_topic ? 1 : 0

  function_name                = aws_lambda_function.enrich[0].function_name
  maximum_retry_attempts       = 2
  maximum_event_age_in_seconds = 900

  destination_config {
    on_failure {
      destination = aws_sqs_queue.dead_letters.arn
    }
  }

  depends_on = [aws_iam_role_policy.enrich_policy]
}

resource "aws_lambda_permission" "enrich_permission" {
  count = var.enrich_alarms && var.create_topic ? 1 : 0

  action        = "lambda:InvokeFunction"
  function_name = aws_lambda_function.enrich[0].function_name
  principal     = "sns.amazonaws.com"
  source_arn    = aws_sns_topic.topic[0].arn
}

resource "aws_sns_topic_subscription" "enrich_subscription" {
  count = var.enrich_alarms && var.create_topic ? 1 : 0

  topic_arn = aws_sns_topic.topic[0].arn
  protocol  = "lambda"
  endpoint  = aws_lambda_function.enrich[0].arn
  filter_policy = jsonencode({
    "$or" = [
      {
        NewStateValue = ["ALARM"]
      },
      {
        source = ["aws.cloudwatch"]
        detail = {
          state = {
            value = ["ALARM"]
          }
        }
      },
    ]
  })
  filter_policy_scope = "MessageBody"

  depends_on = [aws_lambda_permission.enrich_permission]
}

resource "aws_sqs_queue" "enrich_later" {
  #checkov:skip=CKV_AWS_27:It is encrypted with the key of SQS, which needs no policy for those who write to it.

  count = var.enrich_alarms && var.create_topic ? 1 : 0

  name                       = "${var.name}-enrich-later"
  message_retention_seconds  = 3600
  sqs_managed_sse_enabled    = true
  delay_seconds              = 300
  visibility_timeout_seconds = 360
  redrive_policy = jsonencode({
    deadLetterTargetArn = aws_sqs_queue.dead_letters.arn
    maxReceiveCount     = 3
  })
  tags = {
    "marbot:template" = "basics"
  }
}

resource "aws_sqs_queue_policy" "enrich_later_policy" {
  count = var.enrich_alarms && var.create_topic ? 1 : 0

  queue_url = aws_sqs_queue.enrich_later[0].url
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect = "Allow"
        Principal = {
          Service = "sns.amazonaws.com"
        }
        Action   = "sqs:SendMessage"
        Resource = aws_sqs_queue.enrich_later[0].arn
        Condition = {
          ArnEquals = {
            "aws:SourceArn" = aws_sns_topic.topic[0].arn
          }
          StringEquals = {
            "aws:SourceAccount" = data.aws_caller_identity.current.account_id
          }
        }
      },
    ]
  })
}

resource "aws_sns_topic_subscription" "enrich_later_subscription" {
  count = var.enrich_alarms && var.create_topic ? 1 : 0

  topic_arn = aws_sns_topic.topic[0].arn
  protocol  = "sqs"
  endpoint  = aws_sqs_queue.enrich_later[0].arn
  filter_policy = jsonencode({
    "$or" = [
      {
        NewStateValue = ["ALARM"]
      },
      {
        source = ["aws.cloudwatch"]
        detail = {
          state = {
            value = ["ALARM"]
          }
        }
      },
    ]
  })
  filter_policy_scope = "MessageBody"

  depends_on = [aws_sqs_queue_policy.enrich_later_policy]
}

resource "aws_lambda_event_source_mapping" "enrich_later_source" {
  count = var.enrich_alarms && var.create_topic ? 1 : 0

  event_source_arn = aws_sqs_queue.enrich_later[0].arn
  function_name    = aws_lambda_function.enrich[0].function_name
  batch_size       = 1

  scaling_config {
    maximum_concurrency = 2
  }

  depends_on = [aws_iam_role_policy.enrich_policy]
}

resource "aws_db_event_subscription" "rds_db_instance" {
  count = var.rds_issue ? 1 : 0

  name        = "${var.name}-rds-db-instance"
  sns_topic   = var.create_topic ? aws_sns_topic.topic[0].arn : var.topic_arn
  source_type = "db-instance"
  enabled     = true
}

resource "aws_db_event_subscription" "rds_db_cluster" {
  count = var.rds_issue ? 1 : 0

  name        = "${var.name}-rds-db-cluster"
  sns_topic   = var.create_topic ? aws_sns_topic.topic[0].arn : var.topic_arn
  source_type = "db-cluster"
  enabled     = true
}

resource "aws_budgets_budget" "cost_budget" {
  count = var.budget_threshold != -1 && data.aws_region.current.id == "us-east-1" ? 1 : 0

  name         = "${var.name}-cost"
  budget_type  = "COST"
  time_unit    = "MONTHLY"
  limit_amount = var.budget_threshold
  limit_unit   = "USD"

  cost_types {
    include_credit             = false
    include_discount           = true
    include_other_subscription = true
    include_recurring          = false
    include_refund             = false
    include_subscription       = true
    include_support            = false
    include_tax                = false
    include_upfront            = false
    use_amortized              = false
    use_blended                = false
  }

  notification {
    comparison_operator       = "GREATER_THAN"
    threshold                 = 100
    threshold_type            = "PERCENTAGE"
    notification_type         = "ACTUAL"
    subscriber_sns_topic_arns = [var.create_topic ? aws_sns_topic.topic[0].arn : var.topic_arn]
  }

  notification {
    comparison_operator       = "GREATER_THAN"
    threshold                 = 100
    threshold_type            = "PERCENTAGE"
    notification_type         = "FORECASTED"
    subscriber_sns_topic_arns = [var.create_topic ? aws_sns_topic.topic[0].arn : var.topic_arn]
  }
}

resource "aws_budgets_budget" "savings_plans_coverage" {
  count = var.savings_plans_coverage_threshold != -1 && data.aws_region.current.id == "us-east-1" ? 1 : 0

  name         = "${var.name}-savings-plans-coverage"
  budget_type  = "SAVINGS_PLANS_COVERAGE"
  time_unit    = "MONTHLY"
  limit_amount = 100
  limit_unit   = "PERCENTAGE"

  notification {
    comparison_operator       = "LESS_THAN"
    threshold                 = var.savings_plans_coverage_threshold
    threshold_type            = "PERCENTAGE"
    notification_type         = "ACTUAL"
    subscriber_sns_topic_arns = [var.create_topic ? aws_sns_topic.topic[0].arn : var.topic_arn]
  }
}

resource "aws_budgets_budget" "savings_plans_utilization" {
  count = var.savings_plans_utilization_threshold != -1 && data.aws_region.current.id == "us-east-1" ? 1 : 0

  name         = "${var.name}-savings-plans-utilization"
  budget_type  = "SAVINGS_PLANS_UTILIZATION"
  time_unit    = "MONTHLY"
  limit_amount = 100
  limit_unit   = "PERCENTAGE"

  notification {
    comparison_operator       = "LESS_THAN"
    threshold                 = var.savings_plans_utilization_threshold
    threshold_type            = "PERCENTAGE"
    notification_type         = "ACTUAL"
    subscriber_sns_topic_arns = [var.create_topic ? aws_sns_topic.topic[0].arn : var.topic_arn]
  }
}

resource "aws_sns_topic_subscription" "ecs_image_updates" {
  count = var.create_topic && var.ecs_image && data.aws_region.current.id == "us-east-1" ? 1 : 0

  topic_arn              = "arn:aws:sns:us-east-1:177427601217:ecs-optimized-amazon-ami-update"
  protocol               = "https"
  endpoint               = var.endpoint_url
  endpoint_auto_confirms = true
}

resource "aws_sns_topic_subscription" "linux_2023_image_updates" {
  count = var.create_topic && var.linux2023_image && data.aws_region.current.id == "us-east-1" ? 1 : 0

  topic_arn              = "arn:aws:sns:us-east-1:137112412989:amazon-linux-2023-ami-updates"
  protocol               = "https"
  endpoint               = var.endpoint_url
  endpoint_auto_confirms = true
}

resource "aws_sns_topic_subscription" "linux_2_image_updates" {
  count = var.create_topic && var.linux2_image && data.aws_region.current.id == "us-east-1" ? 1 : 0

  topic_arn              = "arn:aws:sns:us-east-1:137112412989:amazon-linux-2-ami-updates"
  protocol               = "https"
  endpoint               = var.endpoint_url
  endpoint_auto_confirms = true
}

resource "aws_sns_topic_subscription" "linux_image_updates" {
  count = var.create_topic && var.linux_image && data.aws_region.current.id == "us-east-1" ? 1 : 0

  topic_arn              = "arn:aws:sns:us-east-1:137112412989:amazon-linux-ami-updates"
  protocol               = "https"
  endpoint               = var.endpoint_url
  endpoint_auto_confirms = true
}
