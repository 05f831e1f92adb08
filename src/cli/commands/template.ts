import { shippedTemplate } from "../../domain/notice/shippedTemplate.ts";
import type { Result } from "../../domain/shared/result.ts";
import { done } from "../../domain/shared/result.ts";
import { reviewersSheet } from "../../workbook/registers/reviewerRegister.ts";
import { unitsSheet } from "../../workbook/registers/unitRegister.ts";
import type { SheetLayout } from "../../workbook/sheetLayout.ts";
import { criteriaSheet } from "../../workbook/sheets/criteriaSheet.ts";
import { rulesSheet } from "../../workbook/sheets/rulesSheet.ts";
import type { CliHost } from "../cliHost.ts";
import { sampleInputs } from "../demo/demoInputs.ts";
import { reviewersInput, schemeInput, unitsInput } from "../inputs.ts";
import type { TemplateKind } from "../line/templateKind.ts";
import { failed, succeeded, type Outcome } from "../outcome.ts";

/** `template scheme|units|reviewers|notice`: a filled example to start from; as a workbook where --out ends in .xlsx. */
export const template = async (
  host: CliHost,
  kind: TemplateKind,
  options: { readonly out: string },
): Promise<Outcome> => {
  if (kind === "notice") return templateOfNotice(host, options.out);
  const asBook = /\.xlsx$/iu.test(options.out);
  const content = asBook ? await bookOf(host, kind) : await host.disk.read(sampleInputs(host.sampleFolder)[kind]);
  if (!content.ok) return failed(content.issues);
  const written = await host.disk.create(options.out, content.value);
  if (!written.ok) return failed(written.issues);
  // A tree of rules does not fit into tables that could be read back.
  const toRead = asBook && kind === "scheme" ? ["这份工作簿供阅读；new 读入的方案是 .json。"] : [];
  return succeeded([`已写入 ${options.out}`, ...toRead]);
};

/** The notice's template is text, which any editor opens. */
const templateOfNotice = async (host: CliHost, out: string): Promise<Outcome> => {
  const written = await host.disk.create(out, shippedTemplate);
  return written.ok ? succeeded([`已写入 ${out}`]) : failed(written.issues);
};

type SampleKind = Exclude<TemplateKind, "notice">;

const bookOf = async (host: CliHost, kind: SampleKind): Promise<Result<Uint8Array>> => {
  const sheets = await sheetsOf(host, kind);
  return sheets.ok ? done(await host.files.writeBook(sheets.value, host.now())) : sheets;
};

const sheetsOf = async (host: CliHost, kind: SampleKind): Promise<Result<readonly SheetLayout[]>> => {
  const sample = sampleInputs(host.sampleFolder);
  const scheme = await schemeInput(host, sample.scheme);
  if (!scheme.ok) return scheme;
  if (kind === "scheme") return done([criteriaSheet(scheme.value), rulesSheet(scheme.value)]);
  if (kind === "units") {
    const units = await unitsInput(host, sample.units, scheme.value);
    return units.ok ? done([unitsSheet(units.value.rows, scheme.value)]) : units;
  }
  const reviewers = await reviewersInput(host, sample.reviewers, scheme.value);
  return reviewers.ok ? done([reviewersSheet(reviewers.value.rows, scheme.value)]) : reviewers;
};
