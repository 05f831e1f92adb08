/** What issues about the collection office say in English. */
export const officeIssuesEn: Readonly<Record<string, string>> = {
  "paper-of-another": "This file is not yours but another's; fill in the file that you downloaded on this page.",
  "papers-absent": "No form or pack was issued from this master; issue them by issue or packs, then load it.",
  "papers-differ":
    "What was issued at {time} this version would lay out otherwise; load it with the version that issued it, or issue anew.",
  "master-not-continued":
    "This master was loaded before with {entries} {entries:entry/entries}, and the file does not go on from them; use the latest master.",
  "check-given-up": "Checking took too long or too much memory and was stopped; fill in the original anew.",
  "login-unfit": "A user name has 2 to 40 small letters, digits, dots or dashes, a letter first; a name is wanted too.",
  "login-taken": "The user name or the single sign-on subject is taken; choose another.",
  "password-weak": "The password is weak; use at least {want} characters, not the user name, not a few over and over.",
  "account-without-entry": "Neither a password nor a single sign-on subject: nobody could log in; give one.",
  "setup-code-wrong": "The one-time administrator code is wrong or was used; see what was printed, or start anew.",
  "backup-unreadable": "This is no backup of a collection office, or it is damaged; use another.",
  "office-not-empty": "There is something here already; restore into an empty database or folder.",
  "office-unreachable": "The collection office cannot be reached ({detail}); check the address and the network.",
  "office-without-tls": "A token is not sent to an address without encryption; use https, but for this machine.",
  "office-refused":
    "The collection office refused ({status}); check that the token is in force and the master loaded there with what it issued.",
  "office-file-differs":
    "The office gave another file than its list says; it was not taken. Collect again, then verify.",
  "office-chain-differs":
    "The office's checkpoint is not that of its chain (root {root}, own {own}); keep things as they are and find out.",
  "store-missing": "Some contents lie in an S3-compatible store; set S3_ENDPOINT and its like, then start.",
  "office-key-not-in-force":
    "This key is not the one in force in the office's chain; put it in force by office key, or use that one.",
  "token-missing": "No token; make one on the office's page for tokens and give its file with --token-file.",
  "from-and-files": "An office and files do not go together; collect in two steps, one with --from and one without.",
};
