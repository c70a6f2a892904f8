import { InputError, type Estimate } from '@modalgain/numerics';

/** A measured photoluminescence spectrum, background subtracted; wavelengths increase. */
export interface PhotoluminescenceSpectrum {
  readonly wavelengthNm: ArrayLike<number>;
  readonly intensity: ArrayLike<number>;
}

/** How much the source A(lambda) of the amplified light looks like the photoluminescence. */
export interface SourceComparison {
  /** Cosine of the angle between both spectra as vectors: 1 for the same shape. */
  readonly similarity: number;
  /** Root mean square of A/(scaled photoluminescence) - 1, weighted by the photoluminescence. */
  readonly relativeDeviation: number;
  /** What `relativeDeviation` would be from the errors of A alone. */
  readonly expectedDeviation: number;
  /** Scaled photoluminescence at each channel, for figures; NaN beyond its range. */
  readonly scaled: Float64Array;
}

/**
 * Compares A(lambda) with the photoluminescence in the channels that the latter covers, one factor free.
 *
 * @throws InputError where fewer than five channels overlap with light
 */
export function compareSource(
  channels: readonly { readonly wavelengthNm: number; readonly source: Estimate }[],
  spectrum: PhotoluminescenceSpectrum,
): SourceComparison {
  const expected = channels.map(({ wavelengthNm }) => interpolate(spectrum, wavelengthNm));
  const largest = Math.max(...expected.filter((value) => Number.isFinite(value)), 0);
  // In the dark wings a ratio means nothing.
  const used = [...channels.keys()].filter(
    (j) => expected[j] > 0.1 * largest && Number.isFinite(channels[j].source.standardError),
  );
  if (used.length < 5)
    throw new InputError(`Found ${used.length} channels with photoluminescence; a comparison needs 5.`);
  const dot = (a: (j: number) => number, b: (j: number) => number): number =>
    used.reduce((sum, j) => sum + a(j) * b(j), 0);
  const source = (j: number): number => channels[j].source.value;
  const pl = (j: number): number => expected[j];
  const factor = dot(source, pl) / dot(pl, pl);
  const light = used.reduce((sum, j) => sum + pl(j), 0);
  const weighted = (share: (j: number) => number): number =>
    Math.sqrt(used.reduce((sum, j) => sum + pl(j) * share(j) ** 2, 0) / light);
  return {
    similarity: dot(source, pl) / Math.sqrt(dot(source, source) * dot(pl, pl)),
    relativeDeviation: weighted((j) => source(j) / (factor * pl(j)) - 1),
    expectedDeviation: weighted((j) => channels[j].source.standardError / (factor * pl(j))),
    scaled: Float64Array.from(expected, (value) => factor * value),
  };
}

/** Linear interpolation; NaN outside. */
export function interpolate({ wavelengthNm, intensity }: PhotoluminescenceSpectrum, atNm: number): number {
  const last = wavelengthNm.length - 1;
  if (!(atNm >= wavelengthNm[0] && atNm <= wavelengthNm[last])) return NaN;
  let [low, high] = [0, last];
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (wavelengthNm[middle] <= atNm) low = middle;
    else high = middle;
  }
  const share = (atNm - wavelengthNm[low]) / (wavelengthNm[high] - wavelengthNm[low]);
  return intensity[low] + share * (intensity[high] - intensity[low]);
}
