import { findBrowser } from "./standin/findBrowser.ts";
import { hasLibreOffice } from "./support/libreOffice.ts";
import { hasPostgres } from "./support/postgres.ts";

/** Says in a line each what this machine lacks and which tests are therefore skipped. */
export const setup = async (): Promise<void> => {
  const lacks = [
    ...(hasLibreOffice ? [] : ["LibreOffice is not installed: the tests that save workbooks with it are skipped."]),
    ...(hasPostgres ? [] : ["PostgreSQL is not installed: the office's tests run on PGlite alone."]),
    ...((await findBrowser()) ? [] : ["No browser was found: the tests that open the pane are skipped."]),
  ];
  for (const line of lacks) process.stdout.write(`${line}\n`);
};
