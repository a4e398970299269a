/** Of an image's digest (`sha256:` and 64 digits) what Docker shows of it: enough to know the image again. */
export const shortDigest = (digest: string | undefined): string | undefined => digest?.slice(0, "sha256:".length + 12);
