import type { Runbooks } from "./types.ts";

/** Advice for what Systems Manager says of machines, and of the work done on them. */
export const machines: Runbooks = {
  "ssm-association": {
    means: "A machine could not be brought to the state it should have.",
    look: [
      "The execution's output on that machine: which step failed?",
      "Is the machine online in Fleet Manager, and its agent current?",
      "Does its role allow what the document does (bucket, parameters)?",
    ],
  },
  "ssm-automation": {
    means: "A runbook stopped at a step. What came before the step is done, what comes after is not.",
    look: [
      "The execution: which step failed, and with which message?",
      "Does the role that it assumes have the right for that step?",
      "Does anything half-done have to be undone before it runs again?",
    ],
  },
  "ssm-automation/approval": {
    means: "A runbook has come to a step that a person has to allow, and does nothing until then.",
    look: [
      "The execution: who may approve, and what does the step do?",
      "Who started it, and do they wait for it now?",
      "Approve or reject it there; the step gives up by itself when its time is over.",
    ],
  },
  "ssm-change-request/approval": {
    means: "Somebody asks to change a system and waits for an answer.",
    look: [
      "The request: what is changed, when, and with which runbook?",
      "Are you one of its approvers? The card names them.",
      "Approve or reject it there, and say why.",
    ],
  },
  "ssm-change-request": {
    means: "A change was approved and begun, and did not end well.",
    look: [
      "The runbook's execution: which step failed?",
      "Is the system in between now? Roll back what is half-done.",
      "Tell whoever asked for the change.",
    ],
  },
  "ssm-command": {
    means: "A command ended with an error on a machine, or on some of them.",
    look: [
      "The output of the command on that machine (the first 24 000 characters are in the console).",
      "Does it work there by hand, through Session Manager?",
      "Did the same command work on other machines? Then look for what differs.",
    ],
  },
  "ssm-command/unreachable": {
    means: "The machine did not take the command: it is off, its agent is, or it cannot reach Systems Manager.",
    look: [
      "Fleet Manager: is it online, and when was it last seen?",
      "Does it run, and does its role have AmazonSSMManagedInstanceCore?",
      "Can it reach the endpoints of ssm, ssmmessages and ec2messages?",
    ],
  },
  "ssm-compliance/association": {
    means: "The machine is not configured as its association asks: something failed there, or somebody changed it.",
    look: [
      "State Manager: when did the association last succeed there, and what does its output say?",
      "Is the machine online in Fleet Manager?",
      "Apply the association now, and see whether it stays.",
    ],
  },
  "ssm-compliance/patch": {
    means: "Patches that the baseline approves are missing, or are installed and wait for a restart.",
    look: [
      "The machine's patch page: which ones are missing, and is one of them critical?",
      "When was it last scanned and patched, and did that maintenance window run?",
      "Does it only have to be restarted?",
    ],
  },
  "ssm-maintenance-run": {
    means: "What should have been done in the window was not, or not completely.",
    look: [
      "The window's history: which task failed, on which targets?",
      "Was the window too short for its tasks?",
      "Is it all right to wait for the next one, or does it have to be done by hand?",
    ],
  },
  "ssm-ops-item": {
    means: "Somebody or something opened an item for whoever runs the system.",
    look: [
      "The item: is there a runbook attached that can be started?",
      "Are there similar items of the last days?",
      "Set its state when you take it, so that others see it.",
    ],
  },
  "ssm-parameter/expires": {
    means: "A parameter has a date on which it is deleted. Whatever reads it fails from then on.",
    look: [
      "Who reads it? CloudTrail shows the last GetParameter calls.",
      "Still needed: write a new version with a later date, or without one.",
      "Not needed any more: make sure that nobody reads it, and let it go.",
    ],
  },
  "ssm-parameter/expired": {
    means: "A parameter was deleted on its date. Whatever reads it fails from now on, at its next start at the latest.",
    look: [
      "Who reads it? CloudTrail shows the last GetParameter calls, and those that fail now.",
      "Is the value kept elsewhere, or can it be made anew? Parameter Store has no copy.",
      "Put it back under the same name, without a date or with a later one.",
    ],
  },
};
