import { useEffect, useState } from "react";
import {
  type Endpoint,
  type Example,
  type ExampleName,
  hereOf,
  postEnrichment,
  postEvent,
  publish,
  readExample,
  readExamples,
} from "./api.ts";
import { asOfNow } from "./fresh.ts";
import { Icon, platformName } from "./icons.tsx";
import { ExamplePicker } from "./picker.tsx";

/** Sends events to an endpoint, as a program or as Amazon SNS, and shows the `curl` that does the same. */
export const Composer = ({
  endpoints,
  selected,
  select,
  now,
  sent,
}: {
  endpoints: readonly Endpoint[];
  selected: Endpoint | undefined;
  select: (url: string) => void;
  now: string | undefined;
  sent: () => void;
}) => {
  const [examples, setExamples] = useState<readonly ExampleName[]>([]);
  const [example, setExample] = useState<Example>();
  const [name, setName] = useState("cloudwatch-alarm/alarm");
  const [text, setText] = useState("");
  const [sns, setSns] = useState(false);
  const [result, setResult] = useState<{ text: string; good: boolean }>();
  const [busy, setBusy] = useState(false);

  useEffect(() => {
    readExamples().then(
      (all) => setExamples(all),
      () => setResult({ text: "The examples could not be read.", good: false }),
    );
  }, []);
  useEffect(() => {
    let wanted = true;
    const show = (read: Example): void => {
      if (!wanted) return;
      setExample(read);
      setText(read.body);
      setSns(read.sns !== undefined);
    };
    setText("");
    readExample(name, Date.now()).then(show, () => setResult({ text: `${name} could not be read.`, good: false }));
    return () => {
      wanted = false;
    };
  }, [name]);

  const send = async (): Promise<void> => {
    if (!selected) return;
    setBusy(true);
    const at = now ? Date.parse(now) : Date.now();
    const body = asOfNow(text, at);
    try {
      const answer = sns
        ? await publish({ endpoint: selected.url, ...example?.sns, message: body })
        : await postEvent(selected.url, body, example?.contentType ?? "text/plain");
      setResult({ text: answer, good: !/^[45]/.test(answer) });
      const found = example?.enrichment === undefined ? undefined : (await readExample(name, at)).enrichment;
      if (found === undefined) return;
      const enriched = await postEnrichment(selected.url, found);
      setResult({ text: `${answer}; findings: ${enriched}`, good: !/^[45]/.test(enriched) });
    } catch (problem) {
      setResult({ text: problem instanceof Error ? problem.message : "It could not be sent.", good: false });
    } finally {
      setBusy(false);
      sent();
    }
  };

  return (
    <section className="panel composer" aria-labelledby="composer-title">
      <h2 id="composer-title">Send an event</h2>
      <label className="field">
        <span>To the endpoint of</span>
        <select value={selected?.url ?? ""} onChange={({ target }) => select(target.value)}>
          {endpoints.length === 0 && <option value="">no channel yet: add marbot first</option>}
          {endpoints.map(({ url, platform, name: channel }) => (
            <option key={url} value={url}>
              {`#${channel} in ${platformName[platform]}`}
            </option>
          ))}
        </select>
      </label>
      <ExamplePicker examples={examples} chosen={name} choose={setName} />
      <details className="payload">
        <summary>Payload</summary>
        <textarea
          aria-label="Payload"
          spellCheck={false}
          rows={9}
          value={text}
          onChange={({ target }) => setText(target.value)}
        />
      </details>
      <div className="send-row">
        <label className="switch">
          <input type="checkbox" checked={sns} onChange={({ target }) => setSns(target.checked)} />
          <span>through Amazon SNS</span>
        </label>
        <button
          type="button"
          className="primary"
          disabled={busy || !selected || text === ""}
          onClick={() => void send()}
        >
          <Icon name="send" size={14} />
          Send
        </button>
      </div>
      <p className="result" data-good={result?.good ?? true} role="status">
        {result?.text}
      </p>
      {selected && <Curl endpoint={selected} />}
    </section>
  );
};

const Curl = ({ endpoint }: { endpoint: Endpoint }) => {
  const [copied, setCopied] = useState(false);
  const command = `curl -d 'Disk of web-1 is full' '${hereOf(endpoint.url)}'`;
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(command);
    setCopied(true);
    setTimeout(() => setCopied(false), 2000);
  };
  return (
    <div className="curl">
      <code>{command}</code>
      <button type="button" className="quiet" onClick={() => void copy()} aria-label="Copy the curl command">
        <Icon name={copied ? "check" : "copy"} size={14} />
        {copied ? "Copied" : "Copy"}
      </button>
    </div>
  );
};
