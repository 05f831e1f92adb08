import { formIssuesEn } from "./formIssues.en.ts";
import { officeIssuesEn } from "./officeIssues.en.ts";
import { packIssuesEn } from "./packIssues.en.ts";
import { returnedIssuesEn } from "./returnedIssues.en.ts";
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
  "json-invalid": "This is no valid JSON ({detail}); compare it with an example made by the template command.",
  "csv-invalid": "The CSV is malformed ({detail}); check this line's quotes and columns.",
  "csv-header-repeated": "The column {column} stands twice; remove one.",
  "column-missing": "The column {column} is missing; the header must be: {columns}.",
  "column-unknown": "The column {column} is unknown; the header must be: {columns}.",
  "book-not-xlsx": "This is no .xlsx workbook (it looks like {format}); save it as .xlsx.",
  "book-damaged": "The workbook is damaged ({detail}); use a backup, or open it in Excel or WPS and save it anew.",
  "book-unknown": "This workbook was not made by kaoping; choose the master or an original form.",
  "book-not-master": "This is a form or a pack that was sent out ({of}), not the master; choose the master.",
  "book-not-form": "This is no self-evaluation form; collect only forms that were sent out.",
  "sheet-missing":
    "The sheet {sheet} is missing; if it was renamed, name it so again; if it was deleted, settle --restore writes a master's anew, for other files use a backup.",
  "header-repeated": "The header {header} stands twice; delete or rename the extra column.",
  "header-missing": "There is no column {header}; put the header back.",
  "sheet-taken": "The workbook has a sheet {sheet} that kaoping did not write; rename it, or use an empty workbook.",
  "file-exists":
    "There is a file of this name already and it is not overwritten; choose another name or an empty folder.",
  "rows-empty": "The table has a header and no rows; check whether it is the right file.",
  "results-outdated": "Results were published before, and this change makes them outdated; check and publish again.",
  "time-in-future": "The time {got} lies ahead of now ({now}); correct --at, or everything later will be refused.",
  "document-inside-demo":
    "The document lies in the demo folder, and running the demo anew would delete it; move it elsewhere first.",
  // documents
  "document-format-unknown":
    "This file cannot be read (it looks like {format}); use .docx, .xlsx, .pdf, .txt, .md or .html.",
  "document-old-or-encrypted":
    "This is an old or encrypted file ({format}); take off the password, save it as .docx or .xlsx and import that.",
  "document-encrypted": "The file has a password ({format}); take it off and import again.",
  "document-damaged": "The file is damaged ({format}: {detail}); open it and save it anew, or save the text as .txt.",
  "document-inflates-too-large": "The file unpacks to more than {largest} bytes; keep the text only and import again.",
  "document-too-many-pages": "The PDF has {pages} pages, at most {most} are read; keep the pages of the text only.",
  "document-scanned":
    "None of the {pages} pages of this PDF has text, it is a scan; run text recognition first, or ask for the file.",
  "document-pages-without-text":
    "{count} pages have no text (pages {pages}) and were not read; check them against the original.",
  "document-pdf-table": "The PDF has a table, and its columns may be off; check each task, or use .docx or .xlsx.",
  "document-embedded-unread": "{count} embedded objects were not read; check the original.",
  "document-hidden-text": "{count} hidden stretches of text were not read; check whether they matter.",
  "document-revisions": "{count} stretches deleted in revisions were not read; accept or reject the revisions first.",
  "document-pictures": "{count} pictures were not read; check whether they hold tasks.",
  "document-footnotes": "{count} footnotes or endnotes were not read; check whether they ask for anything.",
  "document-hidden-sheet": "The sheet {sheet} is hidden and was not read; unhide it and import again if it matters.",
  "document-hidden-rows": "The sheet {sheet} has {count} hidden rows, which were read; please check them.",
  "document-hidden-columns": "The sheet {sheet} has {count} hidden columns, which were read; please check them.",
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
  // shapes
  "field-missing": "This is missing (want {want}); add it, a scheme has no defaults.",
  "field-unknown":
    "There is no such field here; check the spelling, or remove it (a criterion has children or a rule, not both).",
  "field-repeated": "This field stands twice, and nothing says which one counts; keep one.",
  "field-invalid": "It says {got}, want {want}; correct it.",
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
    "The arrangement for {year} differs from the one that ships ({days}) and yours is used; check it against the notice.",
  // scheme, units, reviewers
  "points-do-not-add-up": "The {part} add up to {got}, want {want}, off by {difference}; make them equal.",
  "criterion-without-points": "The criterion {id} has 0 points or weight; give it more, or remove it.",
  "grades-not-falling": "The grade {grade} does not start below {above}; list grades from the highest down.",
  "grade-without-bound": "The grade {grade} has neither a bound (from) nor a quota; give it one of them.",
  "last-grade-bounded":
    "The last grade {grade} starts at {from}; write null for from, so that every total has a grade.",
  "nested-too-deep": "It is nested too deep, at most {most} levels are read; check the brackets.",
  "reference-unknown": "There is no {part} {id}; known are: {known}.",
  "listed-twice": "The {part} {id} is listed twice here; remove one.",
  "part-unused": "The {part} {id} is never used; check, and remove it if it is not wanted.",
  "table-without-points": "The total of the table {table} is 0; say what full marks come to.",
  "criterion-field-unfit":
    "In a table whose weights are {weights}, criteria have no {field}; remove it, or change the table's weights.",
  "criterion-unused":
    "The first-level criterion {id} is in no criteria stage; list it in a stage's criteria, or remove it.",
  "minus-with-points":
    'The criterion {id} can only lose points (minus), yet has {got} of its own; write "0" for maxPoints.',
  "minus-in-relative-table":
    "The criterion {id} can only lose points (minus), which a table of relative weights has no place for; use an events stage, or another rule.",
  "caps-mixed":
    "Beneath {id} some deductions end at its 0 (levelOne) and some nowhere (none), which contradict each other; choose one.",
  "share-outside": "The share is {got}, at most 1 is possible; correct it.",
  "parts-above-one": "The parts' shares add up to {got}, more than 1; bring them to 1 or less.",
  "scale-not-rising": "Lowest {lowest} and highest {highest} make no scale; the highest must be above the lowest.",
  "count-ceiling-above-points": "The ceiling {ceiling} is above the criterion's {maxPoints} points; lower it.",
  "count-base-above-ceiling": "The base {base} is above the ceiling {ceiling}; correct one of them.",
  "curve-not-rising": "The ratio {ratio} is not above the one before, {before}; list the points from low to high.",
  "curve-shares-falling": "The share {share} is below the one before, {before}: more done would earn less; correct it.",
  "task-weights-zero": "Leading and supporting both weigh 0; let one of them weigh more.",
  "formula-name-unfit":
    "No formula can say {name}; begin with a letter, use letters, digits and _ only, and no reserved word such as max, and, or, not.",
  "factor-zero": "The factor is 0, which would make every total 0; give one above 0.",
  "move-to-kin":
    "Where {id} does not apply, its points would move to {to}, which is itself, above or beneath it; name another, or give this criterion a rule of its own.",
  "move-target-not-in-stage":
    "Where {id} does not apply, its points would move to {to}, which the stage {stage} does not score; name one of the same stage.",
  "move-target-without-points":
    "Where {id} does not apply, its points would move to {to}, which has no points; name one that has.",
  "spread-impossible":
    "Where {id} does not apply, nothing else in the stage {stage} has points to spread over; choose another rule.",
  "stage-not-before": "The stage {stage} reads {of}, which does not stand before it; move that stage forward.",
  "total-not-last": "The total is {total}, the last stage is {last}; put the total last.",
  "stage-unused": "The stage {stage} is read by no later stage, tie-break or grade limit; use it, or remove it.",
  "stage-without-points":
    "The stage {stage} is out of 0 points, and relative weights have nothing to share out; give it points.",
  "bounds-crossed": "The lower bound {min} is above the upper bound {max}; correct one of them.",
  "limit-of-itself": "{id} cannot be held to itself; name another.",
  "leaf-party-not-in-stage":
    "The criterion {criterion} is to be scored by {party}, which has no part in the stage {stage}; make them agree.",
  "leaf-without-absent-party":
    "The criterion {criterion} is not scored by {parties}, and in the stage {stage} nobody can take that weight over; change absentParty, or let all score.",
  "rounding-out-of-order":
    "In a stage that is {order} there is no number that {field} could round; write null for roundings.{field}.",
  "reviewer-first-limits":
    "A stage that adds up reviewer by reviewer cannot limit parties; empty limits, or choose criterion-first.",
  "reviewer-first-leaf-parties":
    "Reviewer by reviewer, every party scores every criterion, yet {criterion} is not scored by {parties}; remove its parties, or choose criterion-first.",
  "reviewer-first-points":
    "The stage {stage} adds up reviewer by reviewer, so points of {criterion} are for information and cannot be compared; use a stage's number.",
  "veto-rank-without-score":
    "The veto {veto} takes the score away, so the rank cannot be kept; write last or unranked for rank.",
  "self-party-repeated": "The party {party} is a second self party; there can be one at most.",
  "self-party-of-many":
    "The self party {party} is one voice, the unit's own; use mean or median, and all for required.",
  "trimmed-mean-drops-all":
    "It drops {dropped} numbers unless there are fewer than {fewerThan}, which can leave none; make fewerThan more than are dropped.",
  "trimmed-mean-drops-none": "It drops no number at either end; drop one at least, or use mean.",
  "quota-on-last-grade":
    "The last grade {grade} cannot have a quota, for those beyond it would have no grade; remove the quota.",
  "percent-above-hundred": "The quota is {got}%, more than 100%; correct it.",
  "pool-without-component": "The pool {pool} has no component; say which belong to it, or remove it.",
  "open-government-not-assessed":
    "The group {group} is not assessed on {component}, so open-government work has no weight there; add the group to its groups.",
  "weight-below-own-floor":
    "{component} weighs {weight}% in {groups}, below the scheme's own floor of {floor}%; change the weight or that floor.",
  "weight-below-floor-with-bonus":
    "With {bonus} bonus points {component} comes to {weight}% in {groups}, below the floor of {floor}%; raise the weight, or lower the bonus.",
  "part-of-unknown": "{unit} is said to be a part of {of}, which is not in the list; use a unit's id.",
  "part-of-circle": "{unit} is a part of {of}, which leads back to itself; correct what is a part of what.",
  "part-totals-differ":
    "The table of {unit} is out of {got}, that of other parts of {of} out of {want}, which no mean can join; make them equal.",
  "role-unused":
    "The role {role} of {unit} counts nowhere in the table of the unit it is a part of; roles there: {roles}.",
  "self-party-with-reviewer":
    "The party {party} is the units themselves and has no reviewer such as {reviewer}; remove the row, or change the party.",
  "reviewer-without-weight": "The party {party} takes a weighted mean, and {reviewer} has no weight above 0; give one.",
  "reviewer-weight-unused":
    "The party {party} takes no weighted mean, so the weight of {reviewer} counts for nothing; please check.",
  "party-short-of-reviewers":
    "The party {party} has {got} reviewers and needs {want} to come to a number; add some, or change the scheme.",
  "component-unknown": "The performance components have no {id}; say which of them is open-government work.",
  "weight-below-floor":
    "{component} weighs {weight}% in {groups}, below the floor of {floor}%; raise it to {floor}% or more, or nothing can be assessed.",
  "weight-below-clause":
    "{component} weighs {weight}% in {groups}, below the {floor}% that the document sets (“{quote}”); raise it to {floor}% or more.",
  "floor-without-component":
    "The document sets a floor of {percent}% for {subject} (“{quote}”), and no performance component bears that name; please check.",
  "scheme-year-differs":
    "The scheme is of {scheme}, the work points are of {document}; check whether a file was mixed up.",
  "units-empty": "There is no unit to assess; list at least one.",
  "unit-name-repeated": "The unit name or alias {unit} stands twice; remove one.",
  "alias-unconfirmed":
    "{count} aliases have a “?” before them and are not used yet ({names}); take the mark away or remove the alias.",
  "alias-proposed":
    "“{name}” in the document may be “{unit}” in the list and was not joined to it; if so, add it as an alias.",
  "group-unknown": "The group {group} of the unit {unit} is not in the scheme; groups: {groups}.",
  "party-unknown": "The party {party} of the reviewer {reviewer} is not in the scheme; parties: {parties}.",
  "party-without-reviewer": "The party {party} has no reviewer; list at least one.",
  // observations
  "round-unknown": "The round {round} is not the one that is scored; the scheme's round is {want}.",
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
    "{forms} forms and {packs} packs were sent out, so the document and the units can no longer change; start another master.",
  "change-too-late":
    "{observations} scores are recorded; scheme, units and reviewers can no longer change. Start a new assessment.",
  "score-missing": "{unit} has no score on “{criterion}” from {reviewers}; complete the scores, then rank.",
  "not-applicable-contested":
    "On {unit}, {criterion}: {reviewers} said not applicable, others gave points; agree first, then rank.",
  "nothing-applicable": "Nothing applies to {unit}, so it has no score; check, or take it off the list.",
  "weight-below-floor-after":
    "With what does not apply to {unit} taken off, open government weighs {weight}% at most, below the floor of {floor}%; check it, or have other criteria take over the points.",
  "places-undecided":
    "{grade} has {places} places in {group}, and {units}, who share rank {rank}, do not all fit; add a tie-break, or say in the scheme what to do.",
  "results-differ": "The {got} results to publish are not the {want} computed anew; rank again, then publish.",
  "actor-missing": "It does not say who does this; enter a name or post (on the command line with --as).",
  "time-invalid": "The time {got} is not written like 2026-11-22T08:30:00Z (UTC).",
  "time-before-last": "The time {got} is before the last entry's {last}; check the clock.",
  // forms
  "units-without-task":
    "{count} units are named in no task, their forms have none: {units}; if they go by other names, add the aliases and issue again.",
  "units-without-form": "{count} units are asked nothing and get no form: {units}; look at the units and the scheme.",
  "form-unknown": "This form of {unit} ({form}) was not sent out from this master; use this year's original.",
  "form-repeated":
    "A form of {unit} was taken already and this one says something else: both are kept, the differences follow; ask, then choose with collect --keep {id}={first} (the earlier) or {id}={second} (this one).",
  "task-unknown": "The task {task} is not in the form that was sent out; use the original, add no rows.",
  "state-missing": "The task {task} has no state; choose one of {want}.",
  "state-unknown": "The task {task} has the state “{got}”; choose one of {want}.",
  "claim-without-reason": "The task {task} is called not applicable without a reason; give it in the account.",
  "claim-without-evidence": "The task {task} is called done without evidence; add an address or document number.",
  ...formIssuesEn,
  ...ledgerIssuesEn,
  ...officeIssuesEn,
  ...packIssuesEn,
  ...returnedIssuesEn,
  ...publishIssuesEn,
  ...savingIssuesEn,
  ...scoringIssuesEn,
  ...sheetIssuesEn,
  ...yearIssuesEn,
};
