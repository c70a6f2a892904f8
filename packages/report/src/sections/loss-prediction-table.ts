import type { FilmResult, PredictedLossResult, Results } from '@modalgain/study';
import { intervalText } from '../html/interval-text.js';
import { markup, type Html } from '../html/markup.js';
import { filmName } from '../html/marks.js';
import { empty, estimateCell, limitCell, type NumberCell } from '../html/number-columns.js';
import { table, type Column } from '../html/table.js';

interface Row {
  readonly film: FilmResult;
  readonly predicted: PredictedLossResult;
}

type Kind = PredictedLossResult['beside'][number]['kind'];

const foundCell =
  (kind: Kind) =>
  ({ predicted }: Row): NumberCell =>
    estimateCell(predicted.beside.find((found) => found.kind === kind)?.lossPerCm);

/** A k that is not told from 0 bounds the absorption only. */
function absorptionCell({ predicted: { absorptionPerCm } }: Row): NumberCell {
  if (!absorptionPerCm) return empty;
  return absorptionPerCm.interval95[0] > 0
    ? estimateCell(absorptionPerCm)
    : limitCell(absorptionPerCm.interval95[1]);
}

const mediaCell = ({ predicted }: Row): NumberCell =>
  estimateCell(predicted.mediaAbsorptionPerCm ?? undefined);

/** Of the loss that stands first: the fitted one, if there is one. */
const ratioText =
  (which: 'ratio' | 'ratioToScattering') =>
  ({ predicted }: Row): string =>
    intervalText(predicted.beside.at(0)?.[which].interval95);

function columnsFor(rows: readonly Row[]): Column<Row>[] {
  const hasClaims = rows.some(({ predicted }) => predicted.beside.some(({ kind }) => kind === 'claimed'));
  const hasMedia = rows.some(({ predicted }) => predicted.mediaAbsorptionPerCm);
  return [
    { head: 'Film', text: ({ film }) => filmName(film) },
    { head: 'Sq', unit: 'nm', number: ({ film }) => estimateCell(film.roughnessSqNm) },
    { head: 'T', unit: 'nm', number: ({ predicted }) => estimateCell(predicted.correlationLengthNm) },
    { head: 'scattering', unit: 'cm⁻¹', number: ({ predicted }) => estimateCell(predicted.scatteringPerCm) },
    { head: hasMedia ? 'by film k' : 'absorption', unit: 'cm⁻¹', number: absorptionCell },
    ...(hasMedia ? [{ head: 'by media k', unit: 'cm⁻¹', number: mediaCell }] : []),
    { head: 'sum', unit: 'cm⁻¹', number: ({ predicted }) => estimateCell(predicted.sumPerCm) },
    { head: 'fitted α', unit: 'cm⁻¹', number: foundCell('fitted') },
    { head: 'measured α', unit: 'cm⁻¹', number: foundCell('measured') },
    ...(hasClaims ? [{ head: 'claimed α', unit: 'cm⁻¹', number: foundCell('claimed') }] : []),
    { head: 'α over scattering', text: ratioText('ratioToScattering') },
    { head: 'α over sum', text: ratioText('ratio') },
  ];
}

/** The loss that roughness and k predict beside the fitted and the measured one. */
export function lossPredictionTable({ films, study }: Results, number: number): Html | undefined {
  const rows = films.flatMap((film) => (film.predictedLoss ? [{ film, predicted: film.predictedLoss }] : []));
  if (rows.length === 0) return undefined;
  const byLength = rows.filter(({ predicted }) => predicted.roughnessFrom === 'sq-and-length');
  return table({
    caption: markup`<b>Table ${number}.</b> Loss of TE0 as predicted from roughness (Sq, correlation length T) and k, beside the
      fitted and the measured one. Ratios, as 95 % intervals, are those of the fitted α, or else of the measured one; they
      hold the factor of 2 to which the theory of scattering is good.
      ${byLength.length > 0 && markup` Of ${byLength.map(({ film }) => film.name).join(', ')} Sq and T alone were used, where the scan does not reach the wavelengths of roughness that scatter.`}
      ${study.synthetic !== null && markup` These data are made: their losses were chosen and not derived from their roughness and k, and need not agree with them.`}`,
    columns: columnsFor(rows),
    rows,
    startsGroup: ({ film }, i) => rows[i - 1]?.film.family !== film.family,
  });
}
