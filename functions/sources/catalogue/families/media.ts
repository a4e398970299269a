import { calm, noted, success, trouble } from "../../aws/outcome.ts";
import type { Family } from "../entry.ts";

/** https://docs.aws.amazon.com/mediapackage/latest/ug/cloudwatch-events-example.html */
const ingest = {
  about: "Ingest of {$resource}",
  state: "event",
  states: {
    MaxIngestStreamsError: trouble("has too many streams"),
    MaxIngestRateExceededError: trouble("comes faster than is allowed"),
    OriginEndpointLimitExceeded: trouble("has too many endpoints", "medium"),
    IngestStarted: success("has started"),
    IngestComplete: success("is complete"),
    IngestError: trouble("failed"),
    VodAssetPlayable: success("can be played"),
    VodAssetIngestStarted: noted("has started"),
    VodAssetIngestError: trouble("failed"),
  },
};
const keys = {
  about: "Key provider of {$resource}",
  state: "event",
  states: { KeyProviderError: trouble("does not answer"), KeyProviderRecovered: success("answers again") },
  means: "Without a key the endpoint cannot be encrypted, and players get an error.",
};

/** https://docs.aws.amazon.com/medialive/latest/ug/monitoring-with-cloudwatch-events.html */
const alerts = {
  SET: trouble("has an alert"),
  CLEARED: success("is well again"),
};

/** https://docs.aws.amazon.com/chime-sdk/latest/dg/using-events.html */
const meeting = {
  about: "Meeting {externalMeetingId|meetingId}",
  state: "eventType",
  states: {
    "chime:MeetingStarted": noted("has started"),
    "chime:MeetingEnded": noted("is over"),
    "chime:AttendeeAdded": noted("has another attendee"),
    "chime:AttendeeDeleted": noted("has lost an attendee"),
    "chime:AttendeeAuthorized": noted("has admitted an attendee"),
    "chime:AttendeeJoined": noted("was joined by an attendee"),
    "chime:AttendeeLeft": noted("was left by an attendee"),
    "chime:AttendeeDropped": noted("has dropped an attendee"),
    "chime:TranscriptionStarted": noted("is being transcribed"),
    "chime:TranscriptionStopped": noted("is no longer transcribed"),
    "chime:TranscriptionInterrupted": trouble("is no longer transcribed: it was interrupted", "medium"),
    "chime:TranscriptionResumed": success("is being transcribed again"),
    "chime:TranscriptionFailed": trouble("cannot be transcribed", "medium"),
  },
};

/** https://docs.aws.amazon.com/ivs/latest/LowLatencyUserGuide/eventbridge.html */
const ivs = { about: "Stream of channel {channel_name|$resource}" };

export const media: Family = {
  "aws.ivs": {
    "IVS Stream State Change": {
      ...ivs,
      state: "event_name",
      states: {
        "Session Created": noted("has a new session"),
        "Stream Start": noted("has started"),
        "Stream End": noted("has ended"),
        "Stream Failure": trouble("failed"),
        "Session Ended": noted("has ended its session"),
      },
    },
    "IVS Stream Health Change": {
      ...ivs,
      state: "event_name",
      states: {
        Starvation: trouble("receives too little data", "medium"),
        "Starvation End": success("is healthy again"),
      },
      means: "The encoder sends less than it announced: viewers see the stream stop and go.",
    },
    "IVS Recording State Change": {
      about: "Recording of channel {channel_name|$resource}",
      state: "recording_status",
      states: {
        "Recording Start": noted("has started"),
        "Recording End": success("is complete"),
        "Recording Start Failure": trouble("could not be started"),
        "Recording End Failure": trouble("could not be completed"),
      },
      why: "recording_status_reason",
      facts: { Bucket: "recording_s3_bucket_name" },
    },
    "IVS Limit Breach": {
      about: "Interactive Video Service limit {limit}",
      says: trouble("is exceeded", "medium"),
      facts: { Limit: "limit_value", "Exceeded by": "exceeded_by", Unit: "limit_unit" },
    },
  },
  "aws.medialive": {
    "MediaLive Channel Alert": {
      about: "Channel {channel_arn|$resource}",
      resource: "channel_arn",
      state: "alarm_state",
      states: alerts,
      why: "message|alert_type",
      facts: { Alert: "alert_type", Pipeline: "pipeline" },
    },
    "MediaLive Multiplex Alert": {
      about: "Multiplex {$resource}",
      state: "alarm_state",
      states: alerts,
      why: "message|alert_type",
      facts: { Alert: "alert_type", Pipeline: "pipeline" },
    },
    "MediaLive Channel State Change": {
      about: "Channel {channel_arn|$resource}",
      resource: "channel_arn",
      state: "state",
    },
    "MediaLive Multiplex State Change": { about: "Multiplex {$resource}", state: "state" },
    "MediaLive Channel Input Change": {
      about: "Channel {channel_arn|$resource}",
      resource: "channel_arn",
      says: noted("has switched its input"),
      facts: { Input: "active_input_attachment_name", Pipeline: "pipeline" },
    },
  },
  "aws.mediapackage": {
    "MediaPackage Input Notification": ingest,
    "MediaPackage Input State": ingest,
    "MediaPackage Key Provider Notification": keys,
    "MediaPackage Key Provider State": keys,
    "MediaPackage HarvestJob Notification": {
      about: "Harvest job {harvest_job.id}",
      resource: "harvest_job.arn",
      state: "harvest_job.status",
      facts: { Endpoint: "harvest_job.origin_endpoint_id", Bucket: "harvest_job.s3_destination.bucket_name" },
    },
  },
  "aws.mediaconvert": {
    "MediaConvert Job State Change": {
      about: "Transcoding job {userMetadata.name|jobId}",
      state: "status",
      states: {
        INPUT_INFORMATION: noted("has read its input"),
        NEW_WARNING: noted("gives a warning"),
        STATUS_UPDATE: noted("is under way"),
        QUEUE_HOP: noted("has moved to another queue"),
      },
      facts: { Queue: "queue", "Error code": "errorCode" },
    },
  },
  "aws.mediastore": {
    "MediaStore Object State Change": {
      about: "Object {Path} in container {ContainerName}",
      state: "Operation",
      states: { UPDATE: noted("was written"), REMOVE: noted("was deleted") },
    },
    "MediaStore Container State Change": {
      about: "Container {ContainerName}",
      state: "Operation",
      states: { CREATE: noted("was created"), REMOVE: noted("was deleted") },
    },
  },
  "aws.chime": {
    "Chime Meeting State Change": meeting,
    "Meeting State Change": meeting,
    "Chime Media Pipeline State Change": {
      about: "Media pipeline {mediaPipelineId}",
      state: "eventType",
      states: {
        "chime:MediaPipelineInProgress": success("is running"),
        "chime:MediaPipelineDeleted": noted("was deleted"),
        "chime:MediaPipelineTemporaryFailure": trouble("failed and is being repaired", "medium"),
        "chime:MediaPipelineResumed": success("is running again"),
        "chime:MediaPipelinePermanentFailure": trouble("failed for good"),
      },
      facts: { Meeting: "externalMeetingId|meetingId" },
    },
    "Chime ChannelFlow Processing Status": {
      about: "Channel flow of {channelArn}",
      state: "eventType",
      states: {
        ProcessorInvocationFailure: trouble("could not call its processor"),
        ProcessorResourceInvocationFailure: trouble("could not call its processor"),
      },
      facts: { Processor: "processorResourceArn", Message: "messageId" },
    },
    "Chime VoiceConnector Streaming Status": {
      about: "Streaming of voice connector {voiceConnectorId}",
      state: "streamingStatus",
      states: { ENDED: calm("has ended"), UPDATED: noted("has news"), STARTED: noted("has started") },
      facts: { From: "fromNumber", To: "toNumber", Direction: "direction" },
    },
  },
};
