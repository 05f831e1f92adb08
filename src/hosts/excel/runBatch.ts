import { tooLarge } from "../../app/driven/bookDriver.ts";
import type { HostFailure, HostResult } from "../../app/ports.ts";

/** Runs a batch (执行一批): Excel waits until nobody is in the middle of typing; its refusals are values, our own bugs are thrown. */
export const run = async <T>(
  action: HostFailure["action"],
  batch: (context: Excel.RequestContext) => Promise<T>,
): Promise<HostResult<T>> => {
  try {
    return { ok: true, value: await Excel.run({ delayForCellEdit: true }, batch) };
  } catch (error) {
    if (!(error instanceof OfficeExtension.Error)) throw error;
    return { ok: false, failure: { kind: "host-failure", action, code: error.code, detail: error.message } };
  }
};

/** Excel on the web refused to answer a round trip for what it would weigh. */
export const isTooLarge = (error: unknown): boolean =>
  error instanceof OfficeExtension.Error && error.code === tooLarge;
