import * as z from "zod";
import { inUtc } from "../aws.ts";
import { moment } from "../unwrap.ts";

/**
 * What an event may lack, or say otherwise than documented, without losing its card: whatever does not fit is not
 * there. Only what a kind cannot do without is declared with zod's own strict types.
 */

/** Text, or a number where documentation and schema registry differ. Absent words (`null`, `NULL`, `N/A`) are absent. */
export const text = z
  .union([z.string(), z.number(), z.boolean()])
  .transform((value) => String(value).trim())
  .transform((value) => (ABSENT.test(value) ? undefined : value))
  .optional()
  .catch(undefined);

const ABSENT = /^(|-|null|none|n\/a|undefined|not applicable|optional\.empty)$/i;

/**
 * A moment as a card shows it: UTC, where the event says its zone, and otherwise as the event writes it.
 * `Jan 19, 2022, 10:46:15 PM` is UTC too: so services write the moment that the envelope of the same event has in UTC.
 * https://docs.aws.amazon.com/inspector/latest/user/eventbridge-integration.html
 */
export const time = text.transform((value = "") => {
  const at = SPOKEN.test(value) ? moment(`${value} UTC`) : ZONED.test(value) ? moment(value) : undefined;
  return at ? inUtc(at) : value || undefined;
});

const ZONED = /^\d{4}-\d{2}-\d{2}T|\bGMT$/;
const SPOKEN = /^[A-Z][a-z]{2} \d{1,2}, \d{4},? \d{1,2}:\d{2}:\d{2}\s[AP]M$/;

/** A number, or the text of one. */
export const number = z
  .union([z.number(), z.string().regex(/^-?\d+(\.\d+)?$/)])
  .transform(Number)
  .optional()
  .catch(undefined);

/** A truth, or its word. */
export const truth = z.union([z.boolean(), z.stringbool()]).optional().catch(undefined);

/** An object's parts, each of them loose itself; nothing where there is no object. */
export const part = <Shape extends z.ZodRawShape>(shape: Shape) => z.object(shape).optional().catch(undefined);

/** The items of a list that fit; none where there is no list. At most 100 are looked at. */
export const list = <Item>(item: z.ZodType<Item>) =>
  z
    .array(z.unknown())
    .catch([])
    .transform((items) =>
      items.slice(0, 100).flatMap((each) => {
        const result = item.safeParse(each);
        return result.success ? [result.data] : [];
      }),
    );

/** A moment that an event gives as seconds or milliseconds since 1970, as a card shows it. */
export const epoch = number.transform((value) => {
  if (value === undefined || value <= 0 || value > 8e15) return undefined;
  return inUtc(new Date(value < 1e11 ? value * 1000 : value).toISOString());
});

/**
 * An object as EventBridge would write it: some services write the same names with a capital letter in their own
 * messages. Ten levels are looked at.
 */
export const uncapitalised = z.unknown().transform((value) => lowered(value, 0));

const lowered = (value: unknown, level: number): unknown => {
  if (level > 10 || typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.slice(0, 100).map((item) => lowered(item, level + 1));
  const entries = Object.entries(value).map(([key, item]) => [
    `${key.charAt(0).toLowerCase()}${key.slice(1)}`,
    lowered(item, level + 1),
  ]);
  return Object.fromEntries(entries);
};
