import { formatSignificant, sortVerdicts, type Verdict } from '@modalgain/numerics';
import type { DefinitionResult } from './analysis.js';
import type { Refusal } from './checks/refusal.js';
import type { SeriesRefusals } from './refuse-series.js';

interface Evidence {
  readonly definitions: readonly DefinitionResult[];
  readonly refusals: SeriesRefusals;
  /** Points without light that were left out. */
  readonly dark: number;
  readonly stripeLengthUm: number | undefined;
}

/** The verdicts on a fluence series, most severe first. */
export function thresholdVerdicts(evidence: Evidence): Verdict[] {
  const rules = [seriesRefused, spectraRefused, stepFree, spread, gainFit, darkPoints];
  return sortVerdicts(rules.map((rule) => rule(evidence)).filter((verdict) => verdict !== undefined));
}

function refusalVerdict(
  { code, sentence, why, evidence, next }: Refusal,
  severity: Verdict['severity'],
): Verdict {
  return { code, severity, sentence, detail: why, evidence, next };
}

function seriesRefused({ refusals }: Evidence): Verdict | undefined {
  return refusals.series && refusalVerdict(refusals.series, 'not-determined');
}

/** Light that outgrows the pump without narrowing may be something else than amplification. */
function spectraRefused({ refusals }: Evidence): Verdict | undefined {
  if (refusals.series || !refusals.spectra) return undefined;
  return refusalVerdict(refusals.spectra, 'caution');
}

/** A step as large as this may make a threshold of its own. */
const harmfulStep = 2;

/** No step was found: what would have been, and whether that is enough. */
function stepFree({ refusals: { series, visibleStepFactor: factor } }: Evidence): Verdict | undefined {
  if (factor === undefined || series?.code === 'step-in-series') return undefined;
  const isSure = factor <= harmfulStep;
  return {
    code: isSure ? 'no-step' : 'steps-hard-to-see',
    severity: isSure ? 'holds' : 'note',
    sentence: isSure ? 'The series contains no step.' : 'A step in the series could hide.',
    detail: `A change of the light by a factor of ${formatSignificant(factor, 2)} would be seen 9 times in 10; none beside the first or last two fluences.`,
    evidence: { visibleStepFactor: factor },
    ...(!isSure && {
      next: 'Measure more fluences a decade, and longer at each; keep detector and place as they are.',
    }),
  };
}

/** Thresholds that differ by less than this need no word. */
const notableFactor = 1.5;

function spread({ definitions }: Evidence): Verdict | undefined {
  const found = definitions.flatMap(({ title, determination }) =>
    determination.kind === 'determined' ? [{ title, value: determination.estimate.value }] : [],
  );
  if (found.length < 2) return undefined;
  const lowest = found.reduce((a, b) => (b.value < a.value ? b : a));
  const highest = found.reduce((a, b) => (b.value > a.value ? b : a));
  const factor = highest.value / lowest.value;
  const range = `From ${formatSignificant(lowest.value, 2)} (${lowest.title}) to ${formatSignificant(highest.value, 2)} µJ/cm² (${highest.title})`;
  const evidence = { lowestUjPerCm2: lowest.value, highestUjPerCm2: highest.value, factor };
  if (factor < notableFactor)
    return {
      code: 'definitions-agree',
      severity: 'holds',
      sentence: 'The definitions agree.',
      detail: `${range}.`,
      evidence,
    };
  return {
    code: 'definitions-differ',
    severity: 'note',
    sentence: 'The threshold depends on its definition.',
    detail: `${range}, a factor of ${formatSignificant(factor, 2)}: state definition, stripe and range with the number.`,
    evidence,
  };
}

function gainFit({ definitions, stripeLengthUm }: Evidence): Verdict | undefined {
  const usable = definitions.filter(
    ({ entersGainFit, determination }) => entersGainFit && determination.kind === 'determined',
  );
  if (usable.length === 0) return undefined;
  const titles = usable.map(({ title }) => title).join(', ');
  if (stripeLengthUm === undefined)
    return {
      code: 'stripe-length-missing',
      severity: 'caution',
      sentence: 'Without a stripe length no threshold bounds gain.',
      detail: `These say where the gain over the stripe reaches one: ${titles}. A gain fit needs the length of that stripe.`,
      evidence: { usable: usable.length },
      next: 'State the stripe length.',
    };
  return {
    code: 'enters-gain-fit',
    severity: 'note',
    sentence: 'Some thresholds may enter the gain fit.',
    detail: `Net gain is (1 ± 1)/L = ${formatSignificant(1e4 / stripeLengthUm, 3)} cm⁻¹ at these: ${titles}. The others lie elsewhere and may not.`,
    evidence: { stripeLengthUm, unitGainPerCm: 1e4 / stripeLengthUm, usable: usable.length },
  };
}

function darkPoints({ dark }: Evidence): Verdict | undefined {
  if (dark === 0) return undefined;
  return {
    code: 'points-without-light',
    severity: 'note',
    sentence: 'Points without light were left out.',
    detail: `${dark} intensities are zero or negative and have no place on a logarithmic axis.`,
    evidence: { points: dark },
  };
}
