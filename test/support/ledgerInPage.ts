import { storedRoots } from "../../src/main/storedRoots.ts";
import { webQueue } from "../../src/main/webHashes.ts";

/** In a worker of a browser: checks the stored ledger that it is sent with a helper, and says by which way it makes digests. */
addEventListener("message", ({ data }: MessageEvent<Uint8Array>) => {
  let progress = 0;
  const answer = async (): Promise<void> => {
    const roots = await storedRoots(
      data,
      () => new Worker("/helper.js"),
      () => progress++,
      1,
    );
    // Lanes hold bytes in a memory of their own.
    const byLanes = webQueue().hold(data) !== data;
    postMessage({ roots, byLanes, progress });
  };
  void answer();
});
