/** The words that stand in a cell where there is no number (格内用语); formulas and readers both know them. */
export const notApplicableText = "不适用";
export const abstainedText = "回避";
/** Looked, and found none of the parts or faults. */
export const noneText = "无";
/** Something of what was to be observed has not been said yet; of a voice that says nothing at all the cell is empty. */
export const missingText = "未报";
/** A number cannot be had from what was observed: a person has to look. */
export const pendingText = "待定";
/** In a cell of a criterion that the unit's table does not have. */
export const notAskedText = "／";
