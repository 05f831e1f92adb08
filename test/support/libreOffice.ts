import { execFileSync, spawnSync } from "node:child_process";
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";

import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";

const command = ["soffice", "libreoffice"].find((name) => spawnSync(name, ["--version"]).status === 0);

/** Whether LibreOffice is on this machine; where it is not, the tests that need it say so in their name. */
export const hasLibreOffice = command !== undefined;

export const libreOfficeNote = hasLibreOffice ? "" : " (skipped: LibreOffice is not installed)";

/** Lets LibreOffice open files and save them anew into a folder, in a profile of its own; gives the files it wrote. */
export const resave = (
  paths: readonly string[],
  format: string,
  folder: string,
  environment: Readonly<Record<string, string>> = {},
): readonly string[] => {
  if (!command) throw new RangeError("LibreOffice: got none, want it installed");
  const profile = `-env:UserInstallation=file://${join(folder, "profile")}`;
  const out = join(folder, "saved");
  execFileSync(command, [profile, "--headless", "--convert-to", format, "--outdir", out, ...paths], {
    stdio: "pipe",
    env: { ...process.env, ...environment },
  });
  return readdirSync(out).map((name) => join(out, name));
};

/** A font that is as wide as the standard's: figures and letters half a character. */
const halfWide = "Noto Sans Mono CJK SC";

export const hasHalfWideFont = String(spawnSync("fc-list", [halfWide, "family"]).stdout).includes(halfWide);

export const halfWideNote = hasHalfWideFont ? "" : ` (skipped: the font ${halfWide} is not installed)`;

/** Lets LibreOffice set every text in that font, whatever it asks for: the official fonts are not free. */
export const inHalfWideFont = (folder: string): Readonly<Record<string, string>> => {
  const path = join(folder, "fonts.conf");
  const family = `<edit name="family" mode="assign" binding="strong"><string>${halfWide}</string></edit>`;
  writeFileSync(
    path,
    `<?xml version="1.0"?><fontconfig><include>/etc/fonts/fonts.conf</include><cachedir>${join(folder, "cache")}</cachedir>` +
      `<match target="pattern">${family}</match></fontconfig>`,
  );
  return { FONTCONFIG_FILE: path };
};

/** A workbook's bytes without the values its formulas have, so that whoever opens it must compute them. */
const withoutValues = (bytes: Uint8Array): Uint8Array => {
  const parts = Object.entries(unzipSync(bytes)).map(([name, part]): [string, Uint8Array] => {
    if (!/^xl\/worksheets\/[^/]+\.xml$/u.test(name)) return [name, part];
    const cell = /(<c\b[^>]*?)(?:\s+t="[a-z]+")?([^>]*>\s*<f\b[^>]*>[^<]*<\/f>)\s*<v>[^<]*<\/v>/gu;
    return [name, strToU8(strFromU8(part).replace(cell, "$1$2"))];
  });
  return zipSync(Object.fromEntries(parts), { level: 1 });
};

/** The bytes of workbooks whose every formula LibreOffice computed from nothing. */
export const allRecalculated = (books: readonly Uint8Array[], folder: string): readonly Uint8Array[] => {
  const paths = books.map((bytes, index) => {
    const path = join(folder, `formulas${index}.xlsx`);
    writeFileSync(path, withoutValues(bytes));
    return path;
  });
  const saved = resave(paths, "xlsx", folder);
  return paths.map((path) => {
    const found = saved.find((name) => basename(name) === basename(path));
    if (found === undefined) throw new RangeError("a workbook saved by LibreOffice: got none, want one");
    return new Uint8Array(readFileSync(found));
  });
};

export const recalculated = (bytes: Uint8Array, folder: string): Uint8Array => {
  const [saved] = allRecalculated([bytes], folder);
  if (!saved) throw new RangeError("a workbook saved by LibreOffice: got none, want one");
  return saved;
};
