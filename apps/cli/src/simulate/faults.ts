import { InputError, nearestWord } from '@modalgain/numerics';
import {
  checkFaults,
  faultKind,
  faultNames,
  type ExperimentTruth,
  type FaultName,
  type SimulatedFault,
} from '@modalgain/study';

export interface FaultOptions {
  /** Each as KIND or KIND=SIZE. */
  readonly fault: readonly string[];
  readonly faultFilm: readonly string[];
  readonly faultFluence: readonly string[];
}

/**
 * The truth with the faults that options add to its own.
 *
 * @throws InputError for an unknown fault, a size out of range, or a film or fluence that the truth does not have
 */
export function withFaults(truth: ExperimentTruth, options: FaultOptions): ExperimentTruth {
  const films = options.faultFilm.length > 0 ? [...options.faultFilm] : undefined;
  const fluences = options.faultFluence.map(fluenceOf);
  const fluencesUjPerCm2 = fluences.length > 0 ? fluences : undefined;
  if (options.fault.length === 0 && (films || fluencesUjPerCm2))
    throw new InputError('say where a fault is, but there is none; add --fault KIND.', {
      field: '--fault-film, --fault-fluence',
    });
  const faults = options.fault.map((text) => ({ ...faultOf(text), films, fluencesUjPerCm2 }));
  const added = { ...truth, faults };
  checkFaults(added, (i) => ({ field: `--fault ${options.fault[i]}` }));
  return { ...truth, faults: [...truth.faults, ...faults] };
}

function faultOf(text: string): Pick<SimulatedFault, 'kind' | 'size'> {
  const [name] = text.split('=', 1);
  const size = text.includes('=') ? text.slice(name.length + 1).trim() : undefined;
  const field = `--fault ${text}`;
  if (!isFault(name)) {
    const near = nearestWord(name, faultNames);
    throw new InputError(
      `is no fault that can be simulated${near === undefined ? '' : `; did you mean ${near}?`} Known are ${faultNames.join(', ')}.`,
      { field },
    );
  }
  if (size === undefined) return { kind: name, size: faultKind(name).usual };
  const value = size === '' ? NaN : Number(size);
  if (!Number.isFinite(value))
    throw new InputError(`has the size "${size}"; expected a number: ${faultKind(name).size ?? 'none'}.`, {
      field,
    });
  return { kind: name, size: value };
}

const isFault = (name: string): name is FaultName => (faultNames as readonly string[]).includes(name);

function fluenceOf(text: string): number {
  const value = Number(text.replace(/\s*uJ\/cm\^?2$/, ''));
  if (!(value > 0))
    throw new InputError(`is no fluence; expected uJ/cm2 above 0, e.g. 784.`, {
      field: `--fault-fluence ${text}`,
    });
  return value;
}

/** One line a fault, for people. */
export function faultLines(truth: ExperimentTruth): string[] {
  return truth.faults.map(({ kind, size, films, fluencesUjPerCm2 }) => {
    const { size: meaning } = faultKind(kind);
    const amount = meaning === undefined ? '' : ` ${size} (${meaning})`;
    const where = films?.join(', ') ?? 'every film that can have it';
    const at = fluencesUjPerCm2 ? ` at ${fluencesUjPerCm2.join(', ')} uJ/cm2` : '';
    return `fault     ${kind}${amount}: ${where}${at}`;
  });
}

/** What can be simulated, for --list-faults. */
export function knownFaultLines(): string[] {
  const width = Math.max(...faultNames.map((name) => name.length));
  return faultNames.map((name) => {
    const { size, usual, sign } = faultKind(name);
    const told = sign === undefined ? '' : ` -> ${sign}`;
    return `${name.padEnd(width)}  ${size === undefined ? 'no size' : `${usual}: ${size}`}${told}`;
  });
}
