import { crc32 } from "node:zlib";

/**
 * One file in a zip archive, stored as it is: Terraform's provider takes a function's code in no other form, and stored
 * it can still be read (`unzip -p`, or any pager). Without a date, so that the same text gives the same bytes.
 * https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT
 */
export const zip = (name: string, text: string): Uint8Array => {
  const file = Buffer.from(name);
  const content = Buffer.from(text);
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
  // The directory repeats it; readable by everybody, because Lambda keeps a file's permissions.
  const more = Buffer.alloc(14);
  more.writeUInt32LE((0o100644 << 16) >>> 0, 6);
  const directory = Buffer.concat([signature(0x02014b50), Buffer.from([20, 3]), described, more, file]);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(1, 4);
  end.writeUInt16LE(1, 6);
  end.writeUInt32LE(directory.length, 8);
  end.writeUInt32LE(local.length, 12);
  return Buffer.concat([local, directory, signature(0x06054b50), end]);
};

const signature = (value: number): Buffer => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
};
