import type { Source } from "../../source.ts";
import { accessAnalyzerFinding } from "./access-analyzer-finding.ts";
import { accountRegion } from "./account-region.ts";
import { acmCertificate } from "./acm-certificate.ts";
import { acmPca } from "./acm-pca.ts";
import { auditmanagerAssessment } from "./auditmanager-assessment.ts";
import { cloudtrailCall } from "./cloudtrail-call.ts";
import { cloudtrailInsight } from "./cloudtrail-insight.ts";
import { configChange } from "./config-change.ts";
import { configCompliance } from "./config-compliance.ts";
import { configDelivery } from "./config-delivery.ts";
import { consoleSignIn } from "./console-sign-in.ts";
import { controltower } from "./controltower.ts";
import { guarddutyCoverage } from "./guardduty-coverage.ts";
import { guarddutyFinding } from "./guardduty-finding.ts";
import { guarddutyMalwareAction } from "./guardduty-malware-action.ts";
import { guarddutyMalwareObject } from "./guardduty-malware-object.ts";
import { guarddutyMalwarePlan } from "./guardduty-malware-plan.ts";
import { inspectorClassic } from "./inspector-classic.ts";
import { inspectorCoverage } from "./inspector-coverage.ts";
import { inspectorFinding } from "./inspector-finding.ts";
import { inspectorScan } from "./inspector-scan.ts";
import { kmsKey } from "./kms-key.ts";
import { macieAlert } from "./macie-alert.ts";
import { macieFinding } from "./macie-finding.ts";
import { organizationsAccount } from "./organizations-account.ts";
import { rolesanywhereCertificate } from "./rolesanywhere-certificate.ts";
import { secretsmanagerRotation } from "./secretsmanager-rotation.ts";
import { secretsmanagerValue } from "./secretsmanager-value.ts";
import { securityAnnouncement } from "./security-announcement.ts";
import { securityIncidentCase } from "./security-incident-case.ts";
import { securityIncidentMembership } from "./security-incident-membership.ts";
import { securityhubFinding } from "./securityhub-finding.ts";
import { securityhubInsight } from "./securityhub-insight.ts";
import { trustedAdvisor } from "./trusted-advisor.ts";
import { wafRuleGroup } from "./waf-rule-group.ts";

/** The kinds of this family that are made by hand: one file, one line here, one folder of fixtures each. */
export const security: readonly Source[] = [
  accessAnalyzerFinding,
  accountRegion,
  acmCertificate,
  acmPca,
  auditmanagerAssessment,
  cloudtrailCall,
  cloudtrailInsight,
  configChange,
  configCompliance,
  configDelivery,
  consoleSignIn,
  controltower,
  guarddutyCoverage,
  guarddutyFinding,
  guarddutyMalwareAction,
  guarddutyMalwareObject,
  guarddutyMalwarePlan,
  inspectorClassic,
  inspectorCoverage,
  inspectorFinding,
  inspectorScan,
  kmsKey,
  macieAlert,
  macieFinding,
  organizationsAccount,
  rolesanywhereCertificate,
  secretsmanagerRotation,
  secretsmanagerValue,
  securityAnnouncement,
  securityIncidentCase,
  securityIncidentMembership,
  securityhubFinding,
  securityhubInsight,
  trustedAdvisor,
  wafRuleGroup,
];
