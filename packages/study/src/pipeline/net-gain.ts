import type { Determination, Estimate, Verdict } from '@modalgain/numerics';
import type { StripeResult } from '../results/index.js';
import type { FilmInput } from '../schema/film.js';
import type { StripeGains } from '../schema/stripe.js';
import { asEstimate } from './fluence.js';
import { combineRepeats } from './repeats.js';
import type { FilmStripes } from './stripes.js';

/** Net gain of a film at one fluence, from all scans there or as the study states it. */
export interface NetGainAtFluence {
  readonly fluenceUjPerCm2: number;
  /** `no-gain` is an answer: there is none, or too little to see. */
  readonly outcome: StripeResult['outcome'];
  readonly netGainPerCm: Determination;
  /** For the gain fit: also where no gain is seen a scan says what the net gain is not. Absent where it says nothing. */
  readonly datum?: Estimate;
}

export interface FilmNetGain {
  readonly netGain: NetGainAtFluence[];
  /** Covariance (cm-2) of the data in the order of `netGain`, row-major over those that have one; absent if independent. */
  readonly covariancePerCm2?: Float64Array;
  readonly verdicts: Verdict[];
}

/** The net gains of a film by increasing fluence; repeats at one fluence become one. */
export function netGainOf(
  name: string,
  film: FilmInput,
  { stripes, netGainCorrelation }: FilmStripes,
): FilmNetGain {
  if (film.stripe && 'netGain' in film.stripe) return statedNetGain(name, film.stripe);
  const fluences = [...new Set(stripes.flatMap(({ fluenceUjPerCm2 }) => fluenceUjPerCm2?.value ?? []))];
  const groups = fluences.map((fluence) =>
    stripes.filter(({ fluenceUjPerCm2 }) => fluenceUjPerCm2?.value === fluence),
  );
  const combined = groups.map((repeats, i) => combineScans(name, fluences[i], repeats));
  const netGain = combined.map((each) => each.netGain);
  // Repeats have a mean of their own, whose correlation with other fluences is not worth the trouble.
  const areSingle = groups.every((repeats) => repeats.length === 1);
  const spectral = stripes.filter((stripe) => gainAtEmission(stripe) !== undefined);
  return {
    netGain,
    // Gain spectra are fitted scan by scan, so that these gains share nothing.
    ...(areSingle &&
      spectral.length === 0 && { covariancePerCm2: covarianceOf(netGain, stripes, netGainCorrelation) }),
    verdicts: [
      ...combined.flatMap(({ verdict }) => verdict ?? []),
      ...(spectral.length > 0 ? [takenFromSpectrum(name, spectral)] : []),
    ],
  };
}

/** Where a scan holds spectra that determine it: an integral over the band averages it with lower gains. */
function gainAtEmission({ spectralGain }: StripeResult): Estimate | undefined {
  return spectralGain?.atEmission?.netGainPerCm;
}

function takenFromSpectrum(film: string, spectral: readonly StripeResult[]): Verdict {
  const differences = spectral.flatMap((stripe) => {
    const gain = gainAtEmission(stripe)?.value;
    return gain && stripe.netGainPerCm ? [100 * (stripe.netGainPerCm.value / gain - 1)] : [];
  });
  const mean = differences.reduce((sum, value) => sum + value, 0) / differences.length;
  const wavelengthNm = spectral[0].spectralGain?.atEmission?.wavelengthNm ?? NaN;
  const bands =
    differences.length === 0
      ? 'The band as one does not determine it.'
      : `The band as one reads ${Math.abs(mean).toFixed(0)} % ${mean < 0 ? 'lower' : 'higher'}: it averages over wavelengths.`;
  return {
    code: 'gain-taken-from-spectrum',
    severity: 'note',
    sentence: `Net gain of ${film} is for ${wavelengthNm} nm.`,
    detail: `It comes from the gain spectra of ${spectral.length} ${spectral.length === 1 ? 'scan' : 'scans'}. ${bands}`,
    evidence: {
      wavelengthNm,
      scans: spectral.length,
      bandLowerPercent: differences.length === 0 ? null : -mean,
    },
    film,
  };
}

/** Net gains that the study states; several at one fluence are repeats. */
function statedNetGain(film: string, { netGain: pairs }: StripeGains): FilmNetGain {
  const fluences = [...new Set(pairs.map(([fluence]) => fluence.value))].sort((a, b) => a - b);
  const combined = fluences.map((fluence) => {
    const estimates = pairs.flatMap(([at, gain]) => (at.value === fluence ? [asEstimate(gain)] : []));
    return { fluence, ...combineRepeats({ estimates, quantity: quantityAt(fluence), film }) };
  });
  return {
    netGain: combined.map(({ fluence, estimate }) => ({
      fluenceUjPerCm2: fluence,
      outcome: 'determined',
      netGainPerCm: { kind: 'determined', estimate },
      datum: estimate,
    })),
    verdicts: combined.flatMap(({ verdict }) => verdict ?? []),
  };
}

const quantityAt = (fluence: number): string => `net gain at ${fluence} µJ/cm²`;

/** Errors of the data with the correlation that the scans' common saturation gives them. */
function covarianceOf(
  netGain: readonly NetGainAtFluence[],
  stripes: readonly StripeResult[],
  correlation: Float64Array,
): Float64Array {
  const data = netGain.flatMap(({ fluenceUjPerCm2, datum }) =>
    datum
      ? [{ datum, row: stripes.findIndex((stripe) => stripe.fluenceUjPerCm2?.value === fluenceUjPerCm2) }]
      : [],
  );
  return Float64Array.from(
    data.flatMap((a) =>
      data.map(
        (b) => correlation[a.row * stripes.length + b.row] * a.datum.standardError * b.datum.standardError,
      ),
    ),
  );
}

function combineScans(
  film: string,
  fluence: number,
  scans: readonly StripeResult[],
): { netGain: NetGainAtFluence; verdict?: Verdict } {
  const seen = scans
    .flatMap((scan) => gainAtEmission(scan) ?? scan.netGainPerCm ?? [])
    .filter(({ standardError }) => Number.isFinite(standardError));
  if (seen.length === 0) {
    const netGainPerCm = undetermined(scans);
    return { netGain: { fluenceUjPerCm2: fluence, outcome: 'not-determined', netGainPerCm } };
  }
  const { estimate, verdict } = combineRepeats({
    estimates: seen,
    quantity: quantityAt(fluence),
    film,
  });
  const withDatum = (found: Pick<NetGainAtFluence, 'outcome' | 'netGainPerCm'>) => ({
    netGain: { fluenceUjPerCm2: fluence, ...found, datum: estimate },
    ...(verdict && { verdict }),
  });
  const hasGain = scans.some((scan) => gainAtEmission(scan) ?? scan.outcome === 'determined');
  if (hasGain) return withDatum({ outcome: 'determined', netGainPerCm: { kind: 'determined', estimate } });
  // A scan that leaves the gain open is no limit to it, though the gain fit may weigh it as a datum.
  const isLimit = scans.some(({ outcome }) => outcome === 'no-gain');
  return withDatum(
    isLimit
      ? { outcome: 'no-gain', netGainPerCm: noGain(estimate) }
      : { outcome: 'not-determined', netGainPerCm: undetermined(scans) },
  );
}

function noGain(estimate: Estimate): Determination {
  return {
    kind: 'not-determined',
    why: 'No gain was seen: over the longest stripe it stays below one.',
    next: 'Longer stripes or a higher fluence.',
    interval95: estimate.interval95,
  };
}

function undetermined(scans: readonly StripeResult[]): Determination {
  const verdict = scans
    .flatMap(({ verdicts }) => verdicts)
    .find(({ severity }) => severity === 'not-determined');
  return {
    kind: 'not-determined',
    why: verdict?.detail ?? 'The scan leaves the net gain open.',
    next: verdict?.next ?? 'Shorter stripes, and more of them.',
    interval95: hullOf(scans.map(({ netGainIntervalPerCm }) => netGainIntervalPerCm)),
  };
}

/** What all of several intervals allow for: repeats that each leave the gain open have no mean. */
function hullOf(intervals: readonly (readonly [number, number])[]): [number, number] {
  return [Math.min(...intervals.map(([lower]) => lower)), Math.max(...intervals.map(([, upper]) => upper))];
}
