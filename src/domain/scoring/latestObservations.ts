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
  const units = new Set(fresh.map(({ unit }) => unit));
  const latest: Observation[] = [];
  const places = new Map<string, number>();
  for (const row of old) {
    // Nothing new is said of most units: their rows are not even looked at.
    if (!units.has(row.unit)) {
      latest.push(row);
      continue;
    }
    const key = observationKey(row);
    if (stands(row, key)) places.set(key, latest.push(row) - 1);
  }
  for (const row of fresh) {
    const key = observationKey(row);
    const place = places.get(key);
    if (place === undefined) places.set(key, latest.push(row) - 1);
    else latest[place] = row;
  }
  return latest;
};
