import type { Role, Caller } from "../access/sessions.ts";
import type { SignOn } from "../access/signOn.ts";
import type { Office } from "../keeping/office.ts";
import type { Page } from "./frame.ts";
import type { WordKey } from "./say.ts";

/** One request, as those who answer it see it (来访). */
export type Visit = {
  readonly office: Office;
  readonly caller: Caller;
  readonly signOn: SignOn | null;
  /** The number in the address, and other parts of it. */
  readonly id: number;
  readonly part: (name: string) => string;
  /** What a form brought; a field that is missing is empty. */
  readonly text: (name: string) => string;
  readonly file: (name: string) => Promise<{ readonly name: string; readonly content: Uint8Array } | null>;
  /** Where the request came from, and the address it asked for. */
  readonly address: string;
  readonly url: URL;
  readonly cookie: string;
  readonly csrf: string;
};

/** What a request is answered with (答复). */
export type Reply =
  | { readonly kind: "page"; readonly page: Page; readonly status?: 200 | 400 | 409 | 413 | 429 }
  | { readonly kind: "go"; readonly to: string; readonly cookie?: string }
  | { readonly kind: "file"; readonly name: string; readonly type: string; readonly content: Uint8Array | string }
  | { readonly kind: "json"; readonly value: unknown }
  | Refused;

/** A refusal, which is written down: the status, why in one word, and what the page says. */
export type Refused = {
  readonly kind: "refused";
  readonly status: 400 | 401 | 403 | 404 | 409 | 413 | 429 | 503;
  readonly why: string;
  readonly words?: WordKey;
  readonly page?: Page;
};

export const absent: Refused = { kind: "refused", status: 404, why: "absent-or-foreign", words: "notFound" };

/** A page or an action of the office (路由): who may ask for it. All that is answered stands in `routes.ts`. */
export type Route = {
  readonly method: "GET" | "POST";
  readonly path: string;
  readonly who: readonly Role[];
  /** By a browser's session, or by a program's token. */
  readonly by: "session" | "token";
  /** The most bytes of what is sent. */
  readonly largest?: number;
  readonly answer: (visit: Visit) => Promise<Reply>;
};
