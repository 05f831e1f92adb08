import { join } from "node:path";

import { computeResults, publishedResults } from "../../app/computeResults.ts";
import { dispatch } from "../../app/dispatch.ts";
import { publication } from "../../app/publication.ts";
import type { CliHost } from "../cliHost.ts";
import { changeMasterFile } from "../masterFile.ts";
import { signerFor, type KeyOptions } from "../officeKey.ts";
import { failed, succeeded, type Outcome } from "../outcome.ts";
import type { StampOptions } from "../stamp.ts";

/** `publish A.xlsx --out DIR`: notice, tables, feedback and checkpoint; the master learns of it when all are written. */
export const publish = (
  host: CliHost,
  master: string,
  options: StampOptions & KeyOptions & { readonly out: string },
): Promise<Outcome> =>
  changeMasterFile(host, master, options, async (opened, stamp) => {
    const results = computeResults(opened.state);
    if (!results.ok) return failed(results.issues);
    const change = { kind: "results-published", rows: publishedResults(results.value) } as const;
    const assessment = dispatch(opened, change, stamp, host.sha256);
    if (!assessment.ok) return failed(assessment.issues);
    const signer = await signerFor(host, opened.state, options);
    if (!signer.ok) return failed(signer.issues);
    const hashes = { sha256: host.sha256, sm3: host.sm3 };
    const files = publication(assessment.value, results.value, hashes, signer.value);
    for (const file of files) {
      const content = file.kind === "text" ? file.content : host.files.writeCsv(file.content);
      const written = await host.disk.create(join(options.out, file.path), content);
      if (!written.ok) return failed(written.issues);
    }
    const outcome = succeeded(
      [`已公布：${files.length} 个文件，在 ${options.out}`],
      [...assessment.issues, ...signer.issues],
    );
    return { ok: true, assessment: assessment.value, outcome };
  });
