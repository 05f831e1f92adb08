/** What is said of rounds, appeals, locking, last year and copies. */
export const yearIssuesEn: Readonly<Record<string, string>> = {
  "round-is-closed":
    'The round "{round}" is closed and takes no new findings or scores; rectifications and rechecks still come in. To correct it, open it again with unlock --round.',
  "round-not-closed": 'The round "{round}" is not closed; there is nothing to open.',
  "round-incomplete": "{unit}: {voice} has {count} left ({criteria}); complete them before closing the round.",
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
    'The {rows} row(s) that the appeal "{appeal}" would change were never recorded; check reviewer, round and value.',
  "appeal-several":
    'The appeal "{appeal}": {count} records fit, so it is not known which one to change; give the round, task or value.',
  "appeal-apart": 'The rows of the appeal "{appeal}" differ in "{column}"; one appeal has one decision.',
  "appeal-open": 'The appeal "{appeal}" of {unit} is not decided; record the decision first.',
  "last-year-repeated": "“{unit}” has two results of last year; remove one.",
  "last-year-later": "Last year's results are of {got}, which is not before this year ({year}); check the file.",
  "last-year-unmatched":
    "Last year's \"{unit}\" is not on this year's list by name, alias or id; where it was renamed, add the alias.",
  "last-year-absent": "{count} of this year's units have no result of last year: {units}.",
  "last-year-unpublished": "Last year's workbook published no results; they were computed now.",
  "last-year-unreadable": "This is neither last year's workbook nor a published ranking.json.",
};
