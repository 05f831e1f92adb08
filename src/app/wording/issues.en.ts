import { documentIssuesEn } from "./documentIssues.en.ts";
import { schemeIssuesEn } from "./schemeIssues.en.ts";
import { formIssuesEn } from "./formIssues.en.ts";
import { officeIssuesEn } from "./officeIssues.en.ts";
import { packIssuesEn } from "./packIssues.en.ts";
import { returnedIssuesEn } from "./returnedIssues.en.ts";
import { rollupIssuesEn } from "./rollupIssues.en.ts";
import { sheetIssuesEn } from "./sheetIssues.en.ts";
import { ledgerIssuesEn } from "./ledgerIssues.en.ts";
import { publishIssuesEn } from "./publishIssues.en.ts";
import { savingIssuesEn } from "./savingIssues.en.ts";
import { scoringIssuesEn } from "./scoringIssues.en.ts";
import { yearIssuesEn } from "./yearIssues.en.ts";

/** What every issue says in English: what happened, and what to do next. The place is put before it. */
export const issuesEn: Readonly<Record<string, string>> = {
  // files
  "file-absent": "There is no such file; check the path and the name.",
  "file-is-folder": "This is a folder, not a file; name a file in it.",
  "folder-is-file": "A folder is wanted here, this is a file; choose another place.",
  "file-refused": "The system refused to read or write ({code}); try another place.",
  "folder-not-empty":
    "The folder is neither empty nor made by the demo; choose an empty one, so that nothing is overwritten.",
  "files-several": "There are {count} files at once; give just one.",
  "file-empty": "The file is empty; choose one with content.",
  "file-too-large": "The file is too large ({bytes} bytes, at most {largest}); keep the text only.",
  "file-not-text":
    "This is no text file (it looks like {format}); use the .csv, .json or .txt file that is wanted here.",
  "text-undecodable": "The text's encoding is unknown; save it as UTF-8 and import that.",
  "json-invalid":
    "From here on this is no valid JSON ({detail}); look at the commas, quotes and brackets of this line and the one before, or compare with what the template command writes.",
  "csv-invalid": "The CSV is malformed ({detail}); check this line's quotes and columns.",
  "csv-header-repeated": "The column {column} stands twice; remove one.",
  "column-missing": "The column {column} is missing; the header must be: {columns}.",
  "column-unknown": "The column {column} is unknown; the header must be: {columns}.",
  "columns-other":
    "This is another table (its columns: {got}); check whether it is the right file, the header must be: {columns}.",
  "book-not-xlsx": "This is no .xlsx workbook (it looks like {format}); save it as .xlsx.",
  "book-damaged": "The workbook is damaged ({detail}); use a backup, or open it in Excel or WPS and save it anew.",
  "book-unknown": "This workbook was not made by kaoping; choose the master or an original form.",
  "book-not-master": "This is a form or a pack that was sent out ({of}), not the master; choose the master.",
  "book-not-form": "This is {of}, no self-evaluation form; take packs back by score, a master is not taken back.",
  "sheet-missing":
    "The sheet {sheet} is missing; if it was renamed, name it so again; if it was deleted, settle --restore writes a master's anew, for other files use a backup.",
  "header-repeated": "The header {header:list} stands twice; delete or rename the extra column.",
  "header-missing": "There is no column {header:list}; put the header back.",
  "sheet-taken": "The workbook has a sheet {sheet} that kaoping did not write; rename it, or use an empty workbook.",
  "file-exists":
    "There is a file of this name already and it is not overwritten; choose another name or an empty folder.",
  "rows-empty": "The table has a header and no rows; check whether it is the right file.",
  "results-outdated": "Results were published before, and this change makes them outdated; check and publish again.",
  "time-in-future": "The time {got} lies ahead of now ({now}); correct --at, or everything later will be refused.",
  "document-inside-demo":
    "The document lies in the demo folder, and running the demo anew would delete it; move it elsewhere first.",
  // shapes
  "field-missing": "This is missing (want {want}); add it, a scheme has no defaults.",
  "field-unknown":
    "There is no such field here; check the spelling, or remove it (a criterion has children or a rule, not both).",
  "field-repeated": "This field stands twice, and nothing says which one counts; keep one.",
  "field-invalid": "It says {got}, want {want}; correct it.",
  "format-other":
    "This file is {got}, what is wanted here is {want}; choose another file, or bring an older one to what the template command writes.",
  "id-repeated": "The id {id} stands twice; use each id once.",
  "name-repeated": "The name {name} stands twice; give different names.",
  // days off
  "holiday-date-invalid": "“{date}” is no date of the calendar; write it as 2027-02-05.",
  "holiday-outside-year":
    "{date} is no part of the arrangement for {year}; days lie in the year or on 29 to 31 December before it.",
  "holiday-repeated": "{date} stands twice; a day is either off or worked, remove one.",
  "worked-day-not-weekend": "{date} is no weekend day and is worked anyway; check the date.",
  "holiday-year-repeated": "There are two arrangements for {year}; keep one.",
  "holidays-differ":
    "The arrangement for {year} differs from the one that ships ({days:list}) and yours is used; check it against the notice.",
  // observations
  "round-unknown": "The round {round} is not the one that is scored; the scheme's round is {want:list}.",
  "unit-unknown": "The list has no unit {unit}; check the name, or add it as an alias.",
  "criterion-unknown": "The scheme has no criterion {criterion}; use a criterion's id.",
  "reviewer-unknown": "The list has no reviewer {reviewer}; use a reviewer's id.",
  "reviewer-of-other-party": "The reviewer {reviewer} belongs to {want}, not to {party}; correct the party.",
  "points-above-maximum": "The score {value} is above the maximum {maxPoints}; give one from 0 to {maxPoints}.",
  "value-missing": "The state is scored but there is no score; give one, or make it not applicable with a reason.",
  "value-with-not-applicable": "What does not apply has no score ({value}); remove it, or make it scored.",
  "not-applicable-without-reason": "Not applicable without a reason; give the reason.",
  "observation-repeated": "{reviewer} scored {unit} on {criterion} twice; keep one.",
  // state and results
  "document-absent": "No work points are loaded yet; import them first.",
  "document-without-leads":
    "No lead units were read in the document, so no demo can be made of it; choose one that names them.",
  "scheme-absent": "There is no scheme yet; set it first.",
  "units-absent": "There are no units yet; set them first.",
  "reviewers-absent": "There are no reviewers yet; set them first.",
  "forms-out":
    "{forms} {forms:form/forms} and {packs} {packs:pack/packs} were sent out, so the document and the units can no longer change; start another master.",
  "change-too-late":
    "{observations} {observations:score is/scores are} recorded; scheme, units and reviewers can no longer change. Start a new assessment.",
  "score-missing": "{unit} has no score on “{criterion}” from {reviewers:list}; complete the scores, then rank.",
  "issues-more": "Another {count} such {count:message is/messages are} not listed here; --json lists all.",
  "scores-missing":
    "{unit} has no score on {count} {count:criterion/criteria} ({criteria:list}) from {reviewers:list}; complete the scores, then rank; --json lists them one by one.",
  "not-applicable-contested":
    "On {unit}, {criterion}: {reviewers:list} said not applicable, others gave points; agree first, then rank.",
  "nothing-applicable": "Nothing applies to {unit}, so it has no score; check, or take it off the list.",
  "weight-below-floor-after":
    "With what does not apply to {unit} taken off, open government weighs {weight}% at most, below the floor of {floor}%; check it, or have other criteria take over the points.",
  "places-undecided":
    "{grade} has {places} {places:place/places} in {group}, and {units:list}, who share rank {rank}, do not all fit; add a tie-break, or say in the scheme what to do.",
  "results-differ": "The {got} results to publish are not the {want} computed anew; rank again, then publish.",
  "salt-changed":
    "“{unit}” has another salt than when the year was locked, so its receipt would not fit; publish again with the lock's.",
  "salt-repeated":
    "“{unit}” has the salt of another unit: whoever has the one receipt could try out the other's result; draw them anew.",
  "actor-missing": "It does not say who does this; enter a name or post (on the command line with --as).",
  "time-invalid": "The time {got} is not written like 2026-11-22T08:30:00Z (UTC).",
  "time-before-last": "The time {got} is before the last entry's {last}; check the clock.",
  // forms
  "units-without-task":
    "{count} {count:unit is named in no task, and its form has none/units are named in no task, and their forms have none}: {units:list}; where the document uses other names, add these as aliases before forms go out; once they are out, begin a new master.",
  "units-without-form":
    "{count} {count:unit is asked nothing and gets/units are asked nothing and get} no form: {units:list}; look at the units and the scheme.",
  "form-unknown": "This form of {unit} ({form}) was not sent out from this master; use this year's original.",
  "form-repeated":
    "A form of {unit} was taken already and this one says something else: both are kept, the differences follow; ask, then choose with collect --keep {id}={first} (the earlier) or {id}={second} (this one).",
  "task-unknown": "The task {task} is not in the form that was sent out; use the original, add no rows.",
  "state-missing": "The task {task} has no state; choose one of {want:list}.",
  "state-unknown": "The task {task} has the state “{got}”; choose one of {want:list}.",
  "claim-without-reason": "The task {task} is called not applicable without a reason; give it in the account.",
  "claim-without-evidence": "The task {task} is called done without evidence; add an address or document number.",
  ...documentIssuesEn,
  ...formIssuesEn,
  ...ledgerIssuesEn,
  ...officeIssuesEn,
  ...rollupIssuesEn,
  ...packIssuesEn,
  ...returnedIssuesEn,
  ...publishIssuesEn,
  ...savingIssuesEn,
  ...schemeIssuesEn,
  ...scoringIssuesEn,
  ...sheetIssuesEn,
  ...yearIssuesEn,
};
