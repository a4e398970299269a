import { isJson, type Json, list, object, objects, string } from "../json.ts";

/**
 * What Slack refuses in `blocks`, as the messages that it sends in `response_metadata.messages`; empty where all is well.
 * Limits: https://docs.slack.dev/reference/block-kit/blocks and .../block-elements/button-element
 */
export const problemsOf = (value: unknown, most = 50): readonly string[] => {
  if (!Array.isArray(value)) return ["[ERROR] must be an array [json-pointer:/blocks]"];
  const problems: string[] = [];
  const report: Report = (pointer, problem) => {
    problems.push(`[ERROR] ${problem} [json-pointer:/blocks${pointer}]`);
  };
  if (value.length > most) report("", `no more than ${most} items allowed`);
  const ids = objects(value).flatMap(({ block_id }) => (typeof block_id === "string" ? [block_id] : []));
  if (new Set(ids).size < ids.length) report("", "`block_id` must be unique within the message");
  for (const [index, block] of value.entries()) {
    if (isJson(block)) checkBlock(block, `/${index}`, report);
    else report(`/${index}`, "must be an object");
  }
  return problems;
};

/** Characters that people can read in all blocks together: above this Slack answers `msg_blocks_too_long`. */
export const MOST_BLOCK_TEXT = 13_200;

export const textLengthOf = (value: unknown): number => {
  if (Array.isArray(value)) return value.reduce((sum: number, item) => sum + textLengthOf(item), 0);
  if (!isJson(value)) return 0;
  return Object.entries(value).reduce(
    (sum, [key, item]) => sum + (key === "text" && typeof item === "string" ? item.length : textLengthOf(item)),
    0,
  );
};

type Report = (pointer: string, problem: string) => void;
type Check = (block: Json, at: string, report: Report) => void;

const checkBlock: Check = (block, at, report) => {
  const check = blocks[string(block.type)];
  if (!check) return report(`${at}/type`, `unsupported type: ${string(block.type) || "none"}`);
  checkLength(block.block_id, 255, `${at}/block_id`, report);
  check(block, at, report);
};

const blocks: Readonly<Record<string, Check>> = {
  divider: () => undefined,
  header: (block, at, report) => checkText(block.text, 150, ["plain_text"], `${at}/text`, report),
  section: (block, at, report) => {
    const fields = list(block.fields);
    if (block.text === undefined && fields.length === 0) report(at, "missing required field: text or fields");
    if (block.text !== undefined) checkText(block.text, 3000, ["plain_text", "mrkdwn"], `${at}/text`, report);
    if (fields.length > 10) report(`${at}/fields`, "no more than 10 items allowed");
    for (const [index, field] of fields.entries())
      checkText(field, 2000, ["plain_text", "mrkdwn"], `${at}/fields/${index}`, report);
    if (block.accessory !== undefined) checkElement(object(block.accessory), `${at}/accessory`, report);
  },
  context: (block, at, report) => {
    const elements = checkElements(block, 10, at, report);
    for (const [index, element] of elements.entries()) {
      if (element.type === "image") checkImage(element, `${at}/elements/${index}`, report);
      else checkText(element, 3000, ["plain_text", "mrkdwn"], `${at}/elements/${index}`, report);
    }
  },
  actions: (block, at, report) => {
    const elements = checkElements(block, 25, at, report);
    for (const [index, element] of elements.entries()) checkElement(element, `${at}/elements/${index}`, report);
    const ids = elements.flatMap(({ action_id }) => (typeof action_id === "string" ? [action_id] : []));
    if (new Set(ids).size < ids.length) report(`${at}/elements`, "`action_id` must be unique within the block");
  },
  input: (block, at, report) => {
    checkText(block.label, 2000, ["plain_text"], `${at}/label`, report);
    if (block.hint !== undefined) checkText(block.hint, 2000, ["plain_text"], `${at}/hint`, report);
    const element = object(block.element);
    if (!string(element.action_id)) report(`${at}/element/action_id`, "missing required field: action_id");
    if (!inputElements.includes(string(element.type))) report(`${at}/element/type`, "unsupported type");
    const options = list(element.options);
    if (element.type === "static_select" && (options.length === 0 || options.length > 100))
      report(`${at}/element/options`, "must provide 1 to 100 items");
    for (const [index, option] of options.entries()) {
      checkText(object(option).text, 75, ["plain_text"], `${at}/element/options/${index}/text`, report);
      checkLength(object(option).value, 150, `${at}/element/options/${index}/value`, report);
    }
  },
  image: (block, at, report) => checkImage(block, at, report),
  markdown: (block, at, report) => {
    if (string(block.text) === "") report(`${at}/text`, "missing required field: text");
    checkLength(block.text, 12_000, `${at}/text`, report);
  },
  rich_text: (block, at, report) => {
    for (const [index, element] of checkElements(block, 1000, at, report).entries())
      checkRich(element, `${at}/elements/${index}`, report);
  },
  table: (block, at, report) => {
    if (list(block.rows).length === 0) report(`${at}/rows`, "must provide at least 1 item");
    if (list(block.rows).length > 100) report(`${at}/rows`, "no more than 100 items allowed");
  },
};

const inputElements = ["plain_text_input", "static_select", "multi_users_select"];
const richSections = ["rich_text_section", "rich_text_list", "rich_text_preformatted", "rich_text_quote"];
const richElements = ["text", "link", "user", "usergroup", "channel", "broadcast", "emoji", "date", "color"];

const checkRich: Check = (element, at, report) => {
  if (!richSections.includes(string(element.type)))
    return report(`${at}/type`, `unsupported type: ${string(element.type)}`);
  for (const [index, child] of objects(element.elements).entries()) {
    const where = `${at}/elements/${index}`;
    if (element.type === "rich_text_list") checkRich(child, where, report);
    else if (!richElements.includes(string(child.type)))
      report(`${where}/type`, `unsupported type: ${string(child.type)}`);
    else if (child.type === "text" && string(child.text) === "")
      report(`${where}/text`, "must be more than 0 characters");
    else if (child.type === "broadcast" && !["here", "channel", "everyone"].includes(string(child.range)))
      report(`${where}/range`, "unsupported range");
  }
};

const checkElement: Check = (element, at, report) => {
  if (element.type === "image") return checkImage(element, at, report);
  if (element.type !== "button") return; // Other elements exist; the product uses none of them yet.
  checkText(element.text, 75, ["plain_text"], `${at}/text`, report);
  checkLength(element.action_id, 255, `${at}/action_id`, report);
  checkLength(element.value, 2000, `${at}/value`, report);
  checkLength(element.url, 3000, `${at}/url`, report);
  checkLength(element.accessibility_label, 75, `${at}/accessibility_label`, report);
  if (element.style !== undefined && element.style !== "primary" && element.style !== "danger")
    report(`${at}/style`, "must be one of: primary, danger");
};

const checkImage: Check = (image, at, report) => {
  if (!string(image.image_url) && !isJson(image.slack_file)) report(at, "missing required field: image_url");
  if (!string(image.alt_text)) report(at, "missing required field: alt_text");
  checkLength(image.image_url, 3000, `${at}/image_url`, report);
  checkLength(image.alt_text, 2000, `${at}/alt_text`, report);
};

const checkElements = (block: Json, most: number, at: string, report: Report): readonly Json[] => {
  const elements = objects(block.elements);
  if (elements.length === 0) report(`${at}/elements`, "must provide at least 1 item");
  if (elements.length > most) report(`${at}/elements`, `no more than ${most} items allowed`);
  return elements;
};

const checkText = (value: unknown, most: number, types: readonly string[], at: string, report: Report): void => {
  if (!isJson(value)) {
    report(at, "missing required field: text");
    return;
  }
  if (!types.includes(string(value.type))) report(`${at}/type`, `must be one of: ${types.join(", ")}`);
  if (string(value.text) === "") report(`${at}/text`, "must be more than 0 characters");
  if (string(value.text).length > most) report(`${at}/text`, `must be less than ${most + 1} characters`);
  if (value.type === "mrkdwn" && value.emoji !== undefined) report(`${at}/emoji`, "is only allowed for plain_text");
};

const checkLength = (value: unknown, most: number, at: string, report: Report): void => {
  if (value === undefined) return;
  if (typeof value !== "string") report(at, "must be a string");
  else if (value.length > most) report(at, `must be less than ${most + 1} characters`);
};
