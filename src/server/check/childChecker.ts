import { fork, type ChildProcess } from "node:child_process";

import * as v from "valibot";

import { errorAt } from "../../domain/shared/result.ts";
import { verdictShape, type CheckJob, type Checker, type MasterRead, type Verdict } from "./checker.ts";

/** What goes to the checking process, and what comes back; `id` pairs them. */
export type Asked =
  | {
      readonly id: number;
      readonly what: "check";
      readonly job: Omit<CheckJob, "ledger">;
      readonly ledger: { readonly sha256: string; readonly text: string | null };
    }
  | { readonly id: number; readonly what: "master"; readonly content: Uint8Array; readonly name: string };

const answerShape = v.object({ id: v.number(), value: v.unknown() });

/** How long a file may take to be checked, and a master to be read, in milliseconds; and the memory for either, in megabytes. */
export type Bounds = { readonly check: number; readonly master: number; readonly memory: number };

/** The program of the checking process, and what Node needs to load it. */
export type CheckerProgram = { readonly entry: string; readonly loader: readonly string[] };

/**
 * A checker in a process of its own (独立进程查验): it knows no secret and holds nothing open; one that takes too long or too much is
 * ended, its file refused, and the next file gets a new one.
 */
export const childChecker = ({ entry, loader }: CheckerProgram, { check, master, memory }: Bounds): Checker => {
  let child: ChildProcess | null = null;
  let known = "";
  let next = 0;
  let turn: Promise<unknown> = Promise.resolve();
  const started = (): ChildProcess => {
    if (child?.connected) return child;
    known = "";
    child = fork(entry, [], {
      serialization: "advanced",
      execArgv: [...loader, `--max-old-space-size=${memory}`],
      // Neither the database's address nor any other secret.
      env: { PATH: process.env["PATH"], NODE_ENV: process.env["NODE_ENV"] },
      stdio: ["ignore", "ignore", "inherit", "ipc"],
    });
    return child;
  };
  /** The answer, or null where the process ended or took too long. */
  const ask = (to: ChildProcess, asked: Asked, patience: number): Promise<unknown> =>
    new Promise((resolve) => {
      const over = (value: unknown): void => {
        clearTimeout(timer);
        to.off("message", heard);
        to.off("exit", gone);
        resolve(value);
      };
      const gone = (): void => over(null);
      const heard = (message: unknown): void => {
        const answer = v.safeParse(answerShape, message);
        if (answer.success && answer.output.id === asked.id) over(answer.output.value);
      };
      const timer = setTimeout(() => {
        to.kill("SIGKILL");
        over(null);
      }, patience);
      to.on("message", heard);
      to.on("exit", gone);
      to.send(asked, (error) => {
        if (error) over(null);
      });
    });
  /** One after the other: a process that reads one file has the machine's one other core. */
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const mine = turn.then(work);
    turn = mine.catch(() => undefined);
    return mine;
  };
  return {
    check: ({ ledger, ...job }) =>
      inTurn(async (): Promise<Verdict> => {
        const to = started();
        const text = known === ledger.sha256 ? null : await ledger.text();
        const value = await ask(to, { id: ++next, what: "check", job, ledger: { sha256: ledger.sha256, text } }, check);
        known = value === null ? "" : ledger.sha256;
        if (value !== null) return v.parse(verdictShape, value);
        return { accepted: false, issues: [errorAt({ kind: "file", name: job.file.name }, "check-given-up")], more: 0 };
      }),
    readMaster: (content, name) =>
      inTurn(async (): Promise<MasterRead> => {
        const value = await ask(started(), { id: ++next, what: "master", content, name }, master);
        // Our own program's answer, which holds what was read from a file.
        if (value !== null) return value as MasterRead;
        return { ok: false, issues: [errorAt({ kind: "file", name }, "check-given-up")] };
      }),
    close: () => {
      if (child?.connected) child.disconnect();
      child = null;
      return Promise.resolve();
    },
  };
};

/** The other side: answers what is asked, with a checker. */
export const answering = (
  checker: Checker,
): ((asked: Asked) => Promise<{ readonly id: number; readonly value: unknown }>) => {
  let text = "";
  return async (asked) => {
    if (asked.what === "master") return { id: asked.id, value: await checker.readMaster(asked.content, asked.name) };
    const { ledger, job, id } = asked;
    text = ledger.text ?? text;
    const source = { sha256: ledger.sha256, text: () => Promise.resolve(text) };
    return { id, value: await checker.check({ ...job, ledger: source }) };
  };
};
