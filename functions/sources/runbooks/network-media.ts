import type { Runbooks } from "./types.ts";

/** Advice for video: what is sent, converted, packaged and watched. */
export const media: Runbooks = {
  "mediaconvert-job": {
    means:
      "A job could not be done. 1000 to 1999 are errors of the job itself (input, output, permissions), others are the service's.",
    look: [
      "Read the message: input that cannot be opened, output that cannot be written, or settings that do not fit.",
      "Look whether the job's role may read the input and write the output, and their KMS keys.",
      "Send the job again once it is mended: MediaConvert does not try a second time.",
    ],
  },
  "medialive-alert": {
    means:
      "A pipeline of a live channel gets no good input or cannot deliver its output. With two pipelines viewers may not notice yet.",
    look: [
      "See whether the other pipeline runs: if it does, there is time.",
      "Input alerts: look at the encoder and the network that feeds the channel.",
      "Output alerts: look at the destination, its credentials and its limits.",
    ],
  },
  "mediaconnect-health": {
    means: "A flow's source or output is disturbed: packets are missing, damaged or late, or nobody is connected.",
    look: [
      "Look at the source's metrics: lost packets and round trip time tell the network from the encoder.",
      "See whether failover uses the other source already.",
      "Ask whoever sends or receives whether they changed an address, a port or a key.",
    ],
  },
  "mediapackage-harvest": {
    means: "The clip was not cut out of the stream.",
    look: [
      "Was the channel on air all that time, and does the endpoint keep as much (its startover window)?",
      "May the role of the job write to the bucket?",
      "Ask for the clip again before its time leaves that window.",
    ],
  },
  "mediapackage-problem": {
    means: "A channel gets more than it may take: what is beyond the limit is left out, and viewers may see errors.",
    look: [
      "Compare the encoder's outputs (renditions, bitrates) with the limits of a channel.",
      "What was changed last at the encoder: one more rendition, language or audio track?",
      "Play the endpoint yourself to know what viewers see.",
    ],
  },
  "mediapackage-problem/KeyProviderError": {
    means: "The endpoint gets no keys to encrypt with. Viewers see a black picture or an error.",
    look: [
      "Does the key provider answer? Its status page, certificate and the address that is configured.",
      "May MediaPackage's role call it? Roles and the API in between may have been changed.",
      "Play the endpoint yourself to know what viewers see.",
    ],
  },
  "ivs-stream": {
    means: "The stream was not accepted, or ended with an error: viewers see nothing.",
    look: [
      "Is somebody sending? Ask for the encoder's own log.",
      "Stream key, ingest address, codec and bitrate: what does not fit the channel is refused.",
      "Start the encoder again; the next stream that starts closes this.",
    ],
  },
  "ivs-stream/health": {
    means: "IVS receives less than it needs to play on: the picture stands still until more comes.",
    look: [
      "The sender's upload and encoder come first: bitrate that swings, or a line that loses packets.",
      "The channel's metrics: ingest bitrate and frame rate tell whether all or a part is missing.",
      "Lower the bitrate at the encoder if the line does not carry it.",
    ],
  },
  "ivs-stream/recording": {
    means: "The live stream goes on, but it is not kept, or not wholly.",
    look: [
      "Is the bucket of the recording configuration there, in the same Region, and may IVS write to it?",
      "Was the configuration or the bucket's policy changed lately?",
      "If the stream has to be kept, record it at the encoder until this is mended.",
    ],
  },
  "ivs-stream/limit": {
    means: "A quota of the account is used up: what goes beyond it is refused.",
    look: [
      "Is it meant, or does something start streams or viewers without end?",
      "Ask for a higher quota in Service Quotas.",
      "Until then, end streams that nobody needs.",
    ],
  },
  "medialive-state": {
    means:
      "One or both pipelines of the channel failed, and MediaLive starts them anew. With one left, viewers may not notice.",
    look: [
      "How many pipelines run? With none the stream is gone until one is back.",
      "Alerts of the channel before this one: input, output, or nothing, which is a fault of the machine behind it.",
      "If it does not come back within minutes, restart its pipelines, or switch viewers to another channel.",
    ],
  },
  "mediaconnect-flow": {
    means: "The flow or one of its outputs cannot do its work; what it cannot deliver is left out.",
    look: [
      "The message: a key that may not be read, an address that nobody answers, a Region or network that is refused.",
      "Permission denied: look at the flow's role and at the policy of the secret and its key.",
      "Once it is mended, see in the output's metrics that data leaves again.",
    ],
  },
};
