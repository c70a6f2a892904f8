// What the study of verdicts simulates: clean scans and scans with one fault each, 30 lengths up to 400 um and 5 % noise.
import { verdictPower } from '@modalgain/gain';
import { findRoot } from '@modalgain/numerics';

const longestUm = 400;
const count = 30;
const inOrder = Array.from({ length: count }, (_, i) => (longestUm * (i + 1)) / count);
/** A fixed order that has nothing to do with the length. */
const shuffled = inOrder.map((_, i) => inOrder[(i * 17 + 5) % count]);
const pumpNoise = 0.05;
/** Of the largest signal: so little that all points scatter by 5 %. */
const quiet = 5e-5;
/** As in the coverage study. */
const usual = 5e-4;

/** The verdicts in question, and the column of each. */
export const codes = {
  saturates: 'gain-saturates',
  rises: 'gain-rises-with-length',
  offset: 'background-or-zero-error',
  limit: 'detector-limit',
  step: 'step-in-scan',
  drift: 'drift-over-scan',
};

/** @returns the truth of a scan with the given g L at its longest stripe */
function truthOf({ gainLength, strength = 0, read = quiet, order = inOrder }) {
  const lengthCm = longestUm / 1e4;
  const netGainPerCm = gainLength / lengthCm;
  const top = gainLength === 0 ? lengthCm : Math.expm1(gainLength) / netGainPerCm;
  return {
    sourcePerCm: 1,
    netGainPerCm,
    saturation: strength / top,
    readNoise: read * top,
    stripeLengthUm: order,
    pumpNoise,
  };
}

function clean(title, options) {
  return { title, truth: truthOf(options), ...options };
}

export const cleanRows = [
  clean('no gain', { gainLength: 0, read: usual }),
  clean('no gain, detector of 256 steps', { gainLength: 0, read: usual, steps: 256, untold: true }),
  clean('loss only, g L −2.4', { gainLength: -2.4, read: usual }),
  clean('g L 1.5', { gainLength: 1.5, read: usual }),
  clean('g L 4', { gainLength: 4 }),
  clean('g L 4, more read noise, the fit not told', { gainLength: 4, read: usual, untold: true }),
  clean('g L 4, random order', { gainLength: 4, order: shuffled }),
  clean('g L 6', { gainLength: 6 }),
  clean('g L 6, saturating, random order', {
    gainLength: 6,
    strength: 3,
    order: shuffled,
    expected: ['saturates'],
  }),
  clean('g L 8, saturating strongly', { gainLength: 8, strength: 60, expected: ['saturates'] }),
];

function faulty(title, column, gainLength, fault, options = {}) {
  const { read = quiet, order = inOrder } = options;
  const truth = truthOf({ gainLength, read, order });
  const situation = {
    netGainPerCm: truth.netGainPerCm,
    relativeNoise: pumpNoise,
    readNoiseUm: truth.readNoise * 1e4,
  };
  const forecast = verdictPower({ fault, situation, stripeLengthUm: order });
  return { title, column, truth, fault, forecast };
}

const step = (factor, at = 15) => ({ kind: 'step', at, factor });
const integration = (lossPerCm, lifetimes) => ({
  kind: 'time-integration',
  lossPerCm,
  ...(lifetimes === undefined ? {} : { lifetimes }),
});

/** Sizes that bias the gain by 10 %, found from the forecast's bias; computed when asked for, as forecasts take a while. */
export const faultsThatMatter = () => [
  faulty('saturation, g L 4', 'saturates', 4, { kind: 'saturation', strength: 0.303 }),
  faulty('saturation, g L 6', 'saturates', 6, { kind: 'saturation', strength: 0.553 }),
  faulty('background 1.0 %, g L 4', 'offset', 4, { kind: 'background', share: 0.0099 }),
  faulty('background −0.85 %, g L 4', 'offset', 4, { kind: 'background', share: -0.0085 }),
  faulty('detector stops at 62 %, g L 4', 'limit', 4, { kind: 'count-limit', share: 0.625 }),
  faulty('detector stops at 50 %, g L 6', 'limit', 6, { kind: 'count-limit', share: 0.496 }),
  faulty('step up by 22 % at point 16, g L 4', 'step', 4, step(1.223)),
  faulty('step down by 18 % at point 16, g L 4', 'step', 4, step(0.822)),
  faulty('step up by 30 % at point 11, g L 4', 'step', 4, step(1.301, 10)),
  faulty('step down by 24 % at point 26, g L 4', 'step', 4, step(0.7615, 25)),
  faulty('step up by 39 % at point 16, g L 6', 'step', 6, step(1.387)),
  faulty('step down by 28 % at point 16, g L 6', 'step', 6, step(0.724)),
  faulty('integration over 0.24 lifetimes, g L 4', 'rises', 4, integration(0, 0.24)),
  faulty('integration over 0.25 lifetimes, g L 6', 'rises', 6, integration(0, 0.253)),
];

/** Other sizes: faults that are always whole, and such as lie at the edge of what can be seen. */
export const otherFaults = () => [
  faulty('integration to the end, no loss, g L 4', 'rises', 4, integration(0)),
  faulty('integration to the end, loss 50 cm⁻¹, g L 4', 'rises', 4, integration(50)),
  faulty('integration to the end, loss 100 cm⁻¹, g L 4', 'rises', 4, integration(100)),
  faulty('integration to the end, no loss, g L 6', 'rises', 6, integration(0)),
  faulty(
    'saturation, g L 4, more read noise',
    'saturates',
    4,
    { kind: 'saturation', strength: 0.278 },
    { read: usual },
  ),
  faulty('half the saturation, g L 4', 'saturates', 4, { kind: 'saturation', strength: 0.15 }),
  faulty('background 0.1 %, g L 4', 'offset', 4, { kind: 'background', share: 0.001 }),
  faulty('stripe 10 µm longer than it says, g L 4', 'offset', 4, { kind: 'zero-error', zeroErrorUm: 10 }),
  faulty('detector stops at 90 %, g L 4', 'limit', 4, { kind: 'count-limit', share: 0.9 }),
  faulty('step up by 12 % at point 16, g L 4', 'step', 4, step(1.12)),
  faulty(
    'drift of −20 %, random order, g L 4',
    'drift',
    4,
    { kind: 'drift', share: -0.2 },
    { order: shuffled },
  ),
  faulty(
    'drift of −10 %, random order, g L 4',
    'drift',
    4,
    { kind: 'drift', share: -0.1 },
    { order: shuffled },
  ),
  faulty('drift of −20 %, in order, g L 4', 'drift', 4, { kind: 'drift', share: -0.2 }),
];

const reached = 0.9;

function reaching(title, faultOf, [from, to], gainLength = 4) {
  const power = (size) => faulty(title, '', gainLength, faultOf(size)).forecast.power;
  const size = findRoot({
    f: (log) => power(Math.exp(log)) - reached,
    lower: Math.log(from),
    upper: Math.log(to),
    tolerance: 1e-3,
  });
  return { ...faulty(title, '', gainLength, faultOf(Math.exp(size))), size: Math.exp(size) };
}

/** The size of each fault that is found in 90 of 100 scans of g L 4, by forecast; with what unit it is stated. */
export const sizesFound = () => [
  [
    reaching(
      'saturation: u times the edge intensity without it',
      (strength) => ({ kind: 'saturation', strength }),
      [0.05, 2],
    ),
    '',
  ],
  [
    reaching(
      'background, % of the largest signal',
      (percent) => ({ kind: 'background', share: percent / 100 }),
      [0.02, 2],
    ),
    ' %',
  ],
  [
    reaching('stripe longer than it says', (zeroErrorUm) => ({ kind: 'zero-error', zeroErrorUm }), [2, 40]),
    ' µm',
  ],
  [
    reaching(
      'detector stops below the largest signal by',
      (percent) => ({ kind: 'count-limit', share: 1 - percent / 100 }),
      [2, 60],
    ),
    ' %',
  ],
  [reaching('step up at point 16', (percent) => step(1 + percent / 100), [4, 60]), ' %'],
  [reaching('step down at point 16', (percent) => step(1 - percent / 100), [4, 60]), ' %'],
  [reaching('integration to the end, loss', (lossPerCm) => integration(lossPerCm), [5, 200]), ' cm⁻¹'],
];
