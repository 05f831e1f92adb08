/** The wording of what keeps a file from being saved, in Chinese. */
export const savingIssuesZh: Readonly<Record<string, string>> = {
  "file-forbidden": "没有权限读写（{code}）；请检查文件或文件夹是否只读，或换一个位置。原文件没有改动。",
  "file-busy": "文件正被其他程序占用（{code}）；请先在 Excel、WPS 中关闭它再试。原文件没有改动。",
  "disk-full": "磁盘已满（{code}）；请腾出空间再试，原文件没有改动。",
  "file-open": "文件正在 Excel、WPS 或 LibreOffice 中打开；请先关闭再试。如果没有打开，请删去 {lock}。",
  "file-locked": "另一条命令正在处理这个文件；请等它结束再试。如果没有，请删去 {lock}。",
  "master-changed": "总台账在这期间被别的操作改过，这次没有保存；请重新运行。",
  "cell-in-the-way":
    "这里有别人填的内容，而考评的表要用到这一格；请把它移到右边或下面更远处，再运行一次。原文件没有改动。",
  "sheet-in-the-way": "工作簿里有别人建的工作表“{sheet}”，而考评要用这个名字；请给它改名，再运行一次。原文件没有改动。",
  "book-not-plain":
    "这个工作簿是“严格 Open XML”之类的格式，不能在原处修改；请在 Excel 或 WPS 中另存为普通的 .xlsx 再试。原文件没有改动。",
};
