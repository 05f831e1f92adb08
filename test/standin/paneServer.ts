import { existsSync, readFileSync, statSync } from "node:fs";
import { createServer, type Server } from "node:http";
import { extname, join, normalize, sep } from "node:path";

import { ANSWER_PATH } from "./paneShim.ts";
import { officeDistDirectory } from "./runtimeFile.ts";

export interface PaneServerOptions {
  readonly paneDirectory: string;
  readonly hostPage: string;
  readonly shim: string;
  /** Answers batches that come over HTTP. */
  readonly answer?: (text: string) => string;
}

export interface PaneServer {
  readonly origin: string;
  readonly close: () => Promise<void>;
}

export const HOST_PAGE = "/__standin__/excel.html";
const SHIM = "/__standin__/pane-shim.js";

const TYPES: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".mjs": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".map": "application/json; charset=utf-8",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".ico": "image/x-icon",
  ".woff2": "font/woff2",
  ".wasm": "application/wasm",
};

interface Reply {
  readonly status: number;
  readonly type: string;
  readonly body: string | Buffer;
}

/** Serves the built pane as it is, with the shim before office.js; what `office/` lacks comes from the npm package. */
export async function servePane(options: PaneServerOptions): Promise<PaneServer> {
  const server = createServer((request, response) => {
    if (request.method === "POST" && request.url === ANSWER_PATH && options.answer) {
      const { answer } = options;
      const parts: Buffer[] = [];
      request.on("data", (part: Buffer) => parts.push(part));
      request.on("end", () => {
        response.writeHead(200, { "content-type": "text/plain; charset=utf-8" });
        response.end(answer(Buffer.concat(parts).toString("utf8")));
      });
      return;
    }
    const { status, type, body } = reply(new URL(request.url ?? "/", "http://localhost").pathname, options);
    response.writeHead(status, { "content-type": type, "cache-control": "no-store" }).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("the server has no port");
  return { origin: `http://127.0.0.1:${address.port}`, close: () => close(server) };
}

function close(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((resolve) => server.close(() => resolve()));
}

function reply(path: string, options: PaneServerOptions): Reply {
  if (path === HOST_PAGE) return { status: 200, type: TYPES[".html"] ?? "", body: options.hostPage };
  if (path === SHIM) return { status: 200, type: TYPES[".js"] ?? "", body: options.shim };
  if (path === "/favicon.ico") return { status: 204, type: "image/x-icon", body: "" };
  const file = fileOf(decodeURIComponent(path), options.paneDirectory);
  if (file === null) return { status: 404, type: "text/plain", body: "not found" };
  const type = TYPES[extname(file)] ?? "application/octet-stream";
  const body = readFileSync(file);
  return { status: 200, type, body: extname(file) === ".html" ? withShim(body.toString("utf8")) : body };
}

function fileOf(path: string, directory: string): string | null {
  const own = inside(directory, path);
  if (own !== null) return own;
  const office = path.lastIndexOf("/office/");
  return office < 0 ? null : inside(officeDistDirectory(), path.slice(office + "/office/".length));
}

/** The file of that folder, or null; nothing outside the folder is ever served. */
function inside(directory: string, path: string): string | null {
  const file = normalize(join(directory, path));
  const root = normalize(directory + sep);
  return file.startsWith(root) && existsSync(file) && statSync(file).isFile() ? file : null;
}

/** Puts the shim before the script tag of office.js, else at the head's start. */
function withShim(html: string): string {
  const tag = `<script src="${SHIM}"></script>`;
  const office = /<script\b[^>]*\bsrc=["']?[^"'>]*office(?:\.debug)?\.js/i.exec(html);
  if (office) return html.slice(0, office.index) + tag + html.slice(office.index);
  return html.replace(/<head[^>]*>/i, (head) => head + tag);
}
