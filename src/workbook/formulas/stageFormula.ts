import type { Stage, Veto } from "../../domain/scheme/stage.ts";
import { compare, divide, exact, subtract, whole } from "../../domain/shared/exact.ts";
import {
  call,
  cell,
  cells,
  cleaned,
  firstOf,
  number,
  operate,
  rounded,
  text,
  type Expression,
  type FormulaCell,
  type Operator,
} from "./expression.ts";
import { shareFormula } from "./shareFormula.ts";
import { anyIs, isNumber, openFirst, words } from "./words.ts";

/** The cell of a stage before. */
export type CellAt = (stage: string) => FormulaCell;

type StageOf<Op extends Stage["op"]> = Extract<Stage, { op: Op }>;

/** A stage's number within its bounds, then rounded (上下限、取整). */
const finished = ({ bounds: { min, max }, rounding }: Stage, value: Expression): Expression => {
  const raised = min === null ? value : call("MAX", value, number(exact(min)));
  const held = max === null ? raised : call("MIN", raised, number(exact(max)));
  return rounded(held, rounding);
};

/** The same for what may be a word: words stay, numbers are finished. `value` is spoken of twice, so it is a cell. */
export const finishedCell = (stage: Stage, one: FormulaCell): Expression =>
  changesNumbers(stage) ? call("IF", isNumber(one), finished(stage, cell(one)), cell(one)) : cell(one);

export const changesNumbers = ({ bounds: { min, max }, rounding }: Stage): boolean =>
  min !== null || max !== null || rounding !== null;

/** Goes on where all cells hold numbers, as the engine's `together` does. */
const together = (of: readonly FormulaCell[], next: Expression): Expression => {
  const unique = [...new Set(of)];
  const count = call("COUNT", cells(unique));
  return openFirst(
    unique,
    firstOf(
      [
        [anyIs(unique, words.vetoed), text(words.vetoed)],
        [operate(count, "=", number(unique.length)), next],
        [operate(count, "=", number(0)), text(words.notApplicable)],
      ],
      text(words.open),
    ),
  );
};

/** Goes on with a cell's number, or with the word it holds. */
const withNumber = (one: FormulaCell, next: Expression): Expression => call("IF", isNumber(one), next, cell(one));

export const sumFormula = (stage: StageOf<"sum">, at: CellAt): Expression => {
  const [first, ...rest] = stage.of.map((term) => ({ minus: term.sign === "-", one: at(term.stage) }));
  if (!first) throw new RangeError(`stage ${stage.id}: got no term, want one`);
  const start: Expression = first.minus ? operate(number(0), "-", cell(first.one)) : cell(first.one);
  const added = rest.reduce((sum, { minus, one }) => operate(sum, minus ? "-" : "+", cell(one)), start);
  return together(
    stage.of.map((term) => at(term.stage)),
    finished(stage, added),
  );
};

export const weightedFormula = (stage: StageOf<"weighted">, at: CellAt): Expression => {
  const of = stage.of.map((term) => at(term.stage));
  const shares = stage.of.map(({ stage: id, weight }) => ({
    id,
    weight: divide(exact(weight), whole(100)),
    cell: at(id),
  }));
  return openFirst(
    of,
    firstOf(
      [
        [anyIs(of, words.vetoed), text(words.vetoed)],
        [operate(call("COUNT", cells(of)), "=", number(0)), text(words.notApplicable)],
      ],
      shareFormula(shares, stage.absent, (value) => finished(stage, value), words.open),
    ),
  );
};

export const convertFormula = (stage: StageOf<"convert">, at: CellAt): Expression => {
  const { from, to } = stage;
  const one = at(stage.of);
  const [low, lowest] = [exact(from.lowest), exact(to.lowest)];
  const way = operate(cell(one), "-", number(low));
  const stretch = number(subtract(exact(to.highest), lowest));
  const grown = operate(operate(way, "*", stretch), "/", number(subtract(exact(from.highest), low)));
  return withNumber(one, finished(stage, operate(number(lowest), "+", grown)));
};

const tests: Readonly<Record<StageOf<"gate">["when"]["is"], Operator>> = {
  above: ">",
  atLeast: ">=",
  below: "<",
  atMost: "<=",
};

export const gateFormula = (stage: StageOf<"gate">, at: CellAt): Expression => {
  const [tested, one] = [at(stage.when.stage), at(stage.of)];
  const passes = operate(cleaned(cell(tested)), tests[stage.when.is], number(exact(stage.when.bound)));
  return withNumber(
    tested,
    call("IF", passes, withNumber(one, finished(stage, cell(one))), finished(stage, number(exact(stage.otherwise)))),
  );
};

/** What does not apply is not held, and holds nothing. */
export const limitFormula = (stage: StageOf<"limit">, at: CellAt): Expression => {
  const [own, against] = [at(stage.of), at(stage.against)];
  const highest = operate(operate(number(exact(stage.ratio)), "*", cell(against)), "+", number(exact(stage.margin)));
  return firstOf(
    [[anyIs([own, against], words.notApplicable), withNumber(own, finished(stage, cell(own)))]],
    together([own, against], finished(stage, call("MIN", cell(own), highest))),
  );
};

/**
 * What a unit's component units come to (下级单位合成): the mean of each role's totals, by the roles' weights.
 *
 * @param totals every component's total
 * @param means a cell a role, in the stage's order: the mean of its totals, or a word
 */
export const componentsFormula = (
  stage: StageOf<"components">,
  totals: readonly FormulaCell[],
  means: readonly FormulaCell[],
): Expression => {
  const shares = stage.roles.map(({ role, weight }, place) => ({
    id: role,
    weight: divide(exact(weight), whole(100)),
    cell: means[place] ?? null,
  }));
  const nobody = operate(call("COUNT", cells(means)), "=", number(0));
  const combined = shareFormula(shares, stage.absent, (value) => finished(stage, value), words.missing);
  return openFirst(totals, firstOf([[nobody, text(words.missing)]], combined));
};

/** The mean of the totals of a role's units; 缺席 where none has one. */
export const roleFormula = (totals: readonly FormulaCell[]): Expression =>
  totals.length === 0
    ? text(words.absent)
    : call(
        "IF",
        operate(call("COUNT", cells(totals)), "=", number(0)),
        text(words.absent),
        call("AVERAGE", cells(totals)),
      );

/** Whether a veto struck: its events were counted in any of the rounds. */
export type Struck = (veto: string) => Expression;

/** What vetoes make of a number (一票否决): none before fixed, the lowest fixed one before the lowest cap. */
export const vetoFormula = (stage: StageOf<"veto">, at: CellAt, struck: Struck): Expression => {
  const one = at(stage.of);
  const inOrder = (kind: "fixed" | "cap"): readonly { readonly id: string; readonly points: string }[] =>
    stage.vetoes
      .flatMap(({ id, score }) => (score.kind === kind ? [{ id, points: score.points }] : []))
      .sort((a, b) => compare(exact(a.points), exact(b.points)));
  const taken = stage.vetoes.filter(({ score }: Veto) => score.kind === "none").map(({ id }) => struck(id));
  const capped = withNumber(
    one,
    finished(
      stage,
      firstOf(
        inOrder("cap").map(({ id, points }) => [struck(id), call("MIN", cell(one), number(exact(points)))] as const),
        cell(one),
      ),
    ),
  );
  return firstOf(
    [
      ...(taken.length > 0
        ? [[taken.length === 1 && taken[0] ? taken[0] : call("OR", ...taken), text(words.vetoed)] as const]
        : []),
      ...inOrder("fixed").map(({ id, points }) => [struck(id), finished(stage, number(exact(points)))] as const),
    ],
    capped,
  );
};

/** The events of a stage (加分、扣分): count × points of each, held to each one's most; nothing where a veto bars the bonus. */
export const eventsFormula = (
  stage: StageOf<"events">,
  count: (item: string) => Expression,
  bars: readonly Expression[],
): Expression => {
  const items = stage.items.map(({ id, points, atMost }) => {
    const earned = operate(count(id), "*", number(exact(points)));
    return atMost === null ? earned : call("MIN", earned, number(exact(atMost)));
  });
  const [first = number(0), ...rest] = items;
  const value = finished(
    stage,
    rest.reduce((sum, one) => operate(sum, "+", one), first),
  );
  const barred = stage.effect === "bonus" ? bars : [];
  return barred.length === 0 ? value : call("IF", call("OR", ...barred), finished(stage, number(0)), value);
};
