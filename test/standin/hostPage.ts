export interface HostPageOptions {
  readonly panePath: string;
  readonly paneWidth: number;
  readonly paneTitle: string;
  readonly fileName: string;
}

/** A page that looks like Excel with a task pane: the sheet on the left, the add-in's own page in a frame. */
export const hostPage = ({ panePath, paneWidth, paneTitle, fileName }: HostPageOptions): string => `<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><title>${fileName}</title><style>
* { box-sizing: border-box; }
html, body { height: 100%; margin: 0; }
body { display: flex; flex-direction: column; font: 13px/1.3 "Microsoft YaHei", "PingFang SC", "Noto Sans CJK SC",
  "Source Han Sans SC", sans-serif; color: #242424; background: #f3f3f3; }
.title { height: 38px; background: #107c41; color: #fff; display: flex; align-items: center; justify-content: center; }
.ribbon { height: 34px; background: #f3f3f3; border-bottom: 1px solid #d1d1d1; display: flex; gap: 20px;
  align-items: center; padding: 0 16px; color: #424242; }
.ribbon .on { color: #107c41; font-weight: 600; border-bottom: 2px solid #107c41; padding: 6px 0 5px; }
.main { flex: 1; display: flex; min-height: 0; }
#sheet { flex: 1; min-width: 0; display: flex; flex-direction: column; background: #fff; }
.formula-bar { height: 28px; display: flex; align-items: center; border-bottom: 1px solid #d1d1d1; }
.formula-bar .name-box { width: 84px; padding: 0 8px; border-right: 1px solid #d1d1d1; }
.formula-bar i { padding: 0 10px; color: #767676; font-family: Georgia, serif; }
.formula-bar .formula { overflow: hidden; white-space: nowrap; }
.grid { flex: 1; overflow: auto; }
.grid table { border-collapse: separate; border-spacing: 0; table-layout: fixed; }
.grid th { background: #f5f5f5; color: #5c5c5c; font-weight: 400; font-size: 12px; text-align: center;
  border-right: 1px solid #d6d6d6; border-bottom: 1px solid #d6d6d6; position: sticky; z-index: 1; }
.grid thead th { top: 0; height: 22px; z-index: 2; }
.grid tbody th { left: 0; }
.grid td { border-right: 1px solid #e1e1e1; border-bottom: 1px solid #e1e1e1; padding: 0 3px; height: inherit;
  white-space: nowrap; overflow: hidden; font-size: 14px; line-height: 1.25; }
.grid td.open { overflow: visible; }
.grid td.selected { box-shadow: inset 0 0 0 2px #107c41; }
.grid td.number { text-align: right; }
.grid td.boolean { text-align: center; }
.no-gridlines td { border-color: transparent; }
.tabs { height: 30px; background: #f3f3f3; border-top: 1px solid #d1d1d1; display: flex; padding-left: 36px;
  overflow: hidden; }
.tab { padding: 6px 14px; border-right: 1px solid #d1d1d1; white-space: nowrap; }
.tab.active { background: #fff; color: #107c41; font-weight: 600; box-shadow: inset 0 -2px #107c41; }
.pane { width: ${paneWidth}px; border-left: 1px solid #c8c8c8; background: #fff; display: flex; flex-direction: column; }
.pane header { height: 36px; padding: 0 12px; display: flex; align-items: center; justify-content: space-between;
  font-size: 15px; font-weight: 600; border-bottom: 1px solid #e1e1e1; }
.pane header span { font-weight: 400; color: #616161; }
.pane iframe { flex: 1; width: 100%; border: 0; }
</style></head><body>
<div class="title">${fileName} - Excel</div>
<div class="ribbon"><span>文件</span><span class="on">开始</span><span>插入</span><span>页面布局</span><span>公式</span><span>数据</span><span>审阅</span><span>视图</span></div>
<div class="main"><div id="sheet"></div><div class="pane"><header>${paneTitle}<span>✕</span></header>
<iframe name="pane" title="${paneTitle}" src="${panePath}"></iframe></div></div>
</body></html>
`;
