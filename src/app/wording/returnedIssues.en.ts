/** What issues about files that came back say in English. */
export const returnedIssuesEn: Readonly<Record<string, string>> = {
  "book-encrypted": "The workbook is locked with a password; have it taken off and the file sent again.",
  "sheet-extra": "There is a further sheet “{sheet}”, which was not read; look whether it says anything that counts.",
  "sample-differs": "The answers come to {got}, the sample says {want}; check the counts.",
  "table-missing": "The table of “{sheet}” is not found by its headers; restore them from the file that was sent.",
  "table-sheet-missing":
    "The sheet “{sheet}” is not there, and no other has its headers; restore it from the file that was sent, or fill that in anew.",
  "sheet-renamed": "The sheet “{got}” is “{want}”, known by its headers, and read as usual.",
  "columns-moved": "The columns stand in another order; known by their headers, they are read as usual.",
  "rows-hidden": "{count} hidden {count:row was/rows were} read as usual; please check.",
  "filter-left-on": "A filter was left on; the rows it hides are read as usual; please check.",
  "text-unseen":
    "{count} {count:cell holds/cells hold} text in white that nobody sees; {count:it is/they are} read as usual; please check.",
  "text-too-long":
    "The text is too long ({count} characters, at most {most}); shorten it and give details as evidence.",
  "formula-for-value":
    "A value belongs here, not the formula {formula} (last shown as {value}); results of formulas are not taken, have it replaced by the value.",
  "cell-is-error": "This cell shows the error {got}; please mend it.",
  "number-asked": "“{got}” is no clear number; have it filled in as digits.",
  "number-asked-like": "“{got}” is no clear number, perhaps {guess}; have it confirmed and filled in as digits.",
  "date-asked": "“{got}” is no clear date; write it as 2026-3-5.",
  "repaired-width": "“{got}” has full-width characters and is read as {as}.",
  "repaired-text-number": "“{got}” is a number stored as text and is read as {as}.",
  "repaired-grouped": "“{got}” has grouped thousands and is read as {as}.",
  "repaired-points": "“{got}” has the word 分 and is read as {as}.",
  "repaired-percent": "“{got}” is a percentage of the {whole} points and is read as {as}.",
  "repaired-date": "“{got}” is read as the date {as}.",
  "repaired-1904": "The day number {got} counts from 1904 and is read as {as}.",
  "repaired-choice": "“{got}” is read as “{as}”.",
  "repaired-merged":
    "This cell was merged with other rows; “{as}” of the merged cell counts for this row too; please check.",
  "identity-repeated": "The workbook says twice what it is; use the file that was sent.",
  "sheet-hidden": "There is a hidden sheet “{sheet}”, which was not read; please look at it.",
  "dates-from-1904": "This file counts its days from 1904; they were converted.",
  "content-dropped-macros":
    "The file carries macros ({count}); they were not run and are not taken over; find out where they come from.",
  "content-dropped-embedded":
    "Other files are embedded ({count}); they were not opened and are not taken over; send evidence separately.",
  "content-dropped-controls": "The file carries controls ({count}); they were not run and are not taken over.",
  "content-dropped-connections":
    "The file carries data connections ({count}); they were not used and are not taken over.",
  "content-dropped-links": "The file links to other workbooks ({count}); they were not opened and are not taken over.",
  "content-dropped-remote":
    "{count} {count:formula in the file reaches outside; it was not computed and is/formulas in the file reach outside; they were not computed and are} not taken over.",
  "row-altered":
    "The row's key and its words do not agree: it says “{got}”, it was sent out with “{want}”, so nobody knows which item is answered; fill in the original anew and do not sort single columns or change questions.",
  "columns-hidden": "Columns are hidden: {headers:list}; what they hold is read all the same; please check.",
  "cells-beside":
    "{count} {count:cell/cells} beside the table {count:was/were} not read (such as “{got}”); what is to be reported goes into the table's columns.",
  "text-half-character": "The text has a broken character and cannot be read; type the cell anew.",
  "content-dropped-pictures":
    "The file holds {count} {count:picture, which was/pictures, which were} not read; list evidence on the sheet for it and send pictures apart.",
  "content-dropped-remarks":
    "The file holds comments ({count} {count:part/parts}), which were not read; what is to be said goes into the table.",
  "number-became-day":
    "A number belongs here, but the spreadsheet made the day {day} of what was typed; set the format back to General and type the number anew.",
  "number-too-fine": "“{got}” has too many decimals (12 at most); round it to as many as are needed.",
  "nothing-given": "No file or folder to take and nothing to decide was given; name one, such as back/.",
};
