import { beforeAll, describe, expect, it } from "vitest";

import { issueForms } from "../../../src/app/issueForms.ts";
import { issuePacks } from "../../../src/app/issuePacks.ts";
import { openMaster } from "../../../src/app/openMaster.ts";
import { sentCheckpoint } from "../../../src/app/sentCheckpoint.ts";
import { files } from "../../../src/hosts/files/files.ts";
import { readReturned } from "../../../src/hosts/files/xlsx/returned/readReturned.ts";
import { valueOf } from "../../fixtures/issues.ts";
import { sha256 } from "../../support/sha256.ts";
import { doneValue, openSampleYear, type OpenSession } from "./openSession.ts";

const [time, draws] = ["2026-11-01T00:00:00Z", { recusals: [], each: 1, seed: "", due: null }];

/** The root that a checkpoint sent out would have had of a ledger that said something else. */
const ofAnother = (checkpoint = ""): string =>
  checkpoint.replace(/ \S+$/u, " AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=");

describe("a file that comes back to the pane with a checkpoint", () => {
  let open: OpenSession;
  const assessment = () => valueOf(openMaster(open.book.sheets(), "工作簿", sha256));

  beforeAll(async () => {
    open = await openSampleYear();
  });

  it("raises the alarm where a form was sent out by a ledger that said something else, and stays outside", async () => {
    const issued = issueForms(assessment(), sha256);
    const form = issued.ok ? issued.value.forms[0] : undefined;
    if (!form) throw new RangeError("forms: got none, want one a unit");
    doneValue(await open.session.issueForms("公开办"));
    const { sheets, properties, fileName: name } = form;
    const before = open.book.sheets();
    const forged = { ...properties, checkpoint: ofAnother(properties["checkpoint"]) };
    const refused = await open.session.collectForms(
      [{ name, bytes: await files.writeBook(sheets, time, forged) }],
      "公开办",
    );
    expect(refused).toMatchObject({
      kind: "refused",
      issues: [{ code: "ledger-forked", place: { kind: "file", name } }],
    });
    expect(open.book.sheets()).toEqual(before);
    const own = [{ name, bytes: await files.writeBook(sheets, time, properties) }];
    const taken = await open.session.collectForms(own, "公开办");
    expect(JSON.stringify(taken)).not.toContain("ledger-forked");
  });

  it("carries one in each pack that the pane sends out, and raises the alarm for a pack as well", async () => {
    const sent = sentCheckpoint(assessment().ledger, sha256);
    const [pack] = valueOf(issuePacks(assessment(), draws, sha256)).packs;
    const made = doneValue(await open.session.issuePacks("公开办", { due: "", each: 1, seed: "", recusals: null }));
    const [, first] = made.files;
    if (!pack || !first) throw new RangeError("packs: got none, want one a reviewer");
    const book = valueOf(readReturned(first.bytes, first.name));
    expect(book.properties.get("kaoping.checkpoint")).toBe(sent);
    const { sheets, properties, fileName: name } = pack;
    const forged = { ...properties, checkpoint: ofAnother(properties["checkpoint"]) };
    const bytes = await files.writeBook(sheets, time, forged);
    const refused = await open.session.takeScores([{ name, bytes }], "公开办");
    expect(refused).toMatchObject({
      kind: "refused",
      issues: [{ code: "ledger-forked", place: { kind: "file", name } }],
    });
  });
});
