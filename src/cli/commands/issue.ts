import { join } from "node:path";

import { dispatch } from "../../app/dispatch.ts";
import { issueForms } from "../../app/issueForms.ts";
import type { CliHost } from "../cliHost.ts";
import { changeMasterFile } from "../masterFile.ts";
import { failed, succeeded, type Outcome } from "../outcome.ts";
import type { StampOptions } from "../stamp.ts";

/** `issue A.xlsx --out DIR`: one form a unit; the master learns of them when all are written. */
export const issue = (
  host: CliHost,
  master: string,
  options: StampOptions & { readonly out: string; readonly due?: string },
): Promise<Outcome> =>
  changeMasterFile(host, master, options, async (opened, stamp) => {
    const prepared = issueForms(opened, host.sha256, options.due ?? null);
    if (!prepared.ok) return failed(prepared.issues);
    const { change, forms } = prepared.value;
    const assessment = dispatch(opened, change, stamp, host.sha256);
    const issues = [...prepared.issues, ...assessment.issues];
    if (!assessment.ok) return failed(issues);
    for (const [index, { fileName, sheets, properties }] of forms.entries()) {
      host.progress(`生成自评表 writing ${index + 1}/${forms.length}`);
      const bytes = await host.files.writeBook(sheets, stamp.time, properties);
      const written = await host.disk.create(join(options.out, fileName), bytes);
      if (!written.ok) return failed([...issues, ...written.issues]);
    }
    const outcome = succeeded([`已生成 ${forms.length} 份自评表，在 ${options.out}`], issues);
    return { ok: true, assessment: assessment.value, outcome };
  });
