/** What is said of the roll-up. */
export const rollupIssuesEn: Readonly<Record<string, string>> = {
  "rollup-part-unknown":
    'The part "{name}" of the level "{level}" is neither a group of the plan nor a level below it; mend the plan.',
  "rollup-part-repeated": 'The part "{name}" of the level "{level}" is there twice; remove one.',
  "rollup-weights-zero": 'All weights of the level "{level}" are 0; give one at least that is above 0.',
  "rollup-bands-order": "The bounds of the bands must be above 0 and at most 1, rising; mend the plan.",
  "rollup-plan-absent": "There is no plan for {year}; set one with rollup plan first.",
  "rollup-plan-in-use":
    "Results of {year} were taken in under the groups of the plan that is there, so groups and full marks stand; withdraw the results first.",
  "rollup-above-unknown": "{above}, which is to be above {code}, is not on the register; add it or mend the code.",
  "rollup-above-circle": "Going up from {code} leads back to it; mend what is above it.",
  "rollup-key-unreadable":
    "The public key of {code} cannot be read; it is the base64 that keys show prints: copy it again.",
  "rollup-key-missing":
    "The register has no public key of {code}, so that its checkpoint cannot be verified; ask for the key and register it.",
  "rollup-jurisdiction-unknown": "No {code} is on the register; check the folder's name, or register the jurisdiction.",
  "rollup-level-unknown":
    'The level "{level}" of the register is not in the plan of the year; mend the register or the plan.',
  "rollup-folder-empty": "The folder is empty; put a folder for each jurisdiction in it, named by its code.",
  "rollup-some-refused":
    "{count} {count:jurisdiction was/jurisdictions were} refused for the reasons above, which are on record; once mended, load again: what was taken in is not taken twice.",
  "rollup-ledger-absent": "There is no ledger; put in the .ledger file that lies beside the jurisdiction's master.",
  "rollup-ledger-several": "There are {count} ledgers; leave the one of the year.",
  "rollup-unsigned":
    "The checkpoint is not signed, and so does not count; the jurisdiction publishes again with its key (publish --key).",
  "rollup-not-published":
    "The checkpoint has no line of published results; the jurisdiction publishes first, then hands in.",
  "rollup-results-moved":
    'Scores changed after they were published ("{unit}" for one): at the checkpoint they are not those that were published; the jurisdiction publishes again.',
  "rollup-ranking-differs":
    'The file ranking.json says otherwise than the results that the ledger has as published ("{unit}" for one); see whether it was edited, and ask for it anew.',
  "rollup-without-ranking": "There is no ranking.json; ledger and checkpoint alone were verified.",
  "rollup-not-locked": "The year is not locked and results may change; hand in again once it is locked and published.",
  "rollup-name-differs":
    'The ledger is of "{got}", the register says "{want}"; see whether it lies in the wrong folder.',
  "rollup-year-differs": "These are results of {got}, the plan is of {want}; check which is meant.",
  "rollup-group-unknown":
    "The group {group} is not in the year's plan; mend the plan, or have the jurisdiction assess by the common scheme.",
  "rollup-group-full":
    "Full marks of the group {group} are {got}, in the plan {want}: they cannot be added up; assess by the common scheme.",
  "rollup-other-ledger":
    "Another ledger was taken in for the year ({want}), this one is {got}; to take its place, withdraw it with rollup withdraw first.",
  "rollup-older":
    "This checkpoint has {got} {got:entry/entries}, the one that was taken in {want}; it is not taken: use the latest.",
  "rollup-already": "This checkpoint was taken in before; nothing changed.",
  "rollup-nothing-loaded": "No results of {year} were taken in; load them first.",
  "rollup-reason-missing": "To withdraw wants a reason; give it with --reason.",
  "rollup-server-missing": "Shards want a PostgreSQL server; set DATABASE_URL.",
  "rollup-server-unfit":
    'The address "{address}" is none of a shard; want postgres://user:password@host:port/database.',
  "rollup-refused-by-database": "The database refused ({detail}); nothing changed: do as it says and try again.",
};
