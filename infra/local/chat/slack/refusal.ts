/** Slack's answer when it refuses: `{ ok: false, error }`. */
export class Refusal extends Error {
  override readonly name = "Refusal";
  readonly details: Readonly<Record<string, unknown>>;
  constructor(code: string, details: Readonly<Record<string, unknown>> = {}) {
    super(code);
    this.details = details;
  }
}
