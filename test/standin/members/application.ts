import { flag, type Host } from "../host.ts";
import { refuse } from "../hostError.ts";
import type { TypeDefinition } from "../typeDefinition.ts";

const CALCULATION_MODES = ["Automatic", "AutomaticExceptTables", "Manual"] as const;

/** Docs: `Excel.Application`, `Excel.Runtime`, "Performance optimization using the Excel JavaScript API". */
export const applicationTypes: Readonly<Record<string, TypeDefinition>> = {
  Application: {
    get: { calculationMode: (_handle, host) => host.workbook.calculationMode },
    set: {
      calculationMode: (_handle, value, host) => {
        host.workbook.calculationMode =
          CALCULATION_MODES.find((mode) => mode === value) ?? refuse("InvalidArgument", "no such calculation mode");
      },
    },
    call: {
      // Without a formula engine there is nothing to do: only that the call is legal is checked.
      calculate: (_handle, [type]) =>
        ["Recalculate", "Full", "FullRebuild"].some((each) => each === type)
          ? null
          : refuse("InvalidArgument", "no such calculation type"),
      suspendApiCalculationUntilNextSync: () => null,
      suspendScreenUpdatingUntilNextSync: () => null,
    },
  },
  Runtime: {
    get: { enableEvents: (_handle, host) => host.workbook.enableEvents },
    set: { enableEvents: (_handle, value, host) => setEvents(host, flag(value, "enableEvents")) },
  },
  // The runtime reports at start that it can run ribbon commands.
  "Microsoft.InternalService.AddinInternalService": { call: { notifyActionHandlerReady: () => null } },
};

function setEvents(host: Host, enabled: boolean): void {
  host.workbook.enableEvents = enabled;
}
