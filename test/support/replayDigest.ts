import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";

import { loadFormulasFor } from "../../src/app/formulas.ts";
import { masterSheets } from "../../src/app/masterSheets.ts";
import { openLedgerText } from "../../src/app/openMaster.ts";
import { ledgerText } from "../../src/domain/ledger/ledgerText.ts";
import { writeBook } from "../../src/hosts/files/xlsx/writeBook.ts";
import { sha256 } from "./sha256.ts";

/** Replays a ledger file and prints the digests of the ledger's text and of the workbook that stands for it. */
const text = readFileSync(process.argv[2] ?? "", "utf8");
await loadFormulasFor(text);
const opened = openLedgerText(text, sha256);
if (!opened.ok) throw new RangeError(`a ledger: got ${JSON.stringify(opened.issues)}, want it replayed`);
const digest = (content: string | Uint8Array): string => createHash("sha256").update(content).digest("hex");
const book = writeBook(masterSheets(opened.value, sha256), "2026-12-05T00:00:00Z");
process.stdout.write(`${digest(ledgerText(opened.value.ledger))} ${digest(book)}`);
