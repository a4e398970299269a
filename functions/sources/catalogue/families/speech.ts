import { noted, success, trouble } from "../../aws/outcome.ts";
import type { Entry, Family } from "../entry.ts";

/** https://docs.aws.amazon.com/connect/latest/adminguide/voiceid-event-schema.html */
const voice = (about: string): Entry => ({
  about: `Voice ID: ${about}`,
  state: "status",
  why: "errorInfo.errorMessage",
  runbook: "aws-event/voiceid",
  facts: { Action: "action", Domain: "domainId" },
});

export const speech: Family = {
  "aws.cases": {
    "Amazon Connect Cases Event": {
      about: "Connect case {case.caseId|relatedItem.caseId}",
      state: "eventType",
      states: {
        "CASE.CREATED": noted("was opened"),
        "CASE.UPDATED": noted("was changed"),
        "RELATED_ITEM.CREATED": noted("has another item"),
        "RELATED_ITEM.UPDATED": noted("has a changed item"),
        "RELATED_ITEM.DELETED": noted("has lost an item"),
      },
      why: "none",
      facts: { "Changed fields": "changedFieldIds", Item: "relatedItem.relatedItemType" },
    },
  },
  "aws.voiceid": {
    "VoiceId Batch Fraudster Registration Action": voice("registration of fraudsters {batchJobId}"),
    "VoiceId Batch Speaker Enrollment Action": voice("enrolment of speakers {batchJobId}"),
    "VoiceId Evaluate Session Action": voice("evaluation of session {session.sessionName|session.sessionId}"),
    "VoiceId Fraudster Action": voice("action on fraudster {generatedFraudsterId|sourceId}"),
    "VoiceId Session Speaker Enrollment Action": voice("enrolment in session {sessionName|sessionId}"),
    "VoiceId Speaker Action": voice("action on speaker {generatedSpeakerId|sourceId}"),
    "VoiceId Start Session Action": voice("start of session {session.sessionName|session.sessionId}"),
    "VoiceId Update Session Action": voice("change of session {session.sessionName|session.sessionId}"),
  },
  "aws.transcribe": {
    "Transcribe Job State Change": {
      about: "Transcription job {TranscriptionJobName}",
      page: ["job", "transcribe/home#job-details/{TranscriptionJobName}"],
      runbook: "aws-event/transcribe",
      state: "TranscriptionJobStatus",
    },
    "Call Analytics Job State Change": {
      runbook: "aws-event/transcribe",
      about: "Call analytics job {JobName}",
      state: "JobStatus",
    },
    "Call Analytics Post Call Job State Change": {
      runbook: "aws-event/transcribe",
      about: "Analysis after the call of session {StreamingSessionId}",
      state: "PostCallStatus",
    },
    "Language Identification State Change": {
      runbook: "aws-event/transcribe",
      about: "Language identification of job {JobName}",
      state: "LanguageIdentificationStatus",
    },
    "Vocabulary State Change": {
      about: "Vocabulary {VocabularyName}",
      page: ["vocabulary", "transcribe/home#vocabulary-details/{VocabularyName}"],
      runbook: "aws-event/transcribe",
      state: "VocabularyState",
      states: { READY: success("is ready"), FAILED: trouble("could not be made", "medium") },
    },
  },
  "aws.translate": {
    "Translate TextTranslationJob State Change": {
      runbook: "aws-event/translate",
      about: "Translation job {jobId}",
      state: "jobStatus",
    },
    "Translate Parallel Data State Change": {
      runbook: "aws-event/translate",
      about: "Translate parallel data {name|$resource}",
      state: "latestUpdateAttemptStatus|status",
      facts: { Operation: "operation" },
    },
  },
  "aws.a4b": {
    "Alexa for Business Room State Change": {
      about: "Room {calendar-event.roomArn|$resource}",
      says: noted("has changed"),
      facts: { Event: "event-type", Mode: "mode", From: "calendar-event.startTime", Until: "calendar-event.endTime" },
    },
  },
};
