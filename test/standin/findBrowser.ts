import { accessSync, constants, statSync } from "node:fs";
import { delimiter, join } from "node:path";

import { unpackedChromium } from "./unpackedChromium.ts";

/** A Chromium to start: its program, and what it needs in its environment. */
export interface Browser {
  readonly executablePath: string;
  readonly env: Readonly<Record<string, string>>;
  /** Where it came from, for messages. */
  readonly source: "KAOPING_BROWSER" | "system" | "package";
}

export const LAUNCH_ARGS: readonly string[] = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

const PROGRAMS = [
  "chromium",
  "chromium-browser",
  "google-chrome",
  "google-chrome-stable",
  "chrome",
  "microsoft-edge",
  "msedge",
];

/** The browser for tests: the one KAOPING_BROWSER names, else the system's, else the package's (Linux), else null. */
export async function findBrowser(env: NodeJS.ProcessEnv = process.env): Promise<Browser | null> {
  const named = env["KAOPING_BROWSER"];
  if (named !== undefined && named !== "") return { executablePath: named, env: {}, source: "KAOPING_BROWSER" };
  const installed = candidates(env).find(isProgram);
  if (installed !== undefined) return { executablePath: installed, env: {}, source: "system" };
  if (process.platform !== "linux" || process.arch !== "x64") return null;
  return { ...(await unpackedChromium()), source: "package" };
}

function candidates(env: NodeJS.ProcessEnv): readonly string[] {
  const suffix = process.platform === "win32" ? ".exe" : "";
  const onPath = (env["PATH"] ?? "")
    .split(delimiter)
    .filter((folder) => folder !== "")
    .flatMap((folder) => PROGRAMS.map((program) => join(folder, `${program}${suffix}`)));
  return [...onPath, ...usualPlaces(env)];
}

function usualPlaces(env: NodeJS.ProcessEnv): readonly string[] {
  if (process.platform === "darwin") {
    return ["Google Chrome", "Chromium", "Microsoft Edge"].map(
      (name) => `/Applications/${name}.app/Contents/MacOS/${name}`,
    );
  }
  if (process.platform === "win32") {
    const roots = ["PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA"].flatMap((name) => env[name] ?? []);
    const programs = [
      ["Google", "Chrome", "Application", "chrome.exe"],
      ["Microsoft", "Edge", "Application", "msedge.exe"],
      ["Chromium", "Application", "chrome.exe"],
    ];
    return roots.flatMap((root) => programs.map((parts) => join(root, ...parts)));
  }
  return ["/opt/google/chrome/chrome", "/opt/microsoft/msedge/msedge", "/snap/bin/chromium"];
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}
