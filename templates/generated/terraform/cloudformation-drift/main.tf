# Made from templates/library/cloudformation-drift.ts by npm run build:templates: not to be edited by hand.

# What it does: Compares all stacks of a Region once a day with what is really there, and tells which were changed by hand. It reads how what stacks create is set up, may not read what is kept in it, and may change nothing.
# It has 5 rules, each with a sentence that says what it means; a parameter switches each of yours off.
# What it costs as it comes: $1.30 a month (3 alarms, and the key).
# What it may do: no role is for anybody outside your account.
# - scheduler, taken by EventBridge Scheduler, for the heartbeat and the test alert: sns:Publish
# - detection-role, taken by states.amazonaws.com; it lets the state machine have CloudFormation compare stacks with what is really there: arn:{partition}:iam::aws:policy/ReadOnlyAccess, cloudformation:BatchDescribeTypeConfigurations, cloudformation:DetectStackDrift, cloudformation:DetectStackResourceDrift, cloudformation:ListStacks
# - starts-detection-role, taken by scheduler.amazonaws.com; it lets EventBridge Scheduler start the comparison of stacks: states:StartExecution
# Why, line by line: docs/templates/cloudformation-drift.md

data "aws_caller_identity" "current" {}
data "aws_partition" "current" {}
data "aws_region" "current" {}

resource "aws_kms_key" "topic_key" {
  #checkov:skip=CKV_AWS_33:Everybody is whoever of this account may publish, and through SNS only: the condition says so.

  count = var.create_topic && var.encrypt_topic ? 1 : 0

  description             = "Encrypts what the monitoring template cloudformation-drift sends to marbot"
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
    "marbot:template" = "cloudformation-drift"
  }
}

resource "aws_sns_topic" "topic" {
  count = var.create_topic ? 1 : 0

  name              = "${var.name}-topic"
  kms_master_key_id = var.encrypt_topic ? aws_kms_key.topic_key[0].key_id : null
  tags = {
    "marbot:template" = "cloudformation-drift"
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
    "marbot:template" = "cloudformation-drift"
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
  description = "Lets EventBridge Scheduler publish the heartbeat of the monitoring template cloudformation-drift"
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
    "marbot:template"     = "cloudformation-drift"
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
      MarbotTemplate = "cloudformation-drift"
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
      MarbotTemplate = "cloudformation-drift"
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

resource "aws_cloudwatch_event_rule" "drifted_rule" {
  count = var.drifted ? 1 : 0

  name        = "${var.name}-drifted-rule"
  description = "Something that a stack created was changed by hand: the next update may undo it, or fail."
  event_pattern = jsonencode({
    source      = ["aws.cloudformation"]
    detail-type = ["CloudFormation Drift Detection Status Change"]
    detail = {
      status-details = {
        stack-drift-status = ["DRIFTED"]
        detection-status   = ["DETECTION_COMPLETE", "DETECTION_FAILED"]
      }
    }
  })

  depends_on = [aws_sns_topic_subscription.subscription]
}

resource "aws_cloudwatch_event_target" "drifted_target" {
  count = var.drifted ? 1 : 0

  rule      = aws_cloudwatch_event_rule.drifted_rule[0].name
  target_id = "topic"
  arn       = var.create_topic ? aws_sns_topic.topic[0].arn : var.topic_arn

  dead_letter_config {
    arn = aws_sqs_queue.dead_letters.arn
  }
}

resource "aws_cloudwatch_event_rule" "in_sync_rule" {
  count = var.in_sync ? 1 : 0

  name        = "${var.name}-in-sync-rule"
  description = "A stack is as its template says: where it had a card, that is closed. Otherwise nothing is shown."
  event_pattern = jsonencode({
    source      = ["aws.cloudformation"]
    detail-type = ["CloudFormation Drift Detection Status Change"]
    detail = {
      status-details = {
        stack-drift-status = ["IN_SYNC"]
        detection-status   = ["DETECTION_COMPLETE"]
      }
    }
  })

  depends_on = [aws_sns_topic_subscription.subscription]
}

resource "aws_cloudwatch_event_target" "in_sync_target" {
  count = var.in_sync ? 1 : 0

  rule      = aws_cloudwatch_event_rule.in_sync_rule[0].name
  target_id = "topic"
  arn       = var.create_topic ? aws_sns_topic.topic[0].arn : var.topic_arn

  dead_letter_config {
    arn = aws_sqs_queue.dead_letters.arn
  }
}

resource "aws_cloudwatch_metric_alarm" "detection_failed" {
  count = var.watch_detection ? 1 : 0

  alarm_name        = "${var.name}-detection-failed"
  alarm_description = "The stacks were not all compared: the state machine failed. Its execution says at which step."
  namespace         = "AWS/States"
  metric_name       = "ExecutionsFailed"
  dimensions = {
    StateMachineArn = aws_sfn_state_machine.detection.arn
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
    "marbot:template" = "cloudformation-drift"
  }

  depends_on = [aws_sns_topic_subscription.subscription]
}

resource "aws_cloudwatch_metric_alarm" "detection_timed_out" {
  count = var.watch_detection ? 1 : 0

  alarm_name        = "${var.name}-detection-timed-out"
  alarm_description = "The stacks were not all compared within six hours."
  namespace         = "AWS/States"
  metric_name       = "ExecutionsTimedOut"
  dimensions = {
    StateMachineArn = aws_sfn_state_machine.detection.arn
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
    "marbot:template" = "cloudformation-drift"
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
    "marbot:template" = "cloudformation-drift"
  }

  depends_on = [aws_sns_topic_subscription.subscription]
}

resource "aws_iam_role" "detection_role" {
  name        = "${var.name}-detection-role"
  description = "Lets the state machine have CloudFormation compare stacks with what is really there"
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect = "Allow"
        Principal = {
          Service = "states.amazonaws.com"
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
    "marbot:template" = "cloudformation-drift"
  }
}

resource "aws_iam_role_policy" "detection_policy" {
  role = aws_iam_role.detection_role.name
  name = "detect"
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid      = "FindsTheStacks"
        Effect   = "Allow"
        Action   = ["cloudformation:ListStacks", "cloudformation:BatchDescribeTypeConfigurations"]
        Resource = "*"
      },
      {
        Sid      = "HasThemCompared"
        Effect   = "Allow"
        Action   = ["cloudformation:DetectStackDrift", "cloudformation:DetectStackResourceDrift"]
        Resource = "arn:${data.aws_partition.current.partition}:cloudformation:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:stack/*"
      },
      {
        Sid    = "MustNotReadWhatIsKeptThere"
        Effect = "Deny"
        Action = [
          "athena:GetQueryResults",
          "codecommit:GetBlob",
          "codecommit:GetFile",
          "codecommit:GitPull",
          "dynamodb:BatchGetItem",
          "dynamodb:GetItem",
          "dynamodb:GetRecords",
          "dynamodb:Query",
          "dynamodb:Scan",
          "ecr:GetDownloadUrlForLayer",
          "kinesis:GetRecords",
          "logs:FilterLogEvents",
          "logs:GetLogEvents",
          "logs:GetLogRecord",
          "logs:GetQueryResults",
          "logs:StartLiveTail",
          "s3:GetObject",
          "s3:GetObjectVersion",
          "sqs:ReceiveMessage",
          "states:GetExecutionHistory",
        ]
        Resource = "*"
      },
    ]
  })
}

resource "aws_iam_role_policy_attachment" "detection_reads" {
  role       = aws_iam_role.detection_role.name
  policy_arn = "arn:${data.aws_partition.current.partition}:iam::aws:policy/ReadOnlyAccess"
}

resource "aws_sfn_state_machine" "detection" {
  #checkov:skip=CKV_AWS_284:Tracing would cost money and says nothing that the execution's history does not.

  #checkov:skip=CKV_AWS_285:The history of each execution is kept by Step Functions for 90 days.

  name     = "${var.name}-detection"
  role_arn = aws_iam_role.detection_role.arn
  definition = jsonencode({
    Comment        = "Has CloudFormation compare stacks with what is really there; what it finds, it tells EventBridge"
    QueryLanguage  = "JSONata"
    TimeoutSeconds = 21600
    StartAt        = "FirstPage"
    States = {
      FirstPage = {
        Type     = "Task"
        Resource = "arn:${data.aws_partition.current.partition}:states:::aws-sdk:cloudformation:listStacks"
        Arguments = {
          StackStatusFilter = ["CREATE_COMPLETE", "IMPORT_COMPLETE", "UPDATE_COMPLETE", "UPDATE_ROLLBACK_COMPLETE"]
        }
        Retry = [
          {
            ErrorEquals     = ["States.TaskFailed"]
            IntervalSeconds = 5
            BackoffRate     = 2
            MaxAttempts     = 8
            MaxDelaySeconds = 300
            JitterStrategy  = "FULL"
          },
        ]
        Next = "Compare"
      }
      Compare = {
        Type           = "Map"
        Items          = "{% [$states.input.StackSummaries[$substring(StackName, 0, $length('${var.stack_prefix}')) = '${var.stack_prefix}'].StackId] %}"
        MaxConcurrency = 1
        ItemProcessor = {
          ProcessorConfig = {
            Mode = "INLINE"
          }
          StartAt = "CompareStack"
          States = {
            CompareStack = {
              Type     = "Task"
              Resource = "arn:${data.aws_partition.current.partition}:states:::aws-sdk:cloudformation:detectStackDrift"
              Arguments = {
                StackName = "{% $states.input %}"
              }
              Retry = [
                {
                  ErrorEquals     = ["States.TaskFailed"]
                  IntervalSeconds = 5
                  BackoffRate     = 2
                  MaxAttempts     = 8
                  MaxDelaySeconds = 300
                  JitterStrategy  = "FULL"
                },
              ]
              Catch = [
                {
                  ErrorEquals = ["States.TaskFailed"]
                  Next        = "LeftForTheNextTime"
                },
              ]
              Next = "OneAfterTheOther"
            }
            OneAfterTheOther = {
              Type    = "Wait"
              Seconds = 10
              End     = true
            }
            LeftForTheNextTime = {
              Type = "Pass"
              End  = true
            }
          }
        }
        Output = "{% {'NextToken': $states.input.NextToken} %}"
        Next   = "IsThereMore"
      }
      IsThereMore = {
        Type = "Choice"
        Choices = [
          {
            Condition = "{% $exists($states.input.NextToken) %}"
            Next      = "NextPage"
          },
        ]
        Default = "Done"
      }
      NextPage = {
        Type     = "Task"
        Resource = "arn:${data.aws_partition.current.partition}:states:::aws-sdk:cloudformation:listStacks"
        Arguments = {
          StackStatusFilter = ["CREATE_COMPLETE", "IMPORT_COMPLETE", "UPDATE_COMPLETE", "UPDATE_ROLLBACK_COMPLETE"]
          NextToken         = "{% $states.input.NextToken %}"
        }
        Retry = [
          {
            ErrorEquals     = ["States.TaskFailed"]
            IntervalSeconds = 5
            BackoffRate     = 2
            MaxAttempts     = 8
            MaxDelaySeconds = 300
            JitterStrategy  = "FULL"
          },
        ]
        Next = "Compare"
      }
      Done = {
        Type = "Succeed"
      }
    }
  })
  type = "STANDARD"
  tags = {
    "marbot:template" = "cloudformation-drift"
  }

  depends_on = [aws_iam_role_policy.detection_policy, aws_iam_role_policy_attachment.detection_reads]
}

resource "aws_iam_role" "starts_detection_role" {
  name        = "${var.name}-starts-detection-role"
  description = "Lets EventBridge Scheduler start the comparison of stacks"
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
    "marbot:template" = "cloudformation-drift"
  }
}

resource "aws_iam_role_policy" "starts_detection_policy" {
  role = aws_iam_role.starts_detection_role.name
  name = "start"
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid      = "StartsIt"
        Effect   = "Allow"
        Action   = "states:StartExecution"
        Resource = aws_sfn_state_machine.detection.arn
      },
    ]
  })
}

resource "aws_scheduler_schedule" "starts_detection" {
  #checkov:skip=CKV_AWS_297:Its input is empty; a key for that would cost a dollar a month.

  name                = "${var.name}-starts-detection"
  description         = "Has stacks compared with what is really there"
  schedule_expression = var.schedule

  flexible_time_window {
    mode = "OFF"
  }

  target {
    arn      = aws_sfn_state_machine.detection.arn
    role_arn = aws_iam_role.starts_detection_role.arn
    input    = jsonencode({})

    retry_policy {
      maximum_event_age_in_seconds = 3600
      maximum_retry_attempts       = 10
    }
  }

  depends_on = [aws_iam_role_policy.starts_detection_policy]
}
