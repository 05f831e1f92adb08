import { execFileSync, spawnSync } from "node:child_process";
import { readdirSync } from "node:fs";
import { join } from "node:path";

const command = ["soffice", "libreoffice"].find((name) => spawnSync(name, ["--version"]).status === 0);

/** Whether LibreOffice is on this machine; where it is not, the tests that need it say so in their name. */
export const hasLibreOffice = command !== undefined;

export const libreOfficeNote = hasLibreOffice ? "" : " (skipped: LibreOffice is not installed)";

/** Lets LibreOffice open files and save them anew into a folder, in a profile of its own; gives the files it wrote. */
export const resave = (paths: readonly string[], format: string, folder: string): readonly string[] => {
  if (!command) throw new RangeError("LibreOffice: got none, want it installed");
  const profile = `-env:UserInstallation=file://${join(folder, "profile")}`;
  const out = join(folder, "saved");
  execFileSync(command, [profile, "--headless", "--convert-to", format, "--outdir", out, ...paths], { stdio: "pipe" });
  return readdirSync(out).map((name) => join(out, name));
};
