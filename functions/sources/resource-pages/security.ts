import type { Pages } from "./types.ts";

/** Identities, keys, certificates, and what looks for threats. */
export const security: Pages = {
  iam: [
    ["user/*", "user", "iam/home#/users/details/{1}"],
    ["user/**/*", "user", "iam/home#/users/details/{2}"],
    ["role/*", "role", "iam/home#/roles/details/{1}"],
    ["role/**/*", "role", "iam/home#/roles/details/{2}"],
    ["group/*", "group", "iam/home#/groups/details/{1}"],
    ["policy/**", "policy", "iam/home#/policies/details/{arn}"],
  ],
  kms: [["key/*", "key", "kms/home#/kms/keys/{1}"]],
  secretsmanager: [["secret:**-??????", "secret", "secretsmanager/secret?name={1}"]],
  acm: [["certificate/*", "certificate", "acm/home#/certificates/{1}"]],
  "acm-pca": [["certificate-authority/*", "authorities", "acm-pca/home#/certificateAuthorities"]],
  guardduty: [["detector/*/finding/*", "finding", "guardduty/home#/findings?macros=current&fId={2}"]],
  "access-analyzer": [["analyzer/*", "analyzer", "access-analyzer/home#/analyzer/{1}"]],
  config: [["config-rule/*", "rules", "config/home#/rules"]],
  wafv2: [["regional/webacl/*/*", "web ACL", "wafv2/homev2/web-acl/{1}/{2}/overview"]],
  "cognito-idp": [["userpool/*", "user pool", "cognito/v2/idp/user-pools/{1}/info"]],
};
