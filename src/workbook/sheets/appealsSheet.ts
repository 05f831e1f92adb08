import { criteriaOf } from "../../domain/scheme/criterion.ts";
import type { Scheme } from "../../domain/scheme/scheme.ts";
import type { Unit } from "../../domain/scheme/unit.ts";
import type { Appeal, AppealOutcome } from "../../domain/scoring/appeal.ts";
import type { SheetLayout } from "../sheetLayout.ts";

const appealOutcomeLabel: Readonly<Record<AppealOutcome, string>> = {
  upheld: "成立",
  partly: "部分成立",
  rejected: "不成立",
};

const open = "待决定";

/** The sheet 申诉: what units objected to, what was decided and how many records it changed. */
export const appealsSheet = (scheme: Scheme, units: readonly Unit[], appeals: readonly Appeal[]): SheetLayout => {
  const unitName = new Map(units.map(({ id, name }) => [id, name]));
  const criteria = scheme.tables.flatMap((table) => criteriaOf(table.criteria));
  const criterionName = new Map(criteria.map(({ id, name }) => [id, name]));
  const decided = appeals.filter(({ decision }) => decision).length;
  const days = scheme.appeals ? `申诉期限为结果送达后 ${scheme.appeals.withinWorkingDays} 个工作日。` : "";
  return {
    name: "申诉",
    visibility: "visible",
    title: "申诉",
    lines: [`共 ${appeals.length} 件，已决定 ${decided} 件。${days}改动前后的记录都在留痕中。`],
    landscape: true,
    table: {
      name: "kp_appeals",
      columns: [
        { header: "申诉编号", width: 10, kind: "text" },
        { header: "单位", width: 20, kind: "text" },
        { header: "指标", width: 20, kind: "text" },
        { header: "问题编号", width: 10, kind: "text" },
        { header: "申诉理由", width: 32, kind: "text" },
        { header: "佐证", width: 18, kind: "text" },
        { header: "送达", width: 12, kind: "text" },
        { header: "提出", width: 12, kind: "text" },
        { header: "结果", width: 10, kind: "text" },
        { header: "决定日期", width: 12, kind: "text" },
        { header: "决定人", width: 12, kind: "text" },
        { header: "决定理由", width: 32, kind: "text" },
        { header: "改动项数", width: 10, kind: "number" },
      ],
      rows: appeals.map((appeal) => [
        appeal.id,
        unitName.get(appeal.unit) ?? appeal.unit,
        criterionName.get(appeal.criterion) ?? appeal.criterion,
        appeal.finding ?? "",
        ...[appeal.ground, appeal.evidence, appeal.served, appeal.filed],
        appeal.decision ? appealOutcomeLabel[appeal.decision.outcome] : open,
        ...[appeal.decision?.date ?? "", appeal.decision?.by ?? "", appeal.decision?.reason ?? ""],
        appeal.decision ? appeal.decision.observations.length + appeal.decision.findings.length : null,
      ]),
      highlights: [
        { words: [open], look: "open", columns: [8] },
        { words: [appealOutcomeLabel.upheld, appealOutcomeLabel.partly], look: "good", columns: [8] },
        { words: [appealOutcomeLabel.rejected], look: "quiet", columns: [8] },
      ],
    },
  };
};
