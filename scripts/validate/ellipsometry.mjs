// Coverage of the ellipsometry fit: how often the 95 % intervals of n, k, thickness and confinement hold the truth of a simulated nanoplatelet film; and how often the
// fit finds films whose every parameter is drawn at random.
// Runs on the built packages:  tsc -b && node scripts/validate/ellipsometry.mjs [--trials 200] [--films 60] [--seed 1]
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
  options: {
    trials: { type: 'string', default: '200' },
    films: { type: 'string', default: '60' },
    seed: { type: 'string', default: '1' },
  },
});
const trials = Number(values.trials);
const randomFilms = Number(values.films);
const seed = Number(values.seed);

/** The usual film: its parameters differ from the start values of `nanoplateletModel`. */
const usualTruth = {
  kind: 'oscillators',
  epsilonInfinity: 2.4,
  oscillators: [
    { kind: 'gauss', amplitude: 0.45, energyEv: 1.95, broadeningEv: 0.09 },
    { kind: 'gauss', amplitude: 0.3, energyEv: 2.1, broadeningEv: 0.13 },
    { kind: 'tauc-lorentz', amplitudeEv: 14, energyEv: 4.2, broadeningEv: 2.2, gapEv: 2.05 },
  ],
};
const usualStart = nanoplateletModel({ heavyHoleEv: 1.93, lightHoleEv: 2.08 });
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
function measure({ substrate, thicknessNm, truth }, trial) {
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

function fitOf({ substrate, thicknessNm, start }, { scan, afmNm }) {
  return fitEllipsometry({
    scan,
    layers: layersOf(substrate, undefined, undefined),
    film: 1,
    ...start,
    thickness: { prior: { mean: afmNm, standardDeviation: errors.afmShare * thicknessNm } },
    angleOffset: { standardDeviationDeg: errors.angleDeg },
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
    if (index.kind !== 'known') continue;
    const { n, k } = modelIndex(film.truth, at);
    note(`n at ${at} nm`, index.n, n);
    note(`k at ${at} nm (${index.extinctionKind})`, index.k, k);
    if (at !== wavelengthsNm.emission || film.substrate === 'si') continue;
    const guide = guideOf(film.substrate, at);
    const found = confinementEstimate({ index, ...guide });
    const mode = slabMode({ ...guide, filmIndex: n, thicknessNm: film.thicknessNm, wavelengthNm: at });
    if (found.kind !== 'guided' || mode.kind !== 'guided') continue;
    note('confinement TE0', found.modal, mode.confinementModal);
    checks['confinement TE0'].ratio = found.independentOverCorrelated;
  }
  return { checks, agrees: fit.verdicts.some(({ code }) => code === 'ellipsometry-fit-agrees') };
}

const films = ['fused-silica', 'si'].flatMap((substrate) =>
  [137, 204].map((thicknessNm) => ({ substrate, thicknessNm, truth: usualTruth, start: usualStart })),
);

/** A film of 20 to 300 nm with excitons and a background as they may be, and start values that know its excitons to 0.03 eV. */
function randomFilm(trial) {
  const random = randomStream(seed + 1000, trial);
  const between = (low, high) => low + (high - low) * random.uniform();
  const heavyHoleEv = between(1.85, 2.4);
  const lightHoleEv = heavyHoleEv + between(0.1, 0.2);
  const gauss = (energyEv, strongest, widest) => ({
    kind: 'gauss',
    amplitude: between(0.05, strongest),
    energyEv,
    broadeningEv: between(0.05, widest),
  });
  const continuum = {
    kind: 'tauc-lorentz',
    amplitudeEv: between(4, 40),
    energyEv: between(3.5, 4.5),
    broadeningEv: between(1.2, 3),
    gapEv: lightHoleEv + between(-0.1, 0.2),
  };
  const seen = (energyEv) => energyEv + 0.03 * random.normal();
  return {
    substrate: random.uniform() < 0.5 ? 'fused-silica' : 'si',
    thicknessNm: between(20, 300),
    start: nanoplateletModel({ heavyHoleEv: seen(heavyHoleEv), lightHoleEv: seen(lightHoleEv) }),
    truth: {
      kind: 'oscillators',
      epsilonInfinity: between(1.8, 3),
      oscillators: [gauss(heavyHoleEv, 1, 0.15), gauss(lightHoleEv, 0.6, 0.2), continuum],
    },
  };
}

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

const found = Array.from({ length: randomFilms }, (_, trial) => {
  const film = randomFilm(trial);
  return judge(film, fitOf(film, measure(film, trial)));
});
const agreeing = found.filter(({ agrees }) => agrees).length;
const held = found.filter(({ checks }) => checks.thickness?.holds === true).length;
console.log(
  `\n${randomFilms} random films: ${agreeing} explained, ${held} with the thickness in its interval.`,
);
