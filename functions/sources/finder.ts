import type { Envelope, Mark, Source, Where } from "./source.ts";
import { field, textField } from "./unwrap.ts";

/**
 * Finds the sources that may know an event, the most specific first, by what the event says of itself: one of them more
 * costs the others no time.
 */
export const finder = (sources: readonly Source[]): ((envelope: Envelope) => readonly Source[]) => {
  const byMark = new Map<string, { readonly source: Source; readonly mark: Mark }[]>();
  for (const source of sources)
    for (const mark of source.marks)
      byMark.set(markKey(mark), [...(byMark.get(markKey(mark)) ?? []), { source, mark }]);
  const found = (key: string): readonly Source[] => (byMark.get(key) ?? []).map(({ source }) => source);

  /** A kind that reads an event of every AWS service comes after those of the one service. */
  const typed = (from: string, type: string): readonly Source[] => [
    ...found(`event ${from} / ${type}`),
    ...(from.startsWith("aws.") ? [...found(`event * / ${type}`), ...found("event * / *")] : []),
  ];

  const written = (body: string): readonly Source[] => {
    const start = body.slice(0, TEXT_READ);
    return (byMark.get("text like") ?? []).flatMap(({ source, mark }) =>
      "text" in mark && mark.text !== "sns" && mark.text.test(start) ? [source] : [],
    );
  };

  const marked = ({ body, topic, unreadable }: Envelope): readonly Source[] => {
    if (typeof body === "string") return unreadable ? [] : [...written(body), ...(topic ? found("text sns") : [])];
    if (typeof body !== "object" || body === null || Array.isArray(body)) return [];
    const [from, type] = [textField(body, "source"), textField(body, "detail-type")];
    const named = from && type ? typed(from, type) : [];
    const has = (name: string) => Object.hasOwn(body, name);
    const byField = Object.keys(body)
      .slice(0, FIELDS_READ)
      .flatMap((name) => byMark.get(`field ${name}`) ?? [])
      .filter(({ mark }) => "fields" in mark && mark.fields.every(has))
      .filter(({ mark }) => !("where" in mark && mark.where) || says(body, mark.where))
      .filter(({ mark }) => !("without" in mark && mark.without?.some(has)));
    return [...named, ...byField.map(({ source }) => source)];
  };

  const attributed = ({ attributes = {} }: Envelope): readonly Source[] =>
    (byMark.get("attributes") ?? []).flatMap(({ source, mark }) =>
      "attributes" in mark && mark.attributes.every((name) => Object.hasOwn(attributes, name)) ? [source] : [],
    );

  return (envelope) => [...new Set([...attributed(envelope), ...marked(envelope)])];
};

/** How many of an object's fields are looked up: what an event is, it says early. */
const FIELDS_READ = 100;

/** What a text is, it says at its beginning. */
const TEXT_READ = 2000;

const markKey = (mark: Mark): string => {
  if ("eventBridge" in mark) return `event ${mark.eventBridge} / ${mark.detailType}`;
  if ("attributes" in mark) return "attributes";
  if ("text" in mark) return mark.text === "sns" ? "text sns" : "text like";
  return `field ${mark.fields[0]}`;
};

const says = (body: object, { field: path, is }: Where): boolean => {
  const names = path.split(".");
  const last = names.pop() ?? "";
  const text = textField(names.reduce<unknown>(field, body), last);
  return text !== undefined && (is === undefined || text === is);
};
