/**
 * Logarithm and exponential from +, −, × and ÷ alone (各引擎一致的初等函数). Math.log and Math.exp may differ in the last bit from
 * engine to engine; these give the same bits wherever floats are IEEE 754, and are right to some 1e-15 of the value.
 */
const logOfTwo = 0.6931471805599453;
// The same in two parts: multiples of the first, up to 2 ** 20 of them, are exact.
const logOfTwoHigh = 0.6931471803691238;
const logOfTwoLow = 1.9082149292705877e-10;

/** @param value a float above 0 */
export const naturalLog = (value: number): number => {
  let [mantissa, exponent] = [value, 0];
  for (; mantissa > Math.SQRT2; exponent++) mantissa *= 0.5;
  for (; mantissa < Math.SQRT1_2; exponent--) mantissa *= 2;
  // ln m = 2 artanh s; s² is below 0.03, so that what the series leaves out is below 1e-17.
  const s = (mantissa - 1) / (mantissa + 1);
  const square = s * s;
  let series = 0;
  for (let odd = 21; odd > 0; odd -= 2) series = series * square + 1 / odd;
  return exponent * logOfTwo + 2 * s * series;
};

/** @returns 0 where the power would be below 1e-300, for all this is used for */
export const exponential = (power: number): number => {
  if (power < -690) return 0;
  const doublings = Math.floor(power / logOfTwo + 0.5);
  const rest = power - doublings * logOfTwoHigh - doublings * logOfTwoLow;
  let series = 1;
  for (let term = 16; term > 0; term--) series = 1 + (rest * series) / term;
  for (let left = doublings; left > 0; left--) series *= 2;
  for (let left = doublings; left < 0; left++) series *= 0.5;
  return series;
};
