import { divide, whole, type Exact } from "../../domain/shared/exact.ts";

/**
 * The exact number that the database gives as points / divisor (精确数): a decimal and a whole number of any length.
 *
 * @throws RangeError where they are not so
 */
export const exactOf = (points: string, divisor: string): Exact => {
  const [, sign = "", integral = "", decimals = ""] = /^(-?)(\d+)(?:\.(\d+))?$/u.exec(points) ?? [];
  if (integral === "" || !/^[1-9]\d*$/u.test(divisor)) {
    throw new RangeError(`points and divisor: got ${points} and ${divisor}, want a decimal and a whole number above 0`);
  }
  return divide(whole(BigInt(sign + integral + decimals)), whole(BigInt(divisor) * 10n ** BigInt(decimals.length)));
};
