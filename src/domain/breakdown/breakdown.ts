import type { SourceSpan } from "../shared/place.ts";

/** 单独 / 分别 / 共同牵头 / 未写明. */
export type LeadMode = "sole" | "each" | "joint" | "unstated";

/**
 * A concrete time limit (时限) with its quote. `value` is an ISO date for `deadline` (the last day), an ISO 8601
 * length for `within` ("P3D(working)", "P30D", "PT24H", "-P30D" before an event), and day, week, two-weeks, month,
 * quarter, half-year, year or school-year for `recurring`. `due` is the last day where it can be computed.
 */
export type TimeLimit = {
  readonly quote: string;
  readonly kind: "deadline" | "within" | "recurring";
  readonly value: string;
  readonly due: string | null;
};

/** The smallest stretch of text that carries its own attribution (任务). */
export type Task = {
  /** The outline path, such as "一/（一）/2"; unique in the document. */
  readonly id: string;
  readonly section: string;
  readonly heading: string;
  /** From the heading without its number to right before the attribution. */
  readonly text: string;
  readonly lead: readonly string[];
  readonly support: readonly string[];
  readonly leadMode: LeadMode;
  /** The attribution as written; empty when there is none. */
  readonly attribution: string;
  readonly inherited: boolean;
  readonly times: readonly TimeLimit[];
  /** In [0, 1]; below 0.8 a person should look. */
  readonly confidence: number;
  readonly place: SourceSpan;
};

/** What the notice or the closing asks of everybody (普遍要求). */
export type Duty = {
  readonly quote: string;
  readonly who: string;
  readonly times: readonly TimeLimit[];
  readonly place: SourceSpan;
};

/** A stated minimum weight (分值权重不低于4%); `percent` is a plain decimal text, "4". */
export type WeightFloor = {
  readonly percent: string;
  readonly subject: string;
  readonly quote: string;
  readonly place: SourceSpan;
};

/**
 * Two names that may mean one unit (简称与全称), proposed and never merged. `document` says so itself, with the quote;
 * by `custom` the quote is empty and there is no place.
 */
export type UnitAlias = {
  readonly short: string;
  readonly full: string;
  readonly source: "document" | "custom";
  readonly quote: string;
  readonly place: SourceSpan | null;
};

/** A source document (工作要点) taken apart: who has to do what by when, each with its quote and place. */
export type Breakdown = {
  /** The file's name without folders. */
  readonly document: string;
  /** 发文字号, such as 绵游府办发〔2018〕45号; empty when none was found, like the next four. */
  readonly number: string;
  readonly date: string;
  readonly jurisdiction: string;
  readonly year: number | null;
  readonly title: string;
  readonly weightFloors: readonly WeightFloor[];
  readonly tasks: readonly Task[];
  readonly duties: readonly Duty[];
  /** Proposed short names; absent in breakdowns that were stored before there were any. */
  readonly aliases?: readonly UnitAlias[];
};
