import { readFileSync } from "node:fs";

import { expect, it } from "vitest";

type Manifest = {
  readonly version: string;
  readonly license?: string;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
};

const manifest = (path: string): Manifest => JSON.parse(readFileSync(path, "utf8")) as Manifest;

it("every dependency stands in docs/dependencies.md, with the version and licence that are installed", () => {
  const rows = new Map(
    readFileSync("docs/dependencies.md", "utf8")
      .split("\n")
      .filter((line) => line.startsWith("| "))
      .map((line) => line.split(" | ").map((cell) => cell.replace(/^\| | \|$/gu, "").trim()))
      .map(([name = "", ...rest]) => [name, rest]),
  );
  const { dependencies = {}, devDependencies = {} } = manifest("package.json");
  const wrong = [...Object.keys(dependencies), ...Object.keys(devDependencies)].flatMap((name) => {
    const { version, license = "" } = manifest(`node_modules/${name}/package.json`);
    const [said, licence = "", , ships, advisories = ""] = rows.get(name) ?? [];
    const fits =
      said === version &&
      (licence === license || name === "@microsoft/office-js") &&
      (ships === "yes") === name in dependencies &&
      advisories !== "";
    return fits ? [] : [`${name} ${version}`];
  });
  expect(wrong).toEqual([]);
  expect([...rows.keys()].filter((name) => !(name in dependencies) && !(name in devDependencies))).toEqual([
    "package",
    expect.stringMatching(/^-+$/u),
  ]);
});

it("no package that ships is copyleft", () => {
  const lock = JSON.parse(readFileSync("package-lock.json", "utf8")) as {
    readonly packages: Readonly<Record<string, { readonly dev?: boolean; readonly license?: string }>>;
  };
  const copyleft = Object.entries(lock.packages).filter(
    ([, { dev, license = "" }]) => dev !== true && /GPL|MPL|EUPL|CDDL|SSPL/u.test(license),
  );
  expect(copyleft).toEqual([]);
});
