import type { Severity } from "../../../../domain/card.ts";

/** What a call was asked to do: CloudTrail's `requestParameters`, whose form differs from call to call. */
export type Request = Readonly<Record<string, unknown>>;

/** A call that somebody should see, and what it means. */
export interface NotableCall {
  /** What was done, after who did it; `{it}` stands for what it was done to. */
  readonly did: string;
  /** Why that matters, or what follows; a sentence. */
  readonly so: string;
  readonly severity: Severity;
  /** Where the request names what it is about, the first that is there. */
  readonly it: readonly string[];
  /** Only such a request is notable; the call is an ordinary one otherwise. */
  readonly when?: (request: Request) => boolean;
  /** How far it goes, where the request says so: a fact of the card. */
  readonly extent?: (request: Request) => { readonly label: string; readonly value: string } | undefined;
  /** The call whose trouble this one ends. */
  readonly ends?: string;
  /** The call whose trouble this one makes too, in another way. */
  readonly like?: string;
}

/** By service and name: `cloudtrail:StopLogging`; several where the request decides. */
export type NotableCalls = Readonly<Record<string, NotableCall | readonly NotableCall[]>>;

/** How much of a request is searched: policies are at most 20 KiB. */
const SEARCHED = 50_000;

const says = (request: Request, what: RegExp): boolean => what.test(JSON.stringify(request).slice(0, SEARCHED));

/** An address range that is everybody's. */
export const fromAnywhere = (request: Request): boolean => says(request, /"(0\.0\.0\.0\/0|::\/0)"/);

/**
 * The ports that everybody reaches: `tcp 22, udp 6000-6100`.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_IpPermission.html
 */
export const openPorts: NotableCall["extent"] = (request) => {
  const { items } = (request.ipPermissions ?? {}) as { items?: unknown };
  const all = (Array.isArray(items) ? items : [request]) as readonly unknown[];
  const open = all.slice(0, 20).filter((each): each is Request => typeof each === "object" && each !== null);
  const value = [...new Set(open.filter(fromAnywhere).flatMap(portsOf))].join(", ");
  return value ? { label: "Ports", value } : undefined;
};

const portsOf = ({ ipProtocol: protocol, fromPort: from, toPort: to }: Request): readonly string[] => {
  if (protocol === "-1" || protocol === -1) return ["all, of every protocol"];
  if (typeof protocol !== "string") return [];
  const range = typeof from !== "number" || from < 0 ? "" : from === to ? ` ${from}` : ` ${from}-${to}`;
  return [`${protocol}${range}`];
};

/** A policy that allows anybody: `"Principal":"*"` or `{"AWS":"*"}`, as an object or as JSON in a text. */
export const toEverybody = (request: Request): boolean =>
  says(request, /\\?"principal\\?"\s*:\s*(\\?"\*\\?"|\{\s*\\?"AWS\\?"\s*:\s*\[?\s*\\?"\*\\?")/i);

/** An access control list for all users of AWS, or of the internet. */
export const publicAcl = (request: Request): boolean => says(request, /AllUsers|AuthenticatedUsers|"public-read/);

/** A snapshot or image that is shared with all accounts. */
export const sharedWithAll = (request: Request): boolean => says(request, /"all"/);

/** Rights to everything. */
export const administrator = (request: Request): boolean =>
  says(request, /AdministratorAccess|IAMFullAccess|\\?"Action\\?"\s*:\s*\[?\s*\\?"\*\\?"/);

/** A public address without anybody being asked who they are. */
export const withoutSignIn = (request: Request): boolean => says(request, /"authType":\s*"NONE"/i);

/** A setting that is switched off. */
export const off =
  (...names: readonly string[]) =>
  (request: Request): boolean =>
    names.some((name) => says(request, new RegExp(`"${name}":\\s*"?false"?`, "i")));

export const on =
  (...names: readonly string[]) =>
  (request: Request): boolean =>
    names.every((name) => says(request, new RegExp(`"${name}":\\s*"?true"?`, "i")));
