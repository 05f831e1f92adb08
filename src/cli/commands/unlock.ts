import { dispatch } from "../../app/dispatch.ts";
import { roundIn } from "../../app/tables/readObservations.ts";
import { wholeAssessment } from "../../domain/shared/place.ts";
import { errorAt } from "../../domain/shared/result.ts";
import type { CliHost } from "../cliHost.ts";
import { changeMasterFile } from "../masterFile.ts";
import { failed, succeeded, type Outcome } from "../outcome.ts";
import type { StampOptions } from "../stamp.ts";

type UnlockOptions = StampOptions & { readonly with: string; readonly round?: string };

/** `unlock A.xlsx --as A --with B --reason TEXT`: opens the year again, or with --round a round of it, by two people. */
export const unlock = (host: CliHost, master: string, options: UnlockOptions): Promise<Outcome> =>
  changeMasterFile(host, master, options, (opened, stamp) => {
    if (stamp.reason.trim() === "") return Promise.resolve(failed([errorAt(wholeAssessment, "unlock-without-reason")]));
    const unlocking = { first: stamp.actor, second: options.with, reason: stamp.reason };
    const round = roundIn(opened.state.scheme?.rounds ?? [], options.round ?? "");
    const next =
      options.round === undefined
        ? dispatch(opened, { kind: "year-unlocked", rows: [unlocking] }, stamp, host.sha256)
        : dispatch(opened, { kind: "round-reopened", rows: [{ round, ...unlocking }] }, stamp, host.sha256);
    if (!next.ok) return Promise.resolve(failed(next.issues));
    const what = options.round === undefined ? "全年" : `“${options.round}”`;
    const outcome = succeeded([`已解锁${what}：${stamp.actor}、${options.with}。`], next.issues);
    return Promise.resolve({ ok: true, assessment: next.value, outcome });
  });
