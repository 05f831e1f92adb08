/** What issues about reviewers' packs say in English. */
export const packIssuesEn: Readonly<Record<string, string>> = {
  "packs-out":
    "{packs} {packs:pack was/packs were} sent out, so the scheme and the reviewers can no longer change; start another master.",
  "recused-and-assigned": "{reviewer} is to review {unit} and keeps out of it at once; check the assignment.",
  "unit-short-of-reviewers":
    "{unit}: only {got} {got:reviewer/reviewers} of {party} may review it, {want} {want:is/are} wanted; add reviewers or drop recusals.",
  "reviewer-without-unit": "{reviewer} got no unit, so no pack is made; check the reviewers and the recusals.",
  "book-not-pack": "This is {of}, no pack; take forms back by collect, a master is not taken back.",
  "pack-unknown": "This pack of {reviewer} was not sent out by this master; use the file that was sent this year.",
  "pack-outdated":
    "This is an older pack; another was sent since (without {gone:list}; with {added:list}); fill in the newer one.",
  "pack-other-year": "This is a pack of {got}, the master is of {want}; use the file that was sent this year.",
  "pack-incomplete": "{count} {count:is/are} still open, the rest is recorded; ask the reviewer to complete it.",
  "score-kept": "“{criterion}” of {unit} is empty this time, the earlier score stays; fill in another to change it.",
  "rows-absent": "{count} {count:row is/rows are} gone; restore {count:it/them} from the file that was sent.",
  "pack-entry-bounds":
    "“{got}” is outside of what may be entered; enter {least} to {most} (a whole number where the rule wants one).",
  "row-unknown": "“{key}” is no row that was sent out; leave the row keys alone and restore them from the original.",
  "row-repeated": "The row key “{key}” is there twice; remove the surplus row.",
  "row-without-key":
    "Something is filled in here but the row has no key, so nobody knows what it is about; restore the key column.",
  "deduction-without-reason": "Points are taken off “{criterion}” without a reason; write down why.",
  "recused-without-reason": "{unit} is marked 回避 without a reason; write down why.",
  "recused-but-scored": "{unit} is marked 回避 as a whole and scored here; keep one of the two.",
  "words-unheard":
    "Nothing is filled in beside “{got}”, so these words were not taken; fill in, or move them to the row with the score.",
  "scores-repeated":
    "{reviewer} has given scores before and {count} {count:differs/differ} here: both are kept, the differences follow; say which count with score --keep {id}={file} (these) or {id}=recorded (those before).",
  "score-differs": "{unit}, {criterion}: recorded is {before}, here is {now}; please ask the reviewer.",
  "scores-differ-more": "Another {count} such {count:score differs/scores differ}, not listed here; --json lists all.",
  "scores-known":
    "These differing scores of {reviewer} are kept already and wait for a decision; use score --keep {id}={file} or {id}=recorded.",
  "scores-unknown":
    "{reviewer} has no scores to choose that go by {file}; please look at the digests that score listed.",
  "scores-choice-unreadable":
    "{text} cannot be read; write REVIEWER=first eight digits of the digest, or REVIEWER=recorded.",
  "scores-undecided":
    "{reviewer} gave scores that differ and nobody has said which count; decide with score --keep first.",
  "form-undecided": "{unit} has two forms and nobody has said which counts; please decide with collect --keep.",
};
