import { beforeAll, describe, expect, it } from "vitest";

import { openMaster } from "../../../src/app/openMaster.ts";
import { files } from "../../../src/hosts/files/files.ts";
import { readReturned } from "../../../src/hosts/files/xlsx/returned/readReturned.ts";
import { valueOf } from "../../fixtures/issues.ts";
import { sha256 } from "../../support/sha256.ts";
import { doneValue, openSampleYear, type OpenSession } from "./openSession.ts";

const csv = (...lines: readonly string[]) => ({
  name: "回避.csv",
  bytes: new TextEncoder().encode(["reviewer,unit,reason", ...lines].join("\n")),
});

describe("packs that the pane makes up as the office wishes", () => {
  let open: OpenSession;
  const state = () => valueOf(openMaster(open.book.sheets(), "工作簿", sha256)).state;

  beforeAll(async () => {
    open = await openSampleYear();
  });

  it("carry the day they are wanted back, and leave out the units that a reviewer keeps out of, with the reason", async () => {
    const { reviewers, units } = state();
    const [reviewer, unit] = [reviewers[0], units[0]];
    if (!reviewer || !unit) throw new RangeError("a reviewer and a unit: got none, want one each");
    const wishes = {
      due: "2026-12-20",
      each: 1,
      seed: "07 15 23",
      recusals: csv(`${reviewer.name},${unit.name},曾在该单位任职`),
    };
    const made = doneValue(await open.session.issuePacks("公开办", wishes));
    expect(state().packs.map(({ due }) => due)).toEqual(state().packs.map(() => "2026-12-20"));
    const pack = state().packs.find((one) => one.reviewer === reviewer.id);
    expect(pack?.recused).toEqual([{ unit: unit.id, reason: "曾在该单位任职" }]);
    expect(pack?.units).not.toContain(unit.id);
    const file = made.files.find(({ name }) => name.includes(reviewer.name));
    if (!file) throw new RangeError("a pack: got none, want the reviewer's");
    const cells = valueOf(files.readBook(file.bytes, file.name)).flatMap(({ cells: rows }) => rows.flat());
    expect(cells.filter((cell) => typeof cell === "string" && cell.includes("2026-12-20")).length).toBeGreaterThan(0);
    expect(valueOf(readReturned(file.bytes, file.name)).properties.get("kaoping.checkpoint")).toBeDefined();
  });

  it("are refused where the list names somebody who is no reviewer, by its line", async () => {
    const before = open.book.sheets();
    const recusals = csv("查无此人,教育局,亲属在该单位");
    const refused = await open.session.issuePacks("公开办", { due: "", each: 1, seed: "", recusals });
    expect(refused).toMatchObject({ kind: "refused" });
    expect(JSON.stringify(refused)).toContain("查无此人");
    expect(open.book.sheets()).toEqual(before);
  });
});
