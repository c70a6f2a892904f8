import { formatConcise, formatEstimate, formatSignificant } from '@modalgain/numerics';
import type { Estimate, Verdict } from '@modalgain/numerics';
import type { FilmResult, ResonatorResult } from '../../results/index.js';
import { listText } from '../claims/claims.js';

interface Laser {
  readonly film: FilmResult;
  readonly resonator: ResonatorResult;
}

/** What the lasers that a study asks for make of its films. */
export function auditResonators(films: readonly FilmResult[]): Verdict[] {
  const lasers = films.flatMap((film): Laser[] =>
    film.resonator ? [{ film, resonator: film.resonator }] : [],
  );
  return [...reached(lasers), ...notReached(lasers), ...outsideMeasured(lasers), ...alikeModes(lasers)];
}

const nameOf = ({ kind }: ResonatorResult): string => (kind === 'dfb' ? 'DFB' : 'Fabry-Perot');

function thresholdOf({ resonator: { lasing } }: Laser): Estimate | undefined {
  if (lasing.kind !== 'reached' || lasing.fluenceUjPerCm2.kind !== 'determined') return undefined;
  return lasing.fluenceUjPerCm2.estimate;
}

const byThreshold = (a: Laser, b: Laser): number =>
  (thresholdOf(a)?.value ?? Infinity) - (thresholdOf(b)?.value ?? Infinity);

/**
 * Whether one threshold is told to be above another, at 95 %. They are taken as independent: errors that all films share (fluence, loss of one kind) are counted in
 * both, which tells fewer apart than could be.
 */
function isHigher(one: Estimate, other: Estimate): boolean {
  return (
    one.value - other.value > Math.hypot(one.value - one.interval95[0], other.interval95[1] - other.value)
  );
}

function reached(lasers: readonly Laser[]): Verdict[] {
  const known = lasers.filter((laser) => thresholdOf(laser) !== undefined).sort(byThreshold);
  const best = known.at(0);
  const threshold = best && thresholdOf(best);
  if (!best || !threshold) return [];
  const equal = known.filter((laser) => !isHigher(thresholdOf(laser) ?? threshold, threshold));
  const names = equal.length > 3 ? `${equal.length} films` : listText(equal.map(({ film }) => film.name));
  const kinds = new Set(known.map(({ resonator }) => nameOf(resonator)));
  const all = known.map((laser) => {
    const kind = kinds.size > 1 ? ` (${nameOf(laser.resonator)})` : '';
    return `${laser.film.name} ${formatEstimate(thresholdOf(laser) ?? threshold)}${kind}`;
  });
  const several = known.length === 1 ? '' : ' first';
  return [
    {
      code: 'laser-threshold',
      severity: 'holds',
      sentence:
        equal.length > 1
          ? `${names} would lase first alike.`
          : `${names} would lase${several}, at ${formatConcise(threshold.value, threshold.standardError)} µJ/cm².`,
      detail: `${equal.length > 1 ? 'Not told apart at 95 %. ' : ''}Threshold of the ${listText([...kinds])} ${kinds.size > 1 ? 'lasers' : 'laser'} in µJ/cm²: ${all.join(', ')}.`,
      evidence: { films: known.length, thresholdUjPerCm2: threshold.value },
    },
  ];
}

function notReached(lasers: readonly Laser[]): Verdict[] {
  return lasers.flatMap(({ film: { name }, resonator }): Verdict[] => {
    const { lasing, thresholdGainPerCm } = resonator;
    if (lasing.kind !== 'out-of-reach') return [];
    const { largestNetGainPerCm, missingPerCm } = lasing;
    return [
      {
        code: 'laser-out-of-reach',
        severity: 'note',
        sentence: `${name} does not reach the laser threshold.`,
        detail: `Its net gain saturates at ${formatEstimate(largestNetGainPerCm)} cm⁻¹, the ${nameOf(resonator)} laser needs ${formatEstimate(thresholdGainPerCm)}: ${formatEstimate(missingPerCm)} cm⁻¹ are missing.`,
        evidence: { largestNetGainPerCm: largestNetGainPerCm.value, missingPerCm: missingPerCm.value },
        next: 'A longer resonator, stronger feedback, or less loss.',
        film: name,
      },
    ];
  });
}

/** The fluences at which something is known of a film's gain: its stripe scans, and its threshold where that was fitted. */
function measuredRange({ netGain, threshold }: FilmResult): readonly [number, number] {
  const fluences = [
    ...netGain.map(({ fluenceUjPerCm2 }) => fluenceUjPerCm2),
    ...(threshold ? [threshold.fluenceUjPerCm2.value] : []),
  ];
  return [Math.min(...fluences), Math.max(...fluences)];
}

/** Beyond the fluences of the measurements a threshold is as good as the gain model. */
function outsideMeasured(lasers: readonly Laser[]): Verdict[] {
  return lasers.flatMap((laser): Verdict[] => {
    const threshold = thresholdOf(laser);
    const { film } = laser;
    const [lowest, highest] = measuredRange(film);
    if (!threshold || (threshold.value >= lowest && threshold.value <= highest)) return [];
    const [side, end] = threshold.value < lowest ? ['below', lowest] : ['above', highest];
    return [
      {
        code: 'laser-threshold-extrapolated',
        severity: 'caution',
        sentence: `The laser threshold of ${film.name} is extrapolated.`,
        detail: `${formatEstimate(threshold)} µJ/cm² lies ${side} all fluences measured on it (${formatSignificant(end, 3)}): it rests on the gain model.`,
        evidence: { thresholdUjPerCm2: threshold.value, [`${side}UjPerCm2`]: end },
        next: `Net gain near ${formatSignificant(threshold.value, 2)} µJ/cm².`,
        film: film.name,
      },
    ];
  });
}

/** Index coupling without end reflections has two modes of one threshold, beside the stop band. */
function alikeModes(lasers: readonly Laser[]): Verdict[] {
  return lasers.flatMap(({ film: { name }, resonator }): Verdict[] => {
    if (resonator.kind !== 'dfb' || resonator.radiation || resonator.lasing.kind !== 'reached') return [];
    const [first, second] = resonator.modes;
    if (!(second.thresholdGainPerCm - first.thresholdGainPerCm < 0.01 * first.thresholdGainPerCm)) return [];
    const wavelengths = [first, second].map(({ wavelengthNm }) => wavelengthNm.toFixed(2));
    return [
      {
        code: 'laser-two-modes',
        severity: 'note',
        sentence: `${name} would lase in two modes.`,
        detail: `A grating that couples by the index alone favours neither edge of its stop band: ${listText(wavelengths)} nm.`,
        evidence: { firstNm: first.wavelengthNm, secondNm: second.wavelengthNm },
        next: 'A quarter-wave shift, coupling by the gain, or radiation of a second-order corrugation.',
        film: name,
      },
    ];
  });
}
