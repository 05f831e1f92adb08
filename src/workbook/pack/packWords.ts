/** What the check of a row says while nothing was entered (未评). */
export const openText = "未评";
