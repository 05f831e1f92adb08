import type { DigestQueue } from "../../domain/ledger/digestQueue.ts";
import { joinStretches, stretchesOf, type StoredRoots } from "../../domain/ledger/storedLedger.ts";
import { checkStretch, type StoredStretch } from "../../domain/ledger/storedStretch.ts";

/** Another thread that checks stretches; it fails where it could not be started or was stopped. */
export type Helper = { readonly check: (stretch: Uint8Array) => Promise<StoredStretch | null> };

/** What this thread does before it lets answers in: where others want its processor too, each time may cost it its turn. */
const inARow = 4;
/** What is asked of a helper before it has answered, so that it need not wait for the next. */
const askedAhead = inARow + 2;

/**
 * Checks a stored ledger on this thread and on others (分段核对留痕), each taking the next stretch as soon as it is done with one.
 *
 * @param start starts so many helpers; not asked for a ledger of one stretch
 * @param progress is told how many entries' stretches are done
 * @returns the roots, or null where anything does not hold
 */
export const checkByStretches = async (
  bytes: Uint8Array,
  queue: DigestQueue,
  start: () => readonly Helper[],
  progress: (done: number, of: number) => void,
): Promise<StoredRoots | null> => {
  const stretches = stretchesOf(bytes);
  if (!stretches) return null;
  const checked: StoredStretch[] = [];
  let [next, done, holds] = [0, 0, true];
  const isOpen = (n: number): boolean => holds && n < stretches.length;
  const keep = (n: number, one: StoredStretch | null): void => {
    if (checked[n] || !holds) return;
    if (one) checked[n] = one;
    else holds = false;
    progress(++done, stretches.length);
  };
  const own = (n: number): void => keep(n, checkStretch(stretches[n] as Uint8Array, queue));
  const asking = async ({ check }: Helper): Promise<void> => {
    try {
      for (let n = next++; isOpen(n); n = next++) keep(n, await check((stretches[n] as Uint8Array).slice()));
    } catch {
      // What a helper that failed was asked for is done below.
    }
  };
  const helpers = stretches.length > 1 ? start() : [];
  for (const helper of helpers) for (let ahead = 0; ahead < askedAhead; ahead++) void asking(helper);
  for (let n = next++, many = 1; isOpen(n); n = next++, many++) {
    own(n);
    if (helpers.length > 0 && many % inARow === 0) await aTurn();
  }
  // Helpers begin late and may fail or be slow: nobody waits for them, what they have not answered is done once more, the last first.
  for (let n = stretches.length - 1; holds && n >= 0; n--) {
    if (!checked[n]) await aTurn();
    if (!checked[n]) own(n);
  }
  return holds ? joinStretches(checked, queue) : null;
};

/** Lets what other threads have sent come in; a timer would wait longer. */
const aTurn = (): Promise<void> =>
  new Promise((turned) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      turned();
    };
    port2.postMessage(null);
  });
