import { crc32 } from "node:zlib";

/**
 * Files in a zip archive, stored as they are: Terraform's provider takes a function's code in no other form, and stored
 * it can still be read (`unzip -p`, or any pager). Without dates, so that the same texts give the same bytes.
 * https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT
 */
export const zip = (files: Readonly<Record<string, string | Uint8Array>>): Uint8Array => {
  const locals: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [name, bytes] of Object.entries(files)) {
    const file = Buffer.from(name);
    const content = Buffer.from(bytes);
    // Version 2.0, UTF-8 name, stored, 1 January 1980, then what it is and how long.
    const described = Buffer.alloc(26);
    described.writeUInt16LE(20, 0);
    described.writeUInt16LE(0x0800, 2);
    described.writeUInt16LE(0x0021, 8);
    described.writeUInt32LE(crc32(content), 10);
    described.writeUInt32LE(content.length, 14);
    described.writeUInt32LE(content.length, 18);
    described.writeUInt16LE(file.length, 22);
    const local = Buffer.concat([signature(0x04034b50), described, file, content]);
    // The directory repeats it and says where it is; readable by everybody, because Lambda keeps a file's permissions.
    const more = Buffer.alloc(14);
    more.writeUInt32LE((0o100644 << 16) >>> 0, 6);
    more.writeUInt32LE(offset, 10);
    directory.push(Buffer.concat([signature(0x02014b50), Buffer.from([20, 3]), described, more, file]));
    locals.push(local);
    offset += local.length;
  }
  const listed = Buffer.concat(directory);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(directory.length, 4);
  end.writeUInt16LE(directory.length, 6);
  end.writeUInt32LE(listed.length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...locals, listed, signature(0x06054b50), end]);
};

const signature = (value: number): Buffer => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
};
