import { describe, expect, it } from "vitest";

import { masterSheets } from "../../../src/app/masterSheets.ts";
import { sealedKey } from "../../../src/domain/ledger/keyFile.ts";
import { publicKeyText } from "../../../src/domain/ledger/signedNote.ts";
import { snapshotOfLayout } from "../../../src/workbook/snapshotOfLayout.ts";
import { valueOf } from "../../fixtures/issues.ts";
import { after, scoredAssessment } from "../../fixtures/smallAssessment.ts";
import { ed25519 } from "../../support/ed25519.ts";
import { sha256 } from "../../support/sha256.ts";
import { doneValue, openSession } from "./openSession.ts";

const secret = new Uint8Array(32).fill(3);
const publicKey = ed25519.publicKeyOf(secret);
const passphrase = "政务公开办的口令 2026";
const drawn = { salt: new Uint8Array(16).fill(1), nonce: new Uint8Array(24).fill(2) };
const file = {
  name: "office.key.json",
  bytes: new TextEncoder().encode(valueOf(sealedKey({ name: "公开办", publicKey, secret }, passphrase, drawn))),
};

const withKey = after(scoredAssessment(), {
  kind: "office-key-set",
  rows: [{ name: "公开办", publicKey: publicKeyText(publicKey), first: "公开办经办人", second: null, reason: "启用" }],
});

const opened = async () => {
  const open = openSession(masterSheets(withKey, sha256).map(snapshotOfLayout));
  await open.session.open();
  doneValue(await open.session.load());
  return open;
};

describe("publishing from the pane in an office that has a key", () => {
  it("signs the checkpoint with the key file and the passphrase, and keeps neither in the workbook", async () => {
    const { session, book } = await opened();
    expect((await session.year()).officeKey).toBe("公开办");
    const { files } = doneValue(await session.publish({ file, passphrase }, "公开办"));
    const checkpoint = files.find(({ name }) => name === "checkpoint.txt");
    if (!checkpoint) throw new RangeError("a checkpoint: got none, want one");
    expect(new TextDecoder().decode(checkpoint.bytes)).toMatch(/\n\n— \S+ \S+\n$/u);
    const verified = doneValue(await session.verify(checkpoint));
    expect(verified.size).toBe(withKey.ledger.length + 1);
    const text = new TextDecoder().decode(checkpoint.bytes);
    const forged = text.replace(/(.{20})(.)(.{10})\n$/u, (_, head: string, one: string, tail: string) => {
      return `${head}${one === "A" ? "B" : "A"}${tail}\n`;
    });
    const doubted = await session.verify({ name: "checkpoint.txt", bytes: new TextEncoder().encode(forged) });
    expect(doubted.kind === "refused" && doubted.issues.map(({ code }) => code)).toEqual(["signature-bad"]);
    const kept = JSON.stringify(book.sheets());
    expect(kept).not.toContain(passphrase);
    expect(kept).not.toContain("kaoping-key/1");
  });

  it("publishes nothing under a wrong passphrase, and says so of a checkpoint that nobody signs", async () => {
    const { session, book } = await opened();
    const before = book.sheets();
    const wrong = await session.publish({ file, passphrase: "别的口令别的口令" }, "公开办");
    expect(wrong.kind === "refused" && wrong.issues.map(({ code }) => code)).toEqual(["passphrase-wrong"]);
    expect(book.sheets()).toBe(before);
    const unsigned = await session.publish(null, "公开办");
    expect(unsigned.kind === "done" && unsigned.issues.map(({ code }) => code)).toContain("checkpoint-without-key");
  });

  it("gives the same self-test digest as the command line, on one page", async () => {
    const { session } = openSession();
    const { passed, lines, digest } = await session.selfTest();
    expect(passed).toBe(true);
    expect(lines.join("\n")).toContain(digest);
  });
});
