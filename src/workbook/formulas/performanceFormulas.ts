import type { PerformanceComponent } from "../../domain/scheme/performance.ts";
import type { Group, Scheme } from "../../domain/scheme/scheme.ts";
import { effectiveWeight, isAssessedOn, type ComponentFloor } from "../../domain/scheme/weightFloors.ts";
import { compare, exact, isExact, isZero } from "../../domain/shared/exact.ts";
import type { SheetLayout } from "../sheetLayout.ts";
import { at } from "../../domain/shared/at.ts";
import { call, cell, cells, cleaned, number, operate, text, type Expression, type FormulaCell } from "./expression.ts";
import { formulaTable, headerRowsOf, type FormulaTable, type ValueCell } from "./formulaTable.ts";

export type PerformanceFormulas = {
  readonly sheet: SheetLayout;
  /** The cell with the weight of open-government work in a group, in points of 100. */
  readonly weightOf: (group: string) => FormulaCell;
  readonly valueCells: readonly ValueCell[];
};

const sheetName = "绩效构成";
const lines = [
  "政务公开的分值权重不得低于下限；低于下限的方案不能使用。实际权重按合并计分和不考核部分的处理折算。",
] as const;

/** The sheet 绩效构成 in formulas: what each part weighs in each group, beside its floor, the check, and the clause. */
export const performanceFormulas = (scheme: Scheme, floors: readonly ComponentFloor[]): PerformanceFormulas => {
  const { components, pools, openGovernment, bonusPoints } = scheme.performance;
  const table = formulaTable(sheetName, at(headerRowsOf(lines, [components.length], false), 0), components.length);
  const add = (header: string, width: number, kind: "text" | "number"): number =>
    table.addColumn({ header, width, kind });
  const name = add("组成部分", 28, "text");
  const weight = add("权重（%）", 12, "number");
  const pool = pools.length > 0 ? add("合并计分", 18, "text") : null;
  const floor = add("下限（%）", 12, "number");
  const highestFloor = components.map((one) => highest(floors.filter(({ component }) => component.id === one.id)));
  const plain = (row: number, column: number, value: string): FormulaCell => {
    const content = exact(value);
    table.setPlain(row, column, Number(value));
    return { ...table.cellAt(row, column), value: content };
  };
  const weights = components.map((one, row) => plain(row, weight, one.weight));
  const floorCells = highestFloor.map((one, row) => (one ? plain(row, floor, one.percent) : null));
  components.forEach((one, row) => {
    table.setPlain(row, name, one.name);
    if (pool === null) return;
    const shared = pools.find(({ id }) => id === one.pool);
    table.setPlain(row, pool, shared ? `${shared.name}（${shared.points}分）` : "");
  });
  const weightCells = new Map<string, FormulaCell>();
  for (const group of scheme.groups) {
    const suffix = scheme.groups.length > 1 ? `·${group.name}` : "";
    const effective = effectiveColumn(scheme, group, weights, table, suffix);
    const check = table.addColumn({ header: `检查${suffix}`, width: 12, kind: "text", computed: true });
    const bonus = openGovernment !== "" && compare(exact(bonusPoints), exact("0")) > 0;
    const within = bonus ? add(`含加分的权重（%）${suffix}`, 14, "number") : null;
    components.forEach((one, row) => {
      const own = effective[row];
      const least = floorCells[row];
      const isOpen = one.id === openGovernment;
      if (own && isOpen) weightCells.set(group.id, own);
      if (!own || !least) return;
      const held = [own];
      if (within !== null && isOpen) {
        held.push(
          table.set(
            row,
            within,
            operate(operate(cell(own), "*", number(100)), "/", operate(number(100), "+", number(exact(bonusPoints)))),
          ),
        );
      }
      table.set(row, check, checkFormula(held, least));
    });
  }
  const basis = add("依据", 60, "text");
  highestFloor.forEach((one, row) =>
    table.setPlain(row, basis, one ? (one.quote === "" ? "全国统一下限" : one.quote) : ""),
  );
  return {
    sheet: {
      name: sheetName,
      visibility: "visible",
      title: "绩效考核构成",
      lines,
      table: table.layout("kp_performance"),
      landscape: true,
    },
    weightOf: (group) => {
      const found = weightCells.get(group);
      if (!found)
        throw new RangeError(`weight of open-government work in ${group}: got none, want one that was checked`);
      return found;
    },
    valueCells: table.valueCells(),
  };
};

/** Noise of floats off both sides: 4 is not below 4, 3.9999 is. */
const checkFormula = (held: readonly FormulaCell[], least: FormulaCell): Expression => {
  const tests = held.map((one) => operate(cleaned(cell(one)), ">=", cleaned(cell(least))));
  return call("IF", tests.length === 1 ? at(tests, 0) : call("AND", ...tests), text("符合"), text("低于下限"));
};

/** The effective weights of a group, a cell a component; none where the group is not assessed on it. */
const effectiveColumn = (
  scheme: Scheme,
  group: Group,
  weights: readonly FormulaCell[],
  table: FormulaTable,
  suffix: string,
): readonly (FormulaCell | null)[] => {
  const { components, pools, notAssessed } = scheme.performance;
  const assessed = components.map((one) => isAssessedOn(one, group.id));
  const before = ({ pool }: PerformanceComponent, row: number): Expression => {
    const own = cell(at(weights, row));
    if (pool === null) return own;
    const members = weights.filter((_, index) => components[index]?.pool === pool && assessed[index]);
    const points = pools.find(({ id }) => id === pool)?.points ?? "0";
    if (members.every(({ value }) => isExact(value) && isZero(value))) return number(0);
    return operate(operate(number(exact(points)), "*", own), "/", call("SUM", cells(members)));
  };
  const column = (
    header: string,
    content: (component: PerformanceComponent, row: number) => Expression,
    last: boolean,
  ) => {
    const place = table.addColumn({ header: `${header}${suffix}`, width: 14, kind: "number" });
    return components.map((one, row) =>
      assessed[row]
        ? table.set(row, place, content(one, row), last ? effectiveWeight(scheme, one.id, group.id) : undefined)
        : null,
    );
  };
  if (notAssessed === "keep") return column("实际权重（%）", before, true);
  const counted = column("计入分值", before, false);
  const all = cells(counted.flatMap((one) => (one ? [one] : [])));
  return column(
    "实际权重（%）",
    (_, row) => {
      const own = counted[row];
      if (!own) throw new RangeError(`component ${row}: got no points, want those of one that is assessed`);
      const nothing = operate(call("SUM", all), "=", number(0));
      const share = operate(operate(cell(own), "*", number(100)), "/", call("SUM", all));
      return call("IF", nothing, number(0), share);
    },
    true,
  );
};

/** Of equal floors the last: a clause of the document says more than the statutory floor. */
const highest = (floors: readonly ComponentFloor[]): ComponentFloor | undefined =>
  floors.reduce<ComponentFloor | undefined>(
    (best, one) => (best && compare(exact(best.percent), exact(one.percent)) > 0 ? best : one),
    undefined,
  );
