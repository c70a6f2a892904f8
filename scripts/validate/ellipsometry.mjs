// Coverage of the ellipsometry fit: how often the 95 % intervals of n, k, thickness and confinement hold the truth of a simulated nanoplatelet film.
// Runs on the built packages:  tsc -b && node scripts/validate/ellipsometry.mjs [--trials 200] [--seed 1]
import {
  confinementEstimate,
  findMaterial,
  fitEllipsometry,
  modelIndex,
  nanoplateletModel,
  psiDelta,
  slabMode,
} from '@modalgain/optics';
import { randomStream } from '@modalgain/numerics';
import { readOptions } from '../lib/options.mjs';

const { values } = readOptions({
  options: { trials: { type: 'string', default: '200' }, seed: { type: 'string', default: '1' } },
});
const trials = Number(values.trials);
const seed = Number(values.seed);

/** The film: its parameters differ from the start values of `nanoplateletModel`. */
const truth = {
  kind: 'oscillators',
  epsilonInfinity: 2.4,
  oscillators: [
    { kind: 'gauss', amplitude: 0.45, energyEv: 1.95, broadeningEv: 0.09 },
    { kind: 'gauss', amplitude: 0.3, energyEv: 2.1, broadeningEv: 0.13 },
    { kind: 'tauc-lorentz', amplitudeEv: 14, energyEv: 4.2, broadeningEv: 2.2, gapEv: 2.05 },
  ],
};
const start = nanoplateletModel({ heavyHoleEv: 1.93, lightHoleEv: 2.08 });
const wavelengthsNm = { heldTo: [450, 656, 780], emission: 656 };
const errors = { psiDeg: 0.05, deltaDeg: 0.1, afmShare: 0.01, angleDeg: 0.03 };

const rows = [50, 55, 60, 65, 70].flatMap((angleDeg) =>
  Array.from({ length: 81 }, (_, i) => ({ angleDeg, wavelengthNm: 400 + 5 * i })),
);
const wavelengthNm = Float64Array.from(rows, (row) => row.wavelengthNm);
const angleDeg = Float64Array.from(rows, (row) => row.angleDeg);

function layersOf(substrate, thicknessNm, nkAt) {
  return [{ nkAt: () => ({ n: 1 }) }, { nkAt, thicknessNm }, { nkAt: findMaterial(substrate).nk }];
}

/** A scan of the film with noise, its angles off by one error, and an AFM thickness with its own. */
function measure({ substrate, thicknessNm }, trial) {
  const random = randomStream(seed, trial);
  const offset = errors.angleDeg * random.normal();
  const clean = psiDelta({
    layers: layersOf(substrate, thicknessNm, (at) => modelIndex(truth, at)),
    wavelengthNm,
    angleDeg: angleDeg.map((angle) => angle + offset),
  });
  return {
    scan: {
      wavelengthNm,
      angleDeg,
      psiDeg: clean.psiDeg.map((psi) => psi + errors.psiDeg * random.normal()),
      deltaDeg: clean.deltaDeg.map((delta) => (delta + errors.deltaDeg * random.normal() + 360) % 360),
      psiErrorDeg: clean.psiDeg.map(() => errors.psiDeg),
      deltaErrorDeg: clean.psiDeg.map(() => errors.deltaDeg),
      deltaRange: 'full',
    },
    afmNm: thicknessNm * (1 + errors.afmShare * random.normal()),
  };
}

function fitOf({ substrate, thicknessNm, angleIsExact }, { scan, afmNm }) {
  return fitEllipsometry({
    scan,
    layers: layersOf(substrate, undefined, undefined),
    film: 1,
    ...start,
    thickness: { prior: { mean: afmNm, standardDeviation: errors.afmShare * thicknessNm } },
    ...(!angleIsExact && { angleOffset: { standardDeviationDeg: errors.angleDeg } }),
  });
}

const holds = ({ interval95: [lower, upper] }, value) => value >= lower && value <= upper;

function guideOf(substrate, wavelength) {
  const substrateIndex = findMaterial(substrate).nk(wavelength).n;
  return { coverIndex: 1, substrateIndex, polarization: 'TE' };
}

/** Whether each interval of a trial holds the truth, and its half width. */
function judge(film, fit) {
  const checks = {};
  const note = (name, estimate, value) => {
    const [lower, upper] = estimate.interval95;
    checks[name] = { holds: holds(estimate, value), halfWidth: (upper - lower) / 2 };
  };
  if (fit.thickness.kind === 'determined') note('thickness', fit.thickness.estimate, film.thicknessNm);
  for (const at of wavelengthsNm.heldTo) {
    const index = fit.indexEstimateAt(at);
    const { n, k } = modelIndex(truth, at);
    note(`n at ${at} nm`, index.n, n);
    note(`k at ${at} nm (${index.extinctionKind})`, index.k, k);
    if (at !== wavelengthsNm.emission || film.substrate === 'si') continue;
    const guide = guideOf(film.substrate, at);
    const found = confinementEstimate({ index, ...guide });
    const mode = slabMode({ ...guide, filmIndex: n, thicknessNm: film.thicknessNm, wavelengthNm: at });
    note('confinement TE0', found.modal, mode.confinementModal);
    checks['confinement TE0'].ratio = found.independentOverCorrelated;
  }
  return { checks, agrees: fit.verdicts.some(({ code }) => code === 'ellipsometry-fit-agrees') };
}

const films = ['fused-silica', 'si'].flatMap((substrate) =>
  [137, 204].map((thicknessNm) => ({ substrate, thicknessNm })),
);

console.log('| film | quantity | 95 % interval holds | half-width | independent / correlated |');
console.log('| --- | --- | --- | --- | --- |');
for (const film of films) {
  const judged = Array.from({ length: trials }, (_, trial) => judge(film, fitOf(film, measure(film, trial))));
  const label = `${film.thicknessNm} nm on ${film.substrate}`;
  const names = [...new Set(judged.flatMap(({ checks }) => Object.keys(checks)))];
  for (const name of names) {
    const found = judged.map(({ checks }) => checks[name]).filter((check) => check !== undefined);
    const share = found.filter((check) => check.holds).length / found.length;
    const halfWidth = found.reduce((sum, check) => sum + check.halfWidth, 0) / found.length;
    const ratio =
      found[0].ratio === undefined
        ? ''
        : (found.reduce((sum, check) => sum + check.ratio, 0) / found.length).toFixed(2);
    const count = found.length === trials ? '' : ` of ${found.length}`;
    console.log(
      `| ${label} | ${name} | ${(100 * share).toFixed(1)} %${count} | ${halfWidth.toPrecision(2)} | ${ratio} |`,
    );
  }
  const agreeing = judged.filter(({ agrees }) => agrees).length / trials;
  console.log(
    `| ${label} | the verdict that the model explains the data | ${(100 * agreeing).toFixed(1)} % | | |`,
  );
}
