import { media } from "./network-media.ts";
import type { Runbooks } from "./types.ts";

/** What carries requests, mail, messages, media and things. */
export const network: Runbooks = {
  ...media,
  "network-manager-status": {
    means:
      "A tunnel or its routing session is down. A VPN has two tunnels: with one down you have lost your spare, with both down the site is cut off.",
    look: [
      "Look at the state of both tunnels of the connection, and whether the other one carries traffic.",
      "Ask what changed on the customer gateway: reboot, new address, expired key, or an idle timeout.",
      "IPsec up and BGP down points at the routing on your side; both down points at the line or the device.",
    ],
  },
  "network-manager-change": {
    means: "A change of the global network did not go through, as a whole or in part.",
    look: [
      "Open the change set of this policy version: it names what failed.",
      "Do routes between the segments still carry traffic? Test one connection of each.",
      "Who changed the policy, and does the version before still fit?",
    ],
  },
  "network-firewall": {
    means: "An endpoint of the firewall is not there. Traffic that is routed to it is lost.",
    look: [
      "Open the firewall and look at the state of its endpoint in each Availability Zone.",
      "Which subnets send their traffic to the endpoint that is missing? Route them around it, or to another zone's.",
      "Why: its subnet has no free addresses, was deleted, or the zone is short of capacity.",
    ],
  },
  "network-firewall/rules": {
    means: "New rules do not reach the firewall. It goes on with those it had.",
    look: [
      "Open the firewall: which rule group is out of step, in which zone?",
      "Its size and capacity: what was changed last may be more than fits.",
      "If the rules were to stop something, it is not stopped yet: block it at another place meanwhile.",
    ],
  },
  "dns-firewall": {
    means:
      "Something in the VPC asked for a name that your rules block or report. One machine that asks again and again is more telling than many that ask once.",
    look: [
      "Find the instance behind the address, and which process asks: a browser, an update, or nothing you know?",
      "Look the name up in the domain list that matched, to tell a mistake in the list from a finding.",
      "If it looks like malware, isolate the instance before you look any closer.",
    ],
  },
  "zonal-shift/practice": {
    means: "A practice run showed that the application does not bear the loss of this zone, or could not be tried.",
    look: [
      "Which alarm went off during the run, and would users have seen it?",
      "Is there room in the other zones: capacity, connections, a database's reader?",
      "Mend that before the next run: a real autoshift does the same, without asking.",
    ],
  },
  "zonal-shift": {
    means:
      "Traffic goes around one Availability Zone, because AWS found it impaired or somebody moved it. The other zones carry its load meanwhile.",
    look: [
      "Look whether the remaining zones have enough capacity: targets, connections, database reads.",
      "Look at what still runs only in that zone: single instances, volumes, NAT gateways.",
      "See when the shift ends, and make sure that nobody deploys into the zone before.",
    ],
  },
  "recovery-readiness": {
    means:
      "What should take over in an emergency differs from what it would replace: capacity, limits, versions or routing.",
    look: [
      "Open the readiness check and read which rule of which resource is not met.",
      "Look at what was changed last on one side only: scaling limits, quotas, configuration.",
      "Bring both sides in line, and do not plan a fail-over drill before.",
    ],
  },
  "ses-bounce": {
    means:
      "A recipient's server refused mail for good: mostly an address that does not exist. Over 5 % of bounces, SES puts the account under review; over 10 % it may stop sending.",
    look: [
      "Look at the bounce rate under Reputation metrics: one bounce is nothing, a rise is.",
      "Find out where the addresses come from: an old list, a form without confirmation, a test with invented ones.",
      "Take addresses that bounced out of what you send to, or let the account's suppression list do it.",
    ],
  },
  "ses-complaint": {
    means: "A recipient marked your mail as unwanted. Over 0.1 % of complaints SES puts the account under review.",
    look: [
      "See which kind of mail it was, and whether the recipient had asked for it.",
      "Look whether the way to unsubscribe is there, and works.",
      "Stop sending to the recipient, and watch the complaint rate for the rest of the day.",
    ],
  },
  "ses-reject": {
    means: "SES found a virus in an attachment and did not send the message.",
    look: [
      "Find out where the attachment comes from: an upload of a user, or a file of your own.",
      "If it is your own, look for the machine that made it.",
      "Scan uploads before they are attached to anything.",
    ],
  },
  "ses-rendering-failure": {
    means:
      "A template asks for data that the call did not carry, so nobody got this mail. It fails for every recipient until it is mended.",
    look: [
      "Compare the attribute that the card names with what the code passes.",
      "Look at what was released last: the template or the code.",
      "Find the messages that were lost meanwhile, and send them again.",
    ],
  },
  "ses-account": {
    means:
      "Mail does not leave any more, for the account or for one configuration set: paused by you, by your own automation, or by SES because of bounces and complaints.",
    look: [
      "Open the reputation page: does SES say why, or was it paused with the API?",
      "Look at bounces and complaints of the last day, by kind of mail.",
      "If SES paused it, answer the case in the support centre; what waits in your own queues is not lost.",
    ],
  },
  "ses-recommendation": {
    means:
      "A record in DNS that proves your mail to be yours is missing or wrong. Mail still leaves, but more of it lands among the unwanted.",
    look: [
      "Look the record up from outside (dig TXT), it may have been removed with something else.",
      "Compare it with what SES shows on the identity's page.",
      "Correct it at the DNS provider and give it its time to live.",
    ],
  },
  "connect-contact-lens": {
    means:
      "A rule could not do what it should, or a conversation could not be analysed: people wait for a task that nobody created.",
    look: [
      "Read the reason: a flow, queue or template that was deleted is the most frequent one.",
      "Open the rule and look at the action that failed.",
      "Look whether the recordings' bucket and key may be read.",
    ],
  },
  "chime-voice-connector": {
    means: "The audio of calls is not streamed to Kinesis Video Streams. The calls themselves go on.",
    look: [
      "Look whether streaming is still configured, and its streams' quota is not used up.",
      "Look for other failures at the same minute: all connectors point at the service.",
      "If recordings are required by law or contract, tell whoever has to know.",
    ],
  },
  "gamelift-placement": {
    means:
      "Players wait for a game that finds no place: no fleet has a free session, or none within the allowed latency.",
    look: [
      "Look at free game sessions of the queue's fleets, and whether they scale.",
      "Look for instances or server processes that end right after they start.",
      "Widen the queue (another Region or location) while you mend the fleet.",
    ],
  },
  "iot-defender-audit": {
    means:
      "Devices, certificates, policies or settings are not as they should be. Certificates that expire take devices offline all at once.",
    look: [
      "Open the results and begin with certificates that expire or are shared.",
      "Look at policies that allow more than their devices need.",
      "Start a mitigation action for what can be mended centrally, and name an owner for the rest.",
    ],
  },
  "iot-defender-audit/failed": {
    means: "The audit did not come to its end, so nobody knows how things stand.",
    look: [
      "Which checks did not run? The audit's page says why.",
      "May the role of Device Defender still read devices, certificates and policies?",
      "Start it once on demand, instead of waiting for the next date.",
    ],
  },
  "iot-defender-violation": {
    means:
      "A device sends more, to other places, or more often than its profile allows: a fault in its software, or somebody else in control of it.",
    look: [
      "See whether one device does so, or all that got the last update.",
      "Look at what it connects to and which topics it uses.",
      "If it is not yours to explain, deactivate its certificate.",
    ],
  },
  "iot-analytics": {
    means:
      "A data set was not made or handed on, or a pipeline's activity failed: whoever reads the data sees yesterday's.",
    look: [
      "Read the message, then the log of the function or query that failed.",
      "Look whether the role may still read the data store and write the bucket.",
      "Run the data set again; messages that a pipeline could not process can be reprocessed from its channel.",
    ],
  },
  "ground-station-contact": {
    means: "A pass was not used: data that should have come with it is still on the satellite, or was not sent up.",
    look: [
      "Read the error, then the state of the dataflow endpoints during the pass.",
      "Look for another contact soon, at another station too.",
      "Tell mission control which pass was lost.",
    ],
  },
  "message-delivery": {
    means:
      "Messages are blocked: by the recipient, by a carrier that takes them for spam, or because they are not valid.",
    look: [
      "See whether one recipient or one country is meant, or all at once.",
      "Carriers block what is not registered: look at the state of the sender's registration.",
      "Look at the text: short links and new sender names are blocked most.",
    ],
  },
};
