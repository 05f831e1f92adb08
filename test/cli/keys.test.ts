import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { codesIn } from "../fixtures/monitoredFiles.ts";
import { runKaoping } from "../support/runKaoping.ts";
import { temporaryFolder } from "../support/temporaryFolder.ts";

/** A scored year, made once and copied: making it takes longer than what is tested. */
const scored = join(mkdtempSync(join(tmpdir(), "kaoping-")), "考核.xlsx");
beforeAll(async () => {
  await runKaoping(
    ...["new", "sample/work-points.txt", "--scheme", "sample/scheme.json", "--units", "sample/units.csv"],
    ...["--reviewers", "sample/reviewers.csv", "--out", scored],
  );
  await runKaoping("score", scored, "sample/observations.csv");
});
afterAll(() => rmSync(dirname(scored), { recursive: true }));

const year = () => {
  const folder = temporaryFolder();
  const at = (name: string): string => join(folder, name);
  for (const end of ["xlsx", "ledger"]) copyFileSync(scored.replace(/xlsx$/u, end), at(`考核.${end}`));
  writeFileSync(at("口令.txt"), "一句很长很长的口令，别人猜不到\n");
  return { at, master: at("考核.xlsx"), secret: ["--passphrase-file", at("口令.txt")] };
};

/** What publishing says of a year that is not locked yet, has no findings, and ranks units that stand close to each other. */
const early = [
  ...["published-unlocked", "notice-line-left-out", "notice-line-left-out"],
  ...["ranks-close-by-score", "ranks-close-by-weight"],
];

describe("the office's key on the command line", () => {
  it("is made, signs what is published, and the checkpoint is verified by the ledger's key and by the published one", async () => {
    const { at, master, secret } = year();
    const key = at("office.key");
    expect(codesIn(await runKaoping("keys", "show", master))).toEqual(["key-absent"]);
    expect(codesIn(await runKaoping("keys", "new", master, "--out", key))).toEqual(["passphrase-missing"]);
    const made = await runKaoping("keys", "new", master, "--out", key, "--name", "云泽市公开办", ...secret);
    expect(made).toMatchObject({ status: 0, err: [] });
    expect(made.out).toContain("指纹");
    expect(codesIn(await runKaoping("keys", "new", master, "--out", at("b.key"), ...secret))).toEqual(["key-is-there"]);
    expect((await runKaoping("keys", "show", key)).out.split("\n")[0]).toBe(made.out.split("\n")[1]);

    const published = await runKaoping("publish", master, "--out", at("公布"), "--key", key, ...secret);
    expect([published.status, codesIn(published)]).toEqual([0, early]);
    const checkpoint = at("公布/checkpoint.txt");
    expect(readFileSync(checkpoint, "utf8")).toMatch(
      /^kaoping\/[0-9a-f]{16}\n7\n[^\n]{44}\nsm3 .{44}\nresults 20 .{44}\n\n— kaoping\//u,
    );
    expect(await runKaoping("verify", master, "--checkpoint", checkpoint)).toMatchObject({ status: 0, err: [] });
    const pub = ["--pub", at("公布/office.pub")];
    expect(await runKaoping("verify", "--checkpoint", checkpoint, ...pub)).toMatchObject({ status: 0, err: [] });
    expect(codesIn(await runKaoping("verify", "--checkpoint", checkpoint))).toEqual(["signature-unchecked"]);

    const text = readFileSync(checkpoint, "utf8");
    writeFileSync(
      at("改.txt"),
      text.replace(/\nsm3 (.)/u, (_, first: string) => `\nsm3 ${first === "A" ? "B" : "A"}`),
    );
    expect(codesIn(await runKaoping("verify", master, "--checkpoint", at("改.txt")))).toEqual([
      "signature-bad",
      "checkpoint-line-differs",
    ]);
    const [head = ""] = text.split("\n\n");
    writeFileSync(at("叉.txt"), `${head.replace(/\n7\n..../u, "\n7\nAAAA")}\n`);
    const forked = await runKaoping("verify", "--checkpoint", checkpoint, at("叉.txt"), ...pub);
    expect(codesIn(forked)).toEqual(["checkpoint-fork", "checkpoint-unsigned"]);
    expect(forked.status).toBe(1);
  });

  it("that was lost is replaced by one that two people vouch for, and no longer signs what comes after", async () => {
    const { at, master, secret } = year();
    const [old, fresh] = [at("旧.key"), at("新.key")];
    await runKaoping("keys", "new", master, "--out", old, ...secret);
    await runKaoping("publish", master, "--out", at("公布"), "--key", old, ...secret);
    const recover = ["keys", "recover", master, "--out", fresh, ...secret];
    expect(codesIn(await runKaoping(...recover))).toEqual(["key-second-missing", "key-without-reason"]);
    const why = ["--reason", "U 盘丢失"];
    expect(codesIn(await runKaoping(...recover, ...why, "--with", "公开办"))).toEqual(["unlock-same-name"]);
    expect(await runKaoping(...recover, ...why, "--with", "李四")).toMatchObject({ status: 0, err: [] });
    expect((await runKaoping("keys", "show", master)).out).toContain("公开办、李四 共同担保");

    const publish = (out: string, key: string) =>
      runKaoping("publish", master, "--out", at(out), "--key", key, ...secret);
    expect(codesIn(await publish("再公布", old))).toEqual(["key-not-in-force"]);
    const again = await publish("再公布", fresh);
    expect([again.status, codesIn(again)]).toEqual([0, early]);
    const both = [at("公布/checkpoint.txt"), at("再公布/checkpoint.txt")];
    expect(await runKaoping("verify", master, "--checkpoint", ...both)).toMatchObject({ status: 0, err: [] });

    expect(codesIn(await runKaoping("publish", master, "--out", at("三")))).toEqual([
      "published-unlocked",
      "checkpoint-without-key",
      ...early.slice(1),
    ]);
    expect(codesIn(await runKaoping("verify", master, "--checkpoint", at("三/checkpoint.txt")))).toEqual([
      "checkpoint-unsigned",
    ]);
    const wrong = at("错.txt");
    writeFileSync(wrong, "另外一句很长很长的口令");
    const said = ["--key", fresh, "--passphrase-file", wrong];
    expect(codesIn(await runKaoping("publish", master, "--out", at("四"), ...said))).toEqual(["passphrase-wrong"]);
  });

  it("of one year is used in the next, and another office's key is known as such", async () => {
    const first = year();
    const second = year();
    const key = first.at("office.key");
    await runKaoping("keys", "new", first.master, "--out", key, ...first.secret);
    expect(await runKaoping("keys", "use", second.master, "--key", key)).toMatchObject({ status: 0, err: [] });
    const other = year();
    await runKaoping("keys", "new", other.master, "--out", other.at("office.key"), ...other.secret);
    const signed = ["--key", other.at("office.key"), ...other.secret];
    await runKaoping("publish", other.master, "--out", other.at("公布"), ...signed);
    // Begun at the same time from the same files, the ledgers have one origin, and go apart with their keys.
    const kept = ["--checkpoint", other.at("公布/checkpoint.txt")];
    await runKaoping("publish", second.master, "--out", second.at("公布"));
    expect(codesIn(await runKaoping("verify", second.master, ...kept))).toEqual(["signature-foreign", "ledger-forked"]);
  });
});
