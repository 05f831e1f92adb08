import { createReadStream } from "node:fs";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { pipeline } from "node:stream";

import { fileOf, typeOf } from "./paneFiles.ts";
import { webHeaders } from "./webHeaders.ts";

/** Names that this machine has for itself; another name means that some page of the web leads here. */
const ownNames: ReadonlySet<string> = new Set(["127.0.0.1", "localhost"]);

/** A file whose name holds a digest of its content never changes. */
const isDigested = (file: string): boolean => /\.[0-9a-f]{8}\.(?:js|css)$/u.test(file);

/**
 * Serves a folder of static files on 127.0.0.1 (本机静态服务): to this machine only, nothing outside the folder, nothing but reading.
 *
 * @param port 0 takes any that is free
 * @returns the server once it listens; fails as `listen` does, with EADDRINUSE where the port is taken
 */
export const serveFolder = async (folder: string, port: number): Promise<Server> => {
  const server = createServer((request, response) => answer(folder, request, response));
  await new Promise<void>((ready, fail) => {
    server.once("error", fail);
    server.listen(port, "127.0.0.1", () => {
      server.off("error", fail);
      ready();
    });
  });
  return server;
};

const answer = (folder: string, request: IncomingMessage, response: ServerResponse): void => {
  const asked = fileAsked(folder, request);
  if (typeof asked === "number") {
    response.writeHead(asked, webHeaders).end();
    return;
  }
  const { file } = asked;
  response.writeHead(200, {
    ...webHeaders,
    "content-type": typeOf(file),
    "cache-control": isDigested(file) ? "public, max-age=31536000, immutable" : "no-cache",
  });
  if (request.method === "HEAD") response.end();
  // A file that goes away while it is sent, since the folder is built anew, or a page that is closed ends this answer alone.
  else pipeline(createReadStream(file), response, () => undefined);
};

/** The file that is asked for, or the status that refuses it. */
const fileAsked = (folder: string, request: IncomingMessage): { readonly file: string } | number => {
  if (request.method !== "GET" && request.method !== "HEAD") return 405;
  const address = addressOf(request);
  if (!address || !ownNames.has(address.hostname)) return 421;
  const file = fileIn(folder, address.pathname);
  return file === null ? 404 : { file };
};

const addressOf = ({ url = "/", headers: { host = "" } }: IncomingMessage): URL | null =>
  URL.canParse(url, `http://${host}`) ? new URL(url, `http://${host}`) : null;

/** A path that is not written as an address writes it is no file of ours. */
const fileIn = (folder: string, path: string): string | null => {
  try {
    return fileOf(folder, path.endsWith("/") ? `${path}index.html` : path);
  } catch (error) {
    if (error instanceof URIError) return null;
    throw error;
  }
};
