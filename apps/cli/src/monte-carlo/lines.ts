import { formatEnds, formatSignificant } from '@modalgain/numerics';
import type { MonteCarloDocument } from '@modalgain/study';
import { alignedTable } from '../aligned-table.js';
import { verdictLines } from '../verdict-lines.js';

type Quantity = MonteCarloDocument['quantities'][number];

const header = ['', 'value', 'stated 95 %', 'median', 'trials 95 %', 'width', ''];

/** The trials for a terminal: one table a film, and last what does not agree. */
export function monteCarloLines(document: MonteCarloDocument): string[] {
  const { quantities, trials, seed, study, open, verdicts, films } = document;
  const groups = [...new Set(quantities.map(({ film }) => film))];
  const byErrors = films.filter(({ netGains }) => netGains === 'errors').map(({ film }) => film);
  return [
    `${study}: ${String(trials)} trials of the whole chain, seed ${String(seed)}`,
    ...(byErrors.length > 0
      ? [`net gains of ${byErrors.join(', ')} are drawn by their errors, those of other films by their scans`]
      : []),
    '',
    ...groups.flatMap((film) => [
      ...alignedTable(
        [film ?? 'all films', ...header.slice(1)],
        quantities.filter((quantity) => quantity.film === film).map(row),
      ),
      '',
    ]),
    ...openLines(open),
    ...verdictLines(verdicts),
    agreementLine(quantities),
  ];
}

function row(quantity: Quantity): string[] {
  const { linear, monteCarlo, agreement, shareWithout, unitSize } = quantity;
  const ends = ([lower, upper]: readonly [number, number]): string =>
    formatEnds([lower / unitSize, upper / unitSize], 3);
  const without = shareWithout > 0 ? `no value in ${formatSignificant(100 * shareWithout, 2)} %` : '';
  const differs = agreement?.agrees === false ? 'differs' : '';
  return [
    nameOf(quantity),
    formatSignificant(linear.value / unitSize, 4),
    ends(linear.interval95),
    monteCarlo ? formatSignificant(monteCarlo.median / unitSize, 4) : '–',
    monteCarlo ? ends(monteCarlo.interval95) : '–',
    agreement ? ratioText(agreement) : '–',
    [differs, without].filter((text) => text !== '').join(', '),
  ];
}

const ratioText = ({ widthRatio, widthRatioError }: NonNullable<Quantity['agreement']>): string =>
  widthRatio === null ? '–' : `× ${widthRatio.toFixed(2)} ± ${widthRatioError.toFixed(2)}`;

function nameOf({ symbol, unit, before, fluenceUjPerCm2 }: Quantity): string {
  const at = fluenceUjPerCm2 === null ? '' : ` at ${formatSignificant(fluenceUjPerCm2, 4)} µJ/cm²`;
  return `${symbol}${before === null ? '' : ` to ${before}`}${at}${unit === '' ? '' : `, ${unit}`}`;
}

function openLines(open: MonteCarloDocument['open']): string[] {
  if (open.length === 0) return [];
  const films = [...new Set(open.map(({ film }) => film ?? 'all films'))];
  return [
    `${String(open.length)} quantities of ${films.join(', ')} are not determined, and trials do not make them so.`,
    '',
  ];
}

function agreementLine(quantities: readonly Quantity[]): string {
  if (quantities.length === 0) return 'The study determines nothing that trials could be held against.';
  const agreeing = quantities.filter(({ agreement }) => agreement?.agrees).length;
  return `${String(agreeing)} of ${String(quantities.length)} quantities: the stated interval is that of the trials.`;
}
