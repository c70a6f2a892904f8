import type { FitParameter, FitProblem } from '@modalgain/numerics';
import { gainBounds } from './bounds.js';
import { createDataBlock, whiten, type DataBlock } from './data-block.js';
import { modelNetGain, modelState, topState, writeNetGainGradient, type ModelPoint } from './net-gain.js';
import { startValues } from './start.js';
import type { FilmSystem, GainSystem } from './system.js';

/** So wide that they are never met before the bounds of the gain. */
const inverseSaturationBounds = [1e-6, 1e8] as const;

/** The least-squares problem of all films; residuals of correlated net gains are whitened. */
export function createProblem(
  system: GainSystem,
  blocks: readonly DataBlock[] = system.films.map(createDataBlock),
): FitProblem {
  const priors = [...lossRows(system), ...saturationRows(system)];
  const width = system.parameterCount;
  const residualCount = priors.length + blocks.reduce((sum, { rows }) => sum + rows.length, 0);
  const residuals = (values: Float64Array, out: Float64Array) => {
    let row = 0;
    for (const block of blocks) {
      const offset = row;
      const top = topState({ system, film: block.film, values });
      for (const datum of block.rows) {
        out[row++] = modelNetGain(at(block.film, datum, values), top) - datum.netGainPerCm;
      }
      whiten(block, out, { offset, width: 1 });
    }
    for (const prior of priors) out[row++] = prior.residual(values);
  };
  const jacobian = (values: Float64Array, out: Float64Array) => {
    let row = 0;
    for (const block of blocks) {
      const offset = row * width;
      const top = topState({ system, film: block.film, values });
      for (const datum of block.rows) {
        const point = at(block.film, datum, values);
        writeNetGainGradient(point, modelState(point, top), out, width * row++);
      }
      whiten(block, out, { offset, width });
    }
    for (const prior of priors) {
      out.fill(0, row * width, (row + 1) * width);
      out[width * row++ + prior.parameter] = prior.slope(values);
    }
  };
  const at = (
    film: FilmSystem,
    { fluenceUjPerCm2, kind }: Pick<ModelPoint, 'fluenceUjPerCm2' | 'kind'>,
    values: Float64Array,
  ): ModelPoint => ({ system, film, fluenceUjPerCm2, values, kind });
  return { parameters: createParameters(system), residualCount, residuals, jacobian, sigmas: 'known' };
}

/** What is known of one parameter from elsewhere; a datum like the others. */
interface PriorRow {
  readonly parameter: number;
  residual(values: Float64Array): number;
  slope(values: Float64Array): number;
}

function lossRows({ films }: GainSystem): PriorRow[] {
  return films.flatMap(({ data: { measuredLoss: measured }, loss }) =>
    measured
      ? [
          {
            parameter: loss,
            residual: (values) => (values[loss] - measured.lossPerCm) / measured.standardErrorPerCm,
            slope: () => 1 / measured.standardErrorPerCm,
          },
        ]
      : [],
  );
}

function saturationRows({ films, saturationPrior: prior }: GainSystem): PriorRow[] {
  if (!prior) return [];
  return [...new Set(films.map(({ saturation }) => saturation))].map((parameter) => ({
    parameter,
    residual: (values) => (-Math.log(values[parameter]) - prior.mean) / prior.standardDeviation,
    slope: (values) => -1 / (values[parameter] * prior.standardDeviation),
  }));
}

function createParameters(system: GainSystem): FitParameter[] {
  const start = startValues(system);
  const parameters = system.parameterNames.map((name, index): FitParameter => ({
    name,
    start: start[index],
    prior: { mean: 0, standardDeviation: 1 },
  }));
  const highest = Math.max(...system.films.map(({ topFluenceUjPerCm2 }) => topFluenceUjPerCm2));
  const set = (index: number, unit: string, lower: number, upper: number) => {
    const { name, start } = parameters[index];
    parameters[index] = { name, unit, start: Math.min(Math.max(start, lower), upper), lower, upper };
  };
  for (const film of system.films) {
    const { lower, upper } = gainBounds(film);
    set(film.gainRise, 'cm-1', lower, upper);
    set(film.loss, 'cm-1', 0, Infinity);
    const most = Math.min(inverseSaturationBounds[1], film.model.validBelow * (1 - 1e-9)) / highest;
    set(film.saturation, 'cm2/uJ', inverseSaturationBounds[0] / highest, most);
  }
  return parameters;
}
