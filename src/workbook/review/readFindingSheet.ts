import { plainName, unitFinder } from "../../domain/scheme/unit.ts";
import { findingShape, type Finding } from "../../domain/scoring/finding.ts";
import type { Result } from "../../domain/shared/result.ts";
import { readRegister, type PlacedRows } from "../registers/readRegister.ts";
import type { SheetSnapshot } from "../sheetSnapshot.ts";
import { findingHeaders, findingsRuleOf } from "./findingSheet.ts";
import { wordsFor, type ReviewFrame } from "./voices.ts";

/**
 * Reads the sheet 问题台账 back (读取问题台账). Units, rounds, criteria and kinds may be named or given by id; a computed 扣分 is not
 * read.
 *
 * @returns the findings, or the issues of `readRegister`, `unit-unknown`, `round-unknown`, `criterion-unknown`, `value-unknown`; what must hold of them is for `checkFindings`
 */
export const readFindingSheet = (sheet: SheetSnapshot, frame: ReviewFrame): Result<PlacedRows<Finding>> => {
  const { scheme, units } = frame;
  const find = unitFinder(units);
  return readRegister(
    sheet,
    findingHeaders,
    findingShape,
    ({ text, number, date, complain }) => {
      const unit = find(text("unit"));
      if (!unit) complain("unit", "unit-unknown", { unit: text("unit") });
      const round = scheme.rounds.find(({ id, name }) => same(id, name, text("round")));
      const want = scheme.rounds.map(({ name }) => name).join("、");
      if (!round) complain("round", "round-unknown", { round: text("round"), want });
      const criterion = unit && wordsFor(frame, unit).find(text("criterion"));
      if (unit && !criterion) complain("criterion", "criterion-unknown", { criterion: text("criterion") });
      const kinds = unit && criterion ? (findingsRuleOf(scheme, unit, criterion.id)?.kinds ?? []) : [];
      const kind = kinds.find(({ id, name }) => same(id, name, text("kind")));
      if (kinds.length > 0 && !kind) {
        complain("kind", "value-unknown", { got: text("kind"), want: kinds.map(({ name }) => name).join("、") });
      }
      const rechecked = date("recheckDate") !== null || number("recheckCount") !== null;
      return {
        id: text("id"),
        round: round?.id ?? text("round"),
        unit: unit?.id ?? text("unit"),
        criterion: criterion?.id ?? text("criterion"),
        kind: kind?.id ?? text("kind"),
        count: number("count") ?? "",
        date: date("date") ?? "",
        due: date("due"),
        rectified: date("rectified"),
        recheck: rechecked ? { date: date("recheckDate") ?? "", count: number("recheckCount") ?? "" } : null,
        clause: text("clause"),
        evidence: text("evidence"),
      };
    },
    { recheck: "recheckDate", "recheck.date": "recheckDate", "recheck.count": "recheckCount" },
  );
};

const same = (id: string, name: string, text: string): boolean => [id, name].map(plainName).includes(plainName(text));
