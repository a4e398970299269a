import { expect, it } from "@jest/globals";
import { entry } from "../../functions/adapters/sqs.ts";
import { START } from "../support/builders.ts";

/** https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SendMessage.html */
const taken = /^[\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]*$/u;

it("sends nothing that a queue refuses for its characters, and loses none of them", () => {
  const words = `open ${String.fromCharCode(0, 8, 0x1f, 0x7f, 0x85, 0xd800, 0xfeff, 0xfffd, 0xfffe, 0xffff)} \u{1fffe}\u{1f512}`;
  const said = { actor: "U1", conversation: "D1", where: "direct" as const, words };
  const note = { v: 1, kind: "note", id: "1", customer: "c", at: START, note: { is: "answer", said } } as const;
  const { MessageBody } = entry(note, 0);
  expect(MessageBody).toMatch(taken);
  expect(JSON.parse(MessageBody)).toEqual(note);
});
