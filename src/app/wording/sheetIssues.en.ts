/** What issues about the sheets that people fill in say in English. */
export const sheetIssuesEn: Readonly<Record<string, string>> = {
  "cell-not-number": "“{got}” is no number; type digits. Only a criterion's first cell may say 不适用 or 回避 instead.",
  "cell-not-choice": "“{got}” is none of the choices; type one of: {want:list}.",
  "cell-understood": "“{got}” was read as {as}; please check, and better use plain digits.",
  "cell-beside-word":
    "This criterion says “{word}”, yet this cell says “{got}”; empty the cell, or put a number in place of “{word}”.",
  "card-empty": "Nothing is entered on this card; enter a score, or 不适用 or 回避 with the reason.",
  "cell-incomplete": "This cell goes with the one beside it; fill in both, 0 where there is none.",
  "reason-missing":
    "The cell says “{word}”, but no row of the table below gives the reason; add one with unit, criterion, state, approver and reason.",
  "reason-without-cell":
    "This row says “{state}” of “{criterion}” of {unit}, but the cell above does not; make them agree, or remove the row.",
  "reason-item-unknown": "“{criterion}” has no part “{got}”; write it as in the header, and nothing for the whole.",
  "reason-repeated": "“{criterion}” of {unit} has two rows in the table below; make one of them.",
  "event-unknown": "The round “{round}” has no event “{event}”; write it as in the header.",
  "event-without-recorder": "Nobody is named who recorded “{event}” of {unit}; add a row to the table below.",
  "event-row-without-count": "This row of {unit} has no count; type it above, or remove the row.",
  "recorder-unknown": "“{got}” is no reviewer; type one of: {want:list}.",
  "task-repeated": "The task “{task}” has two rows; remove one.",
  "cell-not-points": "“{got}” is no score; enter a number, 不适用 or 回避.",
  "cell-not-asked": "{unit} is not assessed on this criterion, but the cell says “{got}”; clear it.",
  "score-cleared":
    "{unit} has a recorded score on {criterion}, and this cell was emptied; enter the new score, or put the old one back.",
  "finding-removed": "The finding {id} is recorded, but its row is gone; put it back, and say what a recheck found.",
  "task-row-removed": "The row of the task “{task}” is gone; put it back, and remove tasks in the review.",
  "edits-unsettled":
    "{count} {count:edit/edits} made by hand would be lost by writing, so nothing was written; accept {count:it or put it/them or put them} back first, then repeat this step.",
  "edits-changed": "The list of edits is out of date: the sheets were edited again. List them anew.",
  "edit-reason-missing": "Accepting an edit needs a reason; give one and accept it again.",
  "write-finished":
    "The last write broke off: the ledger goes up to entry {entries}, the sheets had stopped before. They were completed from the ledger; nothing is lost.",
  "write-not-recorded":
    "The last write broke off as it began, and nothing of it is recorded: the ledger still has {entries} {entries:entry/entries}, no sheet was touched; do that step again.",
  "write-unfinished":
    "The last write broke off, and “{sheet}” was edited by hand since, so it was not completed; settle the edits on it.",
};
