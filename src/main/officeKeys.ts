import { basename } from "node:path";

import { readKeyFile } from "../domain/ledger/keyFile.ts";
import { fingerprint } from "../domain/ledger/signedNote.ts";
import { disk } from "../hosts/files/disk.ts";
import { files } from "../hosts/files/files.ts";
import { verifierKey } from "../server/chain/checkpointNow.ts";
import { useKey } from "../server/chain/officeKey.ts";
import { tell, withOffice, type At, type Machine } from "./officeMachine.ts";

type KeyOptions = At & { readonly as: string; readonly with?: string; readonly reason: string };

/** `office key FILE`: writes the public half of a key into the chain, of a file that `kaoping keys new` made. */
export const runKey = (
  machine: Machine,
  path: string,
  { data, as: first, with: second = "", reason }: KeyOptions,
): Promise<0 | 1> =>
  withOffice(machine, data === undefined ? {} : { data }, async (office) => {
    const file = basename(path);
    const bytes = await disk.read(path);
    const json = bytes.ok ? files.readJson(bytes.value, file) : bytes;
    const key = json.ok ? readKeyFile(json.value, file) : json;
    if (!key.ok) {
      tell(machine, key.issues);
      return 1;
    }
    const { name, publicKey } = key.value;
    const used = await useKey(office, { name, publicKey, first, second: second === "" ? null : second, reason });
    tell(machine, used.issues);
    if (!used.ok) return 1;
    machine.out(`已启用公钥 the key is in force：${name} ${publicKey}`);
    machine.out(`  指纹 fingerprint ${fingerprint(publicKey, machine.hashes.sha256)}`);
    machine.out(`  核验用 verifier key ${(await verifierKey(office)) ?? ""}`);
    return 0;
  });
