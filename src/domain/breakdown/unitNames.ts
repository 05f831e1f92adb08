import { charTable } from "./charTable.ts";
import { remembered } from "./remembered.ts";
import { sliceOf, type Written } from "./written.ts";

/** One unit out of a list: its name as written, a shared prefix restored, and whether it looks like a unit at all. */
export type UnitName = { readonly name: string; readonly likely: boolean };

const strongEnding =
  /(?:局|委|办|厅|院|署|中心|办公室|研究室|督查室|委员会|政府|管委会|办事处|部门|单位|机构|机关|工会|公司|集团|大学|学院|学校|医院|大队|支队|总队|宣传部|组织部|统战部|领导小组|专班|指挥部|(?<!家)庭|公安|税务|法院|银行|支行|分行|残联|妇联|文联|科协|侨联|工商联|团市委|团省委|团区委|团县委)$|^[\u4e00-\u9fff]{2,8}(?:(?<![场厕住寓会])所|(?<![学本专内外儿妇骨眼百前文理])科|(?<!控|参|个|炒|持)股|(?<!大|部|军)队|(?<![公上官寿打])司|(?<![好用坏害益难长短何此别到深高低出])处)$/u;
const anyEnding =
  /(?:局|委|办|厅|部|处|室|院|中心|会|署|社|队|站|所|行|公司|集团|政府|单位|部门|机构|机关|大学|联|协|科|股|镇|乡|街道|区|县|市|州|盟|旗|企业|海关|台|报|馆|校|团|组|司|府|系统|电信|移动|联通|电网|公安|税务|村|街|社区|高校|专班|组成员|成员|窗口|分局|大厅|网格|园|港|库|站点|联社|供电|铁塔|烟草|邮政|气象|消防|(?<!家)庭)$/u;
const notInUnits = /[。“”"《》:?!<>=%]|以下|简称|统称|包括|例如|详见|附件|见附|公开$|信息$/u;
/** Words that open a remark and no name: （可与开放日合并举办）, （不含涉密事项）, （以下简称…）; places that begin alike are let through. */
const opensRemark =
  /^(?:可(?!克)|不|须|应(?!城|县|急)|需|含(?!山)|如(?!皋|东)|若|详|见|除|例|即|或|与|原则|已|未|暂|以(?!色)|为|凡|涉(?!事[\u4e00-\u9fff]{0,4}(?:单位|部门|地区))|非|因|将(?!乐)|把|限|仅|只|指(?![挥导])|根据|依(?![兰安])|按|视|逐|每|另|并|也|均|通过|参照|结合|面向|针对|必要|有条件|鼓励|同步|同时|自(?!治|贡|流|然|来)|从(?!江)|对(?!外|口|台)|在|于(?![都洪])|经(?!济|信|开|发|贸|科|管|营))/u;
const actsNotUnits =
  /(?:举|承|主|协|申|经|代|兴|(?<!公)开|创|交|通|联|包|严|快|易|好)办$|合并|开展|进行|提交|以外|之外|除外|的/u;
/** 各部门要确定专人 asks something of units and is no name. */
const asksOf = /要(?!素|塞)|应(?!急)|须|必须|将|把|确定|明确|指定/u;
const collectivePart =
  /^(?:各|全)?(?:省|市|县|区|州|盟|旗|乡|镇|街道|自治县|自治州|自治区|县级市|市辖区|开发区|园区|新区)$/u;
const collectiveOpening = /^(?:各|全)/u;
const levelPrefix =
  /^(?:自治区|自治州|自治县|兵团|地区|新区|省(?!级|直)|市(?!场|级|直|政工程|容)|区(?!域|级|直|块)|县(?!域|级|直)|州|盟|旗)/u;
const placePrefix =
  /^[\u4e00-\u9fff]{2,5}?(?:自治区|自治州|自治县|省|市(?!场|政|容)|区(?!域)|县(?!域))(?=[\u4e00-\u9fff]{2,})(?!人民政府|政府|[管党工]委|委$)/u;
const ownPlace =
  /^[\u4e00-\u9fff]{2,8}?(?:省|市|区|县|州|盟|旗|镇|乡|街道)(?:人民)?(?:政府|管委会|办事处|管理委员会)|(?:街道办?|办事处|街道|园区|新区|开发区|高新区|[镇乡])(?:管委会|管理委员会|办事处)?$/u;
const needsNoPrefix =
  /(?:局|厅|委|院|中心|公司)[\u4e00-\u9fff]{2,6}(?:分局|分院|分公司|分中心|管理部|办事处|支局)$|^[地州盟师团局厅校院](?:直(?!属)|属)|^(?:\d|各|全|省|市(?!场|政工程|容)|区(?!域)|县(?!域)|州|盟|旗|镇|乡(?!村)|国家|国务院|中国|中央|中共|涉事|团[省市区县州]委|有关|相关|其他|其它|本|驻|当地|属地|所在|自治)|^(?:人民银行|银保监|银监|海关|乡镇|街道|园区|社区|国网|电网|电信|移动|联通|铁塔|邮政)|(?:公司|集团|学院|大学|支行|分行|银行|海关|管委会|管理委员会|企业|医院|报社|日报|电视台|街道|支局|办事处|(?<!办事)处|科|股|(?:起草|主管|承办|申报|用人|使用|主办|编制|发布|制定|实施|成员|责任)(?:部门|单位|机构|处室|科室))$/u;
const partyOrgan =
  /^(?:宣传部|组织部|统战部|政法委|网信办|编办|政研室|党校|老干部局|机要局|保密局|巡察办|巡视办|社工部|社会工作部|改革办|台办|直属机关工委|机关工委)/u;

/** Units read so far and the prefix (市, 省, 市委) that the next bare name shares; null when there is none to share. */
export type UnitRun = { readonly names: readonly UnitName[]; readonly prefix: string | null };

/**
 * Splits a list of units (责任单位名单); 等部门 is dropped, collective units stay whole. Shape: one a unit, in order.
 * @param before the prefix that the list before left behind
 */
export const unitNames = (list: Written, before: string | null = null): UnitRun => {
  const names: UnitName[] = [];
  let prefix = before;
  for (const piece of joinCollectives(splitList(list))) {
    const { start, end, own, bare, keepsPrefix, likely } = readName(piece.folded);
    if (start === end) continue;
    const ink = piece.ink.slice(start, end);
    const restored = bare && prefix !== null && likely ? sharedPrefix(prefix, piece.folded.slice(start, end)) : "";
    if (!keepsPrefix) prefix = own === null ? null : ink.slice(0, own);
    names.push({ name: restored + ink, likely });
  }
  return { names, prefix };
};

/** True when every piece of a list looks like a unit and at least one beyond doubt. */
export const isUnitList = (list: Written): boolean => {
  const pieces = splitList(list);
  const names = (pieces.some(({ folded }) => folded.length === 1) ? joinCollectives(pieces) : pieces)
    .map(({ folded }) => readName(folded))
    .filter(({ start, end }) => end > start);
  return names.length > 0 && names.every(({ likely }) => likely) && names.some(({ sure }) => sure);
};

/** What one piece of a list says by itself: where its name stands in it and what kind of name it is. */
type NameReading = {
  readonly start: number;
  readonly end: number;
  /** The length of the name's own prefix. */
  readonly own: number | null;
  /** A name that shares the prefix of the one before. */
  readonly bare: boolean;
  readonly keepsPrefix: boolean;
  readonly likely: boolean;
  readonly sure: boolean;
};

const readName = remembered((piece: string): NameReading => {
  const { start, end } = nameIn(piece);
  const name = piece.slice(start, end);
  const own = prefixOf(name);
  const bare = own === null && !needsNoPrefix.test(name) && !ownPlace.test(name);
  const keepsPrefix = bare || /^团[省市区县州]委/u.test(name);
  const sure = strongEnding.test(name) || collectiveOpening.test(name);
  return { start, end, own, bare, keepsPrefix, likely: likelyUnit(name), sure };
});

const likelyUnit = (name: string): boolean =>
  name.length >= 2 &&
  name.length <= 40 &&
  !notInUnits.test(name) &&
  !opensRemark.test(name) &&
  !actsNotUnits.test(name) &&
  ((/^各[^、,]{1,14}$/u.test(name) && !asksOf.test(name)) ||
    anyEnding.test(name.replace(/\([^()]{0,30}\)$/u, "")) ||
    collectivePart.test(name));

const prefixOf = (name: string): number | null => {
  if (/^(?:各|全)/u.test(name)) return null;
  const party = /^(?:省|市|区|县|州|盟|旗)委(?=[\u4e00-\u9fff]{2,})(?!员)/u.exec(name);
  if (party && partyOrgan.test(name.slice(party[0].length))) return party[0].length;
  const level = levelPrefix.exec(name);
  if (level) return level[0].length;
  if (ownPlace.test(name)) return null;
  const place = placePrefix.exec(name);
  return place ? place[0].length : null;
};

/** 市委宣传部、统战部 share 市委; 市委宣传部、财政局 share only 市. */
const sharedPrefix = (prefix: string, name: string): string => {
  if (!prefix.endsWith("委") || prefix.length !== 2) return prefix;
  return partyOrgan.test(name) || name.endsWith("部") ? prefix : prefix.slice(0, 1);
};

const partsList = charTable("、,;/。\n");
const conjoins = charTable("及和与暨");

const splitList = (list: Written): readonly Written[] => {
  const { folded } = list;
  const pieces: Written[] = [];
  let depth = 0;
  let from = 0;
  for (let i = 0; i < folded.length; i++) {
    const code = folded.charCodeAt(i);
    if (code === 0x28) depth++;
    else if (code === 0x29) depth = Math.max(0, depth - 1);
    if (depth > 0) continue;
    const length = partsList[code] === 1 ? 1 : conjoins[code] === 1 ? conjunctionAt(folded, i, from) : 0;
    if (length === 0) continue;
    pieces.push(sliceOf(list, from, i));
    from = i + length;
    i = from - 1;
  }
  if (from === 0) return [list];
  pieces.push(sliceOf(list, from, folded.length));
  return pieces;
};

const afterConjunction =
  /^(?:以及|及(?!其|时)|和|与|暨)(?:其他|其它)?(?=[省市区县州盟旗各有相](?!场|级电)|自治|新区|开发区|[\u4e00-\u9fff]{2,9}(?:局|委|办|厅|政府|管委会|中心|公司)(?:$|[、,;/(]))/u;
const beforeConjunction =
  /(?:局|委|办|厅|部|处|室|院|中心|会|署|社|队|站|所|行|公司|集团|政府|单位|部门|机构|机关|联|协|庭|\)|区|县|市|街道|乡镇)以?$/u;

/** 市财政局和市审计局 is two units, 发展和改革委 one: the word joins units only between a unit's end and a unit's start. */
const conjunctionAt = (folded: string, at: number, from: number): number => {
  const before = folded.slice(Math.max(from, at - 12), at);
  if (!beforeConjunction.test(before)) return 0;
  const start = before.endsWith("以") ? at - 1 : at;
  const match = afterConjunction.exec(folded.slice(start, start + 24));
  return match ? match[0].length - (at - start) : 0;
};

const mayOpenCollective = charTable("各有相");
const opensCollective =
  /^(?:各|有关|相关)(?:(?:省|市|县|区|州|盟|旗|乡|镇|街道|自治县|自治州|自治区|县级市|市辖区|开发区|园区|新区)(?:\([省市县区州盟旗、]{1,7}\))?|(?:盟|地区)(?:行政公署|行署))$/u;

const goesOn =
  /^(?:(?:县|区|市|州|旗|乡|镇|街道)(?!政府(?:各|有关|相关|直属|组成)|直|级|委)|自治|开发区|园区|新区|县级市)/u;
/** 各县（市、区） is as often whole: only 县（市、区）人民政府 goes on from 各市（州）, and 市政府各部门 does not. */
const goesOnAsOpened = /^(?:县|区|市|州|旗|乡|镇|街道)(?:\([省市县区州盟旗乡镇街道、]{1,7}\))?(?:人民)?政府$/u;

/** 市政府各委、办、局 is one collective unit, whatever kinds of bodies it counts. */
const anyKind = /^[局委办厅部处室行署]$/u;
const kindsSoFar = /各(?:[局委办厅部处室行署]、){0,5}[局委办厅部处室行署]$/u;

/** 各市、县、自治县人民政府 is one collective unit, 各区、各部门 are two. */
const joinCollectives = (pieces: readonly Written[]): readonly Written[] => {
  const joined: Written[] = [];
  let pending: Written | null = null;
  for (const piece of pieces) {
    const kind = piece.folded.length === 1 ? joined.at(-1) : undefined;
    if (kind && anyKind.test(piece.folded) && kindsSoFar.test(kind.folded)) {
      joined[joined.length - 1] = {
        folded: `${kind.folded}、${piece.folded}`,
        ink: `${kind.ink}、${piece.ink}`,
      };
      continue;
    }
    const continues: boolean =
      pending !== null && (pending.folded.endsWith(")") ? goesOnAsOpened : goesOn).test(piece.folded);
    if (pending && continues) {
      const whole: Written = { folded: `${pending.folded}、${piece.folded}`, ink: `${pending.ink}、${piece.ink}` };
      if (collectivePart.test(piece.folded)) {
        pending = whole;
      } else {
        joined.push(/^[\u4e00-\u9fff()、]*(?:政府|管委会|办事处|部门|单位)/u.test(piece.folded) ? whole : pending);
        if (joined.at(-1) === pending) joined.push(piece);
        pending = null;
      }
      continue;
    }
    if (pending) joined.push(pending);
    pending = null;
    if (mayOpenCollective[piece.folded.charCodeAt(0)] === 1 && opensCollective.test(piece.folded)) pending = piece;
    else joined.push(piece);
  }
  if (pending) joined.push(pending);
  return joined;
};

/** A piece without 由 before it, and without 等部门 and an alias in brackets behind it. */
const nameIn = (piece: string): { start: number; end: number } => {
  const start = /^(?:由|并由|请|以及|及(?!其)|和(?!平|田|县|顺|静)|其中|包括|[:.·])/u.exec(piece)?.[0].length ?? 0;
  const kept = piece.slice(start);
  const tail = kept.includes("等") ? (andOthers.exec(kept)?.[0].length ?? 0) : 0;
  const end = piece.length - (tail < kept.length ? tail : 0);
  const body = piece.slice(start, end);
  const alias = collectiveOpening.test(body) ? 0 : (/\([^()]{1,40}\)$/u.exec(body)?.[0].length ?? 0);
  return { start, end: end - alias };
};

const andOthers =
  /等(?:(?:市|省|区|县)?(?:级|直)?(?:各|相关|有关|多个|\d{1,2}[个家]?)*(?:职能|主管|试点|成员|承办|责任|重点)?(?:部门|单位|地区|机构|科室)?)?[.]?$/u;
