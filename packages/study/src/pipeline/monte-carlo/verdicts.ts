import { toleratedShareWithout } from '@modalgain/design';
import { formatEnds, formatSignificant, type Verdict } from '@modalgain/numerics';
import type { TriedQuantity } from './conclude.js';
import { quantityWords } from './words.js';

/** Where linear propagation fails: one verdict a film, with its worst quantity in numbers. */
export function trialVerdicts(tried: readonly TriedQuantity[]): Verdict[] {
  const films = [...new Set(tried.map(({ film }) => film))];
  return films.flatMap((film) => {
    const own = tried.filter((quantity) => quantity.film === film);
    const failing = own.filter(fails).sort((a, b) => severityOf(b) - severityOf(a));
    const [worst] = failing;
    return failing.length === 0 ? [] : [verdictOf(film, own, worst, failing.length)];
  });
}

function fails({ agreement, summary, shareWithout }: TriedQuantity): boolean {
  return agreement ? !agreement.agrees : !summary && shareWithout > toleratedShareWithout;
}

/** How far the ends are off, in half widths of the stated interval; more than any where trials have no value at all. */
function severityOf({ agreement }: TriedQuantity): number {
  return agreement ? Math.max(...agreement.endShifts.map(Math.abs)) : Infinity;
}

function verdictOf(
  film: string | null,
  own: readonly TriedQuantity[],
  worst: TriedQuantity,
  count: number,
): Verdict {
  const confinement = own.find(({ quantity }) => quantity === 'confinementModal');
  const shareWithoutMode = confinement?.shareWithout ?? 0;
  const { symbol, unit, unitSize } = quantityWords[worst.quantity];
  const inUnit = unit === '' ? '' : ` ${unit}`;
  const at = worst.fluenceUjPerCm2 === null ? '' : ` at ${String(worst.fluenceUjPerCm2)} µJ/cm²`;
  const over = worst.before === null ? '' : ` to ${worst.before}`;
  const range = ([lower, upper]: readonly [number, number]): string =>
    formatEnds([lower / unitSize, upper / unitSize], 3);
  const trials = worst.summary ? range(worst.summary.interval95) : 'too few values';
  const lines = [
    ...(shareWithoutMode > 0
      ? [`In ${formatSignificant(100 * shareWithoutMode, 2)} % of the trials it guides no mode.`]
      : []),
    `${symbol}${over}${at}: ${range(worst.reported.interval95)}${inUnit} as stated, ${trials}${inUnit} in the trials.`,
    ...(count > 1 ? [`${count} of ${own.length} quantities differ; the table has the rest.`] : []),
  ];
  return {
    code: 'linear-propagation-fails',
    severity: 'caution',
    sentence:
      film === null ? 'Stated errors differ from trials.' : `Stated errors of ${film} differ from trials.`,
    detail: lines.join('\n'),
    evidence: {
      quantity: worst.quantity,
      linearLower: worst.reported.interval95[0],
      linearUpper: worst.reported.interval95[1],
      trialsLower: worst.summary?.interval95[0] ?? null,
      trialsUpper: worst.summary?.interval95[1] ?? null,
      shareWithoutMode,
      quantitiesThatDiffer: count,
    },
    next: 'Take the intervals of the trials, or measure more closely.',
    ...(film !== null && { film }),
  };
}
