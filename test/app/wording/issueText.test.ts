import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";

import { fewNames } from "../../../src/app/fewNames.ts";
import { issueLine, issueText, placeText } from "../../../src/app/wording/issueText.ts";
import { issuesEn } from "../../../src/app/wording/issues.en.ts";
import { issuesZh } from "../../../src/app/wording/issues.zh.ts";
import { wholeAssessment, type Place } from "../../../src/domain/shared/place.ts";
import { errorAt, noteAt, warningAt } from "../../../src/domain/shared/result.ts";

/** What a code looks like; codes are the only texts of this form that have a wording or stand where issues are made. */
const code = /^[a-z]+(?:-[a-z]+)+$/u;

const sources = readdirSync("src", { recursive: true, encoding: "utf8" })
  .filter((name) => /\.tsx?$/u.test(name) && !/(?:^|[\\/])wording[\\/]/u.test(name))
  .map((name) => readFileSync(join("src", name), "utf8"));

/** The text between the bracket at `open` and its partner, brackets and quotes counted. */
const insideBrackets = (source: string, open: number): string => {
  let depth = 0;
  let quote = "";
  for (let at = open; at < source.length; at++) {
    const mark = source.charAt(at);
    if (quote !== "") {
      if (mark === "\\") at++;
      else if (mark === quote) quote = "";
    } else if (`"'\``.includes(mark)) quote = mark;
    else if ("([{".includes(mark)) depth++;
    else if (")]}".includes(mark) && --depth === 0) return source.slice(open + 1, at);
  }
  return "";
};

/** Every code that an issue can be made with: given to a maker, listed in a table of codes, or typed as a reason. */
const madeCodes = (): ReadonlySet<string> => {
  const codes = new Set<string>();
  for (const source of sources) {
    for (const call of source.matchAll(/\b(?:errorAt|warningAt|noteAt|complain)\(/gu)) {
      const inside = insideBrackets(source, call.index + call[0].length - 1);
      for (const [, text = ""] of inside.matchAll(/"([^"\n]*)"/gu)) if (code.test(text)) codes.add(text);
    }
    // Tables such as `codes` of the disk, pairs of code and data, and unions of reasons.
    for (const [, text = ""] of source.matchAll(/(?:\b[A-Z]+: |\[|\breason: (?:"[^"\n]*" \| )*)"([a-z-]+)"/gu)) {
      if (code.test(text)) codes.add(text);
    }
  }
  // Put together from a list's part: `${key}-repeated`.
  return new Set([...codes, "id-repeated", "name-repeated"]);
};

/** Texts that look like codes and are none. */
const noCodes = new Set([
  "criterion-first",
  "half-up",
  "half-even",
  "document-loaded",
  "scheme-set",
  "observations-recorded",
]);
const made = [...madeCodes()].filter((one) => !noCodes.has(one));
const placeholders = (sentence: string | undefined): readonly string[] =>
  [...new Set([...(sentence ?? "").matchAll(/\{(\w+)(?::list)?\}/gu)].map(([, name = ""]) => name))].sort();

describe("the wording of issues", () => {
  it("is found for codes of every room", () => {
    expect(made).toEqual(
      expect.arrayContaining([
        "weight-below-floor",
        "file-absent",
        "entry-hash",
        "points-above-maximum",
        "score-cleared",
        "file-refused",
      ]),
    );
    expect(made.length).toBeGreaterThan(80);
  });

  it("is there in both languages for every code that can be made", () => {
    expect(made.filter((one) => issuesZh[one] === undefined)).toEqual([]);
    expect(made.filter((one) => issuesEn[one] === undefined)).toEqual([]);
  });

  it("is there for no code that is never made", () => {
    const all = sources.join("\n");
    const unused = Object.keys(issuesZh).filter((one) => !made.includes(one) && !all.includes(`"${one}"`));
    expect(unused).toEqual([]);
  });

  it("has the same codes and the same placeholders in both languages", () => {
    expect(Object.keys(issuesEn)).toEqual(Object.keys(issuesZh));
    for (const one of Object.keys(issuesZh)) {
      const shared = placeholders(issuesZh[one]).filter((name) => placeholders(issuesEn[one]).includes(name));
      expect(shared, one).toEqual(placeholders(issuesZh[one]));
      expect(shared, one).toEqual(placeholders(issuesEn[one]));
    }
  });

  it("says what happened and what to do, in one sentence that ends", () => {
    for (const sentence of Object.values(issuesZh)) expect(sentence).toMatch(/^[^\n]+[；：，。][^\n]+。$|^[^\n]+。$/u);
    for (const sentence of Object.values(issuesEn)) expect(sentence).toMatch(/^[A-Z“{][^\n]+\.$/u);
  });
});

describe("an issue", () => {
  const place = { kind: "row", file: "units.csv", row: 3, column: "id" } as const;

  it("is one line: severity, code, place, sentence", () => {
    const issue = errorAt(place, "id-repeated", { id: "jyj" });
    expect(issueLine(issue, "zh")).toBe("错误 id-repeated units.csv 第 3 行 id：编号“jyj”重复；每个编号只能用一次。");
    expect(issueLine(issue, "en")).toBe(
      "error id-repeated units.csv line 3 id: The id jyj stands twice; use each id once.",
    );
  });

  it("keeps to one line though its data has several", () => {
    const issue = warningAt(place, "cell-not-points", { got: "九\r\n分" });
    expect(issueLine(issue, "zh")).not.toContain("\n");
    expect(issueLine(issue, "zh").startsWith("注意 ")).toBe(true);
    expect(issueLine(noteAt(place, "units-absent"), "en").startsWith("note ")).toBe(true);
  });

  it("takes its data as it is, dollar signs and braces too", () => {
    expect(issueText(errorAt(place, "cell-not-points", { got: "$& {got} $1" }), "zh")).toContain("“$& {got} $1”");
  });

  it("names the first five of many and counts all, in the language of the sentence", () => {
    const units = ["甲局", "乙局", "丙局", "丁局", "戊局", "己局"];
    const issue = warningAt(wholeAssessment, "leads-unlisted", { count: 6, ...fewNames("units", units) });
    expect(issueText(issue, "zh")).toContain("甲局、乙局、丙局、丁局、戊局等 6 个");
    expect(issueText(issue, "en")).toContain("(甲局, 乙局, 丙局, 丁局, 戊局 and others, 6 in all)");
    expect(issueText(issue, "en")).not.toContain("等");
    const few = warningAt(wholeAssessment, "leads-unlisted", { count: 2, ...fewNames("units", units.slice(0, 2)) });
    expect(issueText(few, "en")).toContain("(甲局, 乙局)");
  });

  it("puts commas into a list in English, and leaves what people wrote themselves as it is", () => {
    const unknown = errorAt(place, "cell-not-choice", { got: "优、良", want: "优、良、不适用" });
    expect(issueText(unknown, "zh")).toContain("优、良、不适用");
    expect(issueText(unknown, "en")).toBe("“优、良” is none of the choices; type one of: 优, 良, 不适用.");
  });

  it("says what a shape wanted in words", () => {
    const issue = errorAt(place, "field-invalid", { got: "5", want: "decimal" });
    expect(issueText(issue, "zh")).toContain('用引号括起的小数，如 "12.5"');
    expect(issueText(issue, "en")).toContain('a decimal in quotes such as "12.5"');
    expect(issueText(errorAt(place, "field-invalid", { got: "5", want: "boolean" }), "zh")).toContain(
      "应为 true 或 false；",
    );
    const empty = errorAt(place, "field-invalid", { got: "[]", want: "entries" });
    expect(issueText(empty, "zh")).toBe("写的是 空列表，应为 至少有一项的列表；请改正。");
    expect(issueText(errorAt(place, "field-invalid", { got: "5", want: "null" }), "zh")).toContain("应为 null；");
  });

  it.each(["name", "id", "constructor", "__proto__"])("takes a party that people called %s for a name", (want) => {
    const data = { reviewer: "r1", party: "office", want };
    const issue = errorAt({ kind: "assessment" }, "reviewer-of-other-party", data);
    expect(issueText(issue, "en")).toContain(`belongs to ${want}, `);
  });

  it("of no wording, or without its data, is a bug", () => {
    expect(() => issueText(errorAt(place, "no-such-code"), "zh")).toThrow(RangeError);
    expect(() => issueText(errorAt(place, "toString"), "zh")).toThrow();
    expect(() => issueText(errorAt(place, "id-repeated"), "zh")).toThrow(RangeError);
  });
});

describe("a place", () => {
  it.each<[Place, string, string]>([
    [{ kind: "text", start: 0, end: 1, line: 7 }, "正文第 7 行", "line 7 of the text"],
    [{ kind: "cell", sheet: "排名", address: "B5" }, "排名 B5", "排名 B5"],
    [{ kind: "cell", file: "a.xlsx", sheet: "排名", address: "B5" }, "a.xlsx，排名 B5", "a.xlsx, 排名 B5"],
    [{ kind: "row", file: "u.csv", row: 2 }, "u.csv 第 2 行", "u.csv line 2"],
    [
      { kind: "field", document: "scheme.json", path: "criteria[1].id" },
      "scheme.json criteria[1].id",
      "scheme.json criteria[1].id",
    ],
    [{ kind: "field", document: "scheme.json", path: "" }, "scheme.json", "scheme.json"],
    [{ kind: "file", name: "a.xlsx" }, "a.xlsx", "a.xlsx"],
    [{ kind: "entry", index: 3 }, "第 3 条记录", "entry 3"],
    [{ kind: "assessment" }, "", ""],
  ])("%j leads a person there", (place, zh, en) => {
    expect(placeText(place, "zh")).toBe(zh);
    expect(placeText(place, "en")).toBe(en);
  });
});
