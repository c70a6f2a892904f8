import type { Verdict } from '@modalgain/numerics';
import type { FilmResult } from '../../results/index.js';
import { auditDensityFromAbsorbance, auditFilmAbsorption } from './absorption.js';
import { auditConfinementUse } from './confinement.js';
import { auditDensityFromIndex } from './film-index.js';
import { auditBestUntreated, auditPacking, auditWhatFixesDensity } from './gain.js';
import { auditResonators } from './resonators.js';
import { auditGainWithoutMode, auditMissingFluence } from './scans.js';
import { auditEquationOne } from './stripes.js';

export { auditPredictedLoss } from './loss.js';
export { auditSaturationFluence } from './pump.js';
export { auditSameData } from './same-data.js';

const audits = [
  auditGainWithoutMode,
  auditMissingFluence,
  auditPacking,
  auditWhatFixesDensity,
  auditDensityFromAbsorbance,
  auditDensityFromIndex,
  auditFilmAbsorption,
  auditEquationOne,
  auditConfinementUse,
  auditBestUntreated,
  auditResonators,
];

/** Holds the results of a study against each other and against physics. */
export function auditResults(films: readonly FilmResult[]): Verdict[] {
  return audits.flatMap((audit) => audit(films));
}
