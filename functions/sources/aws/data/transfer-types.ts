/** What Transfer Family's types of event are called: who, what, and how it ended. */
const both = (...works: readonly string[]): readonly string[] =>
  works.flatMap((work) => [`${work} Completed`, `${work} Failed`]);

const serverWorks = [
  "File Upload",
  "File Download",
  "File Delete",
  "File Rename",
  "Directory Create",
  "Directory Delete",
];

/** https://docs.aws.amazon.com/transfer/latest/userguide/events-detail-reference.html */
export const transferTypes: readonly string[] = both(
  ...["FTP", "FTPS", "SFTP"].flatMap((protocol) => serverWorks.map((work) => `${protocol} Server ${work}`)),
  ...["File Send", "File Retrieve", "Directory Listing", "Remote Move", "Remote Delete"].map(
    (work) => `SFTP Connector ${work}`,
  ),
  ...["Payload Receive", "Payload Send", "MDN Receive", "MDN Send"].map((work) => `AS2 ${work}`),
);

/** `SFTP Server File Upload` is a file that was uploaded. */
export const wordsOf = (work: string): { readonly what: string; readonly done: string } => {
  const found = works.find(([ending]) => work.endsWith(ending));
  return found ? { what: found[1], done: found[2] } : { what: work, done: "done" };
};

const works: readonly (readonly [ending: string, what: string, done: string])[] = [
  ["File Upload", "File", "uploaded"],
  ["File Download", "File", "downloaded"],
  ["File Delete", "File", "deleted"],
  ["File Rename", "File", "renamed"],
  ["Directory Create", "Directory", "created"],
  ["Directory Delete", "Directory", "deleted"],
  ["File Send", "File", "sent to the partner"],
  ["File Retrieve", "File", "fetched from the partner"],
  ["Directory Listing", "Directory of the partner", "listed"],
  ["Remote Move", "File of the partner", "moved"],
  ["Remote Delete", "File of the partner", "deleted"],
  ["Payload Receive", "AS2 message", "received"],
  ["Payload Send", "AS2 message", "sent"],
  ["MDN Receive", "AS2 receipt", "received"],
  ["MDN Send", "AS2 receipt", "sent"],
];
