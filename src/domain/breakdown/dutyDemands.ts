import { charTable } from "./charTable.ts";
import { inkOf, type Script, type Stretch } from "./script.ts";
import { timesIn, type PlacedTime, type TimeBase, type UnreadTime } from "./timeLimits.ts";

/** One thing asked, with at most its own time limits (一项普遍要求); the stretch has no mark behind it. */
export type Demand = Stretch & {
  readonly who: string;
  readonly times: readonly PlacedTime[];
  readonly unread: readonly UnreadTime[];
};

const modal =
  "(?:也|还|均|都|一律)?(?:(?<![主重需首纪摘概扼])要(?!点|求|素|闻|件|务|害|领|强)|应当|应(?!急|用|对|届|诉|邀|公开)|须|必须|需(?!求)|务必|请|不得)";
const doing =
  "(?:可?结合|于(?:\\d|每)|自|在(?:本|收到|印发|每|\\d)|按(?!照要求)|每|年内|年底|至少|分别于|将于|上半年|下半年|\\d{1,2}月|定期|原则上|负责|指定|明确|确定|配备|建立|设立|报送)";
const bodies =
  "(?:各[^,。;:]{0,44}?(?:单位|部门|地区|地|区|县|市|州|旗|盟|街道|乡镇|镇|乡|村|社区|机构|企业|机关|科室|股室|处室|分局|法院|检察院|医院|学院|院校|学校|办事处|管委会|委员会|厅|司|队|社|[)]|政府|办|局|委|所|站|中心|系统|线)|[\u4e00-\u9fff]{1,8}(?:机关|[属级直])各[^,。;:]{0,30}?(?:单位|部门|处室|科室|股室|司局)|全[省市区县州]各[^,。;:]{2,30}?|[省市区县州镇](?:[级直]|政府)?各?[^,。;:]{0,12}?(?:单位|部门|机构)|(?:有关|相关|承担[^,。;:]{0,14}的|有(?:牵头)?任务的|牵头|责任|配合|主管)[^,。;:]{0,16}?(?:单位|部门|地区|科室))";
const heads = "(?:的?(?:主要|分管)?(?:负责)?(?:领导|同志|负责人|负责同志|责任人)(?:同志)?)";
/** 各部门贯彻落实情况，请于…报: what is asked for may stand before the asking. */
const matter = "(?:的?[\\u4e00-\\u9fff]{0,12}(?:情况|总结|方案|报告|进展|计划|名单))";
const everybody = new RegExp(
  `^(?:同时|另外|此外|其中|请)?,?(?<who>${bodies}${heads}?)(?=,?(?:${modal}|${doing}|将(?!对)|把|对)|${matter}(?:$|于|应|须|要|每|定期))`,
  "u",
);
const leaders = new RegExp(
  `^(?:其|请)?(?<who>(?:主要|分管)(?:负责)?(?:领导|同志|负责人|负责同志)(?:同志)?)(?=,?(?:${modal}|${doing}|亲自))`,
  "u",
);
const oneUnit =
  /^(?:请|由)?(?<who>[省市区县州镇乡][\u4e00-\u9fff]{1,14}(?:局|办|办公[室厅]|委|厅|中心|院|所|部))(?=要|应当|应(?!急)|须|负责|每|于\d)/u;
const asks = new RegExp(modal, "u");
/** A sentence about those named before that names nobody and has no 要: 将…纳入…考核体系. */
const takesIn = /^(?:将|把)[^,]{2,24}(?:纳入|列入)[^,]{0,24}(?:考核|考评|评估|计划|议程|体系|范围)/u;
const officeItself =
  /^[^,]{0,30}(?:办公[厅室]|我办|办|政府|我局)(?:\([^()]*\))?(?:将|适时|会同|负责解释|每(?:月|季度|半年|年)[^,]{0,4}(?:通报|督查|检查|抽查|评估))|将(?:适时|定期|于|对|组织|把|不定期|会同)[^,]{0,20}(?:通报|督查|检查|考核|展示|抽查|评估)|由[^,]{2,20}(?:予以|进行)?(?:通报|约谈|问责|追责|解释|评价|监督)|(?:依规|依法|严肃)[^,]{0,6}(?:追究|问责|追责|处理)|予以(?:通报|问责)|追究[^,]{0,10}责任/u;
/** Words that can never be shown to be done: no demand by themselves. */
const exhortation =
  /高度重视|注重|提高(?:思想|政治)?(?:认识|站位)|统一思想|(?:加强|强化|切实加强)[^,]{0,16}(?:领导|协调|沟通|配合|统筹|协作|衔接|意识|指导|学习)|(?:抓好|抓实|认真|切实|全力|狠抓|确保|严格)[^,]{0,12}(?:落实|实施|履行|执行|组织)|(?<!(?:制定|出台|提出|公开|公布|发布|报送|上报)[^,]{0,12})(?:落实|压实|明确|细化|夯实)(?:主体|工作|任务|各项)?(?:责任|措施|分工|任务)$|^并?结合(?:工作|本地|本部门|自身)?实际(?:,|$|抓好|认真|贯彻)|确保[^,]{0,20}(?:到位|实效|见效|完成|落地)|密切配合|通力协作|主动作为|扎实推进|统筹推进|深刻认识|充分认识|牢固树立|围绕|坚持|以[^,]{2,16}(?:为|提升|增强|促|推|助)|着力|不断|进一步|推动[^,]{0,12}(?:发展|提升)|形成(?:工作)?合力|落实好|摆上|列入(?:重要)?议事日程|亲自抓|具体抓|总体要求|精神/u;
/** What can be shown: something sent, set up, made known, counted. */
const provable =
  /报送|报告|上报|备案|填报|报(?=[^,]{0,12}(?:办|室|厅|局|中心|单位|科|备案))|公布|(?<!政务|信息|事务|村务)公开|发布|公示|印发|制定|编制|建立|设立|设置|开设|开通|明确[一1\d]|确定[一1\d]|指定|配备|配齐|(?:明确|确定)[^,]{0,6}(?:领导|人员|科室|机构)|召开|听取|研究|组织[^,]{0,12}(?:培训|学习|活动|自查)|开展[^,]{0,10}(?:培训|自查|检查|评估|活动)|培训|自查|总结|台账|专栏|纳入|列入[^,]{0,12}(?:计划|考核|工作)|权重|比重|经费|反馈|整改|清单|方案|更新|专人|联络员|信息员/u;

/**
 * Cuts a sentence into what it asks, by clauses: a clause with a time limit of its own, or about somebody else, is a
 * demand of its own.
 * @param before whom the sentence before asked; empty when nobody
 */
export const demandsOf = (
  script: Script,
  sentence: Stretch,
  before: string,
  base: TimeBase,
): { readonly who: string; readonly demands: readonly Demand[] } => {
  const found: (Demand & { asked: boolean; firm: boolean })[] = [];
  let [who, asked] = [before, false];
  let about: number | null = null;
  let opened = false;
  let byOffice = false;
  for (const { start, end } of clausesOf(script, sentence)) {
    const words = script.chars.slice(start, end);
    if (contact.test(words)) continue;
    const named = everybody.exec(words) ?? leaders.exec(words) ?? oneUnit.exec(words);
    const name = named?.groups?.["who"] ?? "";
    const isOffice = officeItself.test(words);
    const isNew = (named !== null && !isOffice) || opened;
    opened = false;
    if (named !== null && !isOffice) {
      const from = start + named[0].indexOf(name);
      who = ofWhom(inkOf(script, { start: from, end: from + name.length }), name, who);
      asked = true;
    }
    asked ||= who !== "" && (asks.test(words) || takesIn.test(words));
    const clause: Stretch = { start: about ?? start, end };
    const { times, unread } = timesIn(script, clause, base);
    about = null;
    const isTopic = isNew ? script.chars[end + 1] === "请" : topic.test(words);
    if (isNew && end < sentence.end && times.length === 0 && inKeepingWith.test(words) && !provable.test(words)) {
      about = clause.start;
      opened = true;
      continue;
    }
    if (isTopic && end < sentence.end && times.length === 0 && !asks.test(words)) {
      about = clause.start;
      continue;
    }
    const own = {
      start: clause.start,
      end: clause.end,
      who,
      times,
      unread,
      asked: asked || (who !== "" && times.length > 0),
      firm: isFirm(words, times),
    };
    // 政府办公室将定期通报，年底列入考核: who does it is said once.
    byOffice = isOffice || (byOffice && named === null && !asks.test(words));
    if (byOffice) {
      asked = false;
      continue;
    }
    const last = found.at(-1);
    const joins =
      last?.end === clause.start - 1 && last.who === who && !isNew && (times.length === 0 || last.times.length === 0);
    if (last && joins && last.firm && (own.firm || !exhortation.test(words))) {
      found[found.length - 1] = {
        start: last.start,
        end: clause.end,
        who,
        times: [...last.times, ...times],
        unread: [...last.unread, ...unread],
        asked: last.asked || own.asked,
        firm: last.firm,
      };
    } else found.push(own);
  }
  const demands = found.filter((one) => one.asked && one.firm && one.end - one.start >= 6);
  return {
    who: withoutHeads(who),
    demands: demands.map(({ start, end, who: asker, times, unread }) => ({ start, end, who: asker, times, unread })),
  };
};

/** 联系电话：…, behind a demand, is no part of it. */
const contact = /^(?:联系(?:电话|人|方式)|电话|传真|电子邮箱|邮箱|邮编)/u;
/** 力争年底达到95%: an aim, whatever its time. */
const aims = /^(?:并|全年|全面)?(?:力争|争取|努力(?:实现|使))/u;
/** 各部门要按照责任分工，: says only by what to do it, and belongs to what is asked behind it. */
const inKeepingWith = /(?:要|应当?|须|请|需)(?:严格|紧密)?(?:按照|对照|根据|依据|参照|依照)[^,]{2,24}$/u;
/** 对上年遗留问题，: what the next clause is about, and asks nothing itself. */
const topic =
  /^(?:对|对于|就|关于|凡)[^,]{2,40}$|的(?:问题|事项|意见|建议|任务|工作|诉求|信息)$|(?:为|属于?)[^,]{2,20}的$/u;

const isFirm = (words: string, times: readonly PlacedTime[]): boolean =>
  (times.length > 0 && !aims.test(words)) ||
  (provable.test(words) && !(exhortation.test(words) && !/权重|比重|专栏|报送|纳入/u.test(words)));

/** 主要负责同志 alone are those of the bodies that were named before. */
const ofWhom = (ink: string, name: string, before: string): string => {
  if (!/^(?:主要|分管)/u.test(name)) return ink;
  return withoutHeads(before) + ink;
};

const withoutHeads = (who: string): string =>
  who.replace(/的?(?:主要|分管)(?:负责|負責)?(?:领导|領導|同志|负责人|負責人|负责同志|負責同志)(?:同志)?$/u, "");

const [opens, closes, comma] = [charTable("(《“"), charTable(")》”"), 0x2c];

/** The clauses between commas; a comma inside brackets or quotes parts nothing. */
const clausesOf = ({ codes }: Script, { start, end }: Stretch): readonly Stretch[] => {
  const clauses: Stretch[] = [];
  let depth = 0;
  let from = start;
  for (let i = start; i < end; i++) {
    const code = codes[i] as number;
    if (opens[code] === 1) depth++;
    else if (closes[code] === 1) depth = Math.max(0, depth - 1);
    else if (code === comma && depth === 0) {
      if (i > from) clauses.push({ start: from, end: i });
      from = i + 1;
    }
  }
  if (end > from) clauses.push({ start: from, end });
  return clauses;
};
