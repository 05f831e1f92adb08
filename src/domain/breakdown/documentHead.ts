import { isoDate } from "./calendarDate.ts";
import { chineseNumber } from "./chineseNumber.ts";
import { gaps, inkOf, type Script, type Stretch } from "./script.ts";

/** What a document says of itself (文件信息); empty or null where it says nothing. */
export type DocumentHead = {
  readonly number: string;
  readonly date: string;
  readonly jurisdiction: string;
  readonly year: number | null;
  readonly title: string;
};

const firstLines = 60;
const longestTitle = 70;
const numberLine =
  /^\(?(?:发文字号|文号|文件编号)?:?(?<number>[\u4e00-\u9fffA-Za-z]{1,14}[〔[(](?:19|20)\d\d[〕\])]第?\d{1,4}号)\)?$/u;
const dateText =
  "(?<year>(?:19|20)\\d\\d|二〇[〇一二三四五六七八九]{2})年(?<month>\\d{1,2}|[一二三四五六七八九十]{1,2})月(?<day>\\d{1,2}|[一二三四五六七八九十]{1,3})日";
const dateLine = new RegExp(`^(?:成文日期|发布日期|发文日期|印发日期|发布时间|日期)?:?${dateText}$`, "u");
const posted =
  /(?<!完成|截止|截至|办结|工作|报送)(?:日期|时间):?(?<year>20\d\d)[-/.](?<month>\d{1,2})[-/.](?<day>\d{2})(?!\d{3})/u;
const issuedLine = new RegExp(`${dateText}印发$`, "u");
const signedDate = new RegExp(
  `(?:人民政府(?:办公[厅室])?|办公[厅室]|委员会|领导小组|局|厅)${dateText}(?!,|印发了?《|[之以]?[前内]|起|至|到)`,
  "u",
);
const planEnding =
  /(?:要点|方案|计划|分解表|安排|意见|清单|分工|任务书|分工表|一览表|台账|分解|任务表|计划表|安排表|进度表|推进表|配档表|打算|规程|细则|办法|措施|部署|纲要|任务|目标|事项|责任书)(?:\([^()]{1,12}\))?$/u;
const placeWord =
  "(?:[\\u4e00-\\u9fff]{2,6}?(?:省|自治区|自治州|自治县|市|州|盟|县|区|旗|兵团|新区|开发区|镇|乡|街道))";
const issuer = new RegExp(
  `^(?<place>${placeWord}{1,3}?)(?:(?:人民)?政府|街道办事处|管委会|管理委员会|(?:党政)(?=办公))(?:(?:党政|综合)?办公[厅室])?$`,
  "u",
);
/** A department's own document says where it is by its name: 某市某局. */
const department = new RegExp(
  `^(?<place>${placeWord}{1,2}?)(?![场])[\\u4e00-\\u9fff]{2,16}(?:局|厅|委员会|委|办公室|中心)(?:文件)?$`,
  "u",
);
const issuerStart = new RegExp(
  `^(?<place>${placeWord}{1,3}?)(?=(?:人民)?政府|(?:19|20)\\d\\d|二〇|关于|政务|基层政务|贯彻|办公|落实|推进|办事处|管委会|管理委员会|[\\u4e00-\\u9fff]{2,12}?(?:局|厅|委员会|委|办公室|中心|院|队|所)(?:(?:19|20)\\d\\d|二〇|文件|政务|信息)|[\\u4e00-\\u9fff]{2,10}?(?:局|厅|委员会|委)关于)`,
  "u",
);

/** Reads number, date, jurisdiction, year and title from what stands before the first task and from the signature. */
export const documentHead = (script: Script, bodyStart: number): DocumentHead => {
  const early = firstSegments(script, bodyStart);
  const heads = [...early, ...cellsBefore(script, bodyStart)];
  const number = heads.map((one) => numberLine.exec(folded(script, one))?.groups?.["number"]).find(Boolean) ?? "";
  const title = titleOf(script, early);
  const date = dateOf(script, bodyStart);
  return {
    number: writtenNumber(script, heads, number),
    date,
    jurisdiction: jurisdictionOf(script, title),
    year: yearOf(title, number, date),
    title,
  };
};

const folded = (script: Script, { start, end }: Stretch): string => script.chars.slice(start, end);

/**
 * Short lines, and in long lines the short stretches between spaces, since a paste loses line breaks; one by one, as asked for.
 * @param rowsFrom from where on rows of tables are left out: they say when tasks are due
 */
function* segmentsOf(script: Script, rowsFrom = Infinity): Generator<Stretch> {
  for (const line of script.lines) {
    if (line.cells && line.start >= rowsFrom) continue;
    if (line.end - line.start <= longestTitle) {
      yield { start: line.start, end: line.end };
      if (line.start > 0) continue;
    }
    let from = line.start;
    for (let i = line.start + 1; i <= line.end; i++) {
      if (i < line.end && script.gap[i] !== gaps.space) continue;
      if (i - from <= longestTitle && (from !== line.start || i !== line.end)) yield { start: from, end: i };
      from = i;
    }
  }
}

/** The first segments of a document, those that begin before a place. */
const firstSegments = (script: Script, limit: number): readonly Stretch[] => {
  const first: Stretch[] = [];
  for (const one of segmentsOf(script)) {
    if (first.length === firstLines || (one.start > 0 && one.start >= limit)) break;
    first.push(one);
  }
  return first;
};

/** The cells of the table above a page's document (索引号、发文字号). */
const cellsBefore = (script: Script, limit: number): readonly Stretch[] =>
  script.lines
    .slice(0, firstLines)
    .filter(({ start }) => start < limit)
    .flatMap(({ cells }) => cells ?? []);

const writtenNumber = (script: Script, heads: readonly Stretch[], number: string): string => {
  const line = heads.find((one) => number !== "" && folded(script, one).includes(number));
  if (!line) return "";
  const from = folded(script, line).indexOf(number);
  return inkOf(script, line).slice(from, from + number.length);
};

const titleOf = (script: Script, early: readonly Stretch[]): string => {
  const named = early.map((one) => {
    const words = folded(script, one);
    const head = words.length - words.replace(/^(?:附件?\d{0,2}:?|《)/u, "").length;
    return { start: one.start + head, end: one.end };
  });
  const text = (one: Stretch): string => folded(script, one);
  const isPlan = (one: Stretch): boolean =>
    planEnding.test(text(one)) &&
    /(?:19|20)\d\d|[省市县区州盟旗]/u.test(text(one)) &&
    text(one).length >= 8 &&
    !/[。,:;]|关于印发|^\d/u.test(text(one).replace(/^(?:19|20)\d\d年/u, ""));
  const isNotice = (one: Stretch): boolean => /关于[^。;]{4,}通知$/u.test(text(one)) && !/[。;]|来源:/u.test(text(one));
  const isAny = (one: Stretch): boolean =>
    /(?:政务公开|信息公开)/u.test(text(one)) && text(one).length >= 8 && !/[。;,:]/u.test(text(one));
  const found = named.find(isPlan) ?? named.find(isNotice) ?? named.find(isAny);
  return found ? inkOf(script, found).replace(/》$/u, "") : "";
};

const dateOf = (script: Script, bodyStart: number): string => {
  for (const shape of [dateLine, signedDate, issuedLine]) {
    for (const one of segmentsOf(script, bodyStart)) {
      if (one.end - one.start > longestDate) continue;
      const date = readDate(shape.exec(folded(script, one)));
      if (date) return date;
    }
  }
  const signed = readDate(signedDate.exec(script.chars.slice(0, Math.min(bodyStart, 4000))));
  return signed ?? postedDate(script, bodyStart);
};

/** The day on which a page was posted, above its document; "" where no page says so. */
const postedDate = (script: Script, bodyStart: number): string => {
  for (const one of firstSegments(script, bodyStart)) {
    const date = readDate(posted.exec(folded(script, one)));
    if (date) return date;
  }
  return "";
};

const longestDate = 40;

const readDate = (match: RegExpExecArray | null): string | null => {
  if (!match) return null;
  const part = (name: string): number => chineseNumber(match.groups?.[name] ?? "") ?? 0;
  return isoDate(part("year"), part("month"), part("day"));
};

const jurisdictionOf = (script: Script, title: string): string => {
  for (const one of segmentsOf(script)) {
    const place = one.end - one.start <= 30 ? issuer.exec(folded(script, one))?.groups?.["place"] : undefined;
    if (place !== undefined && !/^(?:各|省|市|区|县)/u.test(place)) return inkOf(script, one).slice(0, place.length);
  }
  const titled = issuerStart.exec(
    title.replace(/\s/gu, "").replace(/^(?:(?:19|20)\d\d|二〇[〇○一二三四五六七八九]{2})年(?:度)?/u, ""),
  )?.groups?.["place"];
  if (titled !== undefined) return titled;
  for (const one of firstSegments(script, script.chars.length)) {
    const place = (department.exec(folded(script, one)) ?? issuerStart.exec(folded(script, one)))?.groups?.["place"];
    if (place !== undefined && !/^(?:各|本|全|省|市|区|县)|单位|部门|责任|牵头/u.test(place))
      return inkOf(script, one).slice(0, place.length);
  }
  return "";
};

const yearOf = (title: string, number: string, date: string): number | null => {
  const arabic = /(?:19|20)\d\d/u.exec(title)?.[0] ?? "";
  const chinese = /二〇[〇一二三四五六七八九]{2}/u.exec(title)?.[0] ?? "";
  return chineseNumber(arabic || chinese || (/(?:19|20)\d\d/u.exec(number)?.[0] ?? "") || date.slice(0, 4));
};
