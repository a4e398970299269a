type Value = string | number | boolean | readonly Value[] | { readonly [key: string]: Value };

/** JSURL, the notation of CloudWatch's addresses: `~(key~'text~other~1)`. https://github.com/Sage/jsurl */
export const jsurl = (value: Value): string => {
  if (typeof value === "number" || typeof value === "boolean") return `~${value}`;
  if (typeof value === "string") return `~'${value.toWellFormed().replace(/[^\w.-]/g, encodeUnit)}`;
  if (Array.isArray(value)) return `~(${value.map(jsurl).join("") || "~"})`;
  const entries = Object.entries(value).map(([key, item]) => `${key}${jsurl(item)}`);
  return `~(${entries.join("~")})`;
};

const encodeUnit = (unit: string): string => encoded[unit.charCodeAt(0)] ?? encodedWide(unit);

const encodedWide = (unit: string): string => `**${unit.charCodeAt(0).toString(16).padStart(4, "0")}`;

/** Of the first 256 characters, which are nearly all that addresses have. */
const encoded: readonly string[] = Array.from({ length: 0x100 }, (_, code) =>
  code === 0x24 ? "!" : `*${code.toString(16).padStart(2, "0")}`,
);
