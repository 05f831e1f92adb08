import { rankWork } from "./robustnessWork.ts";

/** In a worker of a browser: does what it is told and says how far it is, then how long it took, in milliseconds. */
addEventListener("message", ({ data }: MessageEvent<{ readonly size: number; readonly seed: number }>) => {
  const { ours, plainSum, inMatrices } = rankWork(data.size, data.seed);
  const timed = (work: () => unknown): number => {
    const start = performance.now();
    work();
    return performance.now() - start;
  };
  const own = (): void => {
    for (const done of ours()) postMessage({ kind: "progress", done });
  };
  postMessage({ kind: "ready" });
  const first = timed(own);
  const rounds = [0, 1, 2].map(() => [timed(own), timed(plainSum)] as const);
  const beside = [timed(own), timed(inMatrices)] as const;
  postMessage({ kind: "done", first, rounds, beside });
});
