/**
 * Units of the channels of an Asylum scan by the beginning of their names. A wave has one unit for all its layers, that of
 * the first (m), which the others do not share.
 */
const channelUnits: readonly (readonly [RegExp, string])[] = [
  [/^phase/i, 'deg'],
  [/^current/i, 'A'],
  [/^freq/i, 'Hz'],
  [/^(potential|bias|user|lateral|dissipation)/i, 'V'],
];

/** The unit of a channel, which its name tells better than its wave. */
export function channelUnit(title: string, waveUnit: string): string {
  return channelUnits.find(([name]) => name.test(title))?.[1] ?? waveUnit;
}
