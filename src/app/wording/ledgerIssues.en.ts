/** What is said of the ledger, its checkpoints, keys and receipts. */
export const ledgerIssuesEn: Readonly<Record<string, string>> = {
  "ledger-chunk": "Piece {chunk} of the ledger is missing or was altered; use a backup, not this master.",
  "ledger-header": "The ledger's beginning is unknown; use a backup, or the version that wrote it.",
  "ledger-line": "Line {line} of the ledger cannot be read; use a backup, not this master.",
  "entry-index": "The entry's number is {got}, want {want}: entries were removed, added or swapped; use a backup.",
  "entry-parent": "The entry does not follow the one before: entries were removed, added or replaced; use a backup.",
  "entry-rows": "The entry's rows are not those it commits to: they were altered; use a backup.",
  "entry-hash": "The entry is not the one it was: it was altered; use a backup.",
  "entry-time":
    "The entry's time {got} is before the last one's {before}: the clock was set back or the entry altered; please check.",
  "entry-unreadable": "The entry's action {action} is unknown; open it with the version that wrote it.",
  "entry-not-allowed":
    "The entry's action {action} could not have been made then, see the reasons below; use a backup.",
  "entry-state": "Replayed up to this entry, the state is not the one it names; use a backup.",
  "cell-differs":
    "The cell says “{got}”, by the ledger it is “{want}”: it was changed outside kaoping; put it back, or enter it anew.",
  "formula-differs":
    "The formula is “{got}”, it should be “{want}”: it was changed outside kaoping, and may show another number once it is computed; put the formula back, or use a backup.",
  "formula-gone":
    "Here should be the formula “{want}”, and only a value is left, which will not be computed again; put the formula back, or use a backup.",
  "formula-added": "Here should be a value, and the formula “{got}” stands; put it back.",
  "number-shown-otherwise":
    "The cell holds {want}, and the number format “{format}” shows it as “{got}”: what is seen is not what is scored; set the format back to General, and change numbers in the assessment.",
  "overview-differs":
    "The overview of the year in the hidden sheet is not what the ledger comes to, and the pane shows it first when it opens: it was altered, or written by another version; the ledger is sound, and any further step writes the overview anew.",
  "checkpoint-unreadable": "This is no checkpoint file; use the checkpoint.txt that was published.",
  "key-unreadable": "This is no public key file; use the key that was published (name+id+key, one line).",
  "note-unreadable":
    "This is no signed note; use the file as it was published, its empty line and last line untouched.",
  "entry-missing": "Entries {first} to {last} are gone: they were removed; use a backup.",
  "entry-repeated": "Entry {want} is due here, and entry {got} stands here again: it was put in twice; use a backup.",
  "entry-moved": "Entry {want} is due here, and entry {got} stands here: entries changed places; use a backup.",
  "entry-foreign":
    "The entry is not of this ledger: nothing before or behind it fits; it came from another ledger or year; use a backup.",
  "checkpoint-other-ledger":
    "The checkpoint is of another ledger ({got}), this one is {want}; use one of this ledger and year.",
  "checkpoint-empty": "The checkpoint counts no entry and proves nothing; use one that was published.",
  "ledger-shorter":
    "The checkpoint counts {size} {size:entry/entries}, there {got:is/are} only {got}: the last ones were cut off, or this is an older copy; find the newer one.",
  "ledger-forked":
    "Fork alarm: at {size} {size:entry/entries} the checkpoint has the root {root}, this ledger {own}. It was rewritten since, or two copies went their own ways; find out, keep both, then merge.",
  "checkpoint-line-differs":
    "The line {line} of the checkpoint is not what the ledger comes to: the checkpoint was altered; use it as it was published.",
  "checkpoint-fork":
    "Fork alarm: two checkpoints count {size} {size:entry/entries} and have different roots ({first}, {second}): there were two versions of one ledger; find out, then merge.",
  "checkpoint-lines-apart":
    "Two checkpoints count {size} {size:entry/entries} and have one root, but differ in the line “{line}”: one was altered; find out which was published.",
  "checkpoint-unsigned": "The checkpoint is not signed: only the paper or place it was published in vouches for it.",
  "checkpoint-without-key": "The ledger has the office's key, but no --key was given: the checkpoint is not signed.",
  "signature-unchecked": "No public key is known to check the signature by; give one had from elsewhere with --pub.",
  "signature-bad": "The signature is not of this text: the checkpoint was altered; use it as it was published.",
  "signature-foreign": "The signature is by a key that is not the office's; find out where the checkpoint came from.",
  "key-replaced":
    "The key that signed was replaced at entry {until}, but the checkpoint counts {size}: somebody used the old key; find out.",
  "key-not-yet":
    "The key that signed came into force at entry {after}, but the checkpoint counts only {size}: it was signed afterwards; find out.",
  "key-other-ledger":
    "The public key given is of another ledger ({got}), this one is {want}; use the office.pub published with this ledger, and find out of which year yours is.",
  "key-not-in-ledger":
    "The ledger does not know the public key given: it may have been written anew as a whole, or the key is not this office's; ask the office for its key.",
  "key-repeated": "The ledger has this public key already.",
  "key-second-missing": "Two people vouch for a key that takes another's place; name the second with --with.",
  "key-without-reason": "A key that takes another's place wants a reason; give it with --reason.",
  "key-file-missing": "Where the key file is was not said; --out for a new one, --key for one that is there.",
  "key-is-there": "The ledger has a public key already; for one that was lost or leaked use keys recover.",
  "key-absent": "The ledger has no public key yet; make one with keys new, or record yours with keys use.",
  "key-not-in-force": "The key “{name}” is not the one in force; record it with keys use, or give the one that is.",
  "key-file-unreadable": "This is no key file, or it is damaged; use the copy that was put away.",
  "passphrase-short": "The passphrase is too short; it wants {want} characters at least.",
  "passphrase-wrong": "The passphrase is another, or the key file was altered; try again, or use the copy put away.",
  "passphrase-missing": "There is no passphrase; type it on a terminal, or give a file with --passphrase-file.",
  "passphrases-differ": "The two passphrases differ; please start again.",
  "nothing-to-verify":
    "There is nothing to verify; give a master, a checkpoint (--checkpoint) or a receipt (--receipt).",
  "mirror-torn":
    "The ledger file was not written to its end: a save was broken off; the unfinished entry does not count, all is as before the save.",
  "mirror-behind":
    "The ledger file has {entries} {entries:entry/entries} less than the master: it is an older copy, or a save was broken off; the next save adds them.",
  "mirror-ahead":
    "The master has {entries} {entries:entry/entries} less than the ledger file: a save was broken off, or an older copy was put in its place; the ledger file counts, the next save completes the master.",
  "broken-off-before":
    "The last command was broken off before it recorded anything: the ledger still has {entries} {entries:entry/entries} and is whole; run that command again, and first delete what other files it wrote in part.",
  "broken-off-after":
    "The last command was broken off at its end, and what it was to record is recorded: the ledger has {entries} {entries:entry/entries}, the last by “{actor}” at {time}; it need not be run again.",
  "mirror-absent":
    "No ledger file {file} lies beside the master: were it written anew as a whole, only a checkpoint would tell. If there was one, find it first; if not, the next save writes it from the master.",
  "mirror-apart":
    "From this entry on the master and the ledger file ({file}) say different things: one was rewritten, or two copies went their own ways; find out, then merge.",
  "setter-scores":
    "“{name}” set the scheme and gives no scores; let somebody else review, or somebody else set the scheme.",
  "scorer-approves":
    "“{name}” is a reviewer and cannot lock, publish or decide appeals; let somebody do it who gave no scores.",
  "unlock-not-actor":
    "The first of the two must be who does it, “{actor}”, but is “{first}”; give your own name with --as.",
  "receipt-other-ledger":
    "The receipt is of another ledger ({got}), the checkpoint of {want}; use those published together.",
  "receipt-differs":
    "The receipt does not fit the checkpoint: it was altered, or results changed since; use the receipt and the checkpoint published last.",
  "receipt-without-checkpoint": "A receipt alone cannot be checked; give the published checkpoint with --checkpoint.",
  "checkpoint-without-results":
    "The checkpoint is from before results were published; use checkpoint.txt as it was published.",
  "self-test-failed": "The self-test “{test}” failed: got {got}, want {want}; results on this machine cannot be used.",
};
