/** The wording of what keeps a file from being saved, in Chinese. */
export const savingIssuesZh: Readonly<Record<string, string>> = {
  "file-forbidden": "没有权限读写（{code}）；请检查文件或文件夹是否只读，或换一个位置。原文件没有改动。",
  "file-busy": "文件正被其他程序占用（{code}）；请先在 Excel、WPS 中关闭它再试。原文件没有改动。",
  "disk-full": "磁盘已满（{code}）；请腾出空间再试，原文件没有改动。",
  "file-open": "文件正在 Excel、WPS 或 LibreOffice 中打开；请先关闭再试。如果没有打开，请删去 {lock}。",
  "file-locked": "另一条命令正在处理这个文件；请等它结束再试。如果没有，请删去 {lock}。",
  "master-changed": "总台账在这期间被别的操作改过，这次没有保存；请重新运行。",
  "formulas-outdated":
    "“{sheet}”的公式与现在版本的不同：可能是另一版本写的，也可能被改过，分不出来；请用 settle --restore 按留痕重写，再核验。",
  "layouts-outdated":
    "这份总台账的各表是另一版考评写的，版式与现在的不同；留痕完好。请先备份，再用 settle --restore 按留痕以现在的版式重写各表，别人加的内容会保留。",
  "layouts-edited":
    "“{sheet}”写出之后又改动过，改动没有录入，重写会丢掉；请先抄下来，或用写它的那一版考评 settle --accept 录入，再重写。",
  "claims-edited":
    "自评由单位填报，总台账上的改动不录入；要更正，请单位改自评表重新报送，这里的改动用 --restore 恢复。",
  "cells-differ-more": "另有 {count} 处同样的改动没有列出；全部见 settle。",
  "book-grown-too-large":
    "写入后这份总台账将有 {megabytes} MB，超过能再打开的 {most} MB，所以没有保存，也没有录入；请把理由和佐证写短些，长的材料另存，写文号或网址。原文件没有改动。",
  "cell-in-the-way":
    "这里有别人填的内容，而考评的表要用到这一格；请把它移到右边或下面更远处，再运行一次。原文件没有改动。",
  "sheet-in-the-way": "工作簿里有别人建的工作表“{sheet}”，而考评要用这个名字；请给它改名，再运行一次。原文件没有改动。",
  "table-in-the-way":
    "工作表“{sheet}”里有考评的表 {table}，看来就是改了名的“{ours}”；请把它改回“{ours}”再运行。原文件没有改动。",
  "ledger-sheet-missing":
    "这份总台账缺了存放留痕的隐藏工作表 _kaoping，里面的记录已经没有了；请用删去之前的备份；旁边的 .ledger 文件里有同样的记录，可以作为一份交给 merge。",
  "save-differs":
    "这一格写进文件之后读出来不一样，所以没有保存；原文件没有改动。请把这一格改成普通的数或文字再试，仍然不行请告诉维护人。",
  "book-not-plain":
    "这个工作簿是“严格 Open XML”之类的格式，不能在原处修改；请在 Excel 或 WPS 中另存为普通的 .xlsx 再试。原文件没有改动。",
};
