/** What issues about units' forms say in English. */
export const formIssuesEn: Readonly<Record<string, string>> = {
  "form-older-kind": "This form was made by an older version with other columns; fill in the form that was sent again.",
  "unit-name-confusable":
    "“{unit}” and “{other}” look alike but are spelled otherwise; check whether they are one unit, or hold characters nobody sees.",
  "form-other-year": "This is a form of {got}, the master is of {want}; use the form that was sent this year.",
  "form-outdated":
    "This form of {unit} ({old}) is an older one; another was sent since ({now}; findings {findings} more or less, due {due}); fill in the newer one.",
  "form-altered": "The hidden sheet of {unit}'s form was altered; use the form that was sent.",
  "form-late":
    "The form of {unit} is {days} {days:day/days} late (due {due}); it is taken and marked; use collect --late where the scheme takes points off.",
  "form-same": "This form of {unit} says the same as the one that was taken; it is not recorded again.",
  "form-renewed":
    "{unit} reported again after its form was sent back, with {count} {count:change/changes}; this one counts.",
  "version-changed": "{item}: was {before}, is now {now}.",
  "version-differs": "{item}: {before} in the form that was taken, {now} in this one; ask the unit.",
  "version-unknown": "{unit} has no form with the digest {file}; look at the digests that collect names.",
  "choice-unreadable": "“{text}” is not understood; write unit=first eight digits of the file's digest.",
  "forms-not-issued":
    "No forms were issued yet, so there is no progress to tell; issue them first: kaoping issue {master} --out FOLDER.",
  "form-not-out": "No form was sent to {unit}, so none can be sent back; check the unit's name.",
  "return-without-reason": "A form goes back with a reason; add --reason.",
  "late-event-unknown": "The table of {unit} has no event “{event}”; check the scheme.",
  "late-days-unknown":
    "The working days by which {unit} was late are not known: the arrangement of days off is missing; record them by hand.",
  "late-counted": "The form of {unit} was late; “{event}” is recorded with {count}.",
  "identity-from-properties": "The hidden sheet got lost; the file is known by its properties and read as usual.",
  "identity-differs": "Hidden sheet and properties name two different forms; use the file that was sent.",
  "row-foreign": "“{key}” is no row that was sent out and was not read; please check.",
  "self-score-missing": "“{criterion}” has no self-score; fill it in.",
  "self-score-outside": "The self-score {got} of “{criterion}” is not between 0 and {most}; mend it.",
  "answer-missing": "Finding {finding} is not answered; say whether it was put right.",
  "answer-without-date": "Finding {finding} is called put right without a day; fill it in.",
  "material-about-nothing": "“{code}” is no number of this form; name a task, a duty, a criterion or a finding.",
  "material-without-title": "A piece of evidence for {code} has no title; fill it in.",
  "material-out-of-year": "The evidence is of {date}, not of {year}; check whether it belongs to the year.",
  "material-repeated": "The evidence “{title}” for {code} is listed twice; please check.",
  "material-address-unfit": "The address “{url}” runs a program and opens no page; write an http or https address.",
  "files-passed-over":
    "{count} {count:file of another kind in the folder was/files of other kinds in the folder were} not read: {files}; unpack archives first and keep evidence apart.",
  "self-not-applicable":
    "{unit} calls “{criterion}” not applicable ({account}), which is not recorded yet; if you agree, collect --not-applicable {id}/{leaf} --approver NAME, if not, send the form back with --return.",
  "self-not-applicable-shown":
    "{unit} calls “{criterion}” not applicable ({account}); the scheme does not ask the unit itself, so the packs show it and reviewers say.",
  "claim-unreadable": "{text} cannot be read; write UNIT/CRITERION.",
  "approver-missing": "Whoever approves that something does not apply must be named; add --approver.",
  "claim-not-made": "The form of {unit} does not call “{criterion}” not applicable; please check.",
  "claim-without-voice":
    "The scheme does not ask {unit} itself about “{criterion}”, so there is nothing to record; reviewers say so in their packs.",
  "form-named-otherwise":
    "The file is named after {other} but holds the form of {unit} and is taken as such; check whether the wrong form was sent or filled in.",
  "answer-before-finding": "Finding {finding} was put right on {date}, before it was found on {found}; please check.",
};
