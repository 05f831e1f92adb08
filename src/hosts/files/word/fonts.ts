/**
 * The fonts of official documents by name, each with what stands in for it where an office has not got it (字体与替代): the
 * standard names typefaces only, offices buy 方正小标宋 and get 仿宋_GB2312 and 楷体_GB2312 with WPS or older Windows.
 */
export const fonts = {
  mark: "方正小标宋简体",
  title: "方正小标宋简体",
  body: "仿宋_GB2312",
  black: "黑体",
  italic: "楷体_GB2312",
  song: "宋体",
} as const;

/** Stand-ins by font, as the font table of the document states them. */
export const standIns: Readonly<Record<string, string>> = {
  [fonts.mark]: "华文中宋,宋体,SimSun",
  [fonts.body]: "仿宋,FangSong,STFangsong",
  [fonts.black]: "SimHei,STHeiti",
  [fonts.italic]: "楷体,KaiTi,STKaiti",
  [fonts.song]: "SimSun,STSong",
};

/** One font for Chinese and for figures alike. */
export const fontOf = (name: string) => ({ ascii: name, hAnsi: name, eastAsia: name, cs: name });
