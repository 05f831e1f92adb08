import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { brotliDecompressSync } from "node:zlib";

import chromium from "@sparticuz/chromium";

/**
 * Unpacks the Chromium of the package @sparticuz/chromium into a folder of its version, once. The package takes
 * whatever lies in the temporary folder, of whatever version, so it gets a folder of its own.
 */
export async function unpackedChromium(): Promise<{ executablePath: string; env: Readonly<Record<string, string>> }> {
  const home = packageFolder();
  const { version } = JSON.parse(readFileSync(join(home, "package.json"), "utf8")) as { version: string };
  const folder = join(tmpdir(), `kaoping-chromium-${version}`);
  if (!existsSync(folder)) await unpack(home, folder);
  // Its own NSS libraries: slim systems have none, and Chromium does not start without.
  const libraries = [join(folder, "al2023", "lib"), process.env["LD_LIBRARY_PATH"] ?? ""].filter((part) => part !== "");
  return { executablePath: join(folder, "chromium"), env: { LD_LIBRARY_PATH: libraries.join(":") } };
}

/** Two test runs may come here at once: each unpacks for itself, the first to finish gives the folder its name. */
async function unpack(home: string, folder: string): Promise<void> {
  const own = `${folder}-${process.pid}`;
  const libraries = join(own, "al2023");
  mkdirSync(libraries, { recursive: true });
  const before = process.env["TMPDIR"];
  process.env["TMPDIR"] = own;
  try {
    await chromium.executablePath();
  } finally {
    if (before === undefined) delete process.env["TMPDIR"];
    else process.env["TMPDIR"] = before;
  }
  const archive = brotliDecompressSync(readFileSync(join(home, "bin", "al2023.tar.br")));
  execFileSync("tar", ["-xf", "-", "-C", libraries], { input: archive });
  if (existsSync(folder)) rmSync(own, { recursive: true });
  else renameSync(own, folder);
}

/** The package exports no file names: its folder is above its entry, `build/esm/index.js`. */
function packageFolder(): string {
  let folder = dirname(createRequire(import.meta.url).resolve("@sparticuz/chromium"));
  while (!existsSync(join(folder, "package.json")) || !existsSync(join(folder, "bin"))) folder = dirname(folder);
  return folder;
}
