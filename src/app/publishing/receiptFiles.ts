import type { Sha256 } from "../../domain/ledger/digest.ts";
import { receiptsOf } from "../../domain/ledger/receipt.ts";
import { assessmentOrigin } from "../assessmentCheckpoint.ts";
import { fileNameOf } from "../fileNameOf.ts";
import { nameOf } from "../nameOf.ts";
import type { Assessment } from "../state.ts";

/**
 * What each unit is handed to check its own result by (回执), a file a unit; put together in one place they would disclose what
 * each is to keep to itself.
 */
export const receiptFiles = ({ state, ledger }: Assessment, sha256: Sha256) =>
  receiptsOf(state.published, assessmentOrigin(ledger), sha256).map((receipt) => {
    const { unit } = receipt.row;
    const path = `receipts/${fileNameOf(nameOf(state.units, unit), unit, "json")}`;
    return { path, kind: "text", content: `${JSON.stringify(receipt, null, 2)}\n` } as const;
  });
