import type { DensityPlan, PlannedMeasurements } from '@modalgain/gain';
import { countOf, formatNumber, formatSignificant } from '@modalgain/numerics';
import { alignedTable } from '../aligned-table.js';
import type { PlannedScan } from './stripe-plans.js';
import type { Wanted } from './wanted.js';

/** Beyond its own value an error says no more than that. */
function percent(share: number): string {
  if (!Number.isFinite(share)) return 'open';
  return share > 1 ? '>\u2009100 %' : `${formatSignificant(100 * share, 2)} %`;
}

/** Plans of scans as a table for a terminal. */
export function stripeLines(plans: readonly PlannedScan[], wanted: Wanted): string[] {
  const header = [
    'film',
    'F (µJ/cm²)',
    'g (cm⁻¹)',
    'now',
    'points',
    'up to (µm)',
    'in the first quarter',
    'then',
  ];
  const rows = plans.map(({ film, fluenceUjPerCm2, situation, presentRelativeError, plan }) => [
    film ?? 'as stated',
    fluenceUjPerCm2 === null ? '' : formatSignificant(fluenceUjPerCm2, 3),
    formatSignificant(situation.netGainPerCm, 3),
    presentRelativeError === null ? '' : percent(presentRelativeError),
    String(plan.stripeLengthUm.length),
    formatNumber(plan.grid.longestUm, 0),
    String(plan.stripeLengthUm.filter((length) => length <= plan.grid.longestUm / 4 + 0.05).length),
    percent(plan.relativeError) + (plan.kind === 'reached' ? '' : ' (out of reach)'),
  ]);
  return [
    `Fewest stripe lengths that give g to ${percent(wanted.relativeError)} (one standard error):`,
    '',
    ...alignedTable(header, rows),
    '',
    'The lengths are evenly spaced within the first quarter and within the rest; --json lists them.',
    'A plan is for a scan by itself; "now" may be better where several fluences were fitted together.',
  ];
}

const names = { density: 'nₜ', loss: 'α' } as const;

/** The plan of a film's density or loss for a terminal. */
export function densityLines(plan: DensityPlan, wanted: Wanted): string[] {
  const { film, quantity, best, alone, present, open, expected } = plan;
  const goal = `${names[quantity]} to ${percent(wanted.relativeError)}`;
  const hero =
    plan.kind === 'reached'
      ? best.scanCount === 0
        ? `${goal} is reached already: ${percent(present.total)}`
        : `${goal}: ${measurementWords(best)} gives ${percent(best.forecast.total)}`
      : helps(best)
        ? `${goal} is out of reach; the best is ${measurementWords(best)}: ${percent(best.forecast.total)}`
        : `${goal} is out of reach: no measurement considered brings it below ${percent(largestAdvisedError)}`;
  const others = [alone.loss, alone.fluences, alone.threshold].flatMap((each) =>
    each && helps(each) ? [`  ${measurementWords(each)}: ${percent(each.forecast.total)}`] : [],
  );
  return [
    `${film}: ${hero}`,
    `  now ${percent(present.total)}, of which Γ and σₑ alone ${percent(present.systematic)}`,
    ...others,
    `  for nₜ = ${formatSignificant(expected.densityPerCm3 / 1e15, 3)} × 10¹⁵ cm⁻³, ` +
      `α = ${formatSignificant(expected.lossPerCm, 3)} cm⁻¹, Fₛ = ${formatSignificant(expected.saturationFluenceUjPerCm2, 3)} µJ/cm²`,
    ...(open.length === 0
      ? []
      : [
          `  ! caution: the present data leave ${open.join(' and ')} open, and the plan rests on them;`,
          '    state what you expect with --loss and --saturation-fluence.',
        ]),
    '',
  ];
}

/** A measurement that leaves a larger relative error settles nothing, and is not advised. */
const largestAdvisedError = 0.5;

const helps = ({ forecast }: PlannedMeasurements): boolean => forecast.total <= largestAdvisedError;

function measurementWords({
  fluencesUjPerCm2,
  lossScans,
  lossRelativeError,
  threshold,
}: PlannedMeasurements): string {
  const parts = [
    ...(lossScans > 0
      ? [`${countOf(lossScans, 'scan')} of the loss (to ${percent(lossRelativeError ?? NaN)})`]
      : []),
    ...(fluencesUjPerCm2.length > 0
      ? [`net gain at ${fluencesUjPerCm2.map((fluence) => formatSignificant(fluence, 2)).join(', ')} µJ/cm²`]
      : []),
    ...(threshold ? ['the fluence of unit gain over a stripe'] : []),
  ];
  return parts.length === 0 ? 'nothing more' : parts.join(', ');
}
