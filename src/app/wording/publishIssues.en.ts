/** What is said of notices, their template and what is published. */
export const publishIssuesEn: Readonly<Record<string, string>> = {
  "notice-head-unknown":
    'The template has "{head}", which is not known; each line before 正文： is a name and what it says. Names: {heads:list}.',
  "notice-head-repeated": 'The template has "{head}" twice; remove one.',
  "notice-choice-unknown": 'The template says "{got}" for "{head}"; it may say: {choices:list}.',
  "notice-date-unreadable": 'The date "{got}" of "{head}" cannot be read; write 2026-11-22 or 2026年11月22日.',
  "notice-field-unknown": 'The template has the field "{field}", which is not known; fields: {fields:list}.',
  "notice-body-absent":
    "The template has no body; write 正文： on a line of its own and the paragraphs below it (template notice writes an example).",
  "notice-not-template":
    "This is no template of a notice: it has neither lines 名称：内容 nor 正文：; begin with what template notice writes. Names: {heads:list}.",
  "notice-line-left-out":
    'This line of the template was left out of the notice, since "{field}" has nothing to say; write it into the template where it is wanted.',
  "notice-head-absent":
    'The template does not say "{head}"; write it on a line of its own above 正文：. It may say: {choices:list}.',
  "notice-brace-alone":
    "This line of the template has a brace without its other half, or one of full width; write a field as {总体结果}.",
  "notice-head-left-out":
    'The line "{head}" above 正文 was left out of the notice, since "{field}" has nothing to say; write it into the template where it is wanted.',
  "notice-title-gap": `The notice's title lacks "{field}", which has nothing to say; look at it, or write it into the template.`,
  "notice-title-absent": "The notice has no title; write 标题： into the template.",
  "notice-points-left-out":
    "The table of points by criterion has more than {most} columns and does not fit across a page, so it is not attached; the feedback of each unit has the points.",
  "appeals-open":
    "Appeals are still open ({appeals:list}), so that published results may change; record the decisions first (appeal).",
  "findings-unrectified":
    "{count} {count:finding has/findings have} no word of being put right: {units:list}; check the list of findings.",
  "claims-unproved":
    "{count} {count:task is/tasks are} said to be done without any evidence: {units:list}; check the self-evaluations.",
  "ranks-close-by-score":
    "In {group} {count} {count:pair/pairs} of units would be level if one reviewer gave {within} {within:point/points} more or less: {pairs:list}; look at their scores once more before publishing, see robustness.",
  "ranks-close-by-weight":
    "In {group} {count} {count:pair/pairs} of neighbours would be level if one weight were off by as little as an assumed ±{spread}%: {pairs:list}; nothing changes by this, see robustness.",
  "published-reviewer":
    'The reviewer "{reviewer}" is named in {files} {files:file/files} to be published ("{text}"), so nothing was. If that person is meant, take the name out of the reason, evidence, scheme or template it stands in; if "{reviewer}" is merely a common word, write the full name in the reviewers sheet, accept it with settle (in the pane: look for edits; unlock first where locked), and publish again.',
  "published-comment":
    "A file to be published has comments, so nothing was; this is a fault of the program, report it.",
  "published-hidden-sheet":
    "A file to be published has a hidden sheet, so nothing was; this is a fault of the program, report it.",
  "published-path":
    'A file to be published names a folder of this machine, "{path}" (in {files} {files:file/files}), so nothing was; write a web address or document number in its place, and try again.',
};
