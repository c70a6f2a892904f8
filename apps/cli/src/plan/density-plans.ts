import {
  forecastStripe,
  planDensity,
  type Assumed,
  type DensityPlan,
  type FilmGainData,
  type GainModelChoice,
  type GainModelName,
  type GlobalFitInput,
  type LabPrecision,
} from '@modalgain/gain';
import { InputError } from '@modalgain/numerics';
import type { FilmResult, Results, Study } from '@modalgain/study';
import { presentScan } from './present-situation.js';
import type { Wanted } from './wanted.js';

/**
 * One plan a film, from the net gains and measured losses of the study. Films that took no part in its gain fit are left
 * out, unless there is no other.
 */
export function densityPlans(task: {
  readonly results: Results;
  readonly study: Study;
  readonly films: readonly FilmResult[];
  readonly wanted: Wanted & { readonly quantity: 'density' | 'loss' };
  readonly assumed: Assumed;
  readonly relativeNoise?: number;
  readonly lossScanError?: number;
}): DensityPlan[] {
  const { results, study, films, wanted, assumed, lossScanError } = task;
  const input = gainInput(results, study);
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

/** The data of the study's gain fit as its results hold them. */
function gainInput({ films, gainFit }: Results, { gain }: Study): GlobalFitInput {
  if (!gainFit)
    throw new InputError(
      'has no gain fit to plan from: it needs a cross-section, a stack, and a film with two net gains.',
    );
  const { value, standardError } = gainFit.emissionCrossSectionCm2;
  return {
    films: films.filter(({ name }) => gainFit.films.includes(name)).flatMap(filmData),
    emissionCrossSectionCm2: {
      value,
      errors: [{ source: 'emission cross-section', relativeError: standardError / value }],
    },
    model: modelChoice(gain.model, gain.occupancy),
    share: gain.share,
    ...(gain.saturationFluence?.standardError !== undefined && {
      saturationFluencePrior: {
        fluenceUjPerCm2: gain.saturationFluence.value,
        standardErrorUjPerCm2: gain.saturationFluence.standardError,
      },
    }),
  };
}

function modelChoice(
  model: GainModelName | { readonly expression: string },
  occupancy: number | undefined,
): GainModelChoice {
  if (typeof model !== 'string') return { name: 'expression', text: model.expression };
  return { name: model, ...(occupancy !== undefined && { degeneracy: occupancy }) };
}

function filmData({ name, netGain, waveguide, gain }: FilmResult): FilmGainData[] {
  if (waveguide?.mode.kind !== 'guided') return [];
  const { confinementModal } = waveguide.mode;
  const loss = gain?.lossPrior;
  return [
    {
      film: name,
      points: netGain.flatMap(({ fluenceUjPerCm2, netGainPerCm }) =>
        netGainPerCm.kind === 'determined'
          ? [
              {
                fluenceUjPerCm2,
                netGainPerCm: netGainPerCm.estimate.value,
                standardErrorPerCm: netGainPerCm.estimate.standardError,
              },
            ]
          : [],
      ),
      confinementModal: {
        value: confinementModal.value,
        errors: [
          {
            source: `confinement of ${name}`,
            relativeError: confinementModal.standardError / confinementModal.value,
          },
        ],
      },
      ...(loss && { measuredLoss: { lossPerCm: loss.value, standardErrorPerCm: loss.standardError } }),
    },
  ];
}

/** With a stated noise, a further net gain is as good as a scan at the film's present lengths would make it. */
function netGainPrecision({ stripes }: FilmResult, relativeNoise: number | undefined): LabPrecision {
  const present = stripes.map(presentScan).find((scan) => scan !== undefined);
  if (relativeNoise === undefined || !present) return {};
  const { readNoiseUm } = present.situation;
  return {
    netGainErrorPerCm: (netGainPerCm) =>
      forecastStripe(
        { netGainPerCm, relativeNoise, ...(readNoiseUm !== undefined && { readNoiseUm }) },
        present.lengthsUm,
      ).errorPerCm,
  };
}
