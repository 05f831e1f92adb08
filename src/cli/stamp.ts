import type { Stamp } from "../app/dispatch.ts";
import type { CliHost } from "./cliHost.ts";

/** The options of every command that writes. */
export type StampOptions = { readonly as?: string; readonly reason?: string; readonly at?: string };

/** Who does it, when and why, as the options say or the machine knows; a missing name is refused by dispatch. */
export const stampOf = (host: CliHost, { as, reason, at }: StampOptions): Stamp => ({
  actor: as ?? host.user(),
  time: at ?? host.now(),
  reason: reason ?? "",
});
