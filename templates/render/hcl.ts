/** A line, or a construct of several lines that takes no part in the alignment of its neighbours. */
type Line = { readonly key: string; readonly value: string };

/**
 * Attributes as `terraform fmt` wants them: the equals signs of neighbours in one column, unless a value takes several
 * lines and so ends the column.
 */
export const attributes = (entries: readonly (readonly [string, string])[], indent: string): string => {
  const columns: Line[][] = [];
  let open: Line[] = [];
  for (const [key, value] of entries) {
    if (value.includes("\n")) {
      columns.push(open, [{ key, value }]);
      open = [];
    } else open.push({ key, value });
  }
  return [...columns, open]
    .flatMap((column) => {
      const width = Math.max(0, ...column.map(({ key }) => key.length));
      return column.map(({ key, value }) => `${indent}${key.padEnd(width)} = ${value}`);
    })
    .join("\n");
};

/** A text in quotation marks; what stands in braces after a dollar or percent sign would be read as a template. */
export const quoted = (text: string): string =>
  `"${text
    .replaceAll("\\", "\\\\")
    .replaceAll('"', '\\"')
    .replaceAll("\n", "\\n")
    .replaceAll("${", "$${")
    .replaceAll("%{", "%%{")}"`;

export const key = (name: string): string => (/^[A-Za-z_][\w-]*$/.test(name) ? name : quoted(name));
