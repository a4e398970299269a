import { readMessage } from "../../../functions/sources/aws/network/ses-words.ts";
import { understand } from "../../../functions/sources/index.ts";
import { aReceived, changedFixture, fixture } from "../fixtures.ts";

const seen = (source: string, name: string) => understand(fixture(source, name)).observation;

/** The fixture with changes in its detail. */
const changed = (source: string, name: string, change: Record<string, unknown>) => {
  const { detail } = JSON.parse(fixture(source, name).body);
  return understand(changedFixture(source, name, { detail: { ...detail, ...change } })).observation;
};

describe("mail of SES", () => {
  it("is one situation over SNS and EventBridge, for each type and sender", () => {
    expect(seen("ses-event", "bounce").fingerprint).toBe(seen("ses-event", "eventbridge-bounced").fingerprint);
    expect(seen("ses-event", "bounce").fingerprint).not.toBe(seen("ses-event", "complaint").fingerprint);
  });

  it("wakes somebody for what is final, and for nothing else", () => {
    const alerts = ["bounce", "complaint", "reject", "rendering-failure"];
    for (const name of [
      "bounce",
      "bounce-transient",
      "complaint",
      "delivery",
      "delivery-delay",
      "reject",
      "rendering-failure",
      "send",
    ])
      expect([name, seen("ses-event", name).class]).toEqual([name, alerts.includes(name) ? "alert" : "notification"]);
  });

  it.each([
    ["5.", { emailAddress: "jane@example.com" }],
    [{ emailAddress: "jane@example.com" }, null],
    ["jane@example.com"],
  ])("is shown whatever its lists hold", (...bouncedRecipients) => {
    const bounce = { bounceType: "Permanent", bouncedRecipients };
    const body = JSON.stringify({ eventType: "Bounce", bounce, mail: { source: "a@example.com" } });
    const { source, observation, unreadable } = understand(aReceived({ body }));
    expect(source).toBe("ses-event");
    expect(unreadable).toBeUndefined();
    expect(observation.content.facts[0]?.value).toContain("jane@example.com");
  });

  it.each(["Send", "Open", "Click", "Subscription", "Something New"])("of type %s has a title in words", (type) => {
    const mail = { source: "a@example.com", destination: [] } as unknown as Parameters<typeof readMessage>[1]["mail"];
    expect(readMessage(type, { mail } as Parameters<typeof readMessage>[1]).title).toMatch(/a@example\.com/);
  });

  it("shows nothing of the content that a receipt rule hands on", () => {
    expect(JSON.stringify(seen("ses-notification", "received"))).not.toContain("never shown");
  });
});

describe("a connection of a global network", () => {
  it.each([
    ["VPN-CONNECTION-IPSEC-DOWN", "problem", "alert"],
    ["VPN-CONNECTION-IPSEC-UP", "recovered", "notification"],
    ["VPN-CONNECTION-BGP-DOWN", "problem", "alert"],
    ["VPN-CONNECTION-BGP-ESTABLISH", "recovered", "notification"],
    ["CONNECT_PEER_BGP_DOWN", "problem", "alert"],
    ["CONNECT_PEER_BGP_UP", "recovered", "notification"],
    ["SOMETHING-ELSE", "problem", "notification"],
  ])("%s is %s and %s", (changeType, kind, classOf) => {
    expect(changed("network-manager-status", "ipsec-down", { changeType })).toMatchObject({ kind, class: classOf });
  });

  it("has a situation for each tunnel and protocol, in the present and in the earlier form", () => {
    const down = seen("network-manager-status", "ipsec-down").fingerprint;
    expect(seen("network-manager-status", "ipsec-up-earlier-form").fingerprint).toBe(down);
    expect(changed("network-manager-status", "ipsec-down", { outsideIpAddress: "198.51.100.4" }).fingerprint).not.toBe(
      down,
    );
    expect(
      changed("network-manager-status", "ipsec-down", { changeType: "VPN-CONNECTION-BGP-DOWN" }).fingerprint,
    ).not.toBe(down);
  });
});

describe("a firewall in several zones", () => {
  const zones = (...states: readonly string[]) =>
    changed("network-firewall", "attachment-ready", {
      data: states.map((state, index) => ({
        "Availability Zone": `eu-west-1${index}`,
        "Current Attachment Status": state,
      })),
    });

  it.each([
    [["READY", "READY"], "recovered", "notification"],
    [["READY", "CREATING"], "problem", "notification"],
    [["READY", "FAILED"], "problem", "alert"],
    [[], "problem", "notification"],
  ])("that are %s is %s and %s", (states, kind, classOf) => {
    expect(zones(...states)).toMatchObject({ kind, class: classOf });
  });
});

describe("a MediaConnect source", () => {
  const health = { tr101: {} };
  it.each([
    [{ unhealthy: true }, "problem"],
    [{ unhealthy: false }, "recovered"],
    [{ unhealthy: undefined, current: { source_state: "DISCONNECTED" } }, "problem"],
    [{ unhealthy: undefined, current: { ...health, source_state: "RECEIVING" } }, "recovered"],
    [{ unhealthy: undefined, current: { source_state: "RECEIVING", tr101: { pcr_error: true } } }, "problem"],
  ])("with %j is %s", (change, kind) => {
    expect(changed("mediaconnect-health", "source-unhealthy", change).kind).toBe(kind);
  });
});

it.each([
  ["message-delivery", "blocked", "14255550156"],
  ["location-event", "position", "49.123"],
  ["chime-voice-connector", "ended", "12065550100"],
])("tells a channel nothing of people that it need not know: %s", (source, name, secret) => {
  expect(JSON.stringify(seen(source, name))).not.toContain(secret);
});
