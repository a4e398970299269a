import { gzipSync } from "node:zlib";
import { Header } from "tar";

/** What npm writes into its own packages, so that the same files give the same bytes. */
const SOME_DAY = new Date("1985-10-26T08:15:00.000Z");
const BLOCK = 512;
/** In gzip's header: which system made it. None in particular. https://www.rfc-editor.org/rfc/rfc1952#page-7 */
const MADE_BY = 9;
const NOBODY = 255;

/**
 * Files as npm takes them from any address: a gzipped archive whose one folder is called `package`.
 * https://docs.npmjs.com/cli/v11/commands/npm-install
 */
export const tarball = (files: Readonly<Record<string, string | Uint8Array>>): Uint8Array => {
  const entries = Object.entries(files).map(([name, content]) => entry(`package/${name}`, Buffer.from(content)));
  const packed = gzipSync(Buffer.concat([...entries, Buffer.alloc(2 * BLOCK)]), { level: 9 });
  packed[MADE_BY] = NOBODY;
  return packed;
};

const entry = (path: string, content: Buffer): Buffer => {
  const header = Buffer.alloc(BLOCK);
  new Header({ path, mode: 0o644, size: content.length, mtime: SOME_DAY, type: "File" }).encode(header);
  return Buffer.concat([header, content, Buffer.alloc((BLOCK - (content.length % BLOCK)) % BLOCK)]);
};
