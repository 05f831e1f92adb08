import { localAddress, parseLocalAddress, quoteSheetName } from "./addresses.ts";
import type { Change, QueuedChange } from "./host.ts";
import type { Json, WorkbookState } from "./model.ts";

/** Numbers of the runtime's message types. */
const TYPES: Readonly<Record<Change["kind"], number>> = {
  changed: 10,
  activated: 11,
  deactivated: 12,
  added: 13,
  selection: 14,
  deleted: 15,
};
const RICH_API_EVENT = 65_536;

/** The bridge messages for what happened, one for each object the add-in listens to. */
export const eventMessages = (workbook: WorkbookState, changes: readonly QueuedChange[]): readonly string[] =>
  changes.flatMap((change) => change.targets.map((targetId) => messageOf(targetId, change, workbook)));

function messageOf(targetId: string, change: Change, workbook: WorkbookState): string {
  const entry = {
    messageCategory: RICH_API_EVENT,
    messageType: TYPES[change.kind],
    targetId,
    message: JSON.stringify(argumentsOf(change, workbook)),
  };
  return JSON.stringify({ type: 3, message: { entries: [entry] } });
}

function argumentsOf(change: Change, workbook: WorkbookState): Json {
  const common = { worksheetId: change.sheetId, source: "Local" };
  if (change.kind !== "changed") return { ...common, ...change.detail };
  const sheet = workbook.sheets.find((each) => each.id === change.sheetId);
  const address = typeof change.detail["address"] === "string" ? change.detail["address"] : "A1";
  const area = parseLocalAddress(address);
  // `event.getRange` sends the reference id back: sheet and address say it all.
  const referenceId = sheet && area ? `${quoteSheetName(sheet.name)}!${localAddress(area)}` : "";
  return { ...common, shiftDirection: "None", changeType: "RangeEdited", referenceId, ...change.detail };
}
