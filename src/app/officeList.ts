import * as v from "valibot";

import { checkShape, type Shape } from "../domain/shared/checkShape.ts";
import type { Result } from "../domain/shared/result.ts";

/** A file that lies at the collection office (报送平台文件): whose it is, when it came, and until when it was wanted where that was put off. */
export type OfficeFile = {
  readonly id: number;
  readonly holder: string;
  readonly name: string;
  readonly sha256: string;
  readonly time: string;
  readonly due: string | null;
};

/** What a collection office has for a master (待收取清单), and who was asked there to mend what, until when. */
export type OfficeList = {
  readonly format: "kaoping-office/1";
  readonly origin: string;
  readonly kind: "forms" | "packs";
  readonly files: readonly OfficeFile[];
  readonly returned: readonly { readonly holder: string; readonly reason: string; readonly due: string | null }[];
};

const timeShape = v.pipe(v.string(), v.regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/u));
const dateShape = v.nullable(v.pipe(v.string(), v.regex(/^\d{4}-\d{2}-\d{2}$/u)));

const listShape: Shape<OfficeList> = v.strictObject({
  format: v.literal("kaoping-office/1"),
  origin: v.string(),
  kind: v.picklist(["forms", "packs"]),
  files: v.array(
    v.strictObject({
      id: v.pipe(v.number(), v.integer(), v.minValue(1)),
      holder: v.string(),
      name: v.string(),
      sha256: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/u)),
      time: timeShape,
      due: dateShape,
    }),
  ),
  returned: v.array(v.strictObject({ holder: v.string(), reason: v.string(), due: dateShape })),
});

/** Types the list that a collection office answers with; the issues of `checkShape`. */
export const readOfficeList = (raw: unknown, from: string): Result<OfficeList> => checkShape(listShape, raw, from);

/** The office's own chain, as a ledger's text, and its checkpoint (平台留痕). */
export type OfficeChain = { readonly format: "kaoping-office/1"; readonly ledger: string; readonly checkpoint: string };

const chainShape: Shape<OfficeChain> = v.strictObject({
  format: v.literal("kaoping-office/1"),
  ledger: v.string(),
  checkpoint: v.string(),
});

export const readOfficeChain = (raw: unknown, from: string): Result<OfficeChain> => checkShape(chainShape, raw, from);
