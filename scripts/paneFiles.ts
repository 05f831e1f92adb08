import { existsSync, statSync } from "node:fs";
import { extname, join, normalize, sep } from "node:path";

const types: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".map": "application/json; charset=utf-8",
  ".png": "image/png",
  ".svg": "image/svg+xml",
};

export const typeOf = (file: string): string => types[extname(file)] ?? "application/octet-stream";

/** The file of a folder that an address means, or null; nothing outside the folder is ever served. */
export const fileOf = (folder: string, path: string): string | null => {
  const file = normalize(join(folder, decodeURIComponent(path)));
  const root = normalize(folder + sep);
  return file.startsWith(root) && existsSync(file) && statSync(file).isFile() ? file : null;
};
