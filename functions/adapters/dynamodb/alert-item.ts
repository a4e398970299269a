import type { Alert } from "../../domain/alert.ts";
import { dueAt } from "../../domain/due.ts";
import type { Instant } from "../../domain/time.ts";
import { alertKey, alertOf, channelOf, dueShard, expiry, type Key, takenIn } from "./items.ts";

type Stored = Omit<Alert, "version" | "obligations" | "messages">;

/** The attributes that a decision writes beside `obligations` and `messages`; an undefined one is removed. */
export const decided = (alert: Alert) => {
  const { version, obligations: _, messages: __, ...rest } = alert;
  const [customer = "", endpoint = ""] = alertKey(alert.id).pk.split("#");
  const untaken = alert.class === "alert" && alert.state === "open";
  const isTaken = alert.class === "alert" && alert.state === "acknowledged";
  const channel = channelOf(customer, endpoint);
  return {
    alert: rest satisfies Stored,
    version,
    channel,
    openIn: untaken ? channel : isTaken ? takenIn(channel) : undefined,
    openedAt: alert.openedAt,
    expiresAt: expiry(alert.activeAt),
    ...dueOf(alert),
  };
};

/** The keys of the index `due`. */
export const dueOf = (alert: Alert): { dueAt: Instant | undefined; dueShard: string | undefined } => {
  const at = dueAt(alert);
  return { dueAt: at, dueShard: at && dueShard(alert) };
};

/** The alert in an item. */
export const readAlert = (item: Record<string, unknown>): Alert => {
  const { alert, version, obligations, messages } = item as { alert: Stored; version: number } & Pick<
    Alert,
    "obligations" | "messages"
  >;
  return { ...alert, version, obligations, messages, id: alertOf(item as Key) };
};

/** Collects the parts of an update expression, with a name and a value for each attribute. */
export const update = () => {
  const sets: string[] = [];
  const removes: string[] = [];
  const names: Record<string, string> = {};
  const values: Record<string, unknown> = {};
  const path = (attribute: readonly string[]) =>
    attribute
      .map((part) => {
        const found = Object.entries(names).find(([, name]) => name === part)?.[0];
        const placeholder = found ?? `#n${Object.keys(names).length}`;
        names[placeholder] = part;
        return placeholder;
      })
      .join(".");
  const value = (given: unknown) => {
    const placeholder = `:v${Object.keys(values).length}`;
    values[placeholder] = given;
    return placeholder;
  };
  const builder = {
    path,
    value,
    /** Sets the attribute, or removes it where the value is undefined. */
    set: (attribute: readonly string[], given: unknown) => {
      if (given === undefined) removes.push(path(attribute));
      else sets.push(`${path(attribute)} = ${value(given)}`);
      return builder;
    },
    request: (condition: string) => ({
      UpdateExpression: [
        sets.length > 0 ? `SET ${sets.join(", ")}` : "",
        removes.length > 0 ? `REMOVE ${removes.join(", ")}` : "",
      ]
        .filter(Boolean)
        .join(" "),
      ConditionExpression: condition,
      ExpressionAttributeNames: names,
      ...(Object.keys(values).length > 0 && { ExpressionAttributeValues: values }),
    }),
  };
  return builder;
};
