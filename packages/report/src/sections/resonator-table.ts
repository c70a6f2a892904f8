import { formatEstimate } from '@modalgain/numerics';
import type { FilmResult, ResonatorResult, Results } from '@modalgain/study';
import { intervalOf, intervalText } from '../html/interval-text.js';
import { markup, type Html } from '../html/markup.js';
import { filmName } from '../html/marks.js';
import { determinationCell, empty, estimateCell, type NumberCell } from '../html/number-columns.js';
import { table, type Column } from '../html/table.js';
import { typeset } from '../html/typeset.js';

interface RowOf<Kind extends ResonatorResult['kind']> {
  readonly film: FilmResult;
  readonly resonator: Extract<ResonatorResult, { kind: Kind }>;
}

type Row = RowOf<'dfb'> | RowOf<'fabry-perot'>;

function rowsOf<Kind extends ResonatorResult['kind']>({ films }: Results, kind: Kind): RowOf<Kind>[] {
  return films.flatMap((film) =>
    film.resonator?.kind === kind ? [{ film, resonator: film.resonator as RowOf<Kind>['resonator'] }] : [],
  );
}

function fluenceCell({ resonator: { lasing } }: Row): NumberCell {
  if (lasing.kind === 'no-gain-fit') return empty;
  if (lasing.kind === 'out-of-reach') return { words: 'out of reach' };
  return determinationCell(lasing.fluenceUjPerCm2);
}

function intervalCell({ resonator: { lasing } }: Row): string {
  if (lasing.kind === 'reached') return intervalText(intervalOf(lasing.fluenceUjPerCm2));
  if (lasing.kind === 'no-gain-fit' || lasing.aboveFluenceUjPerCm2 === null) return '–';
  return intervalText([lasing.aboveFluenceUjPerCm2, Infinity]);
}

function remark({ resonator: { lasing } }: Row): Html | string {
  if (lasing.kind === 'no-gain-fit') return lasing.why;
  if (lasing.kind === 'out-of-reach') {
    const { largestNetGainPerCm, missingPerCm } = lasing;
    return `Net gain saturates at ${formatEstimate(largestNetGainPerCm)} cm⁻¹; ${formatEstimate(missingPerCm)} are missing.`;
  }
  const { fluenceUjPerCm2: fluence } = lasing;
  return fluence.kind === 'determined' ? '' : typeset(`${fluence.why} ${fluence.next}`);
}

const film: Column<Row> = { head: 'Film', text: (row) => filmName(row.film) };

const lasing = (rows: readonly Row[]): readonly Column<Row>[] => [
  {
    head: markup`g<sub>th</sub>`,
    unit: 'cm⁻¹',
    number: ({ resonator }) => estimateCell(resonator.thresholdGainPerCm),
  },
  { head: markup`F<sub>th</sub>`, unit: 'µJ/cm²', number: fluenceCell },
  { head: '95 % interval', text: intervalCell },
  ...(rows.some((row) => remark(row) !== '') ? [{ head: '', text: remark, wraps: true }] : []),
];

const dfbColumns: readonly Column<RowOf<'dfb'>>[] = [
  film,
  { head: 'Period', unit: 'nm', number: ({ resonator }) => estimateCell(resonator.periodNm) },
  { head: 'κ', unit: 'cm⁻¹', number: ({ resonator }) => estimateCell(resonator.couplingPerCm) },
  { head: 'Stop band', unit: 'nm', number: ({ resonator }) => estimateCell(resonator.stopBandNm) },
];

const radiationColumns: readonly Column<RowOf<'dfb'>>[] = [
  { head: '2 Im h', unit: 'cm⁻¹', number: ({ resonator }) => estimateCell(resonator.radiation?.lossPerCm) },
  {
    head: 'From the surfaces',
    unit: '%',
    number: ({ resonator }) => estimateCell(resonator.radiation?.surfaceShare, 0.01),
  },
];

const fabryPerotColumns: readonly Column<RowOf<'fabry-perot'>>[] = [
  film,
  {
    head: markup`R<sub>1</sub>`,
    unit: '%',
    number: ({ resonator }) => estimateCell(resonator.reflectances[0], 0.01),
  },
  {
    head: markup`R<sub>2</sub>`,
    unit: '%',
    number: ({ resonator }) => estimateCell(resonator.reflectances[1], 0.01),
  },
  { head: 'Mode spacing', unit: 'nm', number: ({ resonator }) => estimateCell(resonator.spacingNm) },
];

const lengthsText = (rows: readonly Row[]): string =>
  [...new Set(rows.map(({ resonator }) => formatEstimate(resonator.lengthUm)))].join(', ');

/** DFB lasers of the films. */
function dfbTable(results: Results, number: number): Html | undefined {
  const rows = rowsOf(results, 'dfb');
  if (rows.length === 0) return undefined;
  const orders = [...new Set(rows.map(({ resonator }) => resonator.order))];
  const radiates = rows.some(({ resonator }) => resonator.radiation);
  const unknownRadiation = !radiates && orders.includes(2);
  return table({
    caption: markup`<b>Table ${number}.</b> DFB lasers of order ${orders.join(' and ')}, ${lengthsText(rows)}\u00a0µm long: period for the
      emission wavelength, net gain g<sub>th</sub> that the first mode needs, and the fluence F<sub>th</sub> at which the gain model has it.${unknownRadiation && ' The coupling is stated: what the grating radiates out of the plane is not in it.'}`,
    columns: [...dfbColumns, ...(radiates ? radiationColumns : []), ...lasing(rows)],
    rows,
  });
}

/** Fabry-Perot lasers of the films. */
function fabryPerotTable(results: Results, number: number): Html | undefined {
  const rows = rowsOf(results, 'fabry-perot');
  if (rows.length === 0) return undefined;
  return table({
    caption: markup`<b>Table ${number}.</b> Fabry-Perot lasers, ${lengthsText(rows)}\u00a0µm long: net gain g<sub>th</sub> = ln(1/R<sub>1</sub>R<sub>2</sub>)/2L
      that they need, and the fluence F<sub>th</sub> at which the gain model has it.`,
    columns: [...fabryPerotColumns, ...lasing(rows)],
    rows,
  });
}

export const resonatorTables = [dfbTable, fabryPerotTable] as const;
