import { brotliDecompressSync, gunzipSync, inflateSync } from "node:zlib";
import { Fault } from "../errors.ts";

/** What a body may have, and what an event may have once it is unwrapped. Bytes. */
export const MOST_BODY_BYTES = 1024 * 1024;
export const MOST_EVENT_BYTES = 256 * 1024;

export interface Body {
  readonly text: string;
  /** `base64` where the bytes are no text in any encoding they name. */
  readonly encoding: "utf-8" | "base64";
}

/**
 * The text of a request's body, whatever way it is compressed or encoded; bytes that are no text stay bytes. Nothing is
 * refused for being odd, only for being too big (`event.too-big`).
 */
export const readBody = async (headers: Readonly<Record<string, string>>, body: Buffer): Promise<Body> => {
  if (body.length > MOST_BODY_BYTES) throw tooBig();
  const bytes = inflated(body, headers["content-encoding"] ?? "");
  const type = headers["content-type"] ?? "";
  if (/^multipart\/form-data\b/i.test(type)) return asText(await form(bytes, type), bytes);
  return asText(decoded(bytes, type), bytes);
};

/** A body in which JSON would escape nearly everything is shorter as base64: a record of the stream has 1 MiB. */
export const compact = ({ text, encoding }: Body): Body => {
  const size = Buffer.byteLength(text);
  if (encoding === "base64" || JSON.stringify(text).length <= size * 1.5) return { text, encoding };
  return { text: Buffer.from(text).toString("base64"), encoding: "base64" };
};

export const tooBig = (): Fault =>
  new Fault("event.too-big", "An event may have 256 KiB, and the body that carries it 1 MiB");

const asText = (text: string | undefined, bytes: Buffer): Body =>
  text === undefined ? { text: bytes.toString("base64"), encoding: "base64" } : { text, encoding: "utf-8" };

const inflaters: Readonly<Record<string, typeof gunzipSync>> = {
  gzip: gunzipSync,
  "x-gzip": gunzipSync,
  deflate: inflateSync,
  br: brotliDecompressSync,
};

/** A body that says it is compressed and is not is taken as it is. */
const inflated = (body: Buffer, encoding: string): Buffer => {
  const inflate = inflaters[encoding.trim().toLowerCase()];
  if (!inflate) return body;
  try {
    return inflate(body, { maxOutputLength: MOST_BODY_BYTES });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ERR_BUFFER_TOO_LARGE") throw tooBig();
    return body;
  }
};

/** By its byte order mark, else by the charset it names, else UTF-8: the first that the bytes are valid in. */
const decoded = (bytes: Buffer, type: string): string | undefined => {
  const named = /charset="?([\w.:-]+)/i.exec(type)?.[1];
  for (const charset of [marked(bytes), named, "utf-8"]) {
    const text = charset === undefined ? undefined : decodedAs(charset, bytes);
    if (text !== undefined) return text;
  }
  return undefined;
};

/** Undefined where the bytes are not valid in the charset, or nobody knows it. */
const decodedAs = (charset: string, bytes: Buffer): string | undefined => {
  try {
    return new TextDecoder(charset, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
};

const marked = (bytes: Buffer): string | undefined => {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  return bytes[0] === 0xfe && bytes[1] === 0xff ? "utf-16be" : undefined;
};

/** What `curl -F` sends, as the simple form it could have been; of files only their names. */
const form = async (bytes: Buffer, type: string): Promise<string | undefined> => {
  try {
    const response = new Response(new Uint8Array(bytes), { headers: { "content-type": type } });
    const fields = new URLSearchParams();
    for (const [name, value] of await response.formData())
      fields.append(name, typeof value === "string" ? value : `file ${value.name}`);
    return fields.toString();
  } catch {
    return decoded(bytes, "");
  }
};
