import type { Veto } from "../scheme/stage.ts";
import type { GroupResult, UnitResult } from "./yearResults.ts";

/**
 * What vetoes did, a sentence for each unit that one struck (一票否决说明): by which, and what became of its total, its rank and
 * its grade; in the order of the tables.
 */
export const vetoNotes = (groups: readonly GroupResult[]): readonly string[] =>
  groups.flatMap(({ table, rows }) => {
    const vetoes = table.stages.flatMap((stage) => (stage.op === "veto" ? stage.vetoes : []));
    return rows.flatMap((result) => {
      const struck = vetoes.filter(({ id }) => result.row.vetoes.includes(id));
      return struck.length === 0 ? [] : [noteOf(result, struck)];
    });
  });

const noteOf = ({ unit, row }: UnitResult, struck: readonly Veto[]): string => {
  const does = (test: (veto: Veto) => boolean): boolean => struck.some(test);
  const effects = [
    row.shown === null
      ? "不计总分"
      : does(({ score }) => score.kind === "fixed" || score.kind === "cap")
        ? `总分计${row.shown}分`
        : "",
    row.rank === null ? "不参加排名" : does(({ rank }) => rank === "last") ? "排在本组其他单位之后" : "",
    does(({ bonus }) => bonus === "barred") ? "不计加分" : "",
    does(({ grade }) => grade.kind !== "kept") ? `等次为${row.grade}` : "",
  ].filter((text) => text !== "");
  const names = struck.map(({ name }) => `“${name}”`).join("、");
  return `${unit.name}因${names}一票否决${effects.length > 0 ? `，${effects.join("，")}` : ""}。`;
};

/** Said under a table of what each stage gave where a veto came after them. */
export const beforeVeto = "受一票否决的单位，总分以外各列是否决前的得分。";
