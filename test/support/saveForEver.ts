import { readFileSync } from "node:fs";

import { disk } from "../../src/hosts/files/disk.ts";

/** Saves the one and the other content over a file in turn, each under the lock, until it is killed. */
const [path = "", ...contents] = process.argv.slice(2);
const versions = contents.map((name) => new Uint8Array(readFileSync(name)));
for (let turn = 0; ; turn++) {
  const lock = await disk.lock(path);
  if (!lock.ok) throw new RangeError(`the lock: got ${lock.issues[0]?.code ?? ""}, want it`);
  const saved = await disk.write(path, versions[turn % versions.length] ?? new Uint8Array(0));
  if (!saved.ok) throw new RangeError(`saving: got ${saved.issues[0]?.code ?? ""}, want it done`);
  await lock.value.release();
  if (turn === 0) process.stdout.write("saving\n");
}
