import { trueNetGainPerCm } from '../film-physics.js';
import { scansOf } from '../scans-of.js';
import type { ExperimentTruth } from '../truth.js';
import { faultKind, type FaultName } from './kinds.js';
import type { SimulatedFault } from './schema.js';

/** The scan or the film in question; without a fluence, the film as a whole. */
export interface FaultAt {
  readonly truth: ExperimentTruth;
  readonly name: string;
  readonly fluenceUjPerCm2?: number;
}

/** How large a fault is here; undefined where it is not. Of one kind that is stated twice the last counts. */
export function faultSize(kind: FaultName, at: FaultAt): number | undefined {
  const { truth, name, fluenceUjPerCm2 } = at;
  return truth.faults.findLast(
    (fault) =>
      fault.kind === kind &&
      (fault.films?.includes(name) ?? true) &&
      (fluenceUjPerCm2 === undefined || (fault.fluencesUjPerCm2?.includes(fluenceUjPerCm2) ?? true)) &&
      canHaveFault(truth, fault, name),
  )?.size;
}

/** Kinds that make no sense without gain. */
const needGain: readonly FaultName[] = ['saturation', 'no-gain'];

/** Whether a fault can be simulated for a film. */
export function canHaveFault(truth: ExperimentTruth, { kind }: SimulatedFault, name: string): boolean {
  const film = truth.films[name];
  const { record } = faultKind(kind);
  if (record !== undefined && record !== film.stripeRecord) return false;
  if (kind === 'duplicated-scan' && scansOf(truth, name).fluencesUjPerCm2.length < 2) return false;
  const highest = Math.max(...scansOf(truth, name).fluencesUjPerCm2);
  return !needGain.includes(kind) || trueNetGainPerCm(truth, film, highest) !== undefined;
}
