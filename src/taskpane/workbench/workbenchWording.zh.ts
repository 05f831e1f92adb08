/** The words of the workbench around its grid in Chinese (工作台用语). */
export const workbenchWordingZh = {
  title: "考评工作台",
  toolbar: "工作簿",
  grid: "表格",
  open: "打开 .xlsx",
  create: "新建",
  save: "下载 .xlsx",
  unnamed: "政务公开考评.xlsx",
  opened: (name: string) => `已打开 ${name}`,
  saving: "正在保存…",
  saved: (name: string) => `已保存为 ${name}，在浏览器的下载文件夹里。`,
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
