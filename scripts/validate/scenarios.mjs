// What is simulated: every scenario with its truth, its noise, and the targets that the fit has to meet on it.
import {
  constantGain,
  edgeIntensity,
  gainBesideLoss,
  homogeneousGain,
  inhomogeneousGain,
} from './stripe-truth.mjs';

/** Saturation as u times the edge intensity of the longest stripe were nothing saturated: unweighted Eq. 1 then errs by -24, -63, -92 %. */
const saturations = { mild: 0.5, moderate: 12, strong: 700 };

const longestUm = 400;
const umPerCm = 1e4;
const sourcePerCm = 1;

/** Coverage of nominal 95 % intervals between these, before two Monte Carlo standard errors are allowed. */
const usual = { bias: 0.03, coverage: [0.92, 0.99] };

/** Where g L is lower than this more bias is allowed. */
const lowGainLength = 2;
const lowGainBias = 0.04;

/**
 * One scenario. Lengths are even from the shortest to 400 um; `readShare` and the photons are those of the brightest point.
 *
 * @typedef {object} Scenario
 * @property {string} name
 * @property {string} title
 * @property {number} gainLength g L at the longest stripe
 * @property {number} netGainPerCm the small-signal net gain that the fit should find
 * @property {number[]} stripeLengthUm what the stage says
 * @property {{sourcePerCm: number, netGainPerCm: number, saturation: number, lossPerCm: number}} truth
 * @property {(truth: object, lengthCm: number) => number} light at a true length, for these or other true values
 * @property {(lengthCm: number, pump: number) => number} intensity at a true length and a relative pump energy
 * @property {number} multiplicativeNoise from pulse to pulse, relative
 * @property {number} [pumpJitter] relative, of the pump energy: moves gain and spontaneous emission
 * @property {number} [offsetShare] of the brightest point
 * @property {number} [zeroErrorUm]
 * @property {{share: number, factor: number}} [outliers]
 * @property {object} [options] for fitStripe
 * @property {{bias: number | null, coverage: number[]} | null} target null: expected to be reported as not determined
 * @property {string} [outcome] the outcome that is expected; 'determined' where left out
 */

function scenario({
  gainLength,
  saturation = 0,
  kind = homogeneousGain,
  points = 30,
  lossShare = 0,
  toldLoss,
  ...rest
}) {
  const netGainPerCm = gainLength / (longestUm / umPerCm);
  const truth = {
    sourcePerCm,
    netGainPerCm,
    saturation: saturation / amplified(gainLength),
    lossPerCm: lossShare * netGainPerCm,
  };
  const light = (values, lengthCm) => edgeIntensity(localGain(values, kind), { ...values, lengthCm });
  return {
    netGainPerCm,
    truth,
    light,
    stripeLengthUm: Array.from({ length: points }, (_, i) => (longestUm * (i + 1)) / points),
    intensity: (lengthCm, pump) =>
      light({ ...truth, sourcePerCm: sourcePerCm * pump, netGainPerCm: netGainPerCm * pump }, lengthCm),
    multiplicativeNoise: 0.05,
    gainLength,
    target: usual,
    ...(toldLoss && { options: { loss: statedLoss(truth.lossPerCm, toldLoss) } }),
    ...rest,
  };
}

/** Edge intensity over A of the longest stripe were nothing saturated, in cm. */
function amplified(gainLength) {
  return (Math.expm1(gainLength) / gainLength) * (longestUm / umPerCm);
}

/**
 * The scans of one film at rising fluences: one saturation in units of the light, that of the last as for `scenario`, and one loss.
 *
 * @returns {Scenario[]}
 */
export function fluenceScenarios({ name, gainLengths, saturation, lossPerCm = 0, toldLoss: told }) {
  const strongest = amplified(gainLengths.at(-1));
  return gainLengths.map((gainLength, i) =>
    scenario({
      name: `${name} ${i}`,
      gainLength,
      saturation: (saturation * amplified(gainLength)) / strongest,
      lossShare: (lossPerCm * (longestUm / umPerCm)) / gainLength,
      target: { ...usual, bias: gainLength < lowGainLength ? lowGainBias : usual.bias },
      ...(told && { toldLoss: told }),
    }),
  );
}

function localGain({ netGainPerCm, saturation, lossPerCm }, kind) {
  if (saturation === 0) return constantGain(netGainPerCm);
  return lossPerCm > 0 ? gainBesideLoss(netGainPerCm, saturation, lossPerCm) : kind(netGainPerCm, saturation);
}

function statedLoss(trueLossPerCm, { factor, relativeError }) {
  const lossPerCm = factor * trueLossPerCm;
  return { lossPerCm, standardErrorPerCm: relativeError * lossPerCm };
}

/** A loss inside the stripe as a share of the net gain; the fit is told one that is 10 % too high, with an error of 20 %. */
const lossShare = 1;
export const toldLoss = { factor: 1.1, relativeError: 0.2 };

/** A stripe that is longer than the stage says, and a lab that knows how far the stage may be off. */
const longerStripe = { zeroErrorUm: 5, options: { zeroErrorUm: 5 } };

/** @type {Scenario[]} */
export const scenarios = [
  scenario({ name: 'none', title: 'no saturation, g L = 4', gainLength: 4 }),
  scenario({ name: 'mild', title: 'mild saturation, g L = 4', gainLength: 4, saturation: saturations.mild }),
  scenario({
    name: 'moderate',
    title: 'moderate saturation, g L = 6',
    gainLength: 6,
    saturation: saturations.moderate,
  }),
  scenario({
    name: 'strong',
    title: 'strong saturation, g L = 8, 60 points',
    gainLength: 8,
    saturation: saturations.strong,
    points: 60,
  }),
  scenario({
    name: 'strong-30-points',
    title: 'strong saturation, g L = 8, 30 points',
    gainLength: 8,
    saturation: saturations.strong,
    target: null,
  }),
  scenario({
    name: 'strong-16-points',
    title: 'strong saturation, g L = 8, 16 points',
    gainLength: 8,
    saturation: saturations.strong,
    points: 16,
    target: null,
  }),
  scenario({ name: 'few-points', title: '16 points, g L = 4', gainLength: 4, points: 16 }),
  scenario({
    name: 'low-gain',
    title: 'low gain, g L = 1.5',
    gainLength: 1.5,
    target: { ...usual, bias: lowGainBias },
  }),
  // Saturated as the moderate scenario's film would be at a fluence of a sixth of the gain.
  scenario({
    name: 'hidden-saturation',
    title: 'hidden saturation, g L = 1',
    gainLength: 1,
    saturation: (saturations.moderate * amplified(1)) / amplified(6),
    target: null,
  }),
  scenario({
    name: 'loss',
    title: 'loss only, g L = −2.4',
    gainLength: -2.4,
    outcome: 'no-gain',
    target: { ...usual, bias: null },
  }),
  scenario({ name: 'offset', title: 'offset of 1 %, g L = 4', gainLength: 4, offsetShare: 0.01 }),
  scenario({ name: 'zero-error', title: 'stripe 5 µm longer than it says', gainLength: 4, zeroErrorUm: 5 }),
  scenario({
    name: 'zero-error-moderate',
    title: 'the same, moderate saturation, g L = 6, told ± 5 µm',
    gainLength: 6,
    saturation: saturations.moderate,
    ...longerStripe,
  }),
  scenario({
    name: 'zero-error-strong',
    title: 'the same, strong saturation, g L = 8, 120 points',
    gainLength: 8,
    saturation: saturations.strong,
    points: 120,
    ...longerStripe,
  }),
  scenario({
    name: 'pump-jitter',
    title: 'pump jitter of 3 %, g L = 4',
    gainLength: 4,
    pumpJitter: 0.03,
    multiplicativeNoise: 0.03,
  }),
  scenario({
    name: 'outliers',
    title: '5 % of the points 30 % low',
    gainLength: 4,
    outliers: { share: 0.05, factor: 0.7 },
  }),
  scenario({
    name: 'loss-inside',
    title: 'loss inside as large as g, moderate saturation',
    gainLength: 6,
    saturation: saturations.moderate,
    lossShare,
    toldLoss,
    target: { bias: 0.05, coverage: [0.88, 1] },
  }),
  scenario({
    name: 'loss-untold',
    title: 'the same, the fit not being told of the loss',
    gainLength: 6,
    saturation: saturations.moderate,
    lossShare,
    target: null,
  }),
  scenario({
    name: 'inhomogeneous',
    title: 'inhomogeneous, moderate saturation, g L = 6',
    gainLength: 6,
    saturation: saturations.moderate,
    kind: inhomogeneousGain,
  }),
];
