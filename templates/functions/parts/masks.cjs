// @ts-check
"use strict";

/** What is put in the place of a secret in a log line, before it leaves this account. @type {[RegExp, string][]} */
const MASKS = [
  [/-----BEGIN [A-Z ]{0,30}PRIVATE KEY-----[\s\S]*/g, "***private key***"],
  [/\b(?:AKIA|ASIA|ABIA|ACCA|A3T[A-Z0-9])[A-Z0-9]{16}\b/g, "***AWS key***"],
  [/\beyJ[\w-]{5,}\.[\w-]{5,}(?:\.[\w-]*)?/g, "***token***"],
  [/\b(?:xox[a-z]|gh[oprsu]|github_pat|glpat|[srp]k_(?:live|test)|npm)[-_][\w-]{10,}/g, "***token***"],
  [/\bAIza[\w-]{30,}/g, "***token***"],
  // The rest of the line, because the name of the scheme does not say how many words follow.
  [/\b(Bearer|Basic|Digest|AWS4-HMAC-SHA256)\s+[\w+/=.~:-]{6,}[^"'\r\n]*/gi, "$1 ***"],
  [/(\b[a-z][a-z0-9+.-]{1,20}:\/\/)[^\s/@"']{1,200}@/gi, "$1***@"],
  [/((?:set-)?cookie\\?["']?\s{0,5}[:=]\s{0,5})[^\r\n]+/gi, "$1***"],
  // password=x, "apiKey": "x", :secret => 'x', X-Amz-Signature=x, also in JSON within JSON
  [
    /((?:passw(?:or)?d|passphrase|pwd|secret|token|api[-_]?key|access[-_]?key|private[-_]?key|credential|signature|authorization)[\w-]{0,20}\\?["']?\s{0,5}(?:=>|[:=])\s{0,5})(?:\\"[^"\\]*\\"|"(?:[^"\\]|\\.)*"|'[^']*'|[^\s,;&"'}\])\\]+)/gi,
    "$1***",
  ],
  [/(--[\w-]{0,40}(?:password|secret|token|key)[\w-]{0,20}\s)\S+/gi, "$1***"],
  [/\b[\w.%+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}\b/g, "***@***"],
  // AWS secret access keys have forty characters and nothing else to be known by.
  [/(?<![\w/+=-])(?=[^A-Z]{0,39}[A-Z])(?=[^a-z]{0,39}[a-z])[A-Za-z0-9/+]{40}(?![\w/+=-])/g, "***secret***"],
];

/** @param {string} text of 2 000 characters at most, which keeps this fast */
function masked(text) {
  return MASKS.reduce((line, [secret, instead]) => line.replace(secret, instead), text);
}

module.exports = { masked };
