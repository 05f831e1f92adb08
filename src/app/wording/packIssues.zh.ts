/** What issues about reviewers' packs say in Chinese (评审包提示用语). */
export const packIssuesZh: Readonly<Record<string, string>> = {
  "packs-out": "已下发 {packs} 个评审包，不能再换考核方案或评审人；请另建一份总台账。",
  "recused-and-assigned": "{reviewer} 既要评 {unit} 又回避它；请核对分工。",
  "unit-short-of-reviewers": "{unit}：{party}能评它的只有 {got} 人，要 {want} 人；请增补评审人，或减少回避。",
  "reviewer-without-unit": "{reviewer} 没有分到单位，不生成评审包；请核对评审人和回避。",
  "book-not-pack": "这不是评审包；请只收回下发的评审包。",
  "pack-unknown": "{reviewer} 的这个评审包不是本台账下发的；请用本年度下发的原文件。",
  "pack-outdated": "这是旧的评审包，后来重新下发过（减少：{gone}；增加：{added}）；请用新的评审包填报。",
  "pack-other-year": "这是 {got} 年的评审包，本台账是 {want} 年；请用本年度下发的原文件。",
  "pack-differs":
    "{unit} 的“{criterion}”与上次交的不一样：上次 {before}，这次 {now}；两次都留着，请与评审人核实，以这次为准的加 --replace 再收。",
  "pack-incomplete": "还有 {count} 项没有评，已评的先录入；请评审人补齐后再交。",
  "score-kept": "{unit} 的“{criterion}”这次空着，上次的评分仍保留；要改请填新的评分。",
  "rows-absent": "少了 {count} 行；请从下发的原文件恢复被删的行。",
  "row-unknown": "“{key}”不是下发时的行标识；请不要改动行标识列，从原文件恢复。",
  "row-repeated": "行标识“{key}”出现两次；请删去多出的一行。",
  "row-without-key": "这一行填了内容，却没有行标识，不知道说的是哪一项；请从原文件恢复行标识列。",
  "deduction-without-reason": "“{criterion}”扣了分却没有理由；请写明扣分理由。",
  "recused-without-reason": "{unit} 填了回避却没有理由；请写明理由。",
  "recused-but-scored": "{unit} 填了整个单位回避，这里又有评分；请二者取一。",
  "words-unheard": "“{got}”旁边没有填写，这句话没有采用；请补填，或把它移到有评分的行。",
};
