/**
 * Whether an event matches an EventBridge pattern, as EventBridge documents it: every field of the pattern must be
 * there, any of its values may match, an array in the event matches by any of its elements, and fields of objects in an
 * array must match within one and the same element.
 * https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-create-pattern-operators.html
 */
export const matches = (pattern: Pattern, event: unknown): boolean =>
  Object.entries(pattern).every(([field, wanted]) => {
    if (field === "$or") return (wanted as readonly Pattern[]).some((one) => matches(one, event));
    const value = fieldOf(event, field);
    if (Array.isArray(wanted)) return wanted.some((rule) => fits(rule, value));
    return elements(value).some((one) => isObject(one) && matches(wanted as Pattern, one));
  });

export type Pattern = Readonly<Record<string, unknown>>;

const fieldOf = (event: unknown, field: string): unknown => (isObject(event) ? event[field] : undefined);

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const elements = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [value]);

/** A value that is asked for as it is, or a rule about it. */
const fits = (rule: unknown, value: unknown): boolean => {
  if (isObject(rule) && "exists" in rule) return rule.exists === (value !== undefined && !isObject(value));
  if (Array.isArray(value) && value.length === 0) return false;
  return elements(value).some((one) => (isObject(rule) ? obeys(rule, one) : one === rule && one !== undefined));
};

const obeys = (rule: Readonly<Record<string, unknown>>, value: unknown): boolean => {
  const [[name, operand] = ["", undefined]] = Object.entries(rule);
  switch (name) {
    case "prefix":
      return typeof value === "string" && value.startsWith(String(operand));
    case "suffix":
      return typeof value === "string" && value.endsWith(String(operand));
    case "equals-ignore-case":
      return typeof value === "string" && value.toLowerCase() === String(operand).toLowerCase();
    case "wildcard":
      return typeof value === "string" && wildcard(String(operand)).test(value);
    case "numeric":
      return typeof value === "number" && compares(operand as readonly (string | number)[], value);
    case "anything-but":
      return value !== undefined && !isObject(value) && !excluded(operand, value);
    default:
      throw new Error(`EventBridge knows no "${name}"`);
  }
};

const excluded = (operand: unknown, value: unknown): boolean =>
  isObject(operand)
    ? Object.entries(operand).some(([name, of]) => elements(of).some((one) => obeys({ [name]: one }, value)))
    : elements(operand).includes(value);

const compares = ([operator, limit, ...more]: readonly (string | number)[], value: number): boolean => {
  const to = Number(limit);
  const holds = { "=": value === to, "<": value < to, "<=": value <= to, ">": value > to, ">=": value >= to };
  return holds[operator as keyof typeof holds] && (more.length === 0 || compares(more, value));
};

const wildcard = (text: string): RegExp =>
  new RegExp(
    `^${text
      .split("*")
      .map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"))
      .join(".*")}$`,
    "s",
  );
