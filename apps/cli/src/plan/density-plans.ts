import {
  forecastStripe,
  planDensity,
  type Assumed,
  type DensityPlan,
  type GlobalFitInput,
  type LabPrecision,
} from '@modalgain/gain';
import { InputError } from '@modalgain/numerics';
import type { FilmResult } from '@modalgain/study';
import { presentScan } from './present-situation.js';
import type { Wanted } from './wanted.js';

/** `forecastStripe` refuses fewer; the film's median error then has to do. */
const fewestForecastLengths = 8;

export type WantedOfFilm = Wanted & { readonly quantity: 'density' | 'loss' };

/**
 * One plan a film, from everything that the study's gain fit was made of. Films that took no part in it are left out,
 * unless there is no other.
 */
export function densityPlans(task: {
  readonly input: GlobalFitInput | undefined;
  readonly films: readonly FilmResult[];
  readonly wanted: WantedOfFilm;
  readonly assumed: Assumed;
  readonly relativeNoise?: number;
  readonly lossScanError?: number;
}): DensityPlan[] {
  const { input, films, wanted, assumed, lossScanError } = task;
  if (!input)
    throw new InputError(
      'has no gain fit to plan from: it needs a cross-section, a stack, and a film with two net gains.',
    );
  const withGain = films.filter(({ name }) => input.films.some(({ film }) => film === name));
  if (withGain.length === 0)
    throw new InputError(
      `${films.map(({ name }) => name).join(', ')}: no net gain at two fluences with a guided mode, from which a plan could start.`,
    );
  return withGain.map((film) =>
    planDensity({
      input,
      film: film.name,
      quantity: wanted.quantity,
      wantedRelativeError: wanted.relativeError,
      assumed,
      lab: {
        ...(lossScanError !== undefined && { lossScanError }),
        ...netGainPrecision(film, task.relativeNoise),
      },
    }),
  );
}

/**
 * A further net gain is as good as a scan at the film's present lengths would make it, with the stated noise or that of the
 * present scan: a film that absorbs shows its gain less well than one that amplifies.
 */
function netGainPrecision({ stripes }: FilmResult, statedNoise: number | undefined): LabPrecision {
  const present = stripes.map(presentScan).find((scan) => scan !== undefined);
  if (!present || (statedNoise === undefined && present.lengthsUm.length < fewestForecastLengths)) return {};
  const { relativeNoise, readNoiseUm } = present.situation;
  return {
    netGainErrorPerCm: (netGainPerCm) =>
      forecastStripe(
        {
          netGainPerCm,
          relativeNoise: statedNoise ?? relativeNoise,
          ...(readNoiseUm !== undefined && { readNoiseUm }),
        },
        present.lengthsUm,
      ).errorPerCm,
  };
}
