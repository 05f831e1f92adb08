import type { SaveState } from "../../app/workbench/autosave.ts";
import type { CopyAnswer, CopyQuestion, KeeperNote } from "../../app/workbench/keeper.ts";
import type { StoreFailure } from "../../app/workbench/storedBook.ts";

const failures: Readonly<Record<StoreFailure["code"], (detail: string) => string>> = {
  full: () =>
    "浏览器的存储空间满了，改动没有保存。请先“下载 .xlsx”，再在“全部考核”里删掉不用的，或清理磁盘；之后会自动再存。",
  elsewhere: () =>
    "另一个标签页保存过这份考核，这里的改动没有写进去，以免互相覆盖。请先“下载 .xlsx”，再关掉一个标签页、重新打开。",
  gone: () => "这份考核在另一个标签页里被删除了。要留着这里的内容，请“下载 .xlsx”。",
  unavailable: () => "浏览器不让网页保存内容（无痕窗口，或被管理员关闭）。关掉页面，改动就没有了：请随时“下载 .xlsx”。",
  failed: (detail) => `没有保存（${detail}）。过一会儿会自动再存；为防万一，请“下载 .xlsx”。`,
};

/** The words around kept assessments in Chinese (保管用语). */
export const keeperWordingZh = {
  save: {
    saved: (time: string) => `✓ 已保存 ${time}`,
    unsaved: "● 未保存",
    saving: "… 正在保存",
    failed: "⚠ 没有保存",
    where: "保存在这个浏览器里，只有这台电脑能看到。",
  } satisfies Readonly<Record<SaveState["kind"] | "where", string | ((time: string) => string)>>,
  failures,
  all: (count: number) => `全部考核（${count}）`,
  start: "开始自己的年度",
  ownName: (year: string) => `${year}年考核`,
  sample: "这是样例（虚构的云泽市），可以随便试。",
  sampleName: "样例：云泽市2026年",
  disk: "存到文件…",
  dismiss: "知道了",
  notes: {
    recovered: ({ at }: { at: string }) =>
      `上次没有正常关闭。这里是 ${at} 保存的内容；那以后没有显示“已保存”的改动没有留下。`,
    takenElsewhere: ({ name }: { name: string }) =>
      `“${name}”已在另一个标签页里打开。为免互相覆盖，这里不再打开；请到那个标签页去，或先把它关掉。`,
    inUse: ({ name }: { name: string }) => `“${name}”正在另一个标签页里打开，没有删除。要删除，请先把那个标签页关掉。`,
    fileNotSaved: ({ name, detail }: { name: string; detail: string }) =>
      `没有写进磁盘文件“${name}”（${detail}）：浏览器没有得到许可，或者文件正被别的程序打开。请允许后再存一次，或者“下载 .xlsx”。`,
    fileNewer: ({ name }: { name: string }) =>
      `磁盘上的“${name}”在这里打开之后又改过。要用它，请再“打开 .xlsx”：会先比较新旧，不会悄悄覆盖。`,
    fileSaved: ({ name }: { name: string }) => `已存到磁盘文件“${name}”。`,
    sampleMissing: () => "样例没有和网页放在一起（sample.xlsx）。可以直接“开始自己的年度”。",
    unsavedFirst: () => "现在打开的这份还没有保存成功，先不换别的。请先“下载 .xlsx”，或解决上面说的问题。",
  } satisfies {
    readonly [Code in Exclude<KeeperNote["code"], "issues" | "notKept">]: (
      note: Extract<KeeperNote, { code: Code }>,
    ) => string;
  },
  list: {
    heading: "这个浏览器里的考核",
    none: "还没有。",
    facts: (saved: string, size: string) => `${saved}，${size}`,
    name: "名称",
    saved: "保存时间",
    size: "大小",
    actions: "操作",
    isOpen: "（正打开）",
    isSample: "（样例）",
    open: (name: string) => `打开“${name}”`,
    rename: (name: string) => `给“${name}”改名`,
    export: (name: string) => `下载“${name}”`,
    remove: (name: string) => `删除“${name}”`,
    short: { open: "打开", rename: "改名", export: "下载", remove: "删除" },
    newName: "新名称",
    ok: "确定",
    cancel: "取消",
    sure: (name: string) => `删除“${name}”？浏览器里的这一份就没有了，不能恢复；已下载的文件不受影响。`,
    openSample: "打开样例",
    close: "关闭",
    room: (used: string, most: string) => `已用 ${used}，最多约 ${most}。`,
    kept: "浏览器答应长期保留这些内容。",
    notKept: "浏览器没有答应长期保留：电脑空间紧张时可能清掉，重要的请下载 .xlsx 另存。",
  },
  copy: {
    heading: (name: string) => `“${name}”和浏览器里的一份是同一个考核`,
    standing: (name: string, standing: CopyQuestion["standing"]): string => {
      switch (standing.kind) {
        case "same":
          return `和浏览器里的“${name}”留痕完全相同（没有记入留痕的单元格可能不同）。`;
        case "newer":
          return `文件比浏览器里的“${name}”新：多 ${standing.entries} 条记录。用文件更新后，浏览器里没有记入留痕的改动就没有了。`;
        case "older":
          return `文件比浏览器里的“${name}”旧：少 ${standing.entries} 条记录。不会用它覆盖新的。`;
        case "apart":
          return `文件和浏览器里的“${name}”在第 ${standing.common} 条记录之后各改各的：文件 ${standing.own} 条，浏览器里 ${standing.others} 条。可以两份都留着，用命令行 merge 合并。`;
      }
    },
    answers: {
      openStored: "打开浏览器里的",
      updateStored: "用文件更新",
      keepBoth: "两份都留着",
      cancel: "取消",
    } satisfies Readonly<Record<CopyAnswer, string>>,
  },
};

export type KeeperWording = typeof keeperWordingZh;
