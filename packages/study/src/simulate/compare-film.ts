import type { FilmResult } from '../results/index.js';
import { compareScans } from './compare-scans.js';
import { trueNetGainPerCm } from './film-physics.js';
import { trueQuantity } from './score/true-quantity.js';
import { trueLaser } from './true-laser.js';
import { truePrediction } from './true-prediction.js';
import type { TruthClaim } from './truth-claim.js';
import type { ExperimentTruth, FilmTruth } from './truth.js';

interface FilmPair {
  readonly result: FilmResult;
  readonly film: FilmTruth;
  readonly truth: ExperimentTruth;
}

type Claim = Omit<TruthClaim, 'of'>;

/** The range of the study's prediction. */
const predictedRangeNm: readonly [number, number] = [20, 400];

/** All that the results say of one film, beside the truth. */
export function compareFilm(result: FilmResult, truth: ExperimentTruth): TruthClaim[] {
  const pair = { result, film: truth.films[result.name], truth };
  const claims = [
    ...geometry(pair),
    ...guiding(pair),
    ...netGains(pair),
    ...compareScans(result, truth),
    ...gains(pair),
    ...prediction(pair),
    ...laser(pair),
  ];
  return claims.map((claim) => ({ ...claim, of: result.name }));
}

/** The roughness of the truth is that of the process, of which a scan shows a part. */
function geometry({ result, film }: FilmPair): Claim[] {
  return [
    { quantity: 'thicknessNm', truth: film.thicknessNm, reported: result.thicknessNm },
    { quantity: 'roughnessSqNm', truth: film.roughnessSqNm, reported: result.roughnessSqNm },
    { quantity: 'filmIndex', truth: film.index, reported: result.filmIndex },
    {
      quantity: 'contrast ratio',
      truth: film.micrograph?.brightnessRatio,
      reported: result.contrast?.ratio,
    },
  ];
}

const guidedQuantities = [
  'effectiveIndex',
  'confinementPower',
  'confinementModal',
  'confinementEnergy',
  'groupIndex',
] as const;

function guiding({ result, film, truth }: FilmPair): Claim[] {
  const reported = result.waveguide?.mode;
  if (reported?.kind !== 'guided') return [];
  return guidedQuantities.map((quantity) => ({
    quantity,
    truth: trueQuantity(truth, film, { quantity, fluenceUjPerCm2: NaN }),
    reported: reported[quantity],
  }));
}

function netGains({ result, film, truth }: FilmPair): Claim[] {
  return result.netGain.map(({ fluenceUjPerCm2, netGainPerCm }) => ({
    quantity: 'netGainPerCm',
    fluenceUjPerCm2,
    truth: trueNetGainPerCm(truth, film, fluenceUjPerCm2),
    reported: netGainPerCm,
  }));
}

function gains({ result: { gain }, film, truth }: FilmPair): Claim[] {
  if (!gain) return [];
  const { referenceFluenceUjPerCm2: fluenceUjPerCm2 } = gain;
  return [
    ...(['densityPerCm3', 'lossPerCm', 'packing'] as const).map((quantity) => ({
      quantity,
      truth: trueQuantity(truth, film, { quantity, fluenceUjPerCm2 }),
      reported: gain[quantity],
    })),
    ...(['filmGainPerCm', 'modalGainPerCm'] as const).map((quantity) => ({
      quantity,
      fluenceUjPerCm2,
      truth: trueQuantity(truth, film, { quantity, fluenceUjPerCm2 }),
      reported: gain[quantity],
    })),
  ];
}

function laser({ result: { resonator }, film, truth }: FilmPair): Claim[] {
  const expected = trueLaser(truth, film);
  if (!expected || resonator?.kind !== 'dfb') return [];
  const period: Claim = { quantity: 'periodNm', truth: expected.periodNm, reported: resonator.periodNm };
  const { lasing } = resonator;
  if (lasing.kind !== 'reached') return [period];
  return [
    period,
    {
      quantity: 'laserThresholdUjPerCm2',
      truth: expected.thresholdUjPerCm2,
      reported: lasing.fluenceUjPerCm2,
    },
  ];
}

function prediction({ result, film, truth }: FilmPair): Claim[] {
  const reported = result.prediction;
  if (!reported) return [];
  const { fluenceUjPerCm2, best } = reported;
  const expected = truePrediction({ truth, film, fluenceUjPerCm2, rangeNm: predictedRangeNm });
  const positive: Claim = {
    quantity: 'positiveFromNm',
    truth: expected.positiveFromNm,
    reported: reported.positiveFromNm,
  };
  if (best.kind === 'no-gain') return [positive];
  if (best.kind === 'saturates') {
    return [
      positive,
      { quantity: 'ninetyFivePercentNm', truth: expected.ninetyFivePercentNm, reported: best.thicknessNm },
      {
        quantity: 'thickFilmNetGainPerCm',
        truth: expected.thickFilmNetGainPerCm,
        reported: best.netGainPerCm,
      },
    ];
  }
  return [
    positive,
    { quantity: 'bestThicknessNm', truth: expected.bestThicknessNm, reported: best.thicknessNm },
    { quantity: 'bestNetGainPerCm', truth: expected.bestNetGainPerCm, reported: best.netGainPerCm },
    {
      quantity: 'ninetyFivePercentNm',
      truth: expected.ninetyFivePercentNm,
      reported: best.ninetyFivePercentNm,
    },
  ];
}
