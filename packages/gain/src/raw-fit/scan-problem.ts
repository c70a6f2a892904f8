import type { FitParameter, FitProblem } from '@modalgain/numerics';
import { createThresholdBlock } from '../global-fit/data-block.js';
import { modelNetGain, modelState, writeNetGainGradient, type ModelPoint } from '../global-fit/net-gain.js';
import { createProblem } from '../global-fit/problem.js';
import type { GainSystem } from '../global-fit/system.js';
import { place } from '../stripe/stripe-problem.js';
import { emptyTwoWayPoint, evaluateTwoWay, twoWayIntensity } from '../stripe/two-way.js';
import type { ScanBlock, ScanParameters } from './scan-block.js';

/**
 * Where the parameters of the joint fit stand: those of the global fit first, so that everything derived from it holds
 * here too; then 1/I_sat of each film; then source and offset of each scan.
 */
export class ScanLayout {
  readonly system: GainSystem;
  readonly blocks: readonly ScanBlock[];
  readonly parameterCount: number;
  readonly #firstScan: number;

  constructor(system: GainSystem, blocks: readonly ScanBlock[]) {
    this.system = system;
    this.blocks = blocks;
    this.#firstScan = system.parameterCount + system.films.length;
    this.parameterCount = this.#firstScan + 2 * blocks.length;
  }

  saturation(film: number): number {
    return this.system.parameterCount + film;
  }

  logSource(scan: number): number {
    return this.#firstScan + 2 * scan;
  }

  offset(scan: number): number {
    return this.logSource(scan) + 1;
  }

  /** Where the gain model is asked for a scan. */
  modelPoint(scan: number, values: Float64Array): ModelPoint {
    const { film, fluenceUjPerCm2 } = this.blocks[scan];
    return { system: this.system, film: this.system.films[film], fluenceUjPerCm2, values };
  }

  /** What the joint parameters say of a scan. */
  scanParameters(scan: number, values: Float64Array): ScanParameters {
    const { film, unit } = this.blocks[scan];
    return {
      logSource: values[this.logSource(scan)],
      offset: values[this.offset(scan)],
      netGainPerCm: modelNetGain(this.modelPoint(scan, values)),
      saturation: values[this.saturation(film)] * unit,
    };
  }
}

/**
 * Residuals of all intensities, with the two-way saturable model at the net gain of the gain model; then thresholds and
 * what is known of losses and saturation fluence, as in the global fit. The Jacobian follows by the chain rule.
 */
export function scanProblem(
  layout: ScanLayout,
  weights: readonly Float64Array[],
  start: Float64Array,
): FitProblem {
  const { system, blocks, parameterCount } = layout;
  const known = createProblem(system, system.films.map(createThresholdBlock));
  const scanRows = blocks.reduce((sum, { points }) => sum + points.lengthCm.length, 0);
  const knownJacobian = new Float64Array(known.residualCount * system.parameterCount);
  return {
    parameters: parametersOf(layout, known, start),
    residualCount: scanRows + known.residualCount,
    sigmas: 'known',
    residuals(values, out) {
      let row = 0;
      blocks.forEach((_, scan) => {
        row = writeResiduals({ layout, scan, values, sigma: weights[scan] }, out, row);
      });
      known.residuals(values, out.subarray(row));
    },
    jacobian(values, out) {
      out.fill(0);
      let row = 0;
      blocks.forEach((_, scan) => {
        row = writeSlopes({ layout, scan, values, sigma: weights[scan] }, out, row);
      });
      known.jacobian?.(values, knownJacobian);
      for (let i = 0; i < known.residualCount; i++) {
        const slopes = knownJacobian.subarray(i * system.parameterCount, (i + 1) * system.parameterCount);
        out.set(slopes, (row + i) * parameterCount);
      }
    },
  };
}

interface ScanTask {
  readonly layout: ScanLayout;
  readonly scan: number;
  readonly values: Float64Array;
  readonly sigma: Float64Array;
}

/** Writes one residual a point from `row` on; answers the row after. */
function writeResiduals({ layout, scan, values, sigma }: ScanTask, out: Float64Array, row: number): number {
  const { lengthCm, intensity } = layout.blocks[scan].points;
  const { logSource, offset, netGainPerCm, saturation } = layout.scanParameters(scan, values);
  const model = { sourcePerCm: Math.exp(logSource), netGainPerCm, saturation };
  for (let i = 0; i < lengthCm.length; i++) {
    out[row + i] = (twoWayIntensity(lengthCm[i], model) + offset - intensity[i]) / sigma[i];
  }
  return row + lengthCm.length;
}

function writeSlopes({ layout, scan, values, sigma }: ScanTask, out: Float64Array, row: number): number {
  const { film, unit, points } = layout.blocks[scan];
  const { logSource, netGainPerCm, saturation } = layout.scanParameters(scan, values);
  const model = { sourcePerCm: Math.exp(logSource), netGainPerCm, saturation };
  const at = layout.modelPoint(scan, values);
  const gainSlopes = new Float64Array(layout.system.parameterCount);
  writeNetGainGradient(at, modelState(at), gainSlopes);
  const point = emptyTwoWayPoint();
  points.lengthCm.forEach((length, i) => {
    evaluateTwoWay(length, model, point);
    const first = (row + i) * layout.parameterCount;
    const byGain = point.byGain / sigma[i];
    for (let k = 0; k < gainSlopes.length; k++) out[first + k] = byGain * gainSlopes[k];
    out[first + layout.saturation(film)] = (point.bySaturation * unit) / sigma[i];
    out[first + layout.logSource(scan)] = (model.sourcePerCm * point.bySource) / sigma[i];
    out[first + layout.offset(scan)] = 1 / sigma[i];
  });
  return row + points.lengthCm.length;
}

function parametersOf(layout: ScanLayout, known: FitProblem, start: Float64Array): FitParameter[] {
  const parameters = known.parameters.map((parameter, k) => ({ ...parameter, start: start[k] }));
  layout.system.films.forEach(({ film }, k) => {
    const index = layout.saturation(k);
    parameters[index] = { name: `inverse saturation intensity of ${film}`, start: start[index], lower: 0 };
  });
  layout.blocks.forEach((block, scan) => {
    const { name, prior, fixed } = block.saturable.problem.parameters[place.offset];
    const title = `${layout.system.films[block.film].film} at ${block.fluenceUjPerCm2} µJ/cm²`;
    const [source, offset] = [layout.logSource(scan), layout.offset(scan)];
    parameters[source] = { name: `ln source of ${title}`, start: start[source] };
    parameters[offset] = {
      name: `${name} of ${title}`,
      start: start[offset],
      ...(prior && { prior }),
      ...(fixed === true && { fixed }),
    };
  });
  return parameters;
}
