import type { StripeResult } from '../../results/index.js';
import type { Study } from '../../schema/index.js';
import type { ExperimentTruth } from '../truth.js';
import type { TwinFilm } from './twin-film.js';

/** What a fit takes the error of a stripe's zero for where the study states none. */
const usualZeroErrorUm = 2;
/** So dim a photon adds no noise that shows. */
const negligiblePhoton = 1e-6;
/** An error that is too small to matter. */
const smallestIndexError = 1e-4;
const mostPixels = 256;

/** The instruments of a twin: lengths and fluences of the study's scans, and the noise that their fits have found. */
export function twinInstrument(
  films: readonly TwinFilm[],
  study: Study,
): Pick<ExperimentTruth, 'instrument' | 'heightMap' | 'opticalConstants'> {
  const scans = films.flatMap((film) => film.scans);
  const brightest = Math.max(...scans.flatMap(({ points }) => points.map(({ intensity }) => intensity)));
  const fluences = films.flatMap(({ film }) => film.scans?.fluencesUjPerCm2 ?? []);
  const stated = films.flatMap(({ name }) => {
    const { stripe } = study.films[name];
    return stripe && 'files' in stripe ? [stripe] : [];
  });
  const surface = films.flatMap(({ result }) => result.surfaces).at(0);
  const indexErrors = films.map(({ result }) => result.filmIndex?.standardError ?? 0).filter(Number.isFinite);
  return {
    instrument: {
      fluencesUjPerCm2: [...new Set(fluences)].sort((a, b) => a - b),
      stripeLengthsUm: films[0].film.scans?.stripeLengthsUm.slice() ?? [],
      stripeZeroErrorUm: first(stated.map(({ zeroError }) => zeroError?.value)) ?? usualZeroErrorUm,
      pumpNoise: medianOf(scans.flatMap(brightScatter)),
      readNoiseCounts: first(stated.map(({ readNoise }) => readNoise)) ?? Math.min(...scans.flatMap(errors)),
      countsPerPhoton:
        first(stated.map(({ countsPerPhoton }) => countsPerPhoton)) ?? negligiblePhoton * brightest,
      noiseIsStated: stated.some(({ readNoise }) => readNoise !== undefined),
      // Of a film; this is for those whose scans show none.
      saturationCounts: 1e9 * brightest,
      sourceCountsPerCm: 1,
      unguidedShare: 1,
    },
    heightMap: {
      pixels: Math.min(surface?.shape[0] ?? mostPixels, mostPixels),
      sizeNm: surface?.sizeNm[0] ?? 1e4,
    },
    opticalConstants: { errorOfIndex: Math.max(medianOf(indexErrors), smallestIndexError) },
  };
}

function errors({ points }: StripeResult): number[] {
  return points.flatMap(({ standardDeviation }) => (standardDeviation === null ? [] : [standardDeviation]));
}

/** Relative errors of the brighter half of the points, where read noise is no matter. */
function brightScatter({ points }: StripeResult): number[] {
  const used = points.filter(
    ({ standardDeviation, excluded }) => standardDeviation !== null && excluded === null,
  );
  const bright = used.toSorted((a, b) => b.intensity - a.intensity).slice(0, Math.ceil(used.length / 2));
  return bright.map(({ standardDeviation, intensity }) => (standardDeviation ?? 0) / intensity);
}

function first<T>(values: readonly (T | undefined)[]): T | undefined {
  return values.find((value) => value !== undefined);
}

function medianOf(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted.length === 0 ? 0 : sorted[Math.floor((sorted.length - 1) / 2)];
}
