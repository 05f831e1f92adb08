import { describe, expect, it } from "vitest";

import { firstBadEntry } from "../../../src/domain/ledger/checkLedger.ts";
import { digestOfText } from "../../../src/domain/ledger/digest.ts";
import { oneByOne } from "../../../src/domain/ledger/digestQueue.ts";
import { leafTextIn } from "../../../src/domain/ledger/entryText.ts";
import { ledgerText, readLedgerText } from "../../../src/domain/ledger/ledgerText.ts";
import { rootsOfQueue } from "../../../src/domain/ledger/storedLedger.ts";
import { hashes, sha256 } from "../../support/sha256.ts";
import { ledgerOf, rehashed, tampered } from "./ledgers.ts";

/** What the way by texts and entries says. */
const holds = (text: string): boolean => {
  const read = readLedgerText(text);
  return read.ok && firstBadEntry(read.value, sha256) === null;
};
/** As it is stored and the hash of each entry put right: nothing but the form can be wrong. */
const righted = (text: string): string =>
  text.replace(/^E.*$/gmu, (line) =>
    line.replace(/"hash":"[0-9a-f]{64}"/u, `"hash":"${digestOfText(leafTextIn(line.slice(1)), sha256)}"`),
  );

describe("a line of a stored ledger", () => {
  const text = ledgerText(
    tampered(ledgerOf([{ unit: "é考𠮷", said: 'a"\\\n' }, 1.5, null]), 0, (block) =>
      rehashed(block, { reason: '"\\\n\u0001é考𠮷' }),
    ),
  );

  it("is refused with any one byte changed, left out or doubled where the way by texts refuses it, and only there", () => {
    const bytes = Buffer.from(text);
    let held = 0;
    for (let at = 0; at < bytes.length; at++) {
      const others = [0x00, 0x1f, 0x22, 0x2c, 0x30, 0x39, 0x5c, 0x61, 0x7a, 0x80, 0xbf, 0xe0, 0xff].map((byte) => [
        byte,
      ]);
      const puts = [...others, [], [bytes[at] ?? 0, bytes[at] ?? 0]];
      for (const put of puts) {
        const changed = Buffer.concat([bytes.subarray(0, at), Buffer.from(put), bytes.subarray(at + 1)]);
        // Half characters and the like become a mark that stands for them, and are no text of a ledger any more.
        const asText = changed.toString();
        const whole = Buffer.from(asText).equals(changed);
        const right = whole ? righted(asText) : null;
        const want = right !== null && holds(right);
        const got = rootsOfQueue(right === null ? changed : Buffer.from(right), oneByOne(hashes)) !== null;
        if (got !== want) expect({ at, put, got }).toEqual({ at, put, got: want });
        if (want) held++;
      }
    }
    // Other letters in names, reasons, states and ids hold; were there none, nothing would have been compared.
    expect(held).toBeGreaterThan(500);
  });
});
