/** The wording of what keeps a file from being saved, in English. */
export const savingIssuesEn: Readonly<Record<string, string>> = {
  "file-forbidden":
    "No permission to read or write ({code}); see whether the file or its folder is read-only, or choose another place. The old file is unchanged.",
  "file-busy":
    "Another program holds the file ({code}); close it in Excel or WPS and try again. The old file is unchanged.",
  "disk-full": "The disk is full ({code}); make room and try again, the old file is unchanged.",
  "file-open":
    "The file is open in Excel, WPS or LibreOffice; close it and try again. If it is not open, delete {lock}.",
  "file-locked": "Another command is at work on this file; wait for it to end. If there is none, delete {lock}.",
  "master-changed": "The master was changed by something else meanwhile and nothing was saved; run the command again.",
  "formulas-outdated":
    "The formulas on “{sheet}” are not those of this version: another version may have written them, or somebody changed them, which cannot be told apart; write them anew with settle --restore, then verify.",
  "layouts-outdated":
    "Another version of kaoping laid out the sheets of this master, otherwise than this one does; the ledger is whole. Keep a copy, then let settle --restore write the sheets anew from the ledger; what others added stays.",
  "layouts-edited":
    "The sheet {sheet} was edited since and not recorded, and writing it anew would lose that; copy it out, or record it by settle --accept with the version that wrote it, then write the sheets anew.",
  "claims-edited":
    "A self-evaluation is the unit's own word, so edits of it in the master are not recorded; to correct it, the unit sends its form again; put these edits back with --restore.",
  "cells-differ-more": "Another {count} such {count:edit is/edits are} not listed here; settle lists all.",
  "book-grown-too-large":
    "Written, this master would hold {megabytes} MB, more than the {most} MB that can be opened again; so nothing was saved or recorded. Please shorten reasons and evidence, keep long material elsewhere and write its number or address. The file is as it was.",
  "cell-in-the-way":
    "Something that is not ours stands here, and our table needs the cell; move it further right or down and run the command again. The old file is unchanged.",
  "sheet-in-the-way":
    "The workbook has a sheet {sheet} that is not ours, and ours needs the name; rename it and run the command again. The old file is unchanged.",
  "table-in-the-way":
    "The sheet {sheet} holds our table {table}, so it seems to be {ours} under another name; name it {ours} again, then run this once more. The file is unchanged.",
  "ledger-sheet-missing":
    "The hidden sheet _kaoping that held this master's ledger is gone, and its entries with it; use a copy from before; the .ledger file beside it has the same entries and may be given to merge as a copy.",
  "save-differs":
    "This cell did not read back from the file as it stands in the grid, so nothing was saved and the old file is unchanged. Make it a plain number or text and try again; if that does not help, tell the maintainers.",
  "book-not-plain":
    "The workbook is in the strict form of Open XML or the like and cannot be changed in place; save it as an ordinary .xlsx in Excel or WPS. The old file is unchanged.",
};
