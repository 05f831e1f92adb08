import type { Stamp } from "../app/dispatch.ts";
import { wholeAssessment } from "../domain/shared/place.ts";
import { done, errorAt, refused, type Result } from "../domain/shared/result.ts";
import type { CliHost } from "./cliHost.ts";

/** The options of every command that writes. */
export type StampOptions = { readonly as?: string; readonly reason?: string; readonly at?: string };

/**
 * Who does it, when and why, as the options say or the machine knows; a missing name is refused by dispatch.
 *
 * @returns the stamp, or `time-in-future` (got, now): every later entry would come before it
 */
export const stampOf = (host: CliHost, { as, reason, at }: StampOptions): Result<Stamp> => {
  const now = host.now();
  if (at !== undefined && at > now) return refused([errorAt(wholeAssessment, "time-in-future", { got: at, now })]);
  return done({ actor: as ?? host.user(), time: at ?? now, reason: reason ?? "" });
};
