/** What a page was answered with. */
export type Seen = {
  readonly status: number;
  readonly text: string;
  readonly bytes: Uint8Array;
  readonly headers: Headers;
  readonly at: string;
};

/** Whatever answers requests: the app itself, or a process somewhere. */
export type Fetch = (request: Request) => Promise<Response> | Response;

/** A browser without scripts (无脚本浏览器): keeps its cookies, follows where it is sent, sends the forms of the page it is on. */
export const officeBrowser = (fetchPage: Fetch, base = "http://127.0.0.1") => {
  const cookies = new Map<string, string>();
  let seen: Seen = { status: 0, text: "", bytes: new Uint8Array(), headers: new Headers(), at: "" };
  const request = async (path: string, init: RequestInit = {}): Promise<Seen> => {
    const headers = new Headers(init.headers);
    if (cookies.size > 0) headers.set("Cookie", [...cookies].map(([name, value]) => `${name}=${value}`).join("; "));
    const answer = await fetchPage(new Request(new URL(path, base), { ...init, headers, redirect: "manual" }));
    for (const line of answer.headers.getSetCookie()) {
      const [, name = "", value = ""] = /^([^=]+)=([^;]*)/u.exec(line) ?? [];
      cookies.set(name, value);
    }
    const to = answer.headers.get("Location");
    if (to !== null && new URL(to, base).origin === new URL(base).origin) return request(to);
    const bytes = new Uint8Array(await answer.arrayBuffer());
    seen = {
      status: answer.status,
      text: new TextDecoder().decode(bytes),
      bytes,
      headers: answer.headers,
      at: to ?? path,
    };
    return seen;
  };
  const csrf = (): string => /name="csrf" value="([0-9a-f]+)"/u.exec(seen.text)?.[1] ?? "";
  return {
    cookies,
    get: (path: string, headers: Readonly<Record<string, string>> = {}) => request(path, { headers }),
    /** Sends a form with the token of the page that was seen last, or of no page. */
    post: (path: string, fields: Readonly<Record<string, string | File>>, token = csrf()) => {
      const all = Object.entries({ csrf: token, ...fields });
      const texts = all.flatMap(([name, value]) => (typeof value === "string" ? [[name, value]] : []));
      // As browsers do: in parts only where there is a file.
      if (texts.length === all.length) return request(path, { method: "POST", body: new URLSearchParams(texts) });
      const body = new FormData();
      for (const [name, value] of all) body.set(name, value);
      return request(path, { method: "POST", body });
    },
  };
};

export type OfficeBrowser = ReturnType<typeof officeBrowser>;
