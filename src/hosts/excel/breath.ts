/** So long may a stretch of work take before whoever clicks has to wait, in milliseconds; a click is to be answered within 100. */
const longest = 12;

/**
 * Lets the page answer while there is much to do (让出线程): call it between pieces of work; it waits only where the stretch since it
 * last waited was long.
 */
export const breath = (): (() => Promise<void>) => {
  let began = performance.now();
  return async () => {
    if (performance.now() - began < longest) return;
    await new Promise((resolve) => {
      setTimeout(resolve);
    });
    began = performance.now();
  };
};
