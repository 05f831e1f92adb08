/** True where a line opens as a numbered item does (条目序号): 一、 （一） 1. （1） 1.2 ① 第一条. */
export const opensWithNumber = (line: string): boolean =>
  /^\s*(?:第[一二三四五六七八九十百\d]{1,5}[章节条编部]|[一二三四五六七八九十百]{1,5}[、.．]|[（(][一二三四五六七八九十百\d]{1,5}[）)]|\d{1,3}(?:[.．]\d{1,3}){0,3}\s*[、.．)）](?!\d)|\d{1,3}(?:[.．]\d{1,3}){1,3}\s*(?=[\u4e00-\u9fff“《])|[①-⑳])/u.test(
    line,
  );
