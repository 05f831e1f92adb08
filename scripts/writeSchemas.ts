import { mkdir, writeFile } from "node:fs/promises";
import { dirname } from "node:path";

import { schemaFiles } from "./schemas.ts";

for (const [path, text] of await schemaFiles()) {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, text);
}
