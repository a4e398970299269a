import * as z from "zod";
import { awsEvent, fact } from "../../aws-event.ts";
import { resourceLink } from "../../resource-link.ts";
import { part, text, truth } from "../loose.ts";
import { inWords } from "../outcome.ts";
import { nameIn } from "./resource-name.ts";

const health = part({
  state: text,
  source_state: text,
  failover_switch: truth,
  tr101: part({ ts_sync_loss: truth, continuity_count_error: truth, transport_error: truth, pcr_error: truth }),
});

/**
 * The health of a MediaConnect flow, of its source or of an output: unhealthy is an alert until it is healthy again.
 * https://docs.aws.amazon.com/mediaconnect/latest/ug/monitoring-cloudwatch-events.html
 */
export const mediaconnectHealth = awsEvent({
  name: "mediaconnect-health",
  types: {
    "aws.mediaconnect": ["MediaConnect Source Health", "MediaConnect Output Health", "MediaConnect Flow Health"],
  },
  detail: z.object({ unhealthy: truth, current: health, previous: health }),
  read: ({ detail: { unhealthy, current, previous }, resources, type, region }) => {
    const [flow, inner] = resources;
    const what = type.replace(/^MediaConnect (\w+) Health$/, "$1");
    const of = inner ? ` of flow ${nameIn(flow) ?? ""}`.trimEnd() : "";
    const state = current?.state ?? current?.source_state;
    const errors = errorsIn(current?.tr101);
    const broken = unhealthy ?? (/^(DISCONNECTED|IDLE)$/i.test(state ?? "") || errors.length > 0);
    const well = !broken && (unhealthy === false || /^(CONNECTED|RECEIVING|ACTIVE|HEALTHY)$/i.test(state ?? ""));
    const lost = broken && /^DISCONNECTED$/i.test(state ?? "");
    const name = nameIn(inner ?? flow) ?? "a flow";
    const before = previous?.state ?? previous?.source_state;
    return {
      situation: [what, inner ?? flow],
      kind: well ? "recovered" : "problem",
      class: broken || well ? "alert" : "notification",
      severity: broken ? "high" : undefined,
      title: `MediaConnect ${what.toLowerCase()} ${name}${of} is ${lost ? "disconnected" : broken ? "not healthy" : well ? "healthy again" : `now: ${inWords(state ?? "unknown")}`}`,
      text: errors.length > 0 ? `In its stream: ${errors.join(", ")}.` : undefined,
      resource: { name, arn: inner ?? flow },
      facts: [
        fact("State", lost ? undefined : state && inWords(state)),
        fact("It was", before && before !== state ? inWords(before) : undefined),
        fact("Failover", current?.failover_switch ? "it uses the other source" : undefined),
      ],
      links: [resourceLink(flow, region)],
      runbook: broken ? "mediaconnect-health" : undefined,
    };
  },
});

/** ETSI TR 101 290, as far as MediaConnect measures it. */
const errorsIn = (tr101: NonNullable<z.infer<typeof health>>["tr101"]): readonly string[] =>
  [
    tr101?.ts_sync_loss ? "it lost its synchronisation" : "",
    tr101?.continuity_count_error ? "packets are missing or out of order" : "",
    tr101?.transport_error ? "packets came damaged" : "",
    tr101?.pcr_error ? "its clock jumps or is silent for too long" : "",
  ].filter((words) => words !== "");
