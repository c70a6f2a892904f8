import { InputError, type InputPlace } from '@modalgain/numerics';
import type { ExperimentTruth } from '../truth.js';
import { scansOf } from '../scans-of.js';
import { canHaveFault } from './fault-size.js';
import { faultKind } from './kinds.js';
import type { SimulatedFault } from './schema.js';

/**
 * Holds the faults of a truth to its films and fluences.
 *
 * @throws InputError for a fault that is out of range or that nothing can have
 */
export function checkFaults(truth: ExperimentTruth, placeOf: (index: number) => InputPlace): void {
  for (const [i, fault] of truth.faults.entries()) {
    const problem = problemOf(truth, fault);
    if (problem !== undefined) throw new InputError(problem, placeOf(i));
  }
}

function problemOf(truth: ExperimentTruth, fault: SimulatedFault): string | undefined {
  const { kind, size, films, fluencesUjPerCm2 } = fault;
  const { from, to, place, record, size: meaning } = faultKind(kind);
  if (meaning === undefined && size !== 1) return `${kind} has no size; leave it out.`;
  if (!(size >= from && size <= to))
    return `${kind} of ${size} is out of range; expected ${from} to ${to}: ${meaning ?? ''}.`;
  const known = Object.keys(truth.films);
  const unknown = films?.find((name) => !known.includes(name));
  if (unknown !== undefined)
    return `names film ${unknown}, which the truth does not have; it has ${known.join(', ')}.`;
  if (fluencesUjPerCm2 && place !== 'scan') return `${kind} is not of single scans; leave out the fluences.`;
  const taken = [...new Set((films ?? known).flatMap((name) => scansOf(truth, name).fluencesUjPerCm2))];
  const other = fluencesUjPerCm2?.find((fluence) => !taken.includes(fluence));
  if (other !== undefined)
    return `names a scan at ${other} uJ/cm2; scans are taken at ${taken.join(', ')} uJ/cm2.`;
  const unable = (films ?? known).filter((name) => !canHaveFault(truth, fault, name));
  if (unable.length === 0 || (films === undefined && unable.length < known.length)) return undefined;
  if (unable.some((name) => record !== undefined && truth.films[name].stripeRecord !== record))
    return `${kind} is simulated for films with stripeRecord: ${record}, which ${unable.join(', ')} ${unable.length === 1 ? 'is' : 'are'} not.`;
  if (kind === 'duplicated-scan')
    return `${kind} needs scans at two fluences or more, which ${unable.join(', ')} ${unable.length === 1 ? 'does' : 'do'} not have.`;
  return `${kind} needs a film that guides a mode, which ${unable.join(', ')} ${unable.length === 1 ? 'does' : 'do'} not.`;
}
