/**
 * By the service that an ARN names: what its resource looks like, what a person calls it, and its page in the console.
 * A star of the pattern is one part (`task/*`), two are all that is left; the page takes them up as `{1}`, `{2}`.
 * `{arn}` is the whole ARN, encoded; `{plainArn}` as it is; `{log1}` the first star in the notation of CloudWatch Logs;
 * `{queue}` the address of an SQS queue; a question mark in a pattern is any one character. The first row that fits counts.
 */
export type Pages = Readonly<Record<string, readonly (readonly [pattern: string, name: string, page: string])[]>>;
