import type { Source } from "../../source.ts";
import { chimeMeeting } from "./chime-meeting.ts";
import { chimeVoiceConnector } from "./chime-voice-connector.ts";
import { connectContact } from "./connect-contact.ts";
import { connectContactLens } from "./connect-contact-lens.ts";
import { dnsFirewall } from "./dns-firewall.ts";
import { gameliftMatchmaking } from "./gamelift-matchmaking.ts";
import { gameliftPlacement } from "./gamelift-placement.ts";
import { groundStationContact } from "./ground-station-contact.ts";
import { iotAnalytics } from "./iot-analytics.ts";
import { iotDefenderAudit } from "./iot-defender-audit.ts";
import { iotDefenderViolation } from "./iot-defender-violation.ts";
import { ivsStream } from "./ivs-stream.ts";
import { locationEvent } from "./location-event.ts";
import { mediaconnectFlow } from "./mediaconnect-flow.ts";
import { mediaconnectHealth } from "./mediaconnect-health.ts";
import { mediaconvertJob } from "./mediaconvert-job.ts";
import { medialiveAlert } from "./medialive-alert.ts";
import { medialiveState } from "./medialive-state.ts";
import { mediapackageHarvest } from "./mediapackage-harvest.ts";
import { mediapackageProblem } from "./mediapackage-problem.ts";
import { mediastoreChange } from "./mediastore-change.ts";
import { messageDelivery } from "./message-delivery.ts";
import { networkFirewall } from "./network-firewall.ts";
import { networkManagerChange } from "./network-manager-change.ts";
import { networkManagerStatus } from "./network-manager-status.ts";
import { recoveryReadiness } from "./recovery-readiness.ts";
import { sesAccount } from "./ses-account.ts";
import { sesEvent } from "./ses-event.ts";
import { sesNotification } from "./ses-notification.ts";
import { sesRecommendation } from "./ses-recommendation.ts";
import { sesTopicTest } from "./ses-topic-test.ts";
import { zonalShift } from "./zonal-shift.ts";

/** The kinds of this family that are made by hand: one file, one line here, one folder of fixtures each. */
export const network: readonly Source[] = [
  chimeMeeting,
  chimeVoiceConnector,
  connectContact,
  connectContactLens,
  dnsFirewall,
  gameliftMatchmaking,
  gameliftPlacement,
  groundStationContact,
  iotAnalytics,
  iotDefenderAudit,
  iotDefenderViolation,
  ivsStream,
  locationEvent,
  mediaconnectFlow,
  mediaconnectHealth,
  mediaconvertJob,
  medialiveAlert,
  medialiveState,
  mediapackageHarvest,
  mediapackageProblem,
  mediastoreChange,
  messageDelivery,
  networkFirewall,
  networkManagerChange,
  networkManagerStatus,
  recoveryReadiness,
  sesAccount,
  sesEvent,
  sesNotification,
  sesRecommendation,
  sesTopicTest,
  zonalShift,
];
