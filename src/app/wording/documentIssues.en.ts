/** What is said of work points and what is read from them (工作要点的问题提示). */
export const documentIssuesEn: Readonly<Record<string, string>> = {
  "document-format-unknown":
    "This file cannot be read (it looks like {format}); use .docx, .xlsx, .pdf, .txt, .md or .html.",
  "document-is-ours":
    "This is a master, a form or a pack of ours and no work points; choose the document that was received.",
  "document-old-or-encrypted":
    "This is an old or encrypted file ({format}); take off the password, save it as .docx or .xlsx and import that.",
  "document-encrypted": "The file has a password ({format}); take it off and import again.",
  "document-damaged": "The file is damaged ({format}: {detail}); open it and save it anew, or save the text as .txt.",
  "document-inflates-too-large": "The file unpacks to more than {largest} bytes; keep the text only and import again.",
  "document-too-many-pages":
    "The PDF has {pages} {pages:page/pages}, at most {most} are read; keep the pages of the text only.",
  "document-scanned":
    "This PDF has {pages} {pages:page and no text on it/pages and no text on any of them}, so it is a scan; run text recognition first, or ask for the file.",
  "document-pages-without-text":
    "{count} {count:page has/pages have} no text ({count:page/pages} {pages:list}) and {count:was/were} not read; check {count:it/them} against the original.",
  "document-pdf-table": "The PDF has a table, and its columns may be off; check each task, or use .docx or .xlsx.",
  "document-embedded-unread": "{count} embedded {count:object was/objects were} not read; check the original.",
  "document-hidden-text":
    "{count} hidden {count:stretch of text was/stretches of text were} not read; check whether {count:it matters/they matter}.",
  "document-revisions":
    "{count} {count:stretch/stretches} deleted in revisions {count:was/were} not read; accept or reject the revisions first.",
  "document-pictures":
    "{count} {count:picture was/pictures were} not read; check whether {count:it holds/they hold} tasks.",
  "document-footnotes":
    "{count} {count:footnote or endnote was/footnotes or endnotes were} not read; check whether {count:it asks/they ask} for anything.",
  "document-hidden-sheet": "The sheet {sheet} is hidden and was not read; unhide it and import again if it matters.",
  "document-hidden-rows":
    "The sheet {sheet} has {count} hidden {count:row, which was/rows, which were} read; please check {count:it/them}.",
  "document-hidden-columns":
    "The sheet {sheet} has {count} hidden {count:column, which was/columns, which were} read; please check {count:it/them}.",
  "document-sheet-pictures": "The sheet {sheet} has pictures, which were not read; check whether they hold tasks.",
  "document-empty": "It holds no text; check the file, and run a scan through text recognition first.",
  "document-without-tasks":
    "No task was found: no numbering, attribution or table; choose the work points or the division of work.",
  "document-year-unknown":
    "Title, number and date name no year, so limits without a year have no date; add the year to the text.",
  "document-date-unknown": "There is no date, so limits counted from publication have no due date; add it if needed.",
  "document-title-unknown": "No title was recognised; add it to the text.",
  "number-out-of-order": "The number “{quote}” does not follow on: got {got}, want {want}; check for a missing item.",
  "attribution-unclosed":
    "“{quote}” looks like an attribution but its bracket never closes, so it was not read; close it.",
  "attribution-without-task":
    "The attribution “{quote}” stands beside nothing to do, so it was not read; check which task it means.",
  "unit-unlikely": "“{name}” in task {id} does not look like a unit and was kept as written; check “{quote}”.",
  "reference-lost": "“{quote}” in task {id} points to no task; name the units.",
  "year-unknown": "The limit “{quote}” has no year and neither has the document, so it was left out; add the year.",
  "date-impossible": "“{quote}” is no calendar date and was left out; check the original.",
  "text-damaged":
    "Damaged characters at “{quote}”, nothing was changed; correct them from the original and import again.",
  "task-without-lead": "Task {id} “{quote}” names no responsible unit; assign one, or confirm that it is everybody's.",
  "working-days-without-date":
    "“{quote}” counts from the day of issue, but the document gives no date; add its date and import it again.",
  "working-days-without-data":
    "The days off of {year} are not known, so “{quote}” has no due date; add that year's notice (on the command line, --holidays).",
  "correction-task-unknown": "The breakdown has no task {task}; read the document again and review it anew.",
  "correction-outdated": "Task {task} now says “{got}”, the review saw “{want}”; open it again and review it anew.",
  "correction-lead-empty":
    "The lead units of task {task} were emptied; name at least one, or confirm the task as it is if it has none.",
  "correction-name-invalid":
    "In task {task}, “{name}” cannot be a unit's name; use 1 to 200 characters without 、 or line breaks.",
  "correction-name-repeated": "In task {task}, “{name}” stands twice; keep one.",
  "correction-mode-unfit": "Task {task} has {leads} lead units, which the lead mode does not fit; choose another mode.",
  "correction-heading-empty": "The heading of task {task} was emptied; write one.",
  "correction-date-invalid": "In task {task}, “{got}” is no day of the calendar; write it like 2026-06-30.",
  "correction-removes-all": "All tasks were removed; keep at least one, or choose another document.",
  "duty-unknown": "There is no duty {duty}, or its words have changed; choose the common criteria again.",
  "duty-repeated": "Duty {duty} was chosen twice; choose it once.",
};
