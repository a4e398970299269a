import { scopes as reasons, type Scope } from "../../../../functions/chat/slack/app.ts";
import type { PlatformAnswer } from "../platform.ts";
import type { Workspace } from "./workspace.ts";

/** What Slack shows before an app is installed: where, what it may do there and why, Allow and Cancel. Without a script. */
export const consentPage = (
  workspaces: readonly Workspace[],
  scopes: readonly string[],
  action: string,
): PlatformAnswer => {
  const many = workspaces.length > 1;
  const choice = workspaces
    .map(
      ({ id, name, installed }) =>
        `<option value="${escaped(id)}">${escaped(name)}${installed ? " (installed already)" : ""}</option>`,
    )
    .join("");
  return page(
    200,
    `<p class="apps" aria-hidden="true"><span class="app">m</span><i></i><span class="app workspace">${escaped(
      workspaces[0]?.name.charAt(0) ?? "",
    )}</span></p>
<h1><b>marbot</b> is requesting permission to access ${many ? "a Slack workspace" : `the <b>${escaped(workspaces[0]?.name ?? "")}</b> Slack workspace`}</h1>
<form method="post" action="${escaped(action)}">
<label class="where">Workspace <select name="workspace">${choice}</select></label>
<h2>What will marbot be able to do?</h2>
<ul>${scopes.map(scopeLine).join("")}</ul>
<p class="note">It asks for nothing of yours: all of these are scopes of the bot.</p>
<p class="decide"><button name="decision" value="cancel">Cancel</button><button class="allow" name="decision" value="allow">Allow</button></p>
</form>`,
  );
};

const scopeLine = (scope: string): string =>
  `<li><span>${escaped(capital(reasons[scope as Scope] ?? "").replaceAll("`", ""))}</span><code>${escaped(scope)}</code></li>`;

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** What Slack says instead where the app asked for something that it may not. */
export const refusalPage = (problem: string): PlatformAnswer =>
  page(400, `<h1>Something went wrong</h1><p>${escaped(problem)}</p>`);

const page = (status: number, content: string): PlatformAnswer => ({
  status,
  headers: {
    "content-type": "text/html; charset=utf-8",
    "content-security-policy": "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'",
    "referrer-policy": "no-referrer",
  },
  body: `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>Add marbot to Slack (on this laptop)</title>
<style>${style}</style>
</head>
<body><main>
<p class="slack">Slack <small>on this laptop</small></p>
${content}
</main></body>
</html>
`,
});

const style = `
:root{--ground:#f4ede4;--surface:#fff;--text:#1d1c1d;--dim:#616061;--line:#dddddd;--allow:#007a5a}
@media(prefers-color-scheme:dark){:root{--ground:#1a1d21;--surface:#222529;--text:#e8e8e8;--dim:#ababad;--line:#3b3e42;--allow:#148567}}
*{box-sizing:border-box}
body{margin:0;background:var(--ground);color:var(--text);font:16px/1.5 "Segoe UI",system-ui,-apple-system,Roboto,sans-serif}
main{max-width:600px;margin:0 auto;padding:32px 20px 48px}
.slack{margin:0 0 28px;font-weight:700;font-size:18px}
.slack small{color:var(--dim);font-weight:400}
.apps{display:flex;align-items:center;justify-content:center;gap:14px;margin:0 0 20px}
.app{display:grid;place-items:center;width:56px;height:56px;border-radius:14px;background:#5b4ddb;color:#fff;font-weight:700;font-size:28px}
.workspace{background:#611f69}
.apps i{width:48px;border-top:2px dotted var(--dim)}
h1{margin:0 0 24px;font-size:24px;line-height:1.3;font-weight:500;text-align:center;text-wrap:balance}
form{padding:20px 22px;border:1px solid var(--line);border-radius:12px;background:var(--surface)}
.where{display:flex;flex-wrap:wrap;align-items:center;gap:8px 14px;font-weight:600}
select{flex:1 1 300px;max-width:100%;height:40px;padding:0 10px;border:1px solid var(--line);border-radius:8px;background:transparent;color:inherit;font:inherit}
h2{margin:22px 0 4px;font-size:16px}
ul{margin:0;padding:0;list-style:none}
li{display:flex;flex-wrap:wrap;align-items:baseline;justify-content:space-between;gap:2px 14px;padding:9px 0;border-bottom:1px solid var(--line)}
li span{flex:1 1 320px}
code{color:var(--dim);font:13px ui-monospace,SFMono-Regular,Menlo,"DejaVu Sans Mono",monospace}
.note{margin:14px 0 0;color:var(--dim);font-size:14px}
.decide{display:flex;justify-content:flex-end;gap:12px;margin:18px 0 0}
button{min-width:110px;height:44px;border:1px solid var(--line);border-radius:8px;background:transparent;color:inherit;font:inherit;font-weight:700;cursor:pointer}
.allow{border-color:transparent;background:var(--allow);color:#fff}
:focus-visible{outline:3px solid #1d9bd1;outline-offset:2px}
`;

const escaped = (text: string): string => text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
