/** A number of bytes as people say it: `21 GiB`, `1.41 MiB`, `512 bytes`. */
export const sizeInWords = (bytes: number): string => {
  const power = Math.min(UNITS.length - 1, Math.floor(Math.log2(Math.max(Math.abs(bytes), 1)) / 10));
  const value = bytes / 1024 ** power;
  return `${Math.abs(value) < 1000 ? Number(value.toPrecision(3)) : Math.round(value)} ${UNITS[power]}`;
};

const UNITS = ["bytes", "KiB", "MiB", "GiB", "TiB", "PiB"];
