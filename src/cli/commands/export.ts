import { observationTable } from "../../app/tables/readObservations.ts";
import type { CliHost } from "../cliHost.ts";
import { openMasterFile } from "../openMasterFile.ts";
import { failed, succeeded, type Outcome } from "../outcome.ts";

/** `export A.xlsx --out F.csv`: everything observed as long CSV, which `score` and other systems read. */
export const exportObservations = async (
  host: CliHost,
  master: string,
  { out }: { readonly out: string },
): Promise<Outcome> => {
  const opened = await openMasterFile(host, master);
  if (!opened.ok) return failed(opened.issues);
  const { observations } = opened.value.state;
  const written = await host.disk.create(out, host.files.writeCsv(observationTable(observations)));
  if (!written.ok) return failed([...opened.issues, ...written.issues]);
  return succeeded([`已写出 ${observations.length} 项评分，在 ${out}`], opened.issues);
};
