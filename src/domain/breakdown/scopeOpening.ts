import { charTable } from "./charTable.ts";

/** How far an attribution reaches: over a whole part (本部分由…) or over the items beside it (以上各项由…). */
export type Reach = "part" | "siblings";

const except = "(?:除[^。;]{2,24}?外,?)?";
const works = "(?:各|所有|全部|每)?(?:项|条|款|类)?(?:重点|具体|主要)?(?:工作|任务|事项|内容|措施|要求)?";
const unnamed = "(?:(?:凡|除|未)[^。;]{2,24}?(?:的|外),?)?";
const alike = "(?:均|都|统一|一并|主要|具体)?";
const toWhom = "(?=由|(?:责任|牵头|主办|承办|配合|落实|实施)(?:单位|部门|科室|处室|股室)|[为是:])";
const part = `本(?:部分|章|节|篇|板块|大类|类|领域|方面)(?:中|内|下)?(?:所列|涉及)?的?${works}`;
const several = "(?:各|所有|全部|[一二三四五六七八九十两\\d]{1,3})(?:个)?(?:项|条|款|类|方面)?";
/** 第1至3项, which have to be looked up; where the sentence goes on to 第4至5项, whom it means is not told by its opening. */
const range = "第?(?<first>\\d{1,3})(?:至|到|[-~])第?(?<last>\\d{1,3})(?:项|条|款)?(?![^。]*第\\d)";
const siblings =
  `(?:以上|上述|前述|以下|下列)(?:(?:${range}|${several})(?:重点|具体)?(?:工作|任务|事项|内容|措施|要求)?` +
  `|(?:工作|任务|事项|内容|措施|要求)(?=,?(?:均|都)))`;
const opening = new RegExp(`${except}(?:(?<part>${part})|${siblings})${unnamed},?${alike}${toWhom}`, "uy");
/** The characters that such words can start with. */
export const scopeStarts = charTable("本以上前下除");
/** The length of the words 本部分各项任务均 and the like that open an attribution; 0 where there are none. */
export const scopeLength = (text: string): number => {
  if (scopeStarts[text.charCodeAt(0)] !== 1) return 0;
  return scopeAt(text, 0)?.end ?? 0;
};

/** The numbers of the first and the last item meant (以上第2至4项). */
export type ItemRange = { readonly first: number; readonly last: number };

/** Whom such words reach, where the units begin, and the items meant; null where all are. */
export type ScopeOpening = { readonly reach: Reach; readonly end: number; readonly items: ItemRange | null };

/** The words 本部分各项任务均 and the like where they begin at a place (归口开头). */
export const scopeAt = (chars: string, start: number): ScopeOpening | null => {
  opening.lastIndex = start;
  const match = opening.exec(chars);
  if (!match) return null;
  const { part, first, last } = match.groups ?? {};
  return {
    reach: part === undefined ? "siblings" : "part",
    end: start + match[0].length,
    items: first === undefined ? null : { first: Number(first), last: Number(last) },
  };
};
