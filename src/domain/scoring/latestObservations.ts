import { observationKey, saysManyThings, type Observation } from "./observation.ts";

/**
 * What counts once more was said (最新观测): of two rows of one key the later one; and where a reviewer may say several things of
 * a criterion, 不适用 or 回避 takes the place of all of them, and any of them the place of such a word.
 *
 * @returns old rows in their places, then new ones; one a key
 */
export const latestObservations = (
  old: readonly Observation[],
  fresh: readonly Observation[],
): readonly Observation[] => {
  const byKey = new Map(old.map((row) => [observationKey(row), row]));
  const ofVoice = fresh.some(({ kind }) => saysManyThings(kind)) ? keysByVoice(byKey) : new Map<string, Set<string>>();
  for (const row of fresh) {
    const key = observationKey(row);
    if (saysManyThings(row.kind)) {
      const keys = ofVoice.get(voiceKey(row)) ?? new Set();
      ofVoice.set(voiceKey(row), keys);
      for (const other of keys) {
        const known = byKey.get(other);
        if (known && (known.state === "scored") !== (row.state === "scored")) byKey.delete(other);
      }
      keys.add(key);
    }
    byKey.set(key, row);
  }
  return [...byKey.values()];
};

const keysByVoice = (rows: ReadonlyMap<string, Observation>): Map<string, Set<string>> => {
  const keys = new Map<string, Set<string>>();
  for (const [key, row] of rows) {
    if (!saysManyThings(row.kind)) continue;
    const voice = voiceKey(row);
    const known = keys.get(voice);
    if (known) known.add(key);
    else keys.set(voice, new Set([key]));
  }
  return keys;
};

const voiceKey = ({ round, unit, criterion, reviewer }: Observation): string =>
  [round, unit, criterion, reviewer].join("\n");
