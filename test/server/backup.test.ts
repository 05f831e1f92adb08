import { describe, expect, it } from "vitest";

import { backupContent, restoreContent } from "../../src/server/backup/backup.ts";
import { sealed, unsealed } from "../../src/server/backup/seal.ts";
import { chainText } from "../../src/server/chain/chain.ts";
import type { Office } from "../../src/server/keeping/office.ts";
import { codesOf, valueOf } from "../fixtures/issues.ts";
import { formsOf, issuedYearOf, masterFileOf } from "../fixtures/manyUnits.ts";
import { databaseKinds, databasesOf } from "../support/databases.ts";
import { codesOn, newOffice, staffIn } from "../support/newOffice.ts";

const passphrase = "a long passphrase";

const gathered = async (parts: AsyncIterable<Uint8Array>): Promise<Uint8Array> => {
  const all: Uint8Array[] = [];
  for await (const part of parts) all.push(part);
  return new Uint8Array(Buffer.concat(all));
};

const backedUp = (office: Office): Promise<Uint8Array> =>
  office.database.serial("", (tx) => gathered(sealed(backupContent(office, tx), passphrase)));

describe.each(databaseKinds)("a backup of an embedded database, restored into one that is %s", (kind) => {
  const newSource = databasesOf("embedded");
  const newTarget = databasesOf(kind);

  it("holds everything but sessions: codes open, files are there, the chain goes on", async () => {
    const source = await newOffice(await newSource());
    const year = issuedYearOf(2);
    const admin = await staffIn(source);
    await admin.get("/staff/load");
    await admin.post("/staff/load", { file: new File([new Uint8Array(await masterFileOf(year))], "a.xlsx") });
    await admin.get("/staff/rounds/1");
    const codes = codesOn((await admin.post("/staff/rounds/1/codes", {})).text);
    const [form] = await formsOf(year);
    if (!form) throw new RangeError("forms: got none, want two");
    const code = codes.get(form.name) ?? "";
    const file = new File([new Uint8Array(form.content)], form.fileName);
    const unit = source.browser();
    await unit.get("/");
    await unit.post("/enter", { code });
    await unit.post("/mine/submissions", { file });
    const backup = await backedUp(source.office);
    expect(Buffer.from(backup).includes("市第1局")).toBe(false);

    const target = await newOffice(await newTarget());
    const content = valueOf(unsealed(backup, passphrase, "office.backup"));
    valueOf(await restoreContent(target.office, content, "office.backup"));
    expect(await chainText(target.office.database)).toBe(await chainText(source.office.database));
    expect((await unit.get("/mine")).status).toBe(200);
    const again = target.browser();
    await again.get("/");
    expect((await again.post("/enter", { code })).text).toContain("以此为准");
    expect((await again.post("/mine/submissions", { file })).at).toBe("/mine/submissions/1");
    const other = new File([new Uint8Array((await formsOf(year, "again"))[0]?.content ?? [])], form.fileName);
    await again.get("/mine");
    expect((await again.post("/mine/submissions", { file: other })).at).toBe("/mine/submissions/2");
    expect(codesOf((await restoreContent(target.office, content, "office.backup")).issues)).toEqual([
      "office-not-empty",
    ]);
    await source.close();
    await target.close();
  });
});

describe("the seal of a backup", () => {
  it("opens by its passphrase alone, and not once a byte is another, a piece is gone or the end is cut off", async () => {
    const content = new Uint8Array(2_500_000).map((_, at) => (at * 31) & 255);
    const parts = async function* () {
      await Promise.resolve();
      yield content.subarray(0, 1_700_000);
      yield content.subarray(1_700_000);
    };
    const backup = await gathered(sealed(parts(), passphrase));
    const codes = (bytes: Uint8Array, by = passphrase): readonly string[] => codesOf(unsealed(bytes, by, "b").issues);
    expect(Buffer.compare(valueOf(unsealed(backup, passphrase, "b")), content)).toBe(0);
    expect(codes(backup, "another passphrase")).toEqual(["passphrase-wrong"]);
    const altered = backup.slice();
    altered[1_200_000] = (altered[1_200_000] ?? 0) ^ 1;
    expect(codes(altered)).toEqual(["passphrase-wrong"]);
    const header = backup.indexOf(10) + 1;
    const piece = 4 + 24 + 1024 * 1024 + 16;
    expect(codes(backup.subarray(0, header + piece))).toEqual(["passphrase-wrong"]);
    const without = Buffer.concat([backup.subarray(0, header + piece), backup.subarray(header + 2 * piece)]);
    expect(codes(new Uint8Array(without))).toEqual(["passphrase-wrong"]);
    expect(codes(backup.subarray(0, backup.length - 5))).toEqual(["backup-unreadable"]);
    expect(codes(new TextEncoder().encode("no backup\n"))).toEqual(["backup-unreadable"]);
  });
});
