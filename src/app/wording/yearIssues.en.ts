/** What is said of rounds, appeals, locking, last year and copies. */
export const yearIssuesEn: Readonly<Record<string, string>> = {
  "round-is-closed":
    'The round "{round}" is closed and takes no new findings or scores; rectifications and rechecks still come in. To correct it, open it again with unlock --round.',
  "round-not-closed": 'The round "{round}" is not closed; there is nothing to open.',
  "round-incomplete": "{unit}: {voice} has {count} left ({criteria:list}); complete them before closing the round.",
  "year-is-locked": "The year is locked and takes appeals and publishing only; to correct it, unlock it first.",
  "year-not-locked": "The year is not locked; there is nothing to unlock.",
  "unlock-same-name": 'Unlocking takes two different people, both are "{name}"; name the other one with --with.',
  "unlock-without-reason": "Unlocking needs a reason; say it with --reason.",
  "appeal-finding-unknown": '{unit} has no finding "{finding}" on this criterion; check the list of findings.',
  "appeal-dates": "The date {earlier} is before {later}, which is the wrong way round; check them.",
  "appeal-late": "{unit} appealed on {filed}; the last day was {last}.",
  "appeal-days-unknown":
    "The days off of {year} are not known, so the last day to appeal cannot be worked out; check it by hand.",
  "appeal-days-unstated": "The scheme states no time to appeal (appeals); whether this is late was not checked.",
  "appeal-unknown": 'There is no appeal "{appeal}"; record the appeal first, or check its id.',
  "appeal-decided-already": 'The appeal "{appeal}" is decided and stays so.',
  "appeal-rejected-with-change":
    'The appeal "{appeal}" is rejected but comes with changes; remove them, or call it upheld or partly.',
  "appeal-without-change":
    'The appeal "{appeal}" is upheld, at least in part, but nothing is changed; give the reviewer and the new value.',
  "appeal-other-subject":
    'The appeal "{appeal}" is not about {unit} on "{criterion}"; only what it is about can be changed.',
  "appeal-nothing-to-replace":
    'The {rows} {rows:row/rows} that the appeal "{appeal}" would change {rows:was/were} never recorded; check reviewer, round and value.',
  "appeal-several":
    'The appeal "{appeal}": {count} {count:record fits/records fit}, so it is not known which one to change; give the round, task or value.',
  "appeal-apart": 'The rows of the appeal "{appeal}" differ in "{column}"; one appeal has one decision.',
  "appeal-open": 'The appeal "{appeal}" of {unit} is not decided; record the decision first.',
  "published-unlocked":
    "The year is not locked, so what is published may still change, as the notice says; for the final results lock it first, then publish into another folder.",
  "last-year-repeated": "“{unit}” has two results of last year; remove one.",
  "last-year-later": "Last year's results are of {got}, which is not before this year ({year}); check the file.",
  "last-year-unmatched":
    "Last year's \"{unit}\" is not on this year's list by name, alias or id; where it was renamed, add the alias.",
  "last-year-absent": "{count} of this year's units {count:has/have} no result of last year: {units:list}.",
  "last-year-unpublished": "Last year's workbook published no results; they were computed now.",
  "last-year-unreadable": "This is neither last year's workbook nor a published ranking.json.",
  "supposition-unreadable":
    "“{got}” is not understood; write score:UNIT/CRITERION=VALUE, weight:CRITERION=N, party:PARTY=N or rule:CRITERION/FIGURE=N.",
  "supposition-not-number":
    "“{got}” in “{text}” is no number; write one that is not below 0, such as 30, 12.5 or 1/3, without a percent sign or unit.",
  "supposed-score-absent":
    "{unit} has no such score on “{criterion}”, so there is nothing to try; check the criterion, the reviewer and the value.",
  "supposed-criterion-absent": "The scheme has no criterion “{criterion}”; use its id.",
  "supposed-weight-alone": "The criterion “{criterion}” has no siblings to share with, so its weight cannot change.",
  "supposed-weight-range":
    "The points of “{criterion}” must be above 0 and at most {most}, what its siblings come to; a criterion that only loses points cannot be tried so.",
  "supposed-party-absent": "No stage counts the party “{party}”; use its id.",
  "supposed-party-alone": "In some stage the party “{party}” is the only one, so its weight cannot change.",
  "supposed-party-range": "The weight of the party “{party}” cannot be above 100; give less.",
  "supposed-figure-absent": "The rule of “{criterion}” has no figure “{figure}”; there are: {want}.",
  "supposed-left-out":
    "This scheme has no use for {observations} {observations:observation/observations} and {findings} {findings:finding/findings}, which were left out of the trial.",
  "edits-not-scores":
    "Nothing that was edited is a score, a finding, a correction or a list that can be recorded; undo it, or put it back with --restore.",
  "edits-left":
    "Another {count} {count:edit/edits}, above, cannot be recorded; put {count:it/them} back with --restore as well.",
  "accept-without-reason": "Accepting what was edited outside needs a reason; say it with --reason.",
  "merge-unrelated": "The two workbooks have no entry in common and are no copies of one assessment; check the files.",
  "merge-conflict":
    "Both copies changed “{key}” of {subject}, differently; say which counts with --prefer {subject}=A or --prefer {subject}=B.",
  "merge-refused":
    "Entry {entry} of B ({action}) does not hold in the joined ledger, for the reasons below; settle it in one of the copies first.",
  "merge-not-taken":
    "Entry {entry} of B ({action}) follows from the rest and was not taken over; do it anew after the merge.",
  "preference-unreadable":
    "“{got}” is not understood; write A, B, or for one part such as observations=B, one of: {want}.",
  "unit-dates-reversed": "The last day of “{unit}”, {until}, is before its first, {from}; check them.",
  "finding-outside-unit": "On {date} there was no “{unit}” yet, or no longer; check the unit and the day.",
};
