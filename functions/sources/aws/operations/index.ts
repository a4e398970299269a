import type { Source } from "../../source.ts";
import { alarmConfiguration } from "./alarm-configuration.ts";
import { alarmContributor } from "./alarm-contributor.ts";
import { applicationInsightsProblem } from "./application-insights-problem.ts";
import { backupCopy } from "./backup-copy.ts";
import { backupJob } from "./backup-job.ts";
import { backupRecoveryPoint } from "./backup-recovery-point.ts";
import { backupRestore } from "./backup-restore.ts";
import { backupScan } from "./backup-scan.ts";
import { backupVault } from "./backup-vault.ts";
import { budgetAlert } from "./budget-alert.ts";
import { chatbotNotification } from "./chatbot-notification.ts";
import { cloudformationHook } from "./cloudformation-hook.ts";
import { cloudformationStack } from "./cloudformation-stack.ts";
import { cloudformationStackInstance } from "./cloudformation-stack-instance.ts";
import { cloudformationStackset } from "./cloudformation-stackset.ts";
import { costAnomaly } from "./cost-anomaly.ts";
import { devopsAgentTask } from "./devops-agent-task.ts";
import { devopsGuruInsight } from "./devops-guru-insight.ts";
import { fisExperiment } from "./fis-experiment.ts";
import { healthAbuse } from "./health-abuse.ts";
import { healthEvent } from "./health-event.ts";
import { internetMonitor } from "./internet-monitor.ts";
import { licenseManager } from "./license-manager.ts";
import { logQuery } from "./log-query.ts";
import { recycleBinRule } from "./recycle-bin-rule.ts";
import { repeatedTask } from "./repeated-task.ts";
import { resiliencehubAssessment } from "./resiliencehub-assessment.ts";
import { resourceGroup } from "./resource-group.ts";
import { savingsPlan } from "./savings-plan.ts";
import { scheduledEvent } from "./scheduled-event.ts";
import { ssmAssociation } from "./ssm-association.ts";
import { ssmAutomation } from "./ssm-automation.ts";
import { ssmCalendar } from "./ssm-calendar.ts";
import { ssmChangeRequest } from "./ssm-change-request.ts";
import { ssmCommand } from "./ssm-command.ts";
import { ssmCompliance } from "./ssm-compliance.ts";
import { ssmInventory } from "./ssm-inventory.ts";
import { ssmMaintenanceRun } from "./ssm-maintenance-run.ts";
import { ssmMaintenanceWindow } from "./ssm-maintenance-window.ts";
import { ssmManagedNode } from "./ssm-managed-node.ts";
import { ssmOpsItem } from "./ssm-ops-item.ts";
import { ssmParameter } from "./ssm-parameter.ts";
import { stackDrift } from "./stack-drift.ts";
import { supportCase } from "./support-case.ts";
import { syntheticsCanary } from "./synthetics-canary.ts";
import { syntheticsRun } from "./synthetics-run.ts";
import { tagChange } from "./tag-change.ts";
import { templateConnected } from "./template-connected.ts";
import { templateTest } from "./template-test.ts";
import { xrayInsight } from "./xray-insight.ts";

/** The kinds of this family that are made by hand: one file, one line here, one folder of fixtures each. */
export const operations: readonly Source[] = [
  alarmConfiguration,
  alarmContributor,
  applicationInsightsProblem,
  backupCopy,
  backupJob,
  backupRecoveryPoint,
  backupRestore,
  backupScan,
  backupVault,
  budgetAlert,
  chatbotNotification,
  cloudformationHook,
  cloudformationStackInstance,
  cloudformationStack,
  cloudformationStackset,
  costAnomaly,
  devopsAgentTask,
  devopsGuruInsight,
  fisExperiment,
  healthAbuse,
  healthEvent,
  internetMonitor,
  licenseManager,
  logQuery,
  recycleBinRule,
  repeatedTask,
  resiliencehubAssessment,
  resourceGroup,
  savingsPlan,
  scheduledEvent,
  ssmAssociation,
  ssmAutomation,
  ssmCalendar,
  ssmChangeRequest,
  ssmCommand,
  ssmCompliance,
  ssmInventory,
  ssmMaintenanceRun,
  ssmMaintenanceWindow,
  ssmManagedNode,
  ssmOpsItem,
  ssmParameter,
  stackDrift,
  supportCase,
  syntheticsCanary,
  syntheticsRun,
  tagChange,
  templateConnected,
  templateTest,
  xrayInsight,
];
