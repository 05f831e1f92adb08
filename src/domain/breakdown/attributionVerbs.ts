import { at } from "../shared/at.ts";
import { charTable } from "./charTable.ts";
import { sliceOf, type Written } from "./written.ts";

const timeOnly =
  /^(?:于|在|并于|并在|须于|应于|要求)?(?:\d{4}年|今年|本年|明年|\d{1,2}月|[一二三四五六七八九十]{1,2}月|年底|年内|年末|上半年|下半年|每[日天周月季半年]|按[日周月季年]|长期|持续|全年|立即|常年|即时|实时|第?[一二三四]季度|\d{1,3}个?(?:工作)?[日天小])[^局委办厅]{0,24}$/u;

const timeStarts = charTable("于在并须应要0123456789今本明一二三四五六七八九十年上每按长持全立常即实第");

/** 财政所保障经费, 信息中心提供技术支撑: who provides the means supports. */
const means = "(?:经费|资金|技术|人员|后勤|网络|数据)";

/** Words between units that say who does what; the order of the kinds is the order of trust. */
const verbs = {
  together:
    "会同|会商|(?<=[局厅处司科部室办院队])会(?=[\\u4e00-\\u9fff]{1,8}(?:局|厅|处|司|科|部|室|办|院|队|中心|馆)(?:$|[、,;(落负牵办]))",
  consult: "商(?![务业会贸局联标品户城场协行界事])",
  each: "(?:根据|按照|按|依据|依|结合)(?:其|各自)?(?:部门|工作|任务)?(?:职责|职能|分工|权限)(?:任务)?(?:分工|权限|范围)?|分别|各自|各负其责|分头",
  jointly: "共同(?!富裕|体)|联合(?!会|社|总|体|大|国)",
  strong: "总?牵头|主办|主责",
  support: `配合|协助|协同|协办|参与|参加|支持|(?:做好|提供|落实)?${means}(?:保障|支撑|支持)|(?:做好|提供)?保障${means}`,
  aux: "组织(?!部)|审核|承办|指导|督促|监督|督导",
  weak: "负责|落实|履行|实施|推进|推动|执行|完成|承担|抓好|做好|办理|公开|开展|发布|贯彻|制定|建设|建立",
  filler:
    "具体|统一|工作|相关|有关|任务|属地|主体|监管|管理|领导|首要|并|的|抓|等|好|日常|各项|此项|该项|本项|予以|进行|到位|及时|内容|事项|要求|责任|抓紧|要|应",
} as const;
/** What a verb beside units says: who leads, who supports, how they share it. */
export type VerbKind = keyof typeof verbs;

const verbKinds = Object.keys(verbs) as readonly VerbKind[];
const verbShape = new RegExp(verbKinds.map((kind) => `(${verbs[kind]})`).join("|"), "uy");
const verbStarts = charTable(
  "会商根按依结分各共联总牵主配协参支组审承指督监负落实推执完抓做办公开发贯制建具统工相有任并的等好日此该本予进到及内事要责应经属主领首履管资技人后网数提保",
);

type Token = { readonly kind: VerbKind; readonly end: number };
/** Units as listed and the kinds of the verbs that follow them, none where the list goes on (分句). */
export type Clause = { readonly units: Written; readonly kinds: readonly VerbKind[] };

/** 列第一位的为牵头单位, 下同: how the list is to be read, and no unit of it. */
const howToRead = /^(?:下同|列|排|第一个|首位|以下简称|以上|前者|加粗|带[*★])[^、]{0,20}$/u;
const howStarts = charTable("下列排第首以前加带");

/** Splits an attribution at commas and at verbs into clauses. */
export const clausesIn = (text: Written): readonly Clause[] => {
  const clauses: Clause[] = [];
  for (const segment of spokenSegments(text)) addClauses(segment, clauses);
  return clauses;
};

/** An attribution without the segments that are only a time limit or say how to read it. */
export const withoutAsides = (text: Written): Written => {
  const spoken = spokenSegments(text);
  return { folded: spoken.map(({ folded }) => folded).join(","), ink: spoken.map(({ ink }) => ink).join(",") };
};

const spokenSegments = (text: Written): readonly Written[] =>
  segmentsOf(text).filter(
    ({ folded }) =>
      (timeStarts[folded.charCodeAt(0)] !== 1 || !timeOnly.test(folded)) &&
      (howStarts[folded.charCodeAt(0)] !== 1 || !howToRead.test(folded)),
  );

const markInList = /\((?:为)?(?:牵头|主办|配合|协办|协助|参与)(?:单位|部门)?\)/u;

const partsClauses = charTable(",;。\n");
/** 科信科（市信息中心配合）: what stands in the brackets is said beside the unit before them. */
const besideInBrackets = /\([^()]{3,60}(?:配合|协助|协同|协办|参与|参加|支持)\)/uy;

const segmentsOf = (text: Written): readonly Written[] => {
  const { folded } = text;
  const hasMarks = folded.includes("(") && markInList.test(folded);
  const segments: Written[] = [];
  let depth = 0;
  let from = 0;
  let asideEnd = -1;
  const mayHaveAsides = folded.includes("(");
  for (let i = 0; i < folded.length; i++) {
    const code = folded.charCodeAt(i);
    if (code === 0x28 && depth === 0 && mayHaveAsides && i > from) {
      besideInBrackets.lastIndex = i;
      if (besideInBrackets.test(folded)) asideEnd = besideInBrackets.lastIndex - 1;
    }
    if (asideEnd >= i && (code === 0x28 || i === asideEnd)) {
      if (i > from) segments.push(sliceOf(text, from, i));
      from = i + 1;
      continue;
    }
    if (code === 0x28) depth++;
    else if (code === 0x29) depth = Math.max(0, depth - 1);
    if (depth > 0 || !(partsClauses[code] === 1 || (hasMarks && code === 0x3001))) continue;
    if (i > from) segments.push(sliceOf(text, from, i));
    from = i + 1;
  }
  if (from === 0) return folded === "" ? [] : [text];
  if (folded.length > from) segments.push(sliceOf(text, from, folded.length));
  return segments;
};

const endsUnit =
  /(?:庭|局|委|办|厅|部|处|室|院|中心|会|署|社|队|站|所|行|司|集团|府|位|门|构|关|联|协|科|股|镇|乡|街道|区|县|市|州|企业|台|馆|校|等|\)|信|动|网|园|团|街|(?:^|[、,])各[^、,]{1,10})$/u;
const startsUnit =
  /^(?:[省市区县州盟旗各有相自国团中本其]|[\u4e00-\u9fff]{2,12}?(?:局|委|办|厅|部|处|室|院|中心|会|政府|管委会|公司|[支大中总]队|科|股|站|所|司|署|社|校|馆|台|庭))/u;

const endsUnitAlways = charTable(
  "庭局委办厅部处室院会署社队站所行司团府位门构关联协科股镇乡区县市州台馆校等)信动网园街",
);
const mayEndUnit = charTable("心道业");

/** True where the words between `from` and `at` end like a unit; most are told by their last character. */
const unitEndsAt = (folded: string, from: number, at: number): boolean => {
  const last = folded.charCodeAt(at - 1);
  if (endsUnitAlways[last] === 1) return true;
  const words = folded.slice(Math.max(from, at - 14), at);
  return (mayEndUnit[last] === 1 || words.includes("各")) && endsUnit.test(words);
};

const addClauses = (segment: Written, clauses: Clause[]): void => {
  const { folded } = segment;
  let from = 0;
  let at = 0;
  while (at < folded.length) {
    const mayStart = verbStarts[folded.charCodeAt(at)] === 1 && (at === from || unitEndsAt(folded, from, at));
    const chain = mayStart ? chainAt(folded, at) : null;
    if (chain === null || !endsWell(folded, at, chain)) {
      at++;
      continue;
    }
    clauses.push({ units: sliceOf(segment, from, at), kinds: chain.kinds });
    from = chain.end;
    at = chain.end;
  }
  if (from < folded.length) clauses.push({ units: sliceOf(segment, from, folded.length), kinds: [] });
};

type Chain = { readonly kinds: readonly VerbKind[]; readonly end: number };

const chainAt = (folded: string, start: number): Chain | null => {
  const kinds: VerbKind[] = [];
  let end = start;
  for (let token = tokenAt(folded, start); token !== null && kinds.length < 12; token = tokenAt(folded, token.end)) {
    kinds.push(token.kind);
    end = token.end;
    if (token.kind === "together" || token.kind === "consult") break;
  }
  return kinds.length === 0 || kinds.every((kind) => kind === "filler") ? null : { kinds, end };
};

const tokenAt = (folded: string, place: number): Token | null => {
  verbShape.lastIndex = place;
  const match = verbShape.exec(folded);
  if (!match) return null;
  const matched = verbKinds.findIndex((_, i) => match[i + 1] !== undefined);
  return { kind: at(verbKinds, matched), end: place + match[0].length };
};

/** 负责 and the like part two units where they stand; 建设, 公开 and other verbs are as often words of a name. */
const duties = /^(?:具体|统一|抓好)*(?:负责|落实|承担|实施|执行|办理)/u;
const opensList = /^(?:[省市区县州盟旗](?![场域])|各|有关|相关)/u;

/** 办公厅牵头、法制司参与: between two clauses it says no more than a comma. */
const listMark = 0x3001;

/** A chain of verbs ends the segment or is followed by further units; a verb inside a unit's name is neither. */
const endsWell = (folded: string, start: number, { kinds, end }: Chain): boolean => {
  if (end === folded.length) return true;
  const from = folded.charCodeAt(end) === listMark ? end + 1 : end;
  const after = folded.slice(from, from + 16);
  if (kinds.some((kind) => kind === "together")) return after.length >= 2;
  const firm = kinds.some((kind) => kind !== "weak" && kind !== "aux" && kind !== "filler");
  return firm ? startsUnit.test(after) : duties.test(folded.slice(start, end)) && opensList.test(after);
};
