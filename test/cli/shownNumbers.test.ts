import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { expect, it } from "vitest";

import { runKaoping } from "../support/runKaoping.ts";
import { copiedSampleYear } from "../support/sampleYearFolder.ts";

it("warns at verify of a score that a number format shows as another, and finds nothing in a year as it was written", async () => {
  const folder = await copiedSampleYear();
  const master = join(folder, "assessment.xlsx");
  const before = await runKaoping("verify", master);
  expect([before.status, before.err]).toEqual([0, []]);
  const parts = unzipSync(new Uint8Array(readFileSync(master)));
  const text = (name: string): string => strFromU8(parts[name] ?? new Uint8Array(0));
  const styles = text("xl/styles.xml");
  const formats = Number(/<cellXfs count="(\d+)"/u.exec(styles)?.[1]);
  // The first score of a reviewer that stands as a number and nothing else.
  const part = Object.keys(parts).find(
    (name) => name.startsWith("xl/worksheets/sheet") && /<c r="[B-Z]\d+" s="\d+"><v>[\d.]+<\/v>/u.test(text(name)),
  );
  const [, address = "", held = ""] = /<c r="([B-Z]\d+)" s="\d+"><v>([\d.]+)<\/v>/u.exec(text(part ?? "")) ?? [];
  const restyled = styles
    .replace(/<numFmts count="\d+">/u, (open) => `${open}<numFmt numFmtId="190" formatCode="&quot;99.5&quot;"/>`)
    .replace("</cellXfs>", '<xf numFmtId="190" fontId="0" fillId="0" borderId="0" applyNumberFormat="1"/></cellXfs>')
    .replace(/<cellXfs count="\d+"/u, `<cellXfs count="${formats + 1}"`);
  writeFileSync(
    master,
    zipSync({
      ...parts,
      "xl/styles.xml": strToU8(restyled),
      [part ?? ""]: strToU8(
        text(part ?? "").replace(new RegExp(`<c r="${address}" s="\\d+">`, "u"), `<c r="${address}" s="${formats}">`),
      ),
    }),
  );
  const after = await runKaoping("verify", master);
  expect(after.status).toBe(0);
  expect(after.err).toEqual([
    expect.stringMatching(new RegExp(`number-shown-otherwise.*${address}.*${held}.*99\\.5`, "u")),
  ]);
}, 120_000);
