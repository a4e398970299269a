/**
 * An example as if it happened now. Events prove their identity and order by their own ids and times, so an old one sent
 * twice would rightly change nothing.
 */
export const asOfNow = (body: string, now: number): string => {
  let event: unknown;
  try {
    event = JSON.parse(body);
  } catch {
    return body;
  }
  if (typeof event !== "object" || event === null || Array.isArray(event)) return body;
  const at = new Date(now).toISOString();
  const renewed: Record<string, unknown> = { ...event };
  if ("StateChangeTime" in renewed) renewed.StateChangeTime = at.replace("Z", "+0000");
  if ("alarmData" in renewed) {
    renewed.time = at.replace("Z", "+0000");
    renewed.alarmData = withStateTime(renewed.alarmData, at);
  }
  if ("detail-type" in renewed) {
    renewed.id = crypto.randomUUID();
    renewed.time = at.replace(/\.\d+Z$/, "Z");
    renewed.detail = withStateTime(renewed.detail, at);
  }
  return JSON.stringify(renewed, undefined, 2);
};

const withStateTime = (detail: unknown, at: string): unknown => {
  if (typeof detail !== "object" || detail === null || !("state" in detail)) return detail;
  const { state } = detail;
  if (typeof state !== "object" || state === null || !("timestamp" in state)) return detail;
  return { ...detail, state: { ...state, timestamp: at.replace("Z", "+0000") } };
};
