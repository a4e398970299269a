/**
 * An error as an AWS service answers it: the name is what its SDK throws (`ConditionalCheckFailedException`).
 * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Programming.Errors.html
 */
export class AwsError extends Error {
  readonly status: number;
  readonly code: string;

  constructor(code: string, message: string, status = 400) {
    super(message);
    this.code = code;
    this.status = status;
  }
}

/** The body and headers of an AWS JSON 1.0 or 1.1 error. */
export const errorAnswer = (error: AwsError): Answer => ({
  status: error.status,
  headers: { "x-amzn-errortype": error.code },
  body: JSON.stringify({ __type: error.code, message: error.message }),
});

export interface Answer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: string | Buffer;
}
