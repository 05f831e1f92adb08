import { formStateText } from "../workbook/sheets/formProgressSheet.ts";
import type { Lateness } from "./latenessOf.ts";
import { latenessOf } from "./latenessOf.ts";
import { openNotApplicable, type OpenClaim } from "./notApplicableClaims.ts";
import type { State } from "./state.ts";

/** How far a unit has come with its form (填报状态): 未填, 草稿, 已报, 退回补正, 已锁定. */
export type FormState = "empty" | "draft" | "reported" | "returned" | "locked";

/** A unit's line in the table of progress (填报进度). */
export type FormProgress = {
  readonly unit: string;
  readonly name: string;
  readonly state: FormState;
  readonly due: string | null;
  /** The day on which the form that counts was taken. */
  readonly taken: string | null;
  /** How late it was, or is while it is not in. */
  readonly late: Lateness | null;
  /** Why it was sent back or is no more than a draft. */
  readonly reason: string;
  /** Another version came in, and nobody has said yet which counts. */
  readonly contested: boolean;
  /** The criteria that the form calls 不适用 and nobody has approved yet. */
  readonly notApplicable: readonly OpenClaim[];
};

/** Until when a unit's form is wanted: as it was sent out, or as it was sent back. */
export const dueOf = (state: State, unit: string): string | null => {
  const judgement = state.judgements.findLast((one) => one.unit === unit);
  const issued = state.forms.findLast((one) => one.unit === unit);
  return judgement?.due ?? issued?.due ?? null;
};

/** How far a unit has come with its form (填报状态); null where none was sent out. */
export const formStateOf = (state: State, unit: string): FormState | null => {
  if (!state.forms.some((one) => one.unit === unit)) return null;
  const judgement = state.judgements.findLast((one) => one.unit === unit);
  if (judgement) return judgement.state;
  if (!state.selfEvaluations.some((one) => one.unit === unit)) return "empty";
  // Who never reported has nothing that could be locked.
  return state.locked.length > 0 ? "locked" : "reported";
};

/** How far each unit that got a form has come, in the units' order. @param today an ISO date */
export const formProgress = (state: State, today: string): readonly FormProgress[] =>
  state.units.flatMap((unit): readonly FormProgress[] => {
    const is = formStateOf(state, unit.id);
    if (is === null) return [];
    const judgement = state.judgements.findLast((one) => one.unit === unit.id);
    const own = state.selfEvaluations.find((one) => one.unit === unit.id);
    const due = dueOf(state, unit.id);
    const isIn = is === "reported" || is === "locked";
    return [
      {
        unit: unit.id,
        name: unit.name,
        state: is,
        due,
        taken: own?.taken ?? null,
        late: isIn ? (own?.late ?? null) : due === null ? null : latenessOf(due, today),
        reason: judgement?.reason ?? "",
        contested: state.rivals.some((one) => one.unit === unit.id),
        notApplicable: own && isIn ? openNotApplicable(state, own) : [],
      },
    ];
  });

/** What is to be known of a unit's form beside its state (说明). */
export const remarkOf = ({ contested, notApplicable, reason }: FormProgress): string =>
  [
    contested ? "有两份，待确定" : "",
    notApplicable.length > 0 ? `不适用待批准：${notApplicable.map(({ name }) => name).join("、")}` : "",
    reason,
  ]
    .filter((text) => text !== "")
    .join("；");

/** The table of progress as text to paste into a message: who has reported, who is late, who was asked to mend what. */
export const progressText = (rows: readonly FormProgress[], today: string): readonly string[] => {
  const reported = rows.filter(({ state }) => state === "reported" || state === "locked").length;
  const late = rows.filter((row) => row.late !== null && row.state !== "reported" && row.state !== "locked");
  return [
    `自评表填报进度（${today}）：共 ${rows.length} 个单位，已报 ${reported} 个，未报 ${rows.length - reported} 个，其中逾期 ${late.length} 个。`,
    ["单位", "状态", "期限", "收到", "逾期", "说明"].join("\t"),
    ...rows.map((row) =>
      [
        row.name,
        formStateText[row.state],
        row.due ?? "",
        row.taken ?? "",
        row.late === null ? "" : `${row.late.days} 天`,
        remarkOf(row),
      ].join("\t"),
    ),
  ];
};
