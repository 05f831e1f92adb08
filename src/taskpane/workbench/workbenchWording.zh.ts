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
  opening: {
    waiting: "正在打开…",
    steps: {
      reading: "正在打开：读文件…",
      replaying: "正在打开：按留痕重算并核对…",
      layingOut: "正在打开：排各张表…",
      showing: "正在打开：放进表格…",
    },
    cancel: "取消",
  },
  part: {
    label: "显示范围",
    only: "只看",
    unit: "一个单位",
    criterion: "一项指标",
    which: { unit: "单位", criterion: "指标" },
    before: "上一个",
    next: "下一个",
    why: (place: number, of: number, cells: number) =>
      `第 ${place} 个，共 ${of} 个。全簿 ${cells.toLocaleString("zh-CN")} 格，超过 200,000 格，各张评分、得分表一次只显示一个；没有显示的都在，计算和保存照样包括。`,
  },
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
