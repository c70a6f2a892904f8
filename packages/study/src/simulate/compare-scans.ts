import type { FilmResult } from '../results/index.js';
import { spectralNetGainPerCm } from './spectral-gain.js';
import { trueThresholds } from './true-thresholds.js';
import type { TruthClaim } from './truth-claim.js';
import type { ExperimentTruth } from './truth.js';

type Claim = Omit<TruthClaim, 'of'>;

/** What loss scans, threshold series and spectra of a film say, beside the truth. */
export function compareScans(result: FilmResult, truth: ExperimentTruth): Claim[] {
  return [...losses(result, truth), ...thresholds(result, truth), ...peakGains(result, truth)];
}

function losses({ name, lossScans }: FilmResult, truth: ExperimentTruth): Claim[] {
  return lossScans.map(({ lossPerCm }) => ({
    quantity: 'loss by scan',
    truth: truth.films[name].lossPerCm,
    reported: lossPerCm,
  }));
}

function thresholds({ name, thresholdSeries }: FilmResult, truth: ExperimentTruth): Claim[] {
  if (!thresholdSeries) return [];
  return [...thresholdsOf(truth, name)].map(([definition, value]) => ({
    quantity: `threshold: ${definition}`,
    truth: value,
    reported: thresholdSeries.definitions.find((each) => each.name === definition)?.thresholdUjPerCm2,
  }));
}

/** They take a while, and many trials share one truth. */
const known = new WeakMap<ExperimentTruth, Map<string, ReturnType<typeof trueThresholds>>>();

function thresholdsOf(truth: ExperimentTruth, name: string): ReturnType<typeof trueThresholds> {
  const ofTruth = known.get(truth) ?? new Map<string, ReturnType<typeof trueThresholds>>();
  const found = ofTruth.get(name) ?? trueThresholds(truth, name);
  known.set(truth, ofTruth.set(name, found));
  return found;
}

function peakGains({ name, stripes }: FilmResult, truth: ExperimentTruth): Claim[] {
  const wavelengthNm = truth.spectrum.gainPeakNm;
  return stripes.flatMap(({ fluenceUjPerCm2, spectralGain }) => {
    if (!fluenceUjPerCm2 || !spectralGain) return [];
    const request = { truth, name, fluenceUjPerCm2: fluenceUjPerCm2.value, wavelengthNm };
    const peak = spectralNetGainPerCm(request);
    return [
      { quantity: 'peakNetGainPerCm', truth: peak, reported: spectralGain.peak.netGainPerCm },
      { quantity: 'peak gain by narrowing', truth: peak, reported: spectralGain.narrowing?.netGainPerCm },
      { quantity: 'gainPeakNm', truth: wavelengthNm, reported: spectralGain.peak.wavelengthNm },
    ];
  });
}
