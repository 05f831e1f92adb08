import { observationKey, speaksOfWhole, voiceKey, type Observation } from "./observation.ts";

/**
 * The observations after later ones came in (后报替换): a row of the same key takes the old one's place; a word on the whole
 * of a criterion (不适用、回避、未发现问题) takes the place of what the same reviewer said of its parts before, and the other
 * way round.
 *
 * @param fresh checked by `checkObservations`: in themselves without contradiction
 */
export const latestObservations = (
  old: readonly Observation[],
  fresh: readonly Observation[],
): readonly Observation[] => {
  const freshKeys = new Set(fresh.map(observationKey));
  const [wholes, parts] = [new Set<string>(), new Set<string>()];
  for (const row of fresh) (speaksOfWhole(row) ? wholes : parts).add(voiceKey(row));
  const stands = (row: Observation, key: string): boolean =>
    freshKeys.has(key) || !(speaksOfWhole(row) ? parts : wholes).has(voiceKey(row));
  const byKey = new Map<string, Observation>();
  for (const row of old) {
    const key = observationKey(row);
    if (stands(row, key)) byKey.set(key, row);
  }
  for (const row of fresh) byKey.set(observationKey(row), row);
  return [...byKey.values()];
};
