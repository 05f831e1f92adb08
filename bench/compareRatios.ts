import { ratioOf, type Figure } from "./figure.ts";

/** The ratio of each figure that has a peer, by part, name and peer. */
export type Ratios = Readonly<Record<string, number>>;

/** How much larger a ratio may be than the one it is held to: a busy machine moves them by a third. */
const tolerance = 1.5;

export const ratiosOf = (figures: Readonly<Record<string, readonly Figure[]>>): Ratios =>
  Object.fromEntries(
    Object.entries(figures).flatMap(([part, told]) =>
      told.flatMap((figure) => {
        const ratio = ratioOf(figure);
        return ratio === null || !figure.peer
          ? []
          : [[`${part}: ${figure.name} / ${figure.peer.name}`, ratio] as const];
      }),
    ),
  );

/**
 * Holds ratios to earlier ones (性能回退检查), by what is in both; the size stands in a name, so that only the same work is compared.
 *
 * @returns a line for each that is more than `tolerance` times what it was
 */
export const worseThan = (before: Ratios, now: Ratios): readonly string[] =>
  Object.entries(now).flatMap(([name, ratio]) => {
    const was = before[name];
    return was === undefined || ratio <= was * tolerance
      ? []
      : [`${name}: ratio ${ratio.toFixed(2)}, was ${was.toFixed(2)}, at most ${(was * tolerance).toFixed(2)}`];
  });
