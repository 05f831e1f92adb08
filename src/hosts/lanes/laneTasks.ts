/** Runs over tasks, from an address to another, and puts the digests at a third. */
export type Run = (tasks: number, end: number, digests: number) => void;

/** The most tasks that wait. */
export const most = 1024;

/** Where a view of the memory is found: it is another once the memory has grown. */
export type Views = { bytes: Uint8Array; words: Uint32Array; view: DataView };

export const viewsOf = ({ buffer }: WebAssembly.Memory): Views => ({
  bytes: new Uint8Array(buffer),
  words: new Uint32Array(buffer),
  view: new DataView(buffer),
});

export type Tasks = ReturnType<typeof tasksOf>;

/** Digests (待算杂凑) of one hash that are still to be made, and where they go: to places one behind the other of one target. */
export const tasksOf = (views: Views, tasks: number, digests: number, run: Run) => {
  let count = 0;
  let [target, from] = [views.bytes, 0];
  return {
    /** Whether a digest can go behind those that wait. */
    takes: (to: Uint8Array, at: number): boolean =>
      count === 0 || (count < most && to === target && at === from + 32 * count),
    add: (message: number, blocks: number, to: Uint8Array, at: number): void => {
      if (count === 0) [target, from] = [to, at];
      const task = (tasks >> 2) + 2 * count++;
      views.words[task] = message;
      views.words[task + 1] = blocks;
    },
    make: (): void => {
      if (count === 0) return;
      const last = (tasks >> 2) + 2 * (count - 1);
      // The lanes that are left over do the last once more.
      for (let n = 1; (count + n - 1) % 4 !== 0; n++) views.words.copyWithin(last + 2 * n, last, last + 2);
      run(tasks, tasks + 8 * count, digests);
      target.set(views.bytes.subarray(digests, digests + 32 * count), from);
      count = 0;
    },
  };
};
