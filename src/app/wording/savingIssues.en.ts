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
  "cell-in-the-way":
    "Something that is not ours stands here, and our table needs the cell; move it further right or down and run the command again. The old file is unchanged.",
  "sheet-in-the-way":
    "The workbook has a sheet {sheet} that is not ours, and ours needs the name; rename it and run the command again. The old file is unchanged.",
  "book-not-plain":
    "The workbook is in the strict form of Open XML or the like and cannot be changed in place; save it as an ordinary .xlsx in Excel or WPS. The old file is unchanged.",
};
