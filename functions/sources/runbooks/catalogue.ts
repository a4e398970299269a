import type { Runbooks } from "./types.ts";

/** Advice for those types of the catalogue that wake people: `aws-event/<what the entries share>`. */
export const catalogue: Runbooks = {
  "aws-event/application-cost-profiler": {
    means: "Usage data that costs are split by could not be read, or the report could not be put into its bucket.",
    look: [
      "The policy of the bucket, and of its key: does it still let the service in?",
      "The file itself: its columns, and whether it covers the hours that it says.",
      "Whether later files go through: a single bad one can be sent again.",
    ],
  },
  "aws-event/marketplacecatalog": {
    means: "A change of a product in AWS Marketplace was not carried out: what buyers see is as it was before.",
    look: [
      "The change set's errors: they name the field that was refused.",
      "Whether another change of the same product was under way at that time.",
      "Who waits for the change (a price, a new version), and until when.",
    ],
  },
  "aws-event/opsworks": {
    means: "An instance or a command of OpsWorks failed, usually in a recipe, or the agent no longer answers.",
    look: [
      "The log of the command: the recipe and the line that ended it.",
      "The EC2 instance behind it: is it running, and does the agent reach its service?",
      "What the layer's other instances say: one alone can be replaced.",
    ],
  },
  "aws-event/dataexchange": {
    means:
      "The provider of a data set has withdrawn or announced something; whatever reads it is affected, AWS is not.",
    look: [
      "What reads this data set, and when it does so next.",
      "The provider's comment above, and its contact on the subscription's page.",
      "Whether a copy of the last good revision lies in your own bucket.",
    ],
  },
  "aws-event/b2bi": {
    means: "A document of a trading partner could not be turned into, or out of, its format: nobody has received it.",
    look: [
      "The input file: is it empty, cut off, or of another version of the standard than the partner's profile?",
      "The transformer's mapping, and whether it was changed lately.",
      "Other documents of the same partner: one bad file, or all of them?",
    ],
  },
  "aws-event/managedblockchain": {
    means:
      "Members of the network decided, or failed to: a proposal could not be carried out, or an invitation has ended.",
    look: [
      "The proposal's page: who voted how, and until when.",
      "Whether the member it is about still exists in the network.",
      "Whether it has to be proposed again, and by whom.",
    ],
  },
  "aws-event/mgn": {
    means: "A server that is being moved to AWS is no longer copied, or could not be started there.",
    look: [
      "The source server's page: the step at which its replication or launch stopped.",
      "From the source: does it reach the service on 443 and the replication server on 1500?",
      "Launch settings (type, subnet, permissions), and the job's log for the step that failed.",
    ],
  },
  "aws-event/drs": {
    means: "A recovery or its way back did not work: what was to replace the failed server is not there.",
    look: [
      "The job's log: the step that failed, and the error of EC2 behind it.",
      "Quotas and subnets of the Region that you recover to: capacity, addresses, vCPUs.",
      "An older recovery point, when the newest does not start.",
    ],
  },
  "aws-event/drs-stalled": {
    means: "The server is no longer copied: every minute makes the recovery point older than your plan allows for.",
    look: [
      "Lag and backlog on the source server's page, and since when.",
      "On the source: is the agent running, and does it reach port 1500 of the replication server?",
      "The replication server in its staging subnet: running, with a way to the service and to S3?",
    ],
  },
  "aws-event/supplychain": {
    means: "A data flow did not take over its data, so plans are made from older figures.",
    look: [
      "The execution's messages: the column or row that did not fit.",
      "Whether the source file has the layout of the last one that worked.",
      "Which plans run next from this data set.",
    ],
  },
  "aws-event/healthlake": {
    means: "FHIR resources were left out of an import or export, or none of them made it.",
    look: [
      "The job's manifest in the output bucket: it names each file and its error.",
      "The job's role: may it read the input, write the output, and use both keys?",
      "One of the resources that were refused, against the FHIR version of the store.",
    ],
  },
  "aws-event/medical-imaging": {
    means: "Images did not get into the store, or a change of an image set was not carried out.",
    look: [
      "The failure folder of the job's output: it lists each file with its reason.",
      "The job's role: may it read the input bucket and its key?",
      "Whether somebody else was changing the same image set.",
    ],
  },
  "aws-event/omics": {
    means: "A job over genomic data failed: files could not be read, or are not of the format that was said.",
    look: [
      "The job's sources, one by one: each has a status and a message of its own.",
      "The job's role: may it read the bucket and use its key?",
      "Reference genome and format: do they belong to the files?",
    ],
  },
  "aws-event/omics-run": {
    means: "A run ended with an error, mostly because one of its tasks did; its other results may be there.",
    look: [
      "The run's status message, then the engine's log: which task was first to fail.",
      "That task's own log: memory, missing input, or an error of the tool.",
      "Whether the run can be started again with its cache, so that finished tasks are not paid for twice.",
    ],
  },
  "aws-event/sagemaker": {
    means: "Something that training or inference relies on could not be made or did not start.",
    look: [
      "The resource's page in the console, which says why, and its log group.",
      "Its role: may it read the bucket, the image and the key?",
      "Quotas of the instance type in this Region, which are counted per kind of use.",
    ],
  },
  "aws-event/forecast": {
    means: "Data for a forecast could not be imported, so the next forecast is made from older figures.",
    look: [
      "The import's message: it names the column, the line or the date that did not fit.",
      "The role that reads the bucket.",
      "Whether the file has the schema and the frequency of the data set.",
    ],
  },
  "aws-event/voiceid": {
    means: "Callers could not be enrolled, recognised or checked by their voice; calls go on without it.",
    look: [
      "The error above: for batches, the output bucket has the reason for each line.",
      "The service role and the key of the domain.",
      "Whether agents know that callers have to be identified in another way for now.",
    ],
  },
  "aws-event/transcribe": {
    means: "A recording was not written down: it cannot be read, has another format than was said, or is too long.",
    look: [
      "The job's failure reason, and the file: can it be played, and is it the format that was named?",
      "The role: may it read the input, write the output, and use the keys?",
      "Other jobs of the same hour: one file, or all of them?",
    ],
  },
  "aws-event/translate": {
    means: "A batch of documents was not translated, or only in part.",
    look: [
      "The details folder in the output bucket: it says for each document what happened.",
      "The job's role, and whether input and output lie in its Region.",
      "Documents over the size limit, or of another type than the job names.",
    ],
  },
  "aws-event/greengrass": {
    means:
      "A device did not take its deployment, or a component on it keeps failing: the old version may still run there.",
    look: [
      "The device: is it online, and when was it last heard of?",
      "Its greengrass.log and the log of the component: disk full, missing artifact, or an error at its start.",
      "Other devices of the same deployment: one machine, or the component itself?",
    ],
  },
  "aws-event/deadline": {
    means: "A render job, or a part of it, does not go on: tasks failed, fit no worker, or a worker is not well.",
    look: [
      "The log of the first task that failed: scene, licence, or missing file.",
      "The fleet: are workers there, and do they have what the job requires?",
      "Whether the job retries by itself, and how many of its frames are missing.",
    ],
  },
  "aws-event/deadline-budget": {
    means: "Rendering has used up most of a budget; at its limit the queue may stop to hand out work.",
    look: [
      "What the budget's action at its limit is: stop at once, after running tasks, or go on.",
      "Which jobs spend it, and what is still waiting.",
      "Who may raise it, before the deadline that the jobs are for.",
    ],
  },
  "aws-event/swf": {
    means: "A workflow ended in an error or ran out of time: what it was to do is done in part.",
    look: [
      "Its history: the last decision, and the activity before it.",
      "Whether deciders and activity workers were polling their task list at that time.",
      "What has to be done by hand, and whether starting it again is harmless.",
    ],
  },
};
