const strongUnit =
  /(?:局|委员会|[^政]委|办公室|[^管乡]办|厅|法院|检察院|研究院|研究室|署|中心|政府|管委会|办事处|联合会|协会|学会|总工会|工会|公司|集团|大学|学院|大队|支队|总队|领导小组|专班|指挥部|银行|[分支]行|公安|税务)$/u;
const weakUnit = /(?:部|处|所|站|院|台|馆|社|十字会)$/u;

/** True where every character of the short name stands in the full one, in order, up to its end (简称取字). */
export const isAbbreviation = (short: string, full: string): boolean => {
  if (short.length < 2 || short.length >= full.length) return false;
  let at = -1;
  for (const char of short) {
    at = full.indexOf(char, at + 1);
    if (at < 0) return false;
  }
  // 发改委 ends within 委员会, 府办 within 办公室.
  return full.lastIndexOf(short.charAt(short.length - 1)) >= full.length - 3;
};

/** True where the full name is a unit's, and the short one may be its (单位简称). */
export const isUnitPair = (short: string, full: string): boolean =>
  full.length <= 40 &&
  short.length >= 2 &&
  short.length < full.length &&
  !/^(?:各|全|本|我|该|有关|相关)/u.test(short) &&
  !/^(?:各|有关|相关)/u.test(full) &&
  (strongUnit.test(full) || (weakUnit.test(full) && isAbbreviation(short, full)));
