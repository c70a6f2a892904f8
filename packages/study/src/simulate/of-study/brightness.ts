import { fitStripe } from '@modalgain/gain';
import type { StripeScan } from '@modalgain/measurements';
import type { StripeResult } from '../../results/index.js';
import { trueStripe } from '../film-physics.js';
import type { ExperimentTruth, FilmTruth } from '../truth.js';
import type { TwinFilm } from './twin-film.js';

/** The films of a twin as bright as the study's, and as easily saturated, by the scan at the highest fluence of each. */
export function withBrightness(truth: ExperimentTruth, films: readonly TwinFilm[]): ExperimentTruth {
  const bright = films.map(({ name, scans }) => [name, brightnessOf(truth, name, scans)] as const);
  return {
    ...truth,
    films: Object.fromEntries(bright.map(([name, found]) => [name, { ...truth.films[name], ...found }])),
  };
}

function brightnessOf(
  truth: ExperimentTruth,
  name: string,
  scans: readonly StripeResult[],
): Pick<FilmTruth, 'saturationCounts' | 'sourceCountsPerCm'> {
  const strongest = scans.reduce((most, next) => (fluenceOf(next) > fluenceOf(most) ? next : most));
  const { models } = fitStripe(scanOf(strongest));
  if (models.length === 0) return {};
  const best = models.reduce((most, next) => (next.weight > most.weight ? next : most));
  const parameter = (wanted: string): number =>
    best.parameters.find((each) => each.name === wanted)?.estimate.value ?? 0;
  const perCount = trueStripe(truth, truth.films[name], fluenceOf(strongest)).sourcePerCm;
  const saturation = parameter('saturation');
  return {
    sourceCountsPerCm: parameter('sourcePerCm') / perCount,
    ...(saturation > 0 && { saturationCounts: 1 / saturation }),
  };
}

const fluenceOf = ({ fluenceUjPerCm2 }: StripeResult): number => fluenceUjPerCm2?.value ?? 0;

/** The points that entered the fit, as they were measured. */
function scanOf({ points, files, intensityUnit }: StripeResult): StripeScan {
  const used = points.filter(({ excluded }) => excluded === null);
  return {
    kind: 'stripe-scan',
    provenance: { file: files.join(', '), byteLength: 0, sha256: '', format: 'results', notes: [] },
    stripeLengthUm: Float64Array.from(used, ({ stripeLengthUm }) => stripeLengthUm),
    intensity: Float64Array.from(used, ({ intensity }) => intensity),
    intensityUnit,
  };
}
