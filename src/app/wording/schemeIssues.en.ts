/** What is said of the scheme, the units and the reviewers (方案和名单的问题提示). */
export const schemeIssuesEn: Readonly<Record<string, string>> = {
  "points-do-not-add-up": "The {part} add up to {got}, want {want}, off by {difference}; make them equal.",
  "criterion-without-points": "The criterion {id} has 0 points or weight; give it more, or remove it.",
  "grades-not-falling": "The grade {grade} does not start below {above}; list grades from the highest down.",
  "grade-without-bound": "The grade {grade} has neither a bound (from) nor a quota; give it one of them.",
  "last-grade-bounded":
    "The last grade {grade} starts at {from}; write null for from, so that every total has a grade.",
  "nested-too-deep": "It is nested too deep, at most {most} levels are read; check the brackets.",
  "reference-unknown": "There is no {part} {id}; known are: {known:list}.",
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
    "{component} weighs {weight}% in {groups:list}, below the scheme's own floor of {floor}%; change the weight or that floor.",
  "weight-below-floor-with-bonus":
    "With {bonus} bonus points {component} comes to {weight}% in {groups:list}, below the floor of {floor}%; raise the weight, or lower the bonus.",
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
    "The party {party} has {got} {got:reviewer/reviewers} and needs {want} to come to a number; add some, or change the scheme.",
  "component-unknown": "The performance components have no {id}; say which of them is open-government work.",
  "weight-below-floor":
    "{component} weighs {weight}% in {groups:list}, below the floor of {floor}%; raise it to {floor}% or more, or nothing can be assessed.",
  "weight-below-clause":
    "{component} weighs {weight}% in {groups:list}, below the {floor}% that the document sets (“{quote}”); raise it to {floor}% or more.",
  "floor-without-component":
    "The document sets a floor of {percent}% for {subject} (“{quote}”), and no performance component bears that name; please check.",
  "scheme-year-differs":
    "The scheme is of {scheme}, the work points are of {document}; check whether a file was mixed up.",
  "units-empty": "There is no unit to assess; list at least one.",
  "unit-name-repeated": "The unit name or alias {unit} stands twice; remove one.",
  "alias-unconfirmed":
    "{count} {count:alias has a “?” before it and is/aliases have a “?” before them and are} not used yet ({names:list}); take the mark away or remove the alias.",
  "alias-proposed":
    "“{name}” in the document may be “{unit}” in the list and was not joined to it; if so, add it as an alias.",
  "leads-unlisted":
    "{count} lead {count:unit of the document is/units of the document are} not in the list ({units:list}), and nobody reports on their tasks; add those that are assessed, or add the names as aliases, and begin anew.",
  "group-unknown": "The group {group} of the unit {unit} is not in the scheme; groups: {groups:list}.",
  "party-unknown": "The party {party} of the reviewer {reviewer} is not in the scheme; parties: {parties:list}.",
  "party-without-reviewer": "The party {party} has no reviewer; list at least one.",
};
