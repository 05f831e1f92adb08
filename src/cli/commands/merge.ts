import { basename } from "node:path";

import { loadFormulasFor } from "../../app/formulas.ts";
import { mergeLedgers, type Preferences } from "../../app/mergeLedgers.ts";
import { masterSheets } from "../../app/masterSheets.ts";
import { openLedgerText } from "../../app/openMaster.ts";
import type { Assessment } from "../../app/state.ts";
import { emptyState } from "../../app/state.ts";
import { foundEdits } from "../../app/verifyMaster.ts";
import { storedText } from "../../domain/ledger/storedLedger.ts";
import { wholeAssessment } from "../../domain/shared/place.ts";
import { errorAt, judged, done, refused, type Result } from "../../domain/shared/result.ts";
import { contentOf } from "../../workbook/sheets/ledgerContent.ts";
import { actionText, contentText } from "../../workbook/sheets/ledgerWords.ts";
import type { CliHost } from "../cliHost.ts";
import { createMasterFile } from "../masterFile.ts";
import { isAsWritten, openMasterBook } from "../openMasterFile.ts";
import { failed, succeeded, type Outcome } from "../outcome.ts";
import { stampOf, type StampOptions } from "../stamp.ts";

type MergeOptions = StampOptions & { readonly out: string; readonly prefer?: readonly string[] };

/** `merge A B --out C`: joins two copies that went apart; A's ledger stays, what only B has comes behind it. */
export const merge = async (host: CliHost, first: string, second: string, options: MergeOptions): Promise<Outcome> => {
  const preferences = preferencesIn(options.prefer ?? []);
  if (!preferences.ok) return failed(preferences.issues);
  const stamp = stampOf(host, options);
  if (!stamp.ok) return failed(stamp.issues);
  const a = await openUnedited(host, first);
  const b = await openUnedited(host, second);
  if (!a.ok || !b.ok) return failed([...a.issues, ...b.issues]);
  host.progress(`合并 merging`);
  const merged = mergeLedgers(a.value, b.value, preferences.value, stamp.value, host.sha256);
  if (!merged.ok) return failed(merged.issues);
  const { assessment, common, joined, own, decided } = merged.value;
  const saved = await createMasterFile(host, options.out, assessment);
  if (!saved.ok) return failed([...merged.issues, ...saved.issues]);
  const apart = own.A > 0 && own.B > 0;
  const lines = [
    `两份共有 ${common} 条记录；之后 A 有 ${own.A} 条，B 有 ${own.B} 条${apart ? "：已经分叉" : "：没有分叉"}。`,
    apart ? `已并入 B 的 ${joined} 条；B 分叉之后的存证对不上合并后的台账，A 的仍然有效。` : `已写出较新的一份。`,
    ...joinedLines(assessment, apart ? a.value.ledger.length : common),
    ...decided.map(
      ({ subject, key, kept }) => `${subject} ${key.replace(/\n+/gu, "/")}：两份不同，按指定用 ${kept} 的。`,
    ),
    `已写入 ${options.out}`,
  ];
  return succeeded(lines, merged.issues, { common, own, joined, decided });
};

/** What came behind the first copy's entries, each as it reads in 留痕. */
const joinedLines = ({ state, ledger }: Assessment, from: number): readonly string[] => {
  const unitName = (id: string): string => state.units.find((unit) => unit.id === id)?.name ?? id;
  return ledger
    .slice(from)
    .map(({ entry, rows }) =>
      [
        "",
        entry.index,
        entry.time,
        entry.actor,
        actionText(entry.action),
        contentText(contentOf(entry.action, rows, unitName)),
      ].join("  "),
    );
};

/** A copy with edits outside would lose them: they are settled first. A ledger file alone is a copy as well. */
const openUnedited = async (host: CliHost, path: string): Promise<Result<Assessment>> => {
  if (/\.ledger$/iu.test(path)) {
    const bytes = await host.disk.read(path);
    if (!bytes.ok) return bytes;
    const text = storedText(bytes.value);
    await loadFormulasFor(text);
    return openLedgerText(text, host.sha256);
  }
  const together = await openMasterBook(host, path);
  // A file beside it that says something else is the other copy, which merging is the cure for.
  const apart = together.issues.some(({ code }) => code === "mirror-apart");
  const opened = apart ? await openMasterBook(host, path, "aside") : together;
  if (!opened.ok) return opened;
  const { assessment, saved, book } = opened.value;
  const asWritten = isAsWritten(opened.value, host.sha256);
  if (!asWritten.ok) return asWritten;
  if (asWritten.value) return done(assessment);
  host.progress(`核对 ${basename(path)} checking`);
  return judged(
    () => assessment,
    foundEdits(masterSheets(saved, host.sha256), book.sheet, basename(path), host.sha256),
  );
};

/** "A", or "observations=B" for one subject. */
const preferencesIn = (texts: readonly string[]): Result<Preferences> => {
  const preferences: Record<string, "A" | "B"> = {};
  for (const text of texts) {
    const [, subject = "all", copy] = /^(?:(\w+)=)?([AB])$/u.exec(text) ?? [];
    const known = subject === "all" || Object.hasOwn(emptyState, subject);
    if ((copy !== "A" && copy !== "B") || !known) {
      return refused([
        errorAt(wholeAssessment, "preference-unreadable", { got: text, want: Object.keys(emptyState).join(", ") }),
      ]);
    }
    preferences[subject] = copy;
  }
  return done(preferences);
};
