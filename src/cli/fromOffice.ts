import { basename } from "node:path";

import { assessmentOrigin } from "../app/assessmentCheckpoint.ts";
import {
  readOfficeChain,
  readOfficeList,
  type OfficeChain,
  type OfficeFile,
  type OfficeList,
} from "../app/officeList.ts";
import { digestOfBytes } from "../domain/ledger/digest.ts";
import type { Ledger } from "../domain/ledger/entry.ts";
import { wholeAssessment } from "../domain/shared/place.ts";
import { done, errorAt, refused, type Result } from "../domain/shared/result.ts";
import type { CliHost } from "./cliHost.ts";

/** Where to collect from (收取来源): an office's address, and the file of the token. */
export type FromOptions = { readonly from?: string; readonly tokenFile?: string };

type Door = { readonly base: string; readonly token: string };

/** The door of an office: its address without the last slash, and the token from its file or typed. */
const doorTo = async (host: CliHost, from: string, { tokenFile }: FromOptions): Promise<Result<Door>> => {
  const place = { kind: "file", name: from } as const;
  const address = URL.canParse(from) ? new URL(from) : null;
  const local = address !== null && /^(?:127\.0\.0\.1|localhost|\[::1\])$/u.test(address.hostname);
  if (address?.protocol !== "https:" && !(local && address.protocol === "http:")) {
    return refused([errorAt(place, "office-without-tls")]);
  }
  const base = address.href.replace(/\/+$/u, "");
  if (tokenFile === undefined) {
    const typed = await host.passphrase("令牌 token: ");
    return typed === null ? refused([errorAt(place, "token-missing")]) : done({ base, token: typed.trim() });
  }
  const bytes = await host.disk.read(tokenFile);
  if (!bytes.ok) return bytes;
  const text = host.files.readText(bytes.value, basename(tokenFile));
  return text.ok ? done({ base, token: text.value.trim() }) : text;
};

const jsonFrom = async (host: CliHost, { base, token }: Door, path: string): Promise<Result<unknown>> => {
  const bytes = await host.fetch(`${base}${path}`, token);
  return bytes.ok ? host.files.readJson(bytes.value, `${base}${path}`) : bytes;
};

/** What an office has for a master, and how to get one file of it. */
export type OfficeStock = {
  readonly list: OfficeList;
  readonly get: (file: OfficeFile) => Promise<Result<Uint8Array>>;
};

/**
 * Asks an office what it has for a master (查看平台所收).
 *
 * @returns its list and the way to its files; `office-without-tls`, `token-missing`, the issues of `CliHost.fetch` and of
 *   `readOfficeList`; of a file also `office-file-differs`
 */
export const stockOf = async (
  host: CliHost,
  ledger: Ledger,
  kind: OfficeList["kind"],
  from: string,
  options: FromOptions,
): Promise<Result<OfficeStock>> => {
  const door = await doorTo(host, from, options);
  if (!door.ok) return door;
  const raw = await jsonFrom(
    host,
    door.value,
    `/api/rounds/${assessmentOrigin(ledger).replace(/^kaoping\//u, "")}/${kind}`,
  );
  const list = raw.ok ? readOfficeList(raw.value, from) : raw;
  if (!list.ok) return list;
  const get = async ({ id, name, sha256 }: OfficeFile): Promise<Result<Uint8Array>> => {
    const bytes = await host.fetch(`${door.value.base}/api/files/${id}`, door.value.token);
    if (!bytes.ok || digestOfBytes(bytes.value, host.sha256) === sha256) return bytes;
    return refused([errorAt({ kind: "file", name }, "office-file-differs")]);
  };
  return done({ list: list.value, get });
};

/** An office's own chain and checkpoint, for `verify`. */
export const chainOf = async (host: CliHost, from: string, options: FromOptions): Promise<Result<OfficeChain>> => {
  const door = await doorTo(host, from, options);
  if (!door.ok) return door;
  const raw = await jsonFrom(host, door.value, "/api/ledger");
  return raw.ok ? readOfficeChain(raw.value, from) : raw;
};

/** `from-and-files` where both an office and files were given: one run tells of one source. */
export const oneSource = (paths: readonly string[], { from }: FromOptions): Result<null> =>
  from !== undefined && paths.length > 0 ? refused([errorAt(wholeAssessment, "from-and-files")]) : done(null);
