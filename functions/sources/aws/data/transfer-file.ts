import * as z from "zod";
import { awsEvent, fact } from "../../aws-event.ts";
import { resourceLink } from "../../resource-link.ts";
import { sizeInWords } from "../../size.ts";
import { number, text } from "../loose.ts";
import { inWords, nameOf, success, trouble } from "../outcome.ts";
import { transferTypes, wordsOf } from "./transfer-types.ts";

/**
 * A file or directory of a Transfer Family server, connector or AS2 agreement was moved, or could not be. The same work
 * on the same path is one situation: when it succeeds, the failure is over.
 * https://docs.aws.amazon.com/transfer/latest/userguide/eventbridge.html
 */
export const transferFile = awsEvent({
  name: "transfer-file",
  types: { "aws.transfer": transferTypes },
  detail: z.object({
    "status-code": text,
    "failure-code": text,
    "failure-message": text,
    protocol: text,
    bytes: number,
    "client-ip": text,
    "file-path": text,
    "directory-path": text,
    "original-file-path": text,
    "renamed-file-path": text,
    "move-source-path": text,
    "move-target-path": text,
    "delete-path": text,
    "remote-directory-path": text,
    "requester-file-name": text,
    "as2-from": text,
    "as2-to": text,
    "message-subject": text,
    "server-id": text,
    "connector-id": text,
    "agreement-id": text,
    username: text,
    url: text,
    "item-count": number,
  }),
  read: ({ detail, type, region, resources }) => {
    const place = detail["server-id"] ?? detail["connector-id"] ?? nameOf(resources[0]) ?? "";
    const failed = type.endsWith("Failed") || /fail/i.test(detail["status-code"] ?? "");
    const work = type.replace(/ (Completed|Failed)$/, "");
    const path =
      detail["file-path"] ??
      detail["directory-path"] ??
      detail["original-file-path"] ??
      detail["move-source-path"] ??
      detail["delete-path"] ??
      detail["requester-file-name"] ??
      detail["remote-directory-path"] ??
      detail["message-subject"];
    const { what, done } = wordsOf(work);
    const { words, ...outcome } = failed
      ? trouble(`could not be ${done}`, "medium", `transfer-file/${partyOf(work)}`)
      : success(`was ${done}`);
    const [failure, message] = [detail["failure-code"] && inWords(detail["failure-code"]), detail["failure-message"]];
    return {
      situation: [place, work, path],
      ...outcome,
      title: `${what}${path ? ` ${path === detail["message-subject"] ? `"${path}"` : path}` : ""} ${words}`,
      text: message,
      resource: { name: place, arn: resources[0] },
      facts: [
        fact("Failure", message && inWords(message) === failure ? undefined : failure),
        fact("User", detail.username),
        fact("From address", detail["client-ip"]),
        fact("With", detail.url),
        fact("From", detail["as2-from"]),
        fact("To", detail["as2-to"] ?? detail["renamed-file-path"] ?? detail["move-target-path"]),
        fact("Size", detail.bytes ? sizeInWords(detail.bytes) : undefined),
        fact("Entries", detail["item-count"]),
        fact("Protocol", detail.protocol),
      ],
      links: [resourceLink(resources[0], region)],
    };
  },
});

/** Whose rights and settings decide: a partner's who comes to the server, ours at the partner's, or those of an agreement. */
const partyOf = (work: string): string =>
  work.startsWith("AS2 ") ? "as2" : work.includes("Connector") ? "connector" : "server";
