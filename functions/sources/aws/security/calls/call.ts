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
