/** The words of the workbench around its grid in Chinese (工作台用语). */
export const workbenchWordingZh = {
  title: "考评工作台",
  toolbar: "工作簿",
  grid: "表格",
  open: "打开 .xlsx",
  create: "新建",
  save: "保存 .xlsx",
  unnamed: "政务公开考评.xlsx",
  none: "还没有打开工作簿：打开一个 .xlsx，或者在右侧“任务”里读入工作要点，从头做起。",
  opening: (name: string) => `正在打开 ${name}…`,
  opened: (name: string) => `已打开 ${name}`,
  saving: "正在保存…",
  saved: (name: string) => `已保存为 ${name}，在浏览器的下载文件夹里。`,
  changed: "有改动没有保存到文件",
  typed: (count: number) => `表格里有 ${count} 处录入还没有入账，在“评分”“排名”里做下一步时记下。`,
  notTaken: {
    "sheet-foreign": (place: string) =>
      `${place} 没有改：这张表不是考评的表，在工作台里只能看，保存时原样不动。要改请用 Excel 或 WPS。`,
    "cell-locked": (place: string) => `${place} 没有改：这一格是锁定的，由考评计算或登记。请填浅黄色的格子。`,
    "entry-refused": (place: string, text: string) => `${place} 没有改：${text}`,
    "formula-typed": (place: string) => `${place} 没有改：工作台不计算手写的公式，请填数或文字。`,
    "not-saved": (place: string) =>
      `“${place}”没有改：插入、删除、移动行列或工作表，改名、合并，在工作台里不做，因为存不进文件。请用 Excel 或 WPS。`,
  },
};

export type WorkbenchWording = typeof workbenchWordingZh;
