import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { request, type Server } from "node:http";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { serveFolder } from "../../scripts/serveFolder.ts";

type Answer = { readonly status: number; readonly headers: Readonly<Record<string, unknown>>; readonly body: string };

describe("the local server of the workbench", () => {
  const root = mkdtempSync(join(tmpdir(), "kaoping-"));
  let server: Server;
  let port = 0;
  beforeAll(async () => {
    const put = (name: string, content: string): void => {
      mkdirSync(dirname(join(root, name)), { recursive: true });
      writeFileSync(join(root, name), content);
    };
    put("secret.txt", "outside");
    put("site/index.html", "<title>工作台</title>");
    put("site/main.0a1b2c3d.js", "1");
    server = await serveFolder(join(root, "site"), 0);
    const at = server.address();
    if (at === null || typeof at === "string") throw new RangeError("the server: got no port, want one");
    ({ port } = at);
  });
  afterAll(() => {
    server.close();
    rmSync(root, { recursive: true, force: true });
  });

  /** As it stands on the wire: fetch would tidy the path and set its own Host. */
  const ask = (path: string, { method = "GET", host = "127.0.0.1" } = {}): Promise<Answer> =>
    new Promise((answered, fail) => {
      request({ port, host: "127.0.0.1", path, method, headers: { host: `${host}:${port}` } }, (response) => {
        let body = "";
        response.setEncoding("utf8");
        response.on("data", (piece: string) => (body += piece));
        response.on("end", () => answered({ status: response.statusCode ?? 0, headers: response.headers, body }));
      })
        .on("error", fail)
        .end();
    });

  it("is heard on this machine alone", () => {
    expect(server.address()).toMatchObject({ address: "127.0.0.1" });
  });

  it("gives the page at the folder's address, with the headers that only a server can give", async () => {
    const { status, headers, body } = await ask("/");
    expect([status, body]).toEqual([200, "<title>工作台</title>"]);
    expect(headers).toMatchObject({
      "content-type": "text/html; charset=utf-8",
      "content-security-policy": "frame-ancestors 'none'",
      "x-content-type-options": "nosniff",
      "referrer-policy": "no-referrer",
      "cache-control": "no-cache",
    });
  });

  it("lets a file be kept whose name holds its digest", async () => {
    expect((await ask("/main.0a1b2c3d.js")).headers["cache-control"]).toContain("immutable");
  });

  it("gives nothing outside of the folder, however it is asked", async () => {
    for (const path of ["/../secret.txt", "/%2e%2e/secret.txt", "/..%2fsecret.txt", "/%", "/none", "//etc/passwd"]) {
      const { status, body } = await ask(path);
      expect([path, status >= 400, body]).toEqual([path, true, ""]);
    }
  });

  it("only reads", async () => {
    expect((await ask("/", { method: "POST" })).status).toBe(405);
    expect(await ask("/", { method: "HEAD" })).toMatchObject({ status: 200, body: "" });
  });

  it("answers no page of the web that leads a browser here under a name of its own", async () => {
    expect((await ask("/", { host: "evil.example" })).status).toBe(421);
    expect((await ask("/", { host: "localhost" })).status).toBe(200);
  });
});
