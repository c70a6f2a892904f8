/**
 * h(L, g) = (exp(g L) - 1)/g, the length over which spontaneous emission adds up at the edge of a stripe of length L
 * when nothing saturates (Eq. 1 is I = A h); h = L where g = 0, and g < 0 is legal.
 *
 * @param lengthCm stripe length in cm
 * @param netGainPerCm net gain in cm-1
 * @returns effective length in cm
 */
export function amplifiedLengthCm(lengthCm: number, netGainPerCm: number): number {
  const exponent = netGainPerCm * lengthCm;
  // Below this the third term of the series is under one part in 1e16.
  if (Math.abs(exponent) < 1e-8) return lengthCm * (1 + exponent / 2);
  return Math.expm1(exponent) / netGainPerCm;
}
