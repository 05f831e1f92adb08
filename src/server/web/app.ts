import { Hono, type Context, type MiddlewareHandler } from "hono";
import { bodyLimit } from "hono/body-limit";
import { getCookie, setCookie } from "hono/cookie";

import { digestOfText } from "../../domain/ledger/digest.ts";
import { recordRefusal } from "../access/refusals.ts";
import { callerOf, drawCookie, type Caller } from "../access/sessions.ts";
import type { SignOn } from "../access/signOn.ts";
import { staffByToken } from "../access/staff.ts";
import { clipped } from "../keeping/clipped.ts";
import type { Office } from "../keeping/office.ts";
import { framed, notice, type Page } from "./frame.ts";
import { html } from "./markup.ts";
import { routes } from "./routes.ts";
import { say, zh, type WordKey } from "./say.ts";
import { style } from "./style.ts";
import type { Refused, Reply, Route, Visit } from "./visit.ts";

/** What the pages are served with (网页设置). */
export type WebSettings = {
  /** Whether browsers come by TLS, through the office's proxy: cookies are then for TLS alone. */
  readonly secure: boolean;
  readonly signOn: SignOn | null;
  /** The address that a request comes from. */
  readonly addressOf: (context: Context) => string;
  /** Hears what went wrong in answering. */
  readonly broken: (error: Error) => void;
};

/** Who asks, and under which cookie; found out before anything else. */
type Asking = { readonly caller: Caller; readonly cookie: string };
type Served = { Variables: { from: Asking } };

/** Nothing from elsewhere, no script, in nobody's frame; what is shown is kept nowhere. */
const headers: Readonly<Record<string, string>> = {
  "Content-Security-Policy":
    "default-src 'none'; style-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
  "X-Content-Type-Options": "nosniff",
  "X-Frame-Options": "DENY",
  "Referrer-Policy": "same-origin",
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Resource-Policy": "same-origin",
  "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
  "Cache-Control": "no-store",
};

/** The collection office on the web (报送平台网页): stateless, so that any number of processes may serve it. */
export const officeApp = (office: Office, settings: WebSettings): Hono<Served> => {
  const app = new Hono<Served>();
  app.use(async (context, next) => {
    await next();
    for (const [name, value] of Object.entries(headers)) context.res.headers.set(name, value);
    if (settings.secure) context.res.headers.set("Strict-Transport-Security", "max-age=31536000");
  });
  app.get("/style.css", (context) => context.body(style, 200, { "Content-Type": "text/css; charset=utf-8" }));
  app.get("/health", async (context) => {
    await office.database.run("select 1");
    return context.text("ok");
  });
  for (const route of routes) {
    const largest = route.largest ?? 0;
    const within = bodyLimit({
      maxSize: largest,
      onError: (context) => refuseBefore(office, settings, context, route, 413, "too-large", "tooLarge"),
    });
    const known: MiddlewareHandler<Served> = async (context, next) => {
      const from = await asking(office, settings, route, context);
      context.set("from", from);
      const refusal = strangerTo(route, from.caller);
      // Of what somebody sends who may not ask nothing is read.
      return refusal ? answer(office, settings, route, context, from, refusal) : next();
    };
    app.on(route.method, [route.path], known, ...(route.method === "POST" ? [within] : []), (context) =>
      answer(office, settings, route, context, context.get("from") as Asking, null),
    );
  }
  app.notFound((context) => refuseBefore(office, settings, context, null, 404, "no-route", "notFound"));
  app.onError(async (error, context) => {
    settings.broken(error);
    return context.html(await plainPage(office, settings, context, "broken"), 500);
  });
  return app;
};

const cookieName = ({ secure }: WebSettings): string => (secure ? "__Host-kaoping" : "kaoping");

const giveCookie = (context: Context, settings: WebSettings, value: string): void =>
  setCookie(context, cookieName(settings), value, {
    httpOnly: true,
    sameSite: "Lax",
    path: "/",
    secure: settings.secure,
  });

/** The cookie that a browser brought, or a new one that it gets now. */
const cookieOf = (office: Office, settings: WebSettings, context: Context): string => {
  const brought = getCookie(context, cookieName(settings)) ?? "";
  if (/^[0-9a-f]{64}$/u.test(brought)) return brought;
  const drawn = drawCookie(office);
  giveCookie(context, settings, drawn);
  return drawn;
};

/** Nobody knows it who does not know the cookie, and the cookie cannot be had from it. */
const csrfOf = ({ hashes }: Office, cookie: string): string => digestOfText(`kaoping-csrf\n${cookie}`, hashes.sha256);

const visitor: Caller = { role: "visitor" };

const asking = async (office: Office, settings: WebSettings, route: Route, context: Context): Promise<Asking> => {
  const bearer = /^Bearer (\S{1,200})$/u.exec(context.req.header("Authorization") ?? "")?.[1];
  const cookie = route.by === "token" ? "" : cookieOf(office, settings, context);
  const staff = route.by === "token" && bearer !== undefined ? await staffByToken(office, bearer) : null;
  const caller: Caller =
    route.by === "session" ? await callerOf(office, cookie) : staff ? { role: staff.role, staff } : visitor;
  return { caller, cookie };
};

/** Why somebody may not ask for a route at all; null where they may. */
const strangerTo = (route: Route, { role }: Caller): Refused | null => {
  if (route.who.includes(role)) return null;
  return role === "visitor"
    ? { kind: "refused", status: 401, why: "unknown-caller", words: "unknownCaller" }
    : { kind: "refused", status: 403, why: "wrong-role", words: "forbidden" };
};

const answer = async (
  office: Office,
  settings: WebSettings,
  route: Route,
  context: Context,
  { caller, cookie }: Asking,
  refusal: Refused | null,
): Promise<Response> => {
  const body = route.method === "POST" && !refusal ? await formIn(context) : new FormData();
  const visit = visitOf(office, settings, context, caller, cookie, body);
  const reply = refusal ?? (await replyTo(route, visit, context));
  return respond(office, settings, route, visit, reply, context);
};

const replyTo = async (route: Route, visit: Visit, context: Context): Promise<Reply> => {
  if (context.req.param("id") !== undefined && Number.isNaN(visit.id)) {
    return { kind: "refused", status: 404, why: "absent-or-foreign", words: "notFound" };
  }
  if (route.method === "POST" && visit.text("csrf") !== visit.csrf) {
    return { kind: "refused", status: 403, why: "csrf", words: "formExpired" };
  }
  return route.answer(visit);
};

const visitOf = (
  office: Office,
  settings: WebSettings,
  context: Context,
  caller: Caller,
  cookie: string,
  body: FormData,
): Visit => {
  const id = context.req.param("id") ?? "";
  return {
    office,
    caller,
    signOn: settings.signOn,
    id: /^[1-9]\d{0,8}$/u.test(id) ? Number(id) : Number.NaN,
    part: (name) => context.req.param(name) ?? "",
    text: (name) => {
      const value = body.get(name);
      // PostgreSQL takes no NUL, and half a character is none.
      return typeof value === "string" ? value.replace(/[\0\p{Cs}]/gu, "") : "";
    },
    file: async (name) => {
      const value = body.get(name);
      if (value === null || typeof value === "string") return null;
      return { name: plainFileName(value.name), content: new Uint8Array(await value.arrayBuffer()) };
    },
    address: settings.addressOf(context),
    url: new URL(context.req.url),
    cookie,
    csrf: csrfOf(office, cookie),
  };
};

/** What a form brought; what cannot be read as one brought nothing. */
const formIn = async (context: Context): Promise<FormData> => {
  try {
    return await context.req.formData();
  } catch (error) {
    // The platform says by a TypeError that a body is no form.
    if (error instanceof TypeError) return new FormData();
    throw error;
  }
};

/** Old browsers send whole paths; nobody needs marks that turn the reading direction. */
const plainFileName = (name: string): string =>
  clipped((name.split(/[\\/]/u).at(-1) ?? "").replace(/[\p{Cc}\p{Cf}\p{Cs}]/gu, ""), 200) || "file.xlsx";

const whoIs = (caller: Caller): string => {
  if ("staff" in caller) return `${caller.role} ${caller.staff.login}`;
  return "paper" in caller ? `${caller.role} ${caller.paper.holder}` : "visitor";
};

const respond = async (
  office: Office,
  settings: WebSettings,
  route: Route,
  visit: Visit,
  reply: Reply,
  context: Context,
): Promise<Response> => {
  switch (reply.kind) {
    case "page":
      return context.html(framed(reply.page, visit), reply.status ?? 200);
    case "go":
      if (reply.cookie !== undefined) giveCookie(context, settings, reply.cookie);
      return context.redirect(reply.to, 303);
    case "json":
      return context.json(reply.value as never);
    case "file":
      return context.body(typeof reply.content === "string" ? reply.content : Buffer.from(reply.content), 200, {
        "Content-Type": reply.type,
        "Content-Disposition": `attachment; filename*=UTF-8''${encodeURIComponent(reply.name).replace(/['()*]/gu, (mark) => `%${mark.charCodeAt(0).toString(16)}`)}`,
      });
    case "refused": {
      const { why: reason, status } = reply;
      const at = { who: whoIs(visit.caller), address: visit.address, route: `${route.method} ${route.path}`, reason };
      await recordRefusal(office, at);
      if (route.by === "token") return context.json({ refused: reason }, status);
      return context.html(framed(reply.page ?? refusalPage(reply), visit), status);
    }
  }
};

const refusalPage = ({ words = "problem" }: Refused): Page => ({
  title: zh("problem"),
  heading: say("problem"),
  body: [notice("bad", say(words)), html`<p><a href="/">${say("home")}</a></p>`],
});

const refuseBefore = async (
  office: Office,
  settings: WebSettings,
  context: Context,
  route: Route | null,
  status: 404 | 413,
  reason: string,
  words: WordKey,
): Promise<Response> => {
  const at = route ? `${route.method} ${route.path}` : "?";
  await recordRefusal(office, { who: "?", address: settings.addressOf(context), route: at, reason });
  return context.html(await plainPage(office, settings, context, words), status);
};

const plainPage = (office: Office, settings: WebSettings, context: Context, words: WordKey): Promise<string> => {
  const page = refusalPage({ kind: "refused", status: 404, why: "", words });
  const cookie = getCookie(context, cookieName(settings)) ?? "";
  return Promise.resolve(framed(page, { caller: visitor, csrf: csrfOf(office, cookie) }));
};
