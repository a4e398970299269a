import { alarm, eventRule, metric, template } from "../model.ts";
import { subject, threshold } from "../parameter.ts";

const certificateArn = subject({
  name: "certificateArn",
  label: "Certificate",
  about: "ARN of the certificate.",
  pattern: "arn:aws[a-z-]*:acm:[a-z0-9-]+:[0-9]{12}:certificate/[0-9a-f-]{36}",
  example: "arn:aws:acm:eu-west-1:111111111111:certificate/06298432-e806-4b29-8222-3bcc23aa9504",
});

const ofCertificate = {
  namespace: "AWS/CertificateManager",
  dimensions: { CertificateArn: certificateArn },
  periodSeconds: 86_400,
} as const;

/** https://docs.aws.amazon.com/acm/latest/userguide/cloudwatch-metrics.html */
export const acmCertificate = template({
  slug: "acm-certificate",
  version: "1.0.0",
  title: "ACM certificate",
  about: "Watches one certificate of ACM: is it renewed in time?",
  parameters: [certificateArn],
  rules: [
    alarm({
      id: "expires-soon",
      sentence: "The certificate expires soon and was not renewed: a validation record is missing, or it was imported.",
      watch: metric({ ...ofCertificate, name: "DaysToExpiry", statistic: "Minimum" }),
      below: threshold({
        name: "expiresSoonThreshold",
        label: "Days to expiry",
        about: "How many days must be left; ACM renews its own 60 days before.",
        unit: "days",
        default: 30,
      }),
      missing: "keep",
    }),
    eventRule({
      id: "renewal",
      title: "Renewal needs somebody",
      mixed: true,
      sentence: "ACM cannot renew the certificate by itself: somebody has to validate the domain or import a new one.",
      pattern: {
        source: ["aws.acm"],
        "detail-type": [
          "ACM Certificate Approaching Expiration",
          "ACM Certificate Renewal Action Required",
          "ACM Certificate Expired",
        ],
        resources: [certificateArn],
      },
    }),
  ],
});
