import { writeOceanText } from '@modalgain/formats';
import { simulateSpectra } from '@modalgain/gain';

const line = (nm: number, peakNm: number, fwhmNm: number): number =>
  Math.exp(-4 * Math.LN2 * ((nm - peakNm) / fwhmNm) ** 2);

export const wavelengthNm = Array.from({ length: 81 }, (_, j) => 620 + j);

/** Net gain of the made spectra at the peak of their gain line. */
export const netGainPerCm = 110;

interface Scan {
  readonly stripeLengthUm: readonly number[];
  readonly seed: number;
}

/** Spectra of a film against stripe length, in counts of 0.1 s. */
export function simulatedSpectra({ stripeLengthUm, seed }: Scan): readonly Float64Array[] {
  return simulateSpectra({
    wavelengthNm,
    stripeLengthUm,
    sourcePerCmNm: (nm) => 3e4 * line(nm, 641, 30),
    netGainPerCm: (nm) => (netGainPerCm + 30) * line(nm, 656, 28) - 30,
    saturation: 0,
    pumpNoise: 0.03,
    readNoise: 1,
    photonIntensity: 0.05,
    seed,
  }).spectra;
}

/** A spectrum as OceanView saves it. */
export function oceanText(
  intensity: ArrayLike<number>,
  more: { readonly integrationTimeS?: number; readonly remarks?: Readonly<Record<string, string>> } = {},
): string {
  return writeOceanText({
    title: 'film',
    spectrometer: 'HR4D0000',
    integrationTimeS: 0.1,
    scansAveraged: 1,
    boxcarWidth: 0,
    wavelengthNm,
    intensity,
    ...more,
  });
}
