/** What the issues of scoring say in English. */
export const scoringIssuesEn: Readonly<Record<string, string>> = {
  "observation-without-stage":
    "No stage of the scheme counts it (criterion {criterion}, round {round}, party {party}); check round, party and criterion.",
  "kind-wrong": "Criterion {criterion} wants kind {want}, not {got}; fill it in as {want}.",
  "criterion-not-observed":
    "{criterion} is made up of others and not scored itself; score the criteria below it, or call it not applicable.",
  "criterion-scored-by-findings":
    "Criterion {criterion} is scored from the findings; record findings instead of scores.",
  "task-not-wanted": "Criterion {criterion} is not scored by task; leave task empty (it is {task}).",
  "event-not-scored": "{criterion} is an event: record how often, or nothing at all.",
  "event-recorded-twice":
    "{criterion} of {unit} was recorded by reviewer {reviewer} already and would count twice; change that row.",
  "evidence-deducted-twice":
    "The same evidence {evidence} costs points under both {other} and {criterion}; check that one fact is not deducted twice.",
  "value-with-abstained": "Who abstains gives no score ({value}); remove it, or make it scored.",
  "silent-weights-unsaid":
    "The party {party} weighs its reviewers and wants only {required} of them, and the table counts who is silent as 0: which of the silent ones would change the result, and nothing says which; require all, or let missing be block.",
  "observation-contradicts":
    "{reviewer} speaks of {criterion} of {unit} as a whole (not applicable, abstained, nothing found) and of its parts too; keep one.",
  "branch-scored-beneath":
    "{reviewer} calls {criterion} not applicable or abstains from it as a whole, but what was said of {leaves:list} beneath it stands; to change that, say so of each.",
  "task-not-of-unit":
    "{unit} has no task {task} (criterion {criterion}); ids stand in the master's sheet 任务分解 and in read --json.",
  "value-not-wanted": "This kind of observation has no {column} (it is {got}); empty it.",
  "value-not-number": "{got} is no number; write one such as 8.5.",
  "value-unknown": "{got} is not known; there are: {want:list}.",
  "points-below-minimum": "{value} is below the lowest mark {minPoints}; check it.",
  "count-not-whole": "The count {got} is not whole; write a whole number.",
  "not-applicable-without-approver":
    "Not applicable without who approved it; name them (批准人 on a sheet, value in a CSV file).",
  "abstained-without-reason": "Abstained without a reason; give one.",
  "finding-without-rule": "Criterion {criterion} is not scored from findings; check the criterion.",
  "finding-dates": "{later} is before the day it was found, {date}; check the dates.",
  "finding-not-counted": "Findings of round {round} do not count under {criterion}, by the scheme; check the round.",
  "full-marks-differ":
    "Full marks in {table} come to {got}, not to its {want} {want:point/points}; check weights, conversions and bounds.",
  "proportion-above-one":
    "{criterion}: {count} done of {of} due is more than all, which the scheme refuses; check the numbers.",
  "denominator-empty":
    "{criterion}: the denominator is 0 and the scheme refuses that; check the number due or the target.",
  "survey-too-small":
    "{criterion}: {answers} {answers:answer is/answers are} fewer than the {want} wanted; add to the sample.",
  "task-score-missing": "{unit}: {criterion} lacks the scores of tasks {tasks:list}; add them.",
  "input-missing": "{unit}: the formula of {criterion} lacks {inputs:list}; add them.",
  "formula-without-evaluator": "{criterion} has a formula and the evaluator is not loaded; open it again.",
  "formula-unreadable": "The formula cannot be read from {part} on; check operators, brackets and commas.",
  "formula-name-unknown": "The formula says {part}, which is not defined; there are {names}.",
  "formula-not-allowed":
    "The formula may not say {part}; there are + - * /, brackets, comparisons, if, min, max, round.",
  "formula-test-wanted": "In the formula {part} should be a comparison such as a > b.",
  "formula-number-wanted": "In the formula {part} is a comparison and no number; use if to choose a number by it.",
  "formula-places-outside": "In the formula {part}: places are a whole number from 0 to 10.",
  "formula-too-deep": "The formula is nested too deep at {part}; make several stages of it.",
  "formula-input-unused": "The formula never uses {names}; check, and remove what is not wanted.",
  "formula-failed": "The formula of {criterion} cannot be computed ({detail}); check it and its data.",
  "formula-outside": "The formula of {criterion} gives {got}, outside 0 to {max}, which the scheme refuses; check it.",
  "party-absent":
    "{unit}: {parties:list} is absent for {criterion} and by the scheme nobody can take its weight over (it may not be, who is named is absent too, or what is left weighs 0); have it scored or change the scheme.",
  "stage-not-applicable":
    "A part of stage {criterion} does not apply as a whole and the scheme does not say what then; change the scheme.",
  "nothing-to-rescale":
    "What applies in {criterion} comes to 0 points, so nothing can be rescaled; check what was called not applicable.",
  "nothing-to-spread-over":
    "{criterion} does not apply and there is nothing to spread its points over; check what was called not applicable.",
  "move-target-not-applicable":
    "{criterion} does not apply and its points go to {to}, which does not apply either; check both.",
  "not-applicable-refused": "The scheme does not let {criterion} be not applicable; score it.",
  "component-missing": "{unit}: {criterion} lacks component units; check part_of and role in the list of units.",
};
