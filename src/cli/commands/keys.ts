import { dispatch } from "../../app/dispatch.ts";
import { assessmentOrigin } from "../../app/assessmentCheckpoint.ts";
import { keyTerms } from "../../app/keptCheckpoints.ts";
import { fingerprint, keyText, noteKeyOf } from "../../domain/ledger/signedNote.ts";
import { wholeAssessment } from "../../domain/shared/place.ts";
import { errorAt } from "../../domain/shared/result.ts";
import type { CliHost } from "../cliHost.ts";
import type { KeyAction } from "../line/keyAction.ts";
import { changeMasterFile } from "../masterFile.ts";
import { openMasterFile } from "../openMasterFile.ts";
import { keyFileInput, newKey, type KeyOptions } from "../officeKey.ts";
import { failed, succeeded, type Outcome } from "../outcome.ts";
import type { StampOptions } from "../stamp.ts";

type KeysOptions = StampOptions &
  KeyOptions & { readonly out?: string; readonly name?: string; readonly with?: string };

/**
 * `keys new|use|recover A.xlsx`: makes the office's key and records its public half in the master, records one that is there,
 * or puts a new one in the place of one that was lost, vouched for by two names; `keys show FILE` says which a key is.
 */
export const keys = (host: CliHost, action: KeyAction, path: string, options: KeysOptions): Promise<Outcome> => {
  switch (action) {
    case "show":
      return show(host, path);
    case "use":
      return use(host, path, options);
    case "new":
    case "recover":
      return make(host, action, path, options);
  }
};

/** The key file is there before the master knows of it: a key that is recorded and lost would be worse than one too many. */
const make = (host: CliHost, action: "new" | "recover", path: string, options: KeysOptions): Promise<Outcome> =>
  changeMasterFile(host, path, options, async (opened, stamp) => {
    const { out, name = opened.state.keys.at(-1)?.name ?? stamp.actor } = options;
    if (out === undefined) return failed([errorAt(wholeAssessment, "key-file-missing")]);
    const replaces = opened.state.keys.length > 0;
    if (replaces !== (action === "recover")) {
      return failed([errorAt(wholeAssessment, replaces ? "key-is-there" : "key-absent")]);
    }
    const made = await newKey(host, name, options);
    if (!made.ok) return failed(made.issues);
    const row = { name, publicKey: made.value.publicKey, first: stamp.actor, second: options.with ?? null };
    const change = { kind: "office-key-set", rows: [{ ...row, reason: stamp.reason }] } as const;
    const next = dispatch(opened, change, stamp, host.sha256);
    if (!next.ok) return failed(next.issues);
    const written = await host.disk.create(out, made.value.file);
    if (!written.ok) return failed(written.issues);
    const lines = [`已生成密钥文件 ${out}，请另存一份，口令分开保管。`, ...keyLines(host, name, made.value.publicKey)];
    return { ok: true, assessment: next.value, outcome: succeeded(lines, next.issues) };
  });

const use = (host: CliHost, path: string, options: KeysOptions): Promise<Outcome> =>
  changeMasterFile(host, path, options, async (opened, stamp) => {
    if (options.key === undefined) return failed([errorAt(wholeAssessment, "key-file-missing")]);
    const key = await keyFileInput(host, options.key);
    if (!key.ok) return failed(key.issues);
    const { name, publicKey } = key.value;
    const row = { name, publicKey, first: stamp.actor, second: options.with ?? null, reason: stamp.reason };
    const next = dispatch(opened, { kind: "office-key-set", rows: [row] }, stamp, host.sha256);
    if (!next.ok) return failed(next.issues);
    const outcome = succeeded(["已启用公钥。", ...keyLines(host, name, publicKey)], next.issues);
    return { ok: true, assessment: next.value, outcome };
  });

const show = async (host: CliHost, path: string): Promise<Outcome> => {
  if (!/\.xlsx$/iu.test(path)) {
    const key = await keyFileInput(host, path);
    return key.ok ? succeeded(keyLines(host, key.value.name, key.value.publicKey), [], key.value) : failed(key.issues);
  }
  const opened = await openMasterFile(host, path);
  if (!opened.ok) return failed(opened.issues);
  const { state, ledger } = opened.value;
  const origin = assessmentOrigin(ledger);
  const terms = keyTerms(ledger);
  const lines = state.keys.flatMap(({ name, publicKey, second }, n) => [
    ...keyLines(host, name, publicKey),
    `  核验用 verifier key ${keyText(noteKeyOf(origin, publicKey), host.sha256)}`,
    `  自第 ${terms[n]?.after ?? 0} 条起${terms[n]?.until == null ? "" : `，至第 ${terms[n].until} 条止`}${second === null ? "" : `；换钥由 ${state.keys[n]?.first ?? ""}、${second} 共同担保`}`,
  ]);
  return lines.length === 0
    ? failed([errorAt(wholeAssessment, "key-absent")])
    : succeeded(lines, opened.issues, state.keys);
};

/** A key by name, as it is, and by a digest that can be read out over the telephone. */
const keyLines = ({ sha256 }: CliHost, name: string, publicKey: string): readonly string[] => [
  `${name}：公钥 ${publicKey}`,
  `  指纹 fingerprint ${fingerprint(publicKey, sha256)}`,
];
