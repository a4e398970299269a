/** One name in the spelling of each format: `queueName` and `dead-letters` alike. */
export const pascal = (name: string): string => camel(name).replace(/^./, (first) => first.toUpperCase());
export const camel = (name: string): string => name.replace(/[-_](\w)/g, (_, first: string) => first.toUpperCase());
export const snake = (name: string): string =>
  name.replaceAll("-", "_").replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** A line of a comment, behind its mark. */
export const spaced = (line: string): string => ` ${line}`;

/** What stands at the top of everything that is generated. */
export const told = (slug: string, comment: "#" | "//"): string =>
  `${comment} Made from templates/library/${slug}.ts by npm run build:templates: not to be edited by hand.`;
