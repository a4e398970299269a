import { markSvg } from "./app/mark.ts";
import { bundlePage, type PageBundle } from "./bundle.ts";
import { exampleNamed, examples } from "./examples.ts";

export interface PageRequest {
  readonly method: string;
  /** With the query. */
  readonly path: string;
}

export interface PageAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /**
   * Set where the answer does not end: the server writes `body`, keeps the connection open, and calls this with what
   * writes more; it returns what to call when the connection is closed.
   */
  readonly stream?: (write: (text: string) => void) => () => void;
}

/** A browser is told at most this often that something changed. Milliseconds. */
const LEAST_INTERVAL = 150;

const ONE_EXAMPLE = "/_page/examples/";

const listeners = new Set<() => void>();
let announced: NodeJS.Timeout | undefined;
let bundle: Promise<PageBundle> | undefined;

/** Tells every open page that there is something new to fetch: messages, events, the clock. */
export const announce = (): void => {
  if (announced) return;
  announced = setTimeout(() => {
    announced = undefined;
    for (const listener of listeners) listener();
  }, LEAST_INTERVAL).unref();
};

/** Builds the page before anybody asks for it. */
export const preparePage = async (): Promise<void> => {
  bundle ??= bundlePage();
  await bundle;
};

/** Answers the page (`/`), its assets (`/_page/...`) and its live updates (`/_local/live`, server-sent events); undefined for other paths. */
export const page = async ({ method, path }: PageRequest): Promise<PageAnswer | undefined> => {
  if (method !== "GET") return undefined;
  bundle ??= bundlePage();
  const [where = ""] = path.split("?");
  if (where.startsWith(ONE_EXAMPLE)) {
    const now = new URLSearchParams(path.slice(where.length)).get("now") ?? new Date().toISOString();
    const found = await exampleNamed(where.slice(ONE_EXAMPLE.length), now);
    return found && text("application/json", JSON.stringify(found));
  }
  switch (where) {
    case "/":
      return text("text/html", html);
    case "/_page/app.js":
      return text("text/javascript", (await bundle).script);
    case "/_page/style.css":
      return text("text/css", (await bundle).style);
    case "/_page/icon.svg":
      return text("image/svg+xml", markSvg);
    case "/_page/examples":
      return text("application/json", JSON.stringify(await examples()));
    case "/_local/live":
      return live;
    default:
      return undefined;
  }
};

const text = (type: string, body: string): PageAnswer => ({
  status: 200,
  headers: { "content-type": `${type}; charset=utf-8`, "cache-control": "no-cache", ...safety },
  body,
});

/** What the page shows comes from outside (alarms, chat): nothing of it may run or be fetched. */
const safety = {
  "content-security-policy":
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: https:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  "x-content-type-options": "nosniff",
  "referrer-policy": "no-referrer",
};

const live: PageAnswer = {
  status: 200,
  headers: { "content-type": "text/event-stream", "cache-control": "no-store" },
  body: "retry: 1000\ndata: changed\n\n",
  stream: (write) => {
    const tell = (): void => write("data: changed\n\n");
    // Proxies and browsers drop a connection on which nothing happens.
    const beat = setInterval(() => write(": beat\n\n"), 15_000).unref();
    listeners.add(tell);
    return () => {
      clearInterval(beat);
      listeners.delete(tell);
    };
  },
};

const html = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta name="color-scheme" content="light dark" />
    <title>marbot on this laptop</title>
    <link rel="icon" href="/_page/icon.svg" type="image/svg+xml" />
    <link rel="stylesheet" href="/_page/style.css" />
    <script type="module" src="/_page/app.js"></script>
  </head>
  <body>
    <div id="root"></div>
    <noscript>This page needs JavaScript; the control interface under /_local/ works without it.</noscript>
  </body>
</html>
`;
