import { chineseNumber } from "./chineseNumber.ts";
import {
  deadline,
  isActedOn,
  isEvent,
  lengthOf,
  negative,
  oneLength,
  periods,
  readLength,
  readMonth,
  recurring,
  within,
  type TimeMeaning,
  type TimeReader,
} from "./timeMeaning.ts";

const han = "一二三四五六七八九十";
const digits = "0123456789";
/** The characters that a number may be written with. */
const numerals = `${digits}〇两百${han}`;
const numeral = `(?:\\d{1,4}|[${han}两百]{1,5}|〇)`;
const before = "(?:以前|之前|前)";
const yearOpens = [
  ["2", "0"],
  ["二", "〇"],
  ["今本当明次", "年"],
] as const;
const yearWord = `(?<year>(?:20\\d\\d|二〇[〇${han}]{2})年|今年|本年度?|当年|明年|次年)?`;
const period = "(?:工作日|两周|二周|双周|半个?月|月度|月份|季度|半年度?|学年度?|年度|日|天|周|星期|月|季|年)";
const periodStarts = "工两二双半月季学年日天周星";
const count = "(?:次|场|期|篇|条|批|轮|件|个|份|回)";
const actions =
  "(?:抽查|检查|自查|核查|巡查|考评|考核|通报|监测|评估|督查|调度|点评|测评|普查|例会|报告|报送|更新|发布|公布|推送|汇总|总结|回访|会商|研判|评价|评比|排名)";
const actionStarts = "抽检自核巡考通监评督调点测普例报更发公推汇总回会研排";
const behindCount = new RegExp(`[${han}两几数多半\\d近每整]$`, "u");
/** 政务公开宣传周: a week that has a name is no period. */
const namedWeek = /(?:[\u4e00-\u9fff]{2}(?:活动|宣传|服务|开放|体验|主题|公开|安全|科技|文化|读书)|黄金|双|整|一)$/u;
const inside = "(?:之内|以内|内)";
const unit = "(?<unit>工作日|日历日|自然日|日|天|小时|分钟|周|星期|月|年)";

const recurringBy: ReadonlyMap<string, readonly TimeMeaning[]> = new Map(
  Object.entries(periods).map(([name, value]) => [name, [recurring(value)]]),
);
/** Made once for each name: most of a document's periods are a few words said again. */
const periodOf = (name: string): readonly TimeMeaning[] =>
  recurringBy.get(name) ?? recurringBy.get(name.replace("个", "")) ?? [];

/** All the ways, tried in this order at a place. */
export const timeReaders: readonly TimeReader[] = [
  {
    // 每季度终了后10日内: a length after an event, not a period.
    opens: [["每", "个月季半年"]],
    shape: new RegExp(
      `每个?(?:月|季度?|半年|年度?)(?:度)?(?:终了|结束|期?末|届满)(?:之?后)?(?:的)?(?<amount>${numeral})个?${unit}${inside}`,
      "uy",
    ),
    read: ({ amount = "", unit: name = "" }) => oneLength(lengthOf(amount, name, false)),
  },
  {
    // 每月10日前, 按月或季, 每半年: what follows the period is part of it.
    opens: [
      ["每", `个${periodStarts}`],
      ["按逐", periodStarts],
    ],
    shape: new RegExp(
      `(?<how>每个?|按|逐)(?<first>${period})(?![龄限轻代鉴历初常期程节刊岁边转]|报(?![送告备经请省市县区局]))(?:(?:或者?|、|和)(?<second>${period})(?![${han}\\d底末初内终]))?` +
        `(?:的)?(?:[上下]半年)?(?:(?:第?[一二三四首末]个?月|\\d{1,2}月|[${han}]{1,2}月)?(?:[、和]\\d{1,2}月){0,3}(?:(?:第?${numeral}个?(?:工作)?日|[上中下]旬|月?底|末)${before}|底${before}?|前${numeral}个?(?:工作)?日内?|\\d{1,2}日|[${han}]{1,3}日)|(?:\\d{1,2}|[${han}]{1,2})月份?)?`,
      "uy",
    ),
    read: ({ how, first = "", second }) => {
      if (how === "按" && /^(?:工作日|天|星期|日|两周|二周|双周)$/u.test(first) && first !== "日") return null;
      const meanings = periodOf(first);
      return second === undefined ? meanings : [...meanings, ...periodOf(second)];
    },
  },
  {
    opens: [["每", `隔${numerals}`]],
    shape: new RegExp(`每隔?${numeral}个?(?:年|月|日|天|周|小时|季度)`, "uy"),
    read: () => [],
  },
  {
    opens: [["上", "、,和及下"]],
    shape: /上[、,和及]?下半年(?:分别|至少)?各?/uy,
    read: () => [recurring("half-year")],
  },
  {
    opens: [["年", "中"]],
    shape: /年中[、,和及]年[末底](?:分别|至少)?各?(?:[^。;,]{0,6}次)?/uy,
    read: () => [recurring("half-year")],
  },
  {
    opens: [["上", "半"]],
    shape: /上半年[、,和及]下半年(?:分别|至少)?各(?:[^。;,]{0,6}次)?/uy,
    read: () => [recurring("half-year")],
  },
  {
    opens: [
      ["季月周", `度末底${actionStarts}`],
      ["半", "年"],
      ["年", "终"],
    ],
    shape: new RegExp(
      `(?<name>季度|月度|半年度?|年终|月|季|周)(?<end>末|底)?${actions}(?!不|的?结果|得分|等次|成绩|优秀|指标|体系|办法)`,
      "uy",
    ),
    read: ({ name = "", end }, { before: words }) => {
      if (
        (end !== undefined && !/^[季月]/u.test(name)) ||
        /[一二三四五六七八九十两上下本当首末每按逐半隔前个\d]$/u.test(words) ||
        (name === "季" && /[春夏秋冬雨旱]$/u.test(words)) ||
        (name === "周" && namedWeek.test(words))
      )
        return null;
      return [recurring(name === "年终" ? "year" : (periods[name] ?? "year"))];
    },
  },
  {
    opens: [
      ["全", "年"],
      ["一", "年个"],
    ],
    shape: new RegExp(
      `(?:全年|一年|一个年度)(?:内)?(?:[^。;,]{0,10}?(?:不少于|至少|不低于|不得少于)|(?:集中)?(?:组织|举办|举行|召开|开展|安排|出版|编发|编印|印发|制作|推出)[^。;,每]{0,10}?)[^。;,]{0,6}?${numeral}${count}`,
      "uy",
    ),
    read: () => [recurring("year")],
  },
  {
    opens: [
      ["半", "年"],
      ["一", "年季个月周日"],
    ],
    shape:
      /(?:(?<name>一年|半年|一季度|一季|一个?月|一周|一日)(?:[一两二三四五六]|\d{1,2})(?:次|报|调度|通报|评估|更新|公开|考核|督查|总结))/uy,
    read: ({ name = "" }) => [recurring(periods[name.replace(/^一个?/u, "")] ?? "year")],
  },
  {
    // 2018年6月底前, 12月31日前, 6月中旬前; a day or month without 前 or 底 is no limit, unless its field says so.
    opens: [...yearOpens, ["截", "止至"], [digits, `${digits}月`], [han, "月一二"]],
    shape: new RegExp(
      `(?<until>截止(?:日期|时间)?(?:到|至|为)?|截至)?${yearWord}(?:的)?(?<month>1[0-2]|0?[1-9]|十[一二]?|[${han}])月(?:份)?(?<place>(?<day>[0-3]?\\d|[${han}]{1,3})[日号]|[上中下]旬|底|末|初)?(?<mark>底?${before}|底|以内|内)?`,
      "uy",
    ),
    read: readMonth,
  },
  {
    // 2020.6.30前, 2020-06-30 in a column of times.
    opens: [["2", "0"]],
    shape: /(?<year>20\d\d)[-./](?<month>\d{1,2})[-./](?<day>\d{1,2})(?!\d)(?<mark>日?(?:以前|之前|前))?/uy,
    read: ({ year = "", month = "", day = "", mark }, { before: words, inTimeField }) =>
      mark !== undefined || inTimeField || /(?:至|到|~|截止|截至)$/u.test(words)
        ? [deadline(`${year}年`, Number(month), Number(day))]
        : [],
  },
  {
    opens: [...yearOpens, ["年", "底末度"]],
    shape: new RegExp(
      `(?:${yearWord}年?度?(?:底|末)(?<mark>${before})?|(?<only>年)(?:底|末)(?<markOnly>${before})?)`,
      "uy",
    ),
    read: ({ year, mark, markOnly }, { before: words, after, inTimeField }) => {
      if (/(?:[去上往历前每当次逐隔半近昨多几\d]|去年|上年|往年)$/u.test(words)) return null;
      const isStock = /^(?:余额|数据|存量|累计|人口|总量|结余|债务|政府债务|预计|统计)/u.test(after);
      return isStock && !mark && !markOnly && !inTimeField ? [] : [deadline(year, 12, "last")];
    },
  },
  {
    opens: [...yearOpens, ["年", "内度"]],
    shape: new RegExp(`(?:${yearWord}度?(?:之内|以内|内)|(?<only>年内|年度内))`, "uy"),
    read: ({ year, only }, { before: words }) => {
      if (year === undefined && only === undefined) return null;
      return behindCount.test(words) ? null : [deadline(year, 12, "last")];
    },
  },
  {
    opens: [...yearOpens, ["上下", "半"]],
    shape: new RegExp(`${yearWord}(?<half>上|下)半年(?<mark>${before}|底|内|完成)?`, "uy"),
    read: ({ half, year, mark }, { before: words, after }) => {
      if (
        /(?:去年|上年|上一年度?|历年)$/u.test(words) ||
        (!mark &&
          /^(?:的?(?:工作|情况|总结|数据|经济|运行|任务|报告|通报|整改|问题)|[^,。;、]{2,8}(?:情况|进展|数据|总结))/u.test(
            after,
          ))
      )
        return [];
      return half === "上" ? [deadline(year, 6, "last")] : [deadline(year, 12, "last")];
    },
  },
  {
    opens: [...yearOpens, ["第", "一二三四1234"], ["一二三四1234", "季"]],
    shape: new RegExp(
      `${yearWord}第?(?<quarter>[一二三四1-4])季度(?<mark>(?:末|底|内|结束)?${before}|末|底|内|(?:完成))?`,
      "uy",
    ),
    read: ({ quarter = "", year, mark }, { inTimeField, after }) =>
      mark || inTimeField || isActedOn(after) ? [deadline(year, (chineseNumber(quarter) ?? 0) * 3, "last")] : [],
  },
  {
    opens: [["到", "2"]],
    shape: /到(?<year>20\d\d年)(?![\d一二三四五六七八九十上下第初])/uy,
    read: ({ year }) => [deadline(year, 12, "last")],
  },
  {
    opens: [["2", "0"]],
    shape: /(?<year>20\d\d年度?)(?<mark>完成|以前|之前|前(?!后|期|三|两|半))?/uy,
    read: ({ year = "", mark }, { inTimeField, after }) => {
      const alone = inTimeField && (after === "" || /^[。;,)\n]/u.test(after));
      const named = (year.match(/\d+/u) ?? [""])[0];
      if (mark === "完成" || alone) return [deadline(`${named}年`, 12, "last")];
      return mark ? [deadline(`${Number(named) - 1}年`, 12, "last")] : [];
    },
  },
  {
    opens: [["提", "前"]],
    shape: new RegExp(`提前(?:至少|不少于|最少)?(?<amount>${numeral}|半)个?${unit}`, "uy"),
    read: ({ amount = "", unit: name = "" }) => oneLength(negative(lengthOf(amount, name, amount === "半"))),
  },
  {
    opens: [["前", `至不${numerals}`]],
    shape: new RegExp(
      `前(?:至少|不少于)?(?<amount>${numeral})个?(?<unit>工作日|日|天|小时|周|月(?!份))(?!${inside}?(?:的|至|情况|数据|信息|动态|进展|新增))(?:${inside})?`,
      "uy",
    ),
    read: ({ amount = "", unit: name = "" }, { before: words }) =>
      isEvent(words) && !(/^[一1]$/u.test(amount) && /(?:公布|发布|公开|通报)$/u.test(words))
        ? oneLength(negative(lengthOf(amount, name, false)))
        : null,
  },
  {
    opens: [[`${digits}半两百${han}`, `${numerals}-~至到个半工日自天小分周星月年`]],
    shape: new RegExp(
      `(?:(?<low>${numeral})(?:-|~|至|到))?(?<amount>${numeral}|半)个?${unit}(?<mark>${inside}|${before}|的?时间)?(?!${inside})`,
      "uy",
    ),
    read: readLength,
  },
  {
    opens: [["当", "日天"]],
    shape: /当[日天](?:之?内|24小时内)?(?![晚夜值]|[上下中][午旬班])/uy,
    read: () => [within("P0D")],
  },
  {
    opens: [
      ["次翌", "日"],
      ["第", "二"],
    ],
    shape: /(?:次日|翌日|第二天|第二日)/uy,
    read: () => [within("P1D")],
  },
];
