import { sortVerdicts } from '@modalgain/numerics';
import type { Verdict } from '@modalgain/numerics';
import type { Claims } from './claims.js';
import { auditConfinement, auditGuiding } from './confinement.js';
import { auditGainRatio, auditIdealDensity, auditMassBalance } from './densities.js';
import { auditGainModel } from './gain-model.js';
import { auditIdentifiability } from './identifiability.js';

export type { ClaimedFilm, Claims } from './claims.js';

const audits = [
  auditMassBalance,
  auditGuiding,
  auditIdentifiability,
  auditGainModel,
  auditConfinement,
  auditIdealDensity,
  auditGainRatio,
];

/** Holds published or expected values against each other and against physics; most severe first. */
export function auditClaims(claims: Claims): Verdict[] {
  return sortVerdicts(audits.flatMap((audit) => audit(claims)));
}
