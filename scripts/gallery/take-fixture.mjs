// Takes what the gallery shows from a run of examples/flat-stamping, and fits simulated scans with faults:
//   npx modalgain run examples/flat-stamping/study.yaml --out OUT
//   and once more into SCANS with `from: scans` under the study's key `gain`
//   node scripts/gallery/take-fixture.mjs OUT/results.json SCANS/results.json
// The gallery then shows true results, and changes only when somebody runs this again.
import { readFile, writeFile } from 'node:fs/promises';
import {
  emissionCrossSection,
  fitSpectralGain,
  narrowingOpinion,
  simulateSpectra,
  fitStripe,
  planDensity,
  planStripe,
  simulateFaultyScan,
} from '@modalgain/gain';
import prettier from 'prettier';

const target = new URL('../../packages/figures/test/fixture/measured.json', import.meta.url);

const files = process.argv.slice(2);
if (files.length !== 2) {
  console.error('usage: node scripts/gallery/take-fixture.mjs OUT/results.json SCANS/results.json');
  process.exit(2);
}
const [results, fromScans] = await Promise.all(
  files.map(async (file) => JSON.parse(await readFile(file, 'utf8'))),
);
const { films, gainFit, comparisons } = results;
const named = (name) => films.find((film) => film.name === name);

/** What is known of single scans, with the film and the place of the scan in it. */
function ofScans(property) {
  return films.flatMap(({ name, stripes }) =>
    stripes.flatMap((stripe, index) =>
      stripe[property] === null ? [] : [{ film: name, index, [property]: stripe[property] }],
    ),
  );
}

const truth = {
  stripeLengthUm: Array.from({ length: 30 }, (_, i) => 12 * (((7 * i) % 30) + 1)),
  sourcePerCm: 5000,
  netGainPerCm: 120,
  saturation: 0,
  pumpNoise: 0.05,
  readNoise: 0.5,
  seed: 11,
};
const faults = [
  { fault: { kind: 'step', at: 16, factor: 1.3 } },
  { fault: { kind: 'drift', share: -0.35 } },
  { fault: { kind: 'count-limit', share: 0.6 } },
  { fault: { kind: 'background', share: 0.04 } },
  { fault: { kind: 'step', at: 0, factor: 1 }, options: { beam: { widthUm: 60 } } },
  {
    fault: { kind: 'step', at: 0, factor: 1 },
    options: { beam: { slit: { distanceMm: 5, pumpWavelengthNm: 400 } } },
  },
];

function faultyScans() {
  return faults.map(({ fault, options }) => {
    const { points, verdicts } = fitStripe(simulateFaultyScan(truth, fault), options);
    return {
      points: points.map(({ excluded, ...point }) => ({ ...point, excluded: excluded ?? null })),
      verdicts,
    };
  });
}

/** Films of known gain whose densities four high fluences leave open. */
function densityPlans() {
  const saturationFluence = 7;
  const films = [
    { film: 'SC1', modalGain: 250, loss: 132 },
    { film: 'SC2', modalGain: 290, loss: 160 },
  ].map(({ film, modalGain, loss }) => ({
    film,
    points: [78.4, 209, 418, 784].map((fluenceUjPerCm2) => ({
      fluenceUjPerCm2,
      netGainPerCm: (modalGain * fluenceUjPerCm2) / (fluenceUjPerCm2 + saturationFluence) - loss,
      standardErrorPerCm: 5,
    })),
    confinementModal: { value: 0.93, errors: [{ source: 'index', relativeError: 0.005 }] },
  }));
  const emissionCrossSectionCm2 = { value: 4.32e-15, errors: [{ source: 'stated', relativeError: 0.046 }] };
  return films.map(({ film }) =>
    planDensity({
      input: { films, emissionCrossSectionCm2 },
      film,
      quantity: 'density',
      wantedRelativeError: 0.1,
      assumed: { lossPerCm: film === 'SC1' ? 132 : 160, saturationFluenceUjPerCm2: saturationFluence },
    }),
  );
}

/** Gains of three fluences, with the best spacing for every number of points. */
function stripePlans() {
  return [60, 100, 150].map((netGainPerCm) => {
    const situation = { netGainPerCm, relativeNoise: 0.05, compressionLengthUm: 9000 / netGainPerCm };
    const plan = (wantedRelativeError, mostPoints) => {
      const best = planStripe({ situation, wantedRelativeError, longestUm: 500, mostPoints });
      return { points: best.stripeLengthUm.length, relativeError: best.relativeError };
    };
    const errors = [8, 11, 15, 20, 28, 40, 56, 80, 120].map((points) => plan(1e-6, points));
    return { name: `${netGainPerCm} cm⁻¹`, errors, plan: plan(0.05, 120) };
  });
}

const estimate = (value, standardError) => ({
  value,
  standardError,
  interval95: [value - 1.96 * standardError, value + 1.96 * standardError],
  method: 'given',
});

/** From a Gaussian emission line. */
function crossSection() {
  const wavelengthNm = Array.from({ length: 91 }, (_, j) => 600 + j);
  const found = emissionCrossSection({
    spectrum: {
      wavelengthNm,
      intensity: wavelengthNm.map((nm) => Math.exp(-4 * Math.LN2 * ((nm - 641) / 28) ** 2)),
      counts: 'energy',
    },
    lifetimeNs: estimate(3.4, 0.2),
    quantumYield: estimate(0.62, 0.04),
    index: estimate(2, 0.03),
    wavelengthNm: 656,
  });
  return {
    value: found.crossSectionCm2,
    source: 'spectrum',
    budget: found.scale.errors,
    spectrum: {
      wavelengthNm: Array.from(found.spectrum.wavelengthNm),
      crossSectionCm2: Array.from(found.spectrum.crossSectionCm2),
    },
  };
}

/** A gain spectrum without saturation, where the narrowing of the band is a second opinion. */
function unsaturatedSpectralGain() {
  const line = (nm, centre, width) => Math.exp(-4 * Math.LN2 * ((nm - centre) / width) ** 2);
  const wavelengthNm = Array.from({ length: 81 }, (_, j) => 615 + j);
  const photoluminescence = { wavelengthNm, intensity: wavelengthNm.map((nm) => line(nm, 645, 30)) };
  const series = simulateSpectra({
    wavelengthNm,
    stripeLengthUm: Array.from({ length: 24 }, (_, i) => 20 * (i + 1)),
    sourcePerCmNm: (nm) => 4000 * line(nm, 645, 30),
    netGainPerCm: (nm) => 160 * line(nm, 656, 24) - 20,
    saturation: 0,
    pumpNoise: 0.03,
    readNoise: 0.5,
    photonIntensity: 0.05,
    seed: 4,
  });
  const gain = fitSpectralGain(series, { photoluminescence });
  const band = (of) => ({
    x: gain.points.map(({ wavelengthNm: nm }) => nm),
    y: gain.points.map((point) => of(point).value),
    lower: gain.points.map((point) => of(point).interval95[0]),
    upper: gain.points.map((point) => of(point).interval95[1]),
  });
  return {
    outcome: gain.outcome,
    netGainPerCm: band(({ netGainPerCm }) => netGainPerCm),
    sourcePerCm: band(({ sourcePerCm }) => sourcePerCm),
    atEmission: null,
    peak: {
      netGainPerCm: { kind: 'determined', estimate: gain.peak.netGainPerCm },
      wavelengthNm: gain.peak.wavelengthNm,
    },
    source: { ...gain.source, photoluminescence: Array.from(gain.source.scaled) },
    narrowing: {
      ...narrowingOpinion({ series, gain, photoluminescence }),
      source: 'measured photoluminescence',
    },
    verdicts: [],
  };
}

const measured = {
  unsaturatedSpectralGain: unsaturatedSpectralGain(),
  emissionCrossSection: crossSection(),
  thresholdSeries: named('SC2').thresholdSeries,
  lossScans: named('SC1').lossScans,
  pumps: films.map(({ name, pump }) => ({ film: name, pump })),
  predictedLosses: films.map(({ name, predictedLoss }) => ({ film: name, predictedLoss })),
  spectralGains: ofScans('spectralGain'),
  diagnostics: ofScans('diagnostics').slice(0, 4),
  gainFit: {
    modelComparison: gainFit.modelComparison,
    profiles: gainFit.profiles,
    correlations: gainFit.correlations,
    forecasts: gainFit.forecasts,
    fromScans: fromScans.gainFit.fromScans,
  },
  densityTests: comparisons.map(({ before, densityTest }) => ({ before, densityTest })),
  faultyScans: faultyScans(),
  densityPlans: densityPlans(),
  stripePlans: stripePlans(),
};

/** Five digits are finer than any figure. */
const rounded = (_, value) => (typeof value === 'number' ? Number(value.toPrecision(5)) : value);
const text = JSON.stringify(measured, rounded);
await writeFile(target, await prettier.format(text, { parser: 'json', printWidth: 110 }));
