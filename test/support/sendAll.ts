import type { FilledPaper } from "../fixtures/issuedYear.ts";
import { officeBrowser, type OfficeBrowser } from "./officeBrowser.ts";

/** A file that the office said it has: its holder's, with the number that it gave it, and how long it took to say so. */
export type Acknowledged = {
  readonly holder: string;
  readonly content: Uint8Array;
  readonly submission: number;
  readonly milliseconds: number;
};

/** What the senders do beside sending: hear of each acknowledgement. */
type Sending = {
  readonly bases: readonly string[];
  readonly codes: ReadonlyMap<string, string>;
  readonly connections: number;
  readonly acknowledged: (count: number) => void;
};

/**
 * Sends all files in over so many connections (集中报送): each enters its code and uploads, and where nobody answers or the answer is that
 * something broke, it does so again, at the next address, as people do, until it was told the number of its submission.
 */
export const sendAll = async (papers: readonly FilledPaper[], sending: Sending): Promise<readonly Acknowledged[]> => {
  const waiting = [...papers.entries()];
  const told: Acknowledged[] = [];
  const one = async (): Promise<void> => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      told.push(await send(next[1], next[0], sending));
      sending.acknowledged(told.length);
    }
  };
  await Promise.all(Array.from({ length: sending.connections }, one));
  return told;
};

const send = async (paper: FilledPaper, number: number, { bases, codes }: Sending): Promise<Acknowledged> => {
  for (let attempt = 0; attempt < 200; attempt++) {
    const base = bases[(number + attempt) % bases.length] ?? "";
    const started = performance.now();
    const submission = await tried(
      officeBrowser((request) => fetch(request), base),
      paper,
      codes.get(paper.name) ?? "",
    );
    if (submission !== null) {
      return { holder: paper.holder, content: paper.content, submission, milliseconds: performance.now() - started };
    }
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new RangeError(`the file of ${paper.holder}: got no answer after 200 attempts`);
};

/** One attempt: the number of the submission, or null where the office did not get to say it. */
const tried = async (
  browser: OfficeBrowser,
  { fileName, content }: FilledPaper,
  code: string,
): Promise<number | null> => {
  try {
    await browser.get("/");
    if ((await browser.post("/enter", { code })).status !== 200) return null;
    const file = new File([new Uint8Array(content)], fileName);
    const outcome = await browser.post("/mine/submissions", { file });
    const number = /^\/mine\/submissions\/(\d+)$/u.exec(outcome.at)?.[1];
    return outcome.status === 200 && number !== undefined ? Number(number) : null;
  } catch (error) {
    // fetch says by a TypeError that the connection was refused or broke.
    if (error instanceof TypeError) return null;
    throw error;
  }
};
