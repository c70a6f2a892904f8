// One noisy scan of a scenario. Trial i draws from stream i of the seed, however the trials are divided.
import { randomStream } from '@modalgain/numerics';

const umPerCm = 1e4;

/** Noise at no light, and one detected photon, as shares of the brightest point. */
export const readShare = 5e-4;
export const photonShare = 1e-5;

const brightness = new Map();

/** Intensities without noise and the brightest of them; computed once a scenario. */
function expectedOf(scenario) {
  let expected = brightness.get(scenario.name);
  if (!expected) {
    const { stripeLengthUm, zeroErrorUm = 0 } = scenario;
    const intensity = stripeLengthUm.map((um) => scenario.intensity((um + zeroErrorUm) / umPerCm, 1));
    brightness.set(scenario.name, (expected = { intensity, brightest: Math.max(...intensity) }));
  }
  return expected;
}

/** @returns {{scan: object, readNoise: number, photonIntensity: number}} a scan and what the lab knows of its detector */
export function simulateScan(scenario, seed, trial) {
  const random = randomStream(seed, trial);
  const { intensity, brightest } = expectedOf(scenario);
  const [readNoise, photonIntensity] = [readShare * brightest, photonShare * brightest];
  const offset = (scenario.offsetShare ?? 0) * brightest;
  const measured = intensity.map((mean, i) => {
    const light = emitted(scenario, i, mean, random) + offset;
    const detected = photonIntensity * random.poisson(Math.max(light, 0) / photonIntensity);
    return detected + readNoise * random.normal();
  });
  const scan = {
    kind: 'stripe-scan',
    provenance: { file: scenario.name, byteLength: 0, sha256: '', format: 'simulated', notes: [] },
    stripeLengthUm: Float64Array.from(scenario.stripeLengthUm),
    intensity: Float64Array.from(measured),
    intensityUnit: 'a.u.',
  };
  return { scan, readNoise, photonIntensity };
}

/** The light of one pulse (or average) at one stripe length. */
function emitted({ stripeLengthUm, zeroErrorUm = 0, ...scenario }, i, mean, random) {
  const { pumpJitter, outliers, multiplicativeNoise } = scenario;
  const light =
    pumpJitter === undefined
      ? mean
      : scenario.intensity((stripeLengthUm[i] + zeroErrorUm) / umPerCm, 1 + pumpJitter * random.normal());
  const factor = outliers !== undefined && random.uniform() < outliers.share ? outliers.factor : 1;
  return light * factor * (1 + multiplicativeNoise * random.normal());
}
