import { describe, expect, it } from "vitest";

import { templateKinds } from "../../../src/cli/line/templateKind.ts";
import { runKaoping } from "../../support/runKaoping.ts";

describe("a call that cannot be made is answered in one line, in Chinese first", () => {
  const line = async (...argv: readonly string[]) => {
    const ran = await runKaoping(...argv);
    expect(ran).toMatchObject({ status: 2, out: "" });
    expect(ran.err).toHaveLength(1);
    return ran.err[0];
  };

  it("an argument is missing", async () => {
    expect(await line("read")).toBe(
      "错误 usage 缺少参数 <document>；用法见 kaoping read --help。 missing required argument 'document'; see kaoping read --help",
    );
  });

  it("an option is missing, or what stands behind it", async () => {
    expect(await line("issue", "a.xlsx")).toContain("缺少选项 --out <folder>；用法见 kaoping issue --help。");
    expect(await line("issue", "a.xlsx", "--out")).toContain("选项 --out <folder> 后面缺少内容；");
  });

  it("an option or a command is unknown, and what may be meant is said", async () => {
    expect(await line("read", "a.txt", "--ouut", "b")).toBe(
      "错误 usage 没有 --ouut 这个选项，是不是 --out；用法见 kaoping read --help。 unknown option '--ouut'; did you mean --out; see kaoping read --help",
    );
    expect(await line("ranl", "a.xlsx")).toContain("没有 ranl 这个命令，是不是 rank；用法见 kaoping --help。");
    expect(await line("frobnicate")).toContain("没有 frobnicate 这个命令；用法见 kaoping --help。");
  });

  it("there are too many arguments", async () => {
    expect(await line("rank", "a.xlsx", "b.xlsx")).toContain("参数多了：应有 1 个，给了 2 个；");
  });

  it("an option or argument is none of its choices, or not of its kind", async () => {
    expect(await line("--lang", "fr", "rank", "a.xlsx")).toContain("选项 --lang <language> 不能是“fr”，可用 zh, en；");
    expect(await line("template", "list", "--out", "a")).toContain(
      `参数 <kind> 不能是“list”，可用 ${templateKinds.join(", ")}；`,
    );
    expect(await line("read", "a.txt", "--largest", "多")).toContain(
      "选项 --largest <MB> 不能是“多”，要大于 0 的兆字节数",
    );
  });

  it("the version is printed alone, and an option of that name is in the help", async () => {
    for (const asked of ["--version", "-V"])
      expect(await runKaoping(asked)).toEqual({ status: 0, out: "0.0.0-test\n", err: [] });
    const help = await runKaoping("--help");
    expect(help.out).toMatch(/-V, --version +显示版本号 show the version\n/u);
  });

  it("help has its headings in Chinese too, and nothing called shows it", async () => {
    const help = await runKaoping("rank", "--help");
    expect(help).toMatchObject({ status: 0, err: [] });
    for (const heading of ["用法 Usage:", "参数 Arguments:", "选项 Options:"]) expect(help.out).toContain(heading);
    const nothing = await runKaoping();
    expect(nothing.status).toBe(2);
    expect(nothing.err.join("\n")).toContain("命令 Commands:");
  });
});
