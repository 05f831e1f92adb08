import type { EditKind } from "../edits/edit.ts";

/** What an edit did, in a sentence: of one cell or row, and of several. */
export const editsEn: Readonly<Record<EditKind, { readonly one: string; readonly many: string }>> = {
  "cell-changed": {
    one: "{where} was changed from “{old}” to “{now}”.",
    many: "{count} cells in {address} were changed, among them {where} from “{old}” to “{now}”.",
  },
  "cell-cleared": {
    one: "{where} held “{old}” and was cleared.",
    many: "{count} cells in {address} were cleared, among them {where}, which held “{old}”.",
  },
  "cell-filled": {
    one: "{where} was empty and now holds “{now}”.",
    many: "{count} empty cells in {address} were filled, among them {where} with “{now}”.",
  },
  "cells-moved": {
    one: "What stood in {was} was moved to {is}.",
    many: "{count} cells were moved from {was} to {is}.",
  },
  "number-as-text": {
    one: "The number {old} in {where} became the text “{now}”; formulas pass over it.",
    many: "{count} numbers in {address} became texts, which formulas pass over, among them {where}: “{now}”.",
  },
  "date-as-text": {
    one: "The date in {where} became the text “{now}”.",
    many: "{count} dates in {address} became texts, among them {where}: “{now}”.",
  },
  "formula-to-value": {
    one: "The formula in {where} (it gave “{old}”) was replaced by “{now}” and no longer follows the scores.",
    many: "{count} formulas in {address} were replaced and no longer follow the scores, among them {where}: “{now}”.",
  },
  "value-to-formula": {
    one: "{where} held “{old}” and is now a formula that gives “{now}”.",
    many: "{count} cells in {address} became formulas, among them {where}, which gives “{now}”.",
  },
  "result-differs": {
    one: "The formula in {where} gives “{now}” where the ledger has “{old}”: it was changed, or not calculated yet.",
    many: "{count} formulas in {address} differ from the ledger, among them {where}: “{now}” for “{old}”.",
  },
  "header-renamed": {
    one: "The header “{was}” was renamed “{is}”.",
    many: "The header “{was}” was renamed “{is}”.",
  },
  "rows-added": { one: "The row “{is}” was added.", many: "{count} rows were added, beginning with “{is}”." },
  "rows-removed": { one: "The row “{was}” is gone.", many: "{count} rows are gone, beginning with “{was}”." },
  "rows-moved": {
    one: "1 row stands elsewhere; what it says is the same.",
    many: "The rows were sorted anew: {count} stand elsewhere and say the same.",
  },
  "columns-added": {
    one: "The column “{is}” was put into the table.",
    many: "The column “{is}” was put into the table.",
  },
  "columns-removed": { one: "The column “{was}” is gone.", many: "The column “{was}” is gone." },
  "columns-moved": {
    one: "The column “{is}” was moved from {was} to {address}.",
    many: "The column “{is}” was moved from {was} to {address}.",
  },
  "cells-merged": {
    one: "{address} was merged into one cell; only what stood at the top left is left.",
    many: "{address} was merged into one cell.",
  },
  "rows-hidden": {
    one: "Some rows are hidden; what they say is the same.",
    many: "Some rows are hidden; what they say is the same.",
  },
  "columns-hidden": {
    one: "Some columns are hidden; what they say is the same.",
    many: "Some columns are hidden; what they say is the same.",
  },
  "filter-on": {
    one: "A filter is on and hides rows; what they say is the same.",
    many: "A filter is on and hides rows.",
  },
  "table-missing": {
    one: "The table “{was}” is gone, or was turned into plain cells.",
    many: "The table “{was}” is gone.",
  },
  "table-renamed": {
    one: "The table “{was}” was renamed “{is}”.",
    many: "The table “{was}” was renamed “{is}”.",
  },
  "table-resized": {
    one: "The table now reaches over {is} instead of {was}: some rows or columns are outside it.",
    many: "The table now reaches over {is} instead of {was}.",
  },
  "protection-off": {
    one: "The sheet's protection was taken off; what it says is the same.",
    many: "The sheet's protection was taken off.",
  },
  "sheet-missing": { one: "The sheet was deleted.", many: "The sheet was deleted." },
  "sheet-renamed": {
    one: "The sheet “{was}” was renamed “{is}”.",
    many: "The sheet “{was}” was renamed “{is}”.",
  },
  "sheet-hidden": {
    one: "The sheet was hidden; what it says is the same.",
    many: "The sheet was hidden.",
  },
  "sheet-shown": { one: "A sheet that should be hidden is shown.", many: "A sheet that should be hidden is shown." },
  "sheet-added": {
    one: "There is a new sheet “{is}”; it is none of ours and matters to nothing.",
    many: "There is a new sheet “{is}”.",
  },
};

/** A cell by what its row and column are called, or by its address. */
export const whereEn = { named: "“{header}” of “{row}”", plain: "{cell}" };

/** What can be done about it. */
export const remediesEn = {
  record: "Give a reason and accept it, and it is recorded in the ledger; or put back what the ledger has.",
  "put-back": "It cannot be recorded; put back what the ledger has.",
  leave: "Nothing is to be done.",
} as const;
