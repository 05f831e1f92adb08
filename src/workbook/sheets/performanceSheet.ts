import type { Scheme } from "../../domain/scheme/scheme.ts";
import type { ComponentFloor } from "../../domain/scheme/weightFloors.ts";
import { compare, exact } from "../../domain/shared/exact.ts";
import type { SheetLayout } from "../sheetLayout.ts";

/** The sheet 绩效构成: what each part weighs, beside its floor and the clause that sets it. */
export const performanceSheet = (scheme: Scheme, floors: readonly ComponentFloor[]): SheetLayout => ({
  name: "绩效构成",
  visibility: "visible",
  title: "绩效考核构成",
  lines: ["政务公开的分值权重不得低于下限；低于下限的方案不能使用。"],
  landscape: true,
  table: {
    name: "kp_performance",
    columns: [
      { header: "组成部分", width: 28, kind: "text" },
      { header: "权重（%）", width: 12, kind: "number" },
      { header: "下限（%）", width: 12, kind: "number" },
      { header: "检查", width: 12, kind: "text" },
      { header: "依据", width: 60, kind: "text" },
    ],
    rows: scheme.performance.components.map((component) => {
      const floor = highest(floors.filter((one) => one.component.id === component.id));
      if (!floor) return [component.name, Number(component.weight), null, "", ""];
      const met = compare(exact(component.weight), exact(floor.percent)) >= 0;
      const basis = floor.quote === "" ? "全国统一下限" : floor.quote;
      return [component.name, Number(component.weight), Number(floor.percent), met ? "符合" : "低于下限", basis];
    }),
  },
});

/** Of equal floors the last: a clause of the document says more than the statutory floor. */
const highest = (floors: readonly ComponentFloor[]): ComponentFloor | undefined =>
  floors.reduce<ComponentFloor | undefined>(
    (best, one) => (best && compare(exact(best.percent), exact(one.percent)) > 0 ? best : one),
    undefined,
  );
