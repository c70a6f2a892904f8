import { leastSquares, type Determination } from '@modalgain/numerics';
import { concludeFit, type GlobalGainFit } from '../global-fit/fit-gain.js';
import type { GlobalFitInput } from '../global-fit/index.js';
import { createProblem } from '../global-fit/problem.js';
import type { FittedSystem } from '../global-fit/quantity.js';
import { createSystem, type GainSystem } from '../global-fit/system.js';
import { validateInput } from '../global-fit/validate.js';
import { place } from '../stripe/stripe-problem.js';
import type { ScanFitInput } from './inputs.js';
import { saturationIntensity } from './saturation-intensity.js';
import { createScanBlocks, ownNetGain, weightsOf, type ScanBlock } from './scan-block.js';
import { ScanLayout, scanProblem } from './scan-problem.js';

/** A global fit that was made to the scans themselves. Its `points` are the net gains of each scan by itself, for figures. */
export interface ScanGainFit extends GlobalGainFit {
  /** I_sat of each film, in the unit of its scans. */
  readonly saturationIntensities: readonly {
    readonly film: string;
    readonly saturationIntensity: Determination;
  }[];
}

/** Weights come from the model, the model from the weights; they settle within a few rounds. */
const reweightings = 3;

/**
 * Fits density, loss and saturation fluence straight to the stripe-length scans of all films: the intensity at every
 * length and fluence by the two-way saturable model, its net gain by netGain = Gamma sigma_e n_t f(F/F_s) - loss, with
 * one saturation intensity a film, a source and an offset a scan. No net gain is fitted in between, so that nothing of what
 * the scans say together is lost; `fitGain` on the net gains of `fitStripeSeries` is the quick way.
 *
 * Weights are those of the noise that each scan shows by itself about the model of the joint fit. The zero error of the
 * stripe enters through the offset only; with strong saturation it also shifts all net gains by about 2 u A L0.
 *
 * Throws InputError as `fitGain`, and for a scan that has too few points.
 */
export function fitGainFromScans(input: ScanFitInput): ScanGainFit {
  const { fitted, layout, asNetGains } = fitScans(input);
  return {
    ...concludeFit(fitted, asNetGains),
    saturationIntensities: fitted.system.films.map(({ film }, index) => ({
      film,
      saturationIntensity: saturationIntensity(fitted, layout, index),
    })),
  };
}

/** The joint fit before anything is concluded from it. */
export function fitScans(input: ScanFitInput): {
  readonly fitted: FittedSystem;
  readonly layout: ScanLayout;
  readonly asNetGains: GlobalFitInput;
} {
  const blocks = input.films.flatMap(createScanBlocks);
  const asNetGains = netGainInput(input, blocks);
  validateInput(asNetGains);
  const system = createSystem(asNetGains);
  const layout = new ScanLayout(system, blocks);
  let values = startValues(layout, system);
  let problem = problemAt(layout, values);
  let fit = leastSquares(problem);
  for (let round = 1; round < reweightings; round++) {
    values = fit.values;
    problem = problemAt(layout, values);
    fit = leastSquares(problem);
  }
  return { fitted: { system, problem, fit }, layout, asNetGains };
}

/** The same films with the net gain of each scan by itself. */
function netGainInput(input: ScanFitInput, blocks: readonly ScanBlock[]): GlobalFitInput {
  return {
    ...input,
    films: input.films.map((film, index) => ({
      ...film,
      points: blocks.filter((block) => block.film === index).map(ownNetGain),
    })),
  };
}

/** From the two-step fit, and from the scan of each film that knows its saturation best. */
function startValues(layout: ScanLayout, system: GainSystem): Float64Array {
  const values = new Float64Array(layout.parameterCount);
  values.set(leastSquares(createProblem(system)).values);
  const smallestShare = system.films.map(() => Infinity);
  layout.blocks.forEach(({ film, start, saturable, unit }, scan) => {
    values[layout.logSource(scan)] = start.result.values[place.logSource];
    values[layout.offset(scan)] = start.result.values[place.offset];
    const saturation = saturable.result.values[place.saturation];
    const share = saturable.result.standardErrors[place.saturation] / saturation;
    if (!(share < smallestShare[film])) return;
    smallestShare[film] = share;
    values[layout.saturation(film)] = saturation / unit;
  });
  return values;
}

function problemAt(layout: ScanLayout, values: Float64Array) {
  const weights = layout.blocks.map((block, scan) => weightsOf(block, layout.scanParameters(scan, values)));
  return scanProblem(layout, weights, values);
}
