import { type Alert, type Situation, situationOf } from "../../functions/domain/alert.ts";
import { customerId } from "../../functions/domain/customer.ts";
import { decideObserved, type Observed } from "../../functions/domain/decide.ts";
import { defaultSettings, type Endpoint } from "../../functions/domain/endpoint.ts";
import type { Observation } from "../../functions/domain/observation.ts";
import { dayOf } from "../../functions/domain/time.ts";

export const START = "2026-11-24T08:00:00.000Z";
export const customer = customerId("slack", "T0000001");

export const anEndpoint = (change: Partial<Endpoint> = {}): Endpoint => ({
  customer,
  number: "aaaaaa",
  platform: "slack",
  nonce: "bbbbb",
  channel: { id: "C0000001", name: "ops" },
  settings: defaultSettings,
  ...change,
});

export const anObservation = (change: Partial<Observation> = {}): Observation => ({
  source: "cloudwatch-alarm",
  fingerprint: "cloudwatch-alarm:1:cpu",
  kind: "problem",
  class: "alert",
  at: START,
  content: { title: "CPU high", facts: [], links: [] },
  line: "turned to ALARM",
  ...change,
});

let events = 0;
export const observed = (change: Partial<Observation> = {}, at = change.at ?? START, id?: string): Observed => {
  events += 1;
  return {
    observation: anObservation(change),
    at,
    event: { endpoint: "aaaaaa", day: dayOf(at), id: id ?? `event${events}` },
  };
};

export const situation = (endpoint = anEndpoint(), observation = anObservation()): Situation =>
  situationOf(endpoint.customer, endpoint.number, observation.fingerprint);

export const anAlert = (change: Partial<Alert> = {}, endpoint = anEndpoint()): Alert => {
  const { alert } = decideObserved({}, observed(), endpoint);
  if (!alert) throw new Error("an event opens an alert");
  return { ...alert, ...change };
};
