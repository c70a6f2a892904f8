import {
  predictTreatment as predictFilm,
  treatmentCurve,
  type AtPressure,
  type TreatmentTask,
} from '@modalgain/design';
import { InputError, logNormalEstimate } from '@modalgain/numerics';
import type { TreatmentDocument } from '../documents/index.js';
import type { ComparisonResult } from '../results/index.js';
import type { TreatmentInput } from '../schema/treatment.js';
import { designBasisOf, type DesignSource } from './design-basis.js';
import { measuredMediaOf } from './design-media.js';
import { packingOf, treatedPairsOf } from './treated-pairs.js';
import { treatmentVerdicts } from './treatment-verdicts.js';

/**
 * What a treatment would do to a film of a study, from the films that were measured before and after it.
 *
 * @param comparisons of the finished study
 * @throws InputError for a film without a determined gain, or media that cannot be
 */
export async function predictTreatment(
  source: DesignSource,
  comparisons: readonly ComparisonResult[],
  asked: TreatmentInput,
): Promise<TreatmentDocument> {
  const { context } = source;
  const film = asked.film ?? untreatedFilm(source, comparisons);
  const basis = await designBasisOf(source, {
    goal: 'net-gain',
    film,
    ...(asked.fluence && { fluence: asked.fluence }),
  });
  const { law, errors, measured, fluenceUjPerCm2 } = basis;
  const result = source.films.find(({ name }) => name === law.film);
  const pairs = treatedPairsOf(source, comparisons, await measuredMediaOf(context));
  const relative = (estimate: { value: number; standardError: number } | null | undefined): number =>
    estimate ? estimate.standardError / estimate.value : 0;
  const task: TreatmentTask = {
    law,
    errors,
    measured,
    inputs: { thickness: relative(result?.thicknessNm), roughness: relative(result?.roughnessSqNm) },
    roughnessSqNm: result?.roughnessSqNm?.value,
    packing: result && packingOf(result),
    fluenceUjPerCm2,
    pairs,
    ...(asked.pressure && { pressureMpa: asked.pressure.value }),
    ...(asked.thicknessRatio !== undefined && { thicknessRatio: asked.thicknessRatio }),
  };
  const { calibration, laws, answer } = predictFilm(task);
  return {
    study: context.file,
    film: law.film,
    fluenceUjPerCm2,
    pressureMpa: (answer.kind === 'predicted' ? answer.pressureMpa : asked.pressure?.value) ?? null,
    thicknessRatio: asked.thicknessRatio ?? null,
    pairs: pairs.map(pairOf),
    calibration: calibration.map(({ mean = null, scatter = null, ...rest }) => ({ ...rest, mean, scatter })),
    laws: laws.map(({ name, parameters, departure, weight }) => ({
      name,
      parameters: [...parameters],
      departure,
      weight,
    })),
    answer:
      answer.kind === 'refused'
        ? answer
        : {
            kind: 'predicted',
            quantities: answer.quantities.map(({ byPair, ...rest }) => ({ ...rest, byPair: [...byPair] })),
          },
    curve: asked.thicknessRatio === undefined ? curveOf(treatmentCurve(task)) : [],
    verdicts: treatmentVerdicts({ film: law.film, asked, pairs, answer, hasLaw: laws.length > 0 }),
  };
}

/** The untreated film of the most gain, and rather one that no pair began with. */
function untreatedFilm(
  { films, fit }: DesignSource,
  comparisons: readonly ComparisonResult[],
): string | undefined {
  const gainOf = (name: string): number => {
    const gain = fit.films.find(({ film }) => film === name)?.filmGains.at(0)?.filmGainPerCm.determination;
    return gain?.kind === 'determined' ? gain.estimate.value : 0;
  };
  const untreated = films.filter(({ name, stampedFrom }) => stampedFrom === null && gainOf(name) > 0);
  const isNew = (name: string): boolean => comparisons.every(({ before }) => before !== name);
  const candidates = untreated.some(({ name }) => isNew(name))
    ? untreated.filter(({ name }) => isNew(name))
    : untreated;
  if (candidates.length === 0)
    throw new InputError(
      'Gain and loss of no untreated film are determined. `modalgain plan` says what to measure.',
      {},
    );
  return [...candidates].sort((a, b) => gainOf(b.name) - gainOf(a.name))[0].name;
}

function pairOf({ before, after, pressureMpa, measured }: TreatmentTask['pairs'][number]) {
  const ratios = Object.entries(measured) as [
    TreatmentDocument['calibration'][number]['departure'],
    { value: number; standardError: number },
  ][];
  return {
    before,
    after,
    pressureMpa: pressureMpa ?? null,
    ratios: ratios.map(([departure, { value, standardError }]) => ({
      departure,
      ratio: logNormalEstimate(Math.exp(value), standardError, 'after over before'),
    })),
  };
}

/** Each quantity as a column against pressure. */
function curveOf(points: readonly AtPressure[]): TreatmentDocument['curve'] {
  const [first] = points.length > 0 ? points : [{ quantities: [] }];
  return first.quantities.map(({ quantity }) => {
    const values = points.map(({ quantities }) => quantities.find((each) => each.quantity === quantity));
    const end = (at: 0 | 1) =>
      values.map((value) =>
        value?.after.kind === 'determined' ? value.after.estimate.interval95[at] : null,
      );
    return {
      quantity,
      pressureMpa: points.map(({ pressureMpa }) => pressureMpa),
      typical: values.map((value) => value?.typical ?? null),
      lower: end(0),
      upper: end(1),
    };
  });
}
