import type { Breakdown } from "../../domain/breakdown/breakdown.ts";
import type { Scheme } from "../../domain/scheme/scheme.ts";
import { taskStateLabel } from "../registers/claimRegister.ts";
import { wordsFor, type ReviewFrame } from "../review/voices.ts";
import type { LayoutCell, SheetLayout } from "../sheetLayout.ts";
import { materialsOn } from "../materialText.ts";
import type { Pack, PackMatter } from "./pack.ts";

/** What the units of a pack claim of their tasks (自评材料), to look up; null where none has come back. */
export const packClaimSheet = (breakdown: Breakdown | null, pack: Pack, matter: PackMatter): SheetLayout | null => {
  const heading = new Map(breakdown?.tasks.map((task) => [task.id, task.heading]));
  const rows = pack.units.flatMap((unit) => {
    const self = matter.selfEvaluations.find((one) => one.unit === unit.id);
    return (self?.claims ?? []).map((claim): readonly LayoutCell[] => [
      unit.name,
      claim.task,
      heading.get(claim.task) ?? "",
      taskStateLabel[claim.state],
      claim.account,
      [claim.evidence, self ? materialsOn(self, { kind: "task", id: claim.task }) : ""]
        .filter((text) => text !== "")
        .join("\n"),
    ]);
  });
  if (rows.length === 0) return null;
  const text = (header: string, width: number) => ({ header, width, kind: "text" }) as const;
  return {
    name: "自评材料",
    visibility: "visible",
    title: "自评材料",
    lines: ["各单位对任务的自评和佐证，供查阅，不用填写。"],
    landscape: true,
    frozenColumns: 2,
    locked: true,
    table: {
      name: "kp_pack_claims",
      columns: [
        text("单位", 22),
        text("编号", 12),
        text("任务", 30),
        text("完成情况", 10),
        text("自评说明", 60),
        text("佐证材料", 60),
      ],
      rows,
      highlights: [
        { words: [taskStateLabel.done], look: "good", columns: [3] },
        { words: [taskStateLabel.partly], look: "open", columns: [3] },
        { words: [taskStateLabel.open], look: "bad", columns: [3] },
      ],
    },
  };
};

/** What was found on the units of a pack in the year (问题), to look up; null where nothing was. */
export const packFindingSheet = (frame: ReviewFrame, pack: Pack, matter: PackMatter): SheetLayout | null => {
  const rows = pack.units.flatMap((unit) =>
    matter.findings
      .filter((one) => one.unit === unit.id)
      .map((one): readonly LayoutCell[] => [
        unit.name,
        one.id,
        roundName(frame.scheme, one.round),
        wordsFor(frame, unit).labelOf(one.criterion),
        [one.clause, one.evidence].filter((text) => text !== "").join("；"),
        Number(one.count),
        one.date,
        one.due ?? "",
        one.rectified ?? "",
        one.recheck ? `${one.recheck.date} 剩 ${one.recheck.count}` : "",
      ]),
  );
  if (rows.length === 0) return null;
  const text = (header: string, width: number) => ({ header, width, kind: "text" }) as const;
  return {
    name: "问题",
    visibility: "visible",
    title: "问题",
    lines: ["全年监测发现的问题和整改、复查情况，供查阅，不用填写。"],
    landscape: true,
    frozenColumns: 1,
    locked: true,
    table: {
      name: "kp_pack_findings",
      columns: [
        text("单位", 22),
        text("编号", 10),
        text("轮次", 14),
        text("指标", 22),
        text("问题", 50),
        { header: "数量", width: 8, kind: "number" },
        text("发现日期", 12),
        text("整改期限", 12),
        text("整改日期", 12),
        text("复查", 18),
      ],
      rows,
    },
  };
};

const roundName = ({ rounds }: Scheme, round: string): string => rounds.find(({ id }) => id === round)?.name ?? round;
