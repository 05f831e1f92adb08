import type { Caller } from "../access/sessions.ts";
import { html, type Markup } from "./markup.ts";
import { say, zh, type WordKey } from "./say.ts";

/** What a page is (页面): its heading, what stands on it, and whether it comes again by itself. */
export type Page = {
  readonly title: string;
  readonly heading: Markup;
  readonly body: readonly Markup[];
  readonly refresh?: number;
};

/** What the frame shows beside the page: who is there, and the token of their forms. */
export type FrameFor = { readonly caller: Caller; readonly csrf: string };

/** A whole page: no script, one style sheet, readable in whatever browser an office has. */
export const framed = ({ title, heading, body, refresh }: Page, { caller, csrf }: FrameFor): string =>
  `<!DOCTYPE html>\n${
    html`<html lang="zh-CN">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        ${refresh === undefined ? null : html`<meta http-equiv="refresh" content="${refresh}" />`}
        <title>${title} · ${zh("office")}</title>
        <link rel="stylesheet" href="/style.css" />
      </head>
      <body>
        <a class="skip" href="#main">${zh("skip")}</a>
        <header>
          <p class="office">${say("office")}</p>
          ${navigation(caller, csrf)}
        </header>
        <main id="main" tabindex="-1">
          <h1>${heading}</h1>
          ${body}
        </main>
      </body>
    </html> `.markup
  }`;

const links: readonly (readonly [string, WordKey, boolean])[] = [
  ["/staff", "staffTitle", false],
  ["/staff/load", "loadTitle", false],
  ["/staff/tokens", "tokensTitle", false],
  ["/staff/ledger", "ledgerTitle", false],
  ["/staff/refusals", "refusalsTitle", false],
  ["/staff/password", "passwordTitle", false],
  ["/admin/accounts", "accountsTitle", true],
];

const navigation = (caller: Caller, csrf: string): Markup | null => {
  if (caller.role === "visitor") return null;
  const shown = "staff" in caller ? links.filter(([, , forAdmin]) => !forAdmin || caller.role === "administrator") : [];
  const name = "staff" in caller ? caller.staff.name : caller.paper.name;
  return html`<nav aria-label="${zh("home")}">
      <ul>
        ${shown.map(([path, key]) => html`<li><a href="${path}">${say(key)}</a></li>`)}
      </ul>
    </nav>
    <form class="leave" method="post" action="/leave">
      ${csrfField(csrf)}<span>${name}</span> <button>${say("leave")}</button>
    </form>`;
};

/** The hidden field without which nothing that changes anything is taken. */
export const csrfField = (csrf: string): Markup => html`<input type="hidden" name="csrf" value="${csrf}" />`;

/** A form with one button that does one thing. */
export const buttonForm = (action: string, csrf: string, key: WordKey, inside: readonly Markup[] = []): Markup =>
  html`<form method="post" action="${action}">${csrfField(csrf)}${inside}<button>${say(key)}</button></form>`;

/** A field with its label and, below, what to know of it. */
export const field = (
  name: string,
  label: WordKey,
  options: {
    readonly type?: string;
    readonly hint?: WordKey;
    readonly required?: boolean;
    readonly autocomplete?: string;
    readonly accept?: string;
    readonly value?: string;
  } = {},
): Markup => {
  const { type = "text", hint, required = true, autocomplete, accept, value } = options;
  return html`<p class="field">
    <label for="${name}">${say(label)}</label>
    <input
      id="${name}"
      name="${name}"
      type="${type}"
      ${attribute("autocomplete", autocomplete)}${attribute("accept", accept)}${attribute("value", value)}${
        required ? html` required` : null
      }${hint ? attribute("aria-describedby", `${name}-hint`) : null}
    />
    ${hint ? html`<span class="hint" id="${name}-hint">${say(hint)}</span>` : null}
  </p>`;
};

const attribute = (name: string, value: string | undefined): Markup | null =>
  value === undefined ? null : { markup: html` ${name}=`.markup + html`"${value}"`.markup };

/** Something to be noticed: read out at once where it is a problem. */
export const notice = (kind: "good" | "bad" | "wait", text: Markup): Markup =>
  html`<div class="notice ${kind}" role="${kind === "bad" ? "alert" : "status"}">${text}</div>`;

/** A table with its heading, its columns named. */
export const table = (caption: Markup, columns: readonly WordKey[], rows: readonly (readonly Markup[])[]): Markup =>
  html`<div class="wide" tabindex="0" role="region" aria-label="${plain(caption)}">
    <table>
      <caption>
        ${caption}
      </caption>
      <thead>
        <tr>
          ${columns.map((key) => html`<th scope="col">${say(key)}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          (cells) =>
            html`<tr>
              ${cells.map((cell, column) => (column === 0 ? html`<th scope="row">${cell}</th>` : html`<td>${cell}</td>`))}
            </tr> `,
        )}
      </tbody>
    </table>
  </div>`;

const plain = ({ markup }: Markup): string => markup.replace(/<[^>]*>/gu, "").replace(/&[a-z]+;/gu, " ");
