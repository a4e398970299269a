import { success, trouble } from "../../aws/outcome.ts";
import type { Entries, Entry, Family } from "../entry.ts";

/** https://docs.aws.amazon.com/transfer/latest/userguide/events-detail-reference.html */
const both = (name: string, entry: Entry): Entries => ({
  [`${name} Completed`]: { ...entry, says: success("succeeded") },
  [`${name} Failed`]: { ...entry, says: trouble("failed", "medium") },
});

/** What people do on a server with one of the three protocols. */
const server = (protocol: "FTP" | "FTPS" | "SFTP"): Entries => {
  const where = { Server: "server-id", User: "username", From: "client-ip" };
  const file = (what: string, path = "file-path"): Entry => ({ about: `${protocol} ${what} {${path}}`, facts: where });
  return {
    ...both(`${protocol} Server File Upload`, file("upload of")),
    ...both(`${protocol} Server File Download`, file("download of")),
    ...both(`${protocol} Server File Delete`, file("deletion of")),
    ...both(`${protocol} Server File Rename`, {
      about: `${protocol} renaming of {original-file-path}`,
      facts: { "New name": "renamed-file-path", ...where },
    }),
    ...both(`${protocol} Server Directory Create`, file("creation of folder", "directory-path")),
    ...both(`${protocol} Server Directory Delete`, file("deletion of folder", "directory-path")),
  };
};

/** What our own connectors do on servers of others. */
const connector = (about: string): Entry => ({ about, facts: { Connector: "connector-id", "Remote server": "url" } });

const partners = { From: "as2-from", To: "as2-to", Subject: "message-subject", Connector: "connector-id" };
const as2 = (about: string): Entry => ({ about, facts: partners });

export const transfer: Family = {
  "aws.transfer": {
    ...server("SFTP"),
    ...server("FTPS"),
    ...server("FTP"),
    ...both("SFTP Connector File Send", connector("Sending {file-path}")),
    ...both("SFTP Connector File Retrieve", connector("Fetching {file-path}")),
    ...both("SFTP Connector Directory Listing", connector("Listing folder {remote-directory-path}")),
    ...both("SFTP Connector Remote Delete", connector("Deletion of remote file {delete-path}")),
    ...both("SFTP Connector Remote Move", {
      ...connector("Moving remote file {move-source-path}"),
      facts: { "New place": "move-target-path", Connector: "connector-id", "Remote server": "url" },
    }),
    ...both("AS2 Payload Send", as2("AS2 message to {as2-to}")),
    ...both("AS2 Payload Receive", as2("AS2 message from {as2-from}")),
    ...both("AS2 MDN Send", as2("AS2 receipt to {as2-from}")),
    ...both("AS2 MDN Receive", as2("AS2 receipt from {as2-to}")),
  },
};
