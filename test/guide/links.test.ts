import { existsSync, readFileSync, readdirSync } from "node:fs";
import { dirname, join } from "node:path";

import { describe, expect, it } from "vitest";

const folders = [".", "docs", "docs/guide", "sample", "templates", "ledger-format"];
const pages = folders
  .filter(existsSync)
  .flatMap((folder) => readdirSync(folder).map((name) => join(folder, name)))
  .filter((path) => path.endsWith(".md"));

/** A heading's address on the pages that show these files: small letters, blanks as dashes, marks left out. */
const anchorOf = (heading: string): string =>
  heading
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N} _-]/gu, "")
    .replaceAll(" ", "-");

const anchorsIn = (page: string): readonly string[] =>
  Array.from(readFileSync(page, "utf8").matchAll(/^#{1,6} (.+)$/gm), ([, heading = ""]) => anchorOf(heading));

/** Where a page points within the project: links and pictures. */
const linksIn = (page: string): readonly string[] =>
  Array.from(readFileSync(page, "utf8").matchAll(/\]\(([^)\s]+)\)/g), ([, to = ""]) => to).filter(
    (to) => !/^[a-z]+:/i.test(to),
  );

describe("the pages for readers", () => {
  it("point only to what is there, headings too", () => {
    expect(pages.length).toBeGreaterThan(20);
    const broken = pages.flatMap((page) =>
      linksIn(page)
        .filter((to) => {
          const [path = "", anchor] = to.split("#");
          const target = path === "" ? page : join(dirname(page), decodeURI(path));
          return !existsSync(target) || (anchor !== undefined && !anchorsIn(target).includes(decodeURI(anchor)));
        })
        .map((to) => `${page}: ${to}`),
    );
    expect(broken).toEqual([]);
  });
});
