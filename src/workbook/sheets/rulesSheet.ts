import { criteriaOf, leavesOf } from "../../domain/scheme/criterion.ts";
import type { Scheme, Table } from "../../domain/scheme/scheme.ts";
import type { SheetLayout } from "../sheetLayout.ts";
import { gradingWords } from "./gradingWords.ts";
import { notApplicableWords, ruleWords } from "./ruleWords.ts";
import { stageWords } from "./stageWords.ts";

/** The sheet 规则: how every criterion is scored and every stage computed, in sentences; to be read, not read back. */
export const rulesSheet = (scheme: Scheme): SheetLayout => {
  const several = scheme.tables.length > 1;
  const inTable = several ? [{ header: "考核表", width: 16, kind: "text" as const }] : [];
  const named = ({ name }: Table): readonly string[] => (several ? [name] : []);
  return {
    name: "规则",
    visibility: "visible",
    title: "计分规则",
    lines: ["由考核方案生成，只供查看；改动请改方案。"],
    landscape: true,
    locked: true,
    table: {
      name: "kp_rules",
      caption: "末级指标怎样计分",
      columns: [
        ...inTable,
        { header: "指标编号", width: 12, kind: "text" },
        { header: "指标", width: 28, kind: "text" },
        { header: "评审方", width: 20, kind: "text" },
        { header: "计分规则", width: 80, kind: "text" },
        { header: "不适用时", width: 34, kind: "text" },
      ],
      rows: scheme.tables.flatMap((table) => {
        const nameOf = namesOf(table);
        return leavesOf(table.criteria).map((leaf) => [
          ...named(table),
          leaf.id,
          leaf.name,
          leaf.parties?.map((party) => scheme.parties.find(({ id }) => id === party)?.name ?? party).join("、") ??
            "全部",
          ruleWords(leaf.rule),
          notApplicableWords(leaf.notApplicable ?? table.notApplicable.rule, nameOf),
        ]);
      }),
    },
    below: [
      {
        name: "kp_stages",
        caption: "计分环节，按先后",
        columns: [
          ...inTable,
          { header: "次序", width: 12, kind: "number" },
          { header: "环节", width: 28, kind: "text" },
          { header: "性质", width: 20, kind: "text" },
          { header: "怎样计算", width: 80, kind: "text" },
        ],
        rows: scheme.tables.flatMap((table) =>
          table.stages.map((stage, index) => [
            ...named(table),
            index + 1,
            stage.name,
            stage.id === table.total ? "总分" : "",
            stageWords(scheme, table, stage),
          ]),
        ),
      },
      {
        name: "kp_grading",
        caption: "各分组的名次与等次",
        columns: [
          ...inTable,
          { header: "分组编号", width: 12, kind: "text" },
          { header: "分组", width: 28, kind: "text" },
          { header: "事项", width: 20, kind: "text" },
          { header: "怎样确定", width: 80, kind: "text" },
        ],
        rows: scheme.groups.flatMap((group) => {
          const table = scheme.tables.find(({ id }) => id === group.table);
          if (!table) return [];
          return gradingWords(table, group).map(([what, how]) => [...named(table), group.id, group.name, what, how]);
        }),
      },
    ],
  };
};

const namesOf = ({ criteria }: Table): ((id: string) => string) => {
  const names = new Map(criteriaOf(criteria).map(({ id, name }) => [id, name]));
  return (id) => names.get(id) ?? id;
};
