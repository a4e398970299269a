import { createRoot } from "react-dom/client";
import type { Message, Platform } from "./api.ts";
import { MessageRow } from "./message.tsx";

/** A recorded event, and the messages that it becomes. */
export interface GalleryRow {
  /** `guardduty-finding/ec2-bitcoin` */
  readonly name: string;
  /** What it does: `alert`, `notification`, `closes what is open`. */
  readonly does: string;
  /** Absent where nothing is posted. */
  readonly slack?: unknown;
  readonly teams?: unknown;
}

/** Rows that are looked at, and photographed, together. */
export interface GallerySheet {
  readonly name: string;
  readonly rows: readonly GalleryRow[];
}

const users = [
  { id: "ada", name: "Ada", platform: "teams" },
  { id: "ben", name: "Ben", platform: "teams" },
] as const;

const AT = "2026-11-24T08:30:00.000Z";

const messageOf = (id: string, card: unknown): Message => ({
  ...{ id, at: AT, text: "", buttons: [], mentions: [], author: "marbot", card },
});

const Post = ({ row, platform, card }: { row: string; platform: Platform; card: unknown }) => (
  <div className="conversation" data-platform={platform}>
    {card !== undefined && (
      <MessageRow
        message={messageOf(row, card)}
        context={{ platform, users, person: "", dark: false, pending: undefined, press: () => {}, rung: new Map() }}
      />
    )}
  </div>
);

const Sheet = ({ name, rows }: GallerySheet) => (
  <section className="sheet" id={name}>
    {rows.map((row) => (
      <article className="specimen" key={row.name} id={row.name}>
        <h2>
          {row.name} <span className="dim">{row.does}</span>
        </h2>
        <Post row={row.name} platform="slack" card={row.slack} />
        <Post row={row.name} platform="teams" card={row.teams} />
      </article>
    ))}
  </section>
);

const root = document.getElementById("root");
const data = document.getElementById("sheets")?.textContent;
if (root && data)
  createRoot(root).render(
    <main className="gallery">
      {(JSON.parse(data) as readonly GallerySheet[]).map((sheet) => (
        <Sheet key={sheet.name} {...sheet} />
      ))}
    </main>,
  );
