import type { CliHost } from "../cliHost.ts";
import { sampleInputs } from "../demo/demoInputs.ts";
import { failed, succeeded, type Outcome } from "../outcome.ts";

export const templateKinds = ["scheme", "units", "reviewers"] as const;
export type TemplateKind = (typeof templateKinds)[number];

/** `template scheme|units|reviewers`: a filled example to start from. */
export const template = async (
  host: CliHost,
  kind: TemplateKind,
  options: { readonly out: string },
): Promise<Outcome> => {
  const bytes = await host.disk.read(sampleInputs(host.sampleFolder)[kind]);
  if (!bytes.ok) return failed(bytes.issues);
  const written = await host.disk.create(options.out, bytes.value);
  return written.ok ? succeeded([`已写入 ${options.out}`]) : failed(written.issues);
};
