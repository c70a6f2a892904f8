import type { Estimate } from '@modalgain/numerics';
import type { Results } from '@modalgain/study';
import {
  estimateColumns,
  number,
  quantityColumns,
  tableOf,
  text,
  type ColumnUnit,
  type TableContent,
} from './table.js';

/** One line a measurement of a film's loss. */
export function lossScansTable({ films }: Results): TableContent {
  const rows = films.flatMap(({ name, lossScans }) => lossScans.map((scan) => ({ film: name, scan })));
  type Row = (typeof rows)[number];
  return tableOf<Row>(
    [
      text('film', ({ film }) => film),
      text('files', ({ scan }) => scan.files.join('; ')),
      text('method', ({ scan }) => scan.method),
      text('outcome', ({ scan }) => scan.outcome),
      ...quantityColumns<Row>('loss', 'cm-1', ({ scan }) => scan.lossPerCm).slice(0, 2),
      number('loss lower 95 %', 'cm-1', ({ scan }) => scan.lossIntervalPerCm[0]),
      number('loss upper 95 %', 'cm-1', ({ scan }) => scan.lossIntervalPerCm[1]),
      ...estimateColumns<Row>('background', '', ({ scan }) => scan.background),
      ...estimateColumns<Row>('net gain', 'cm-1', ({ scan }) => scan.netGainPerCm),
    ],
    rows,
  );
}

/** One line a point of every decay, with its residual. */
export function lossPointsTable({ films }: Results): TableContent {
  const rows = films.flatMap(({ name, lossScans }) =>
    lossScans.flatMap((scan) => scan.points.map((point) => ({ film: name, scan, point }))),
  );
  type Row = (typeof rows)[number];
  return tableOf<Row>(
    [
      text('film', ({ film }) => film),
      text('files', ({ scan }) => scan.files.join('; ')),
      number('distance', 'um', ({ point }) => point.distanceUm),
      number('intensity', '', ({ point }) => point.intensity),
      number('expected intensity', '', ({ point }) => point.expectedIntensity),
      number('standard deviation', '', ({ point }) => point.standardDeviation),
      number('residual', 'standard deviations', ({ point }) => point.residual),
      text('stands apart', ({ point }) => (point.outlying ? 'yes' : 'no')),
    ],
    rows,
  );
}

/** One line a film with a predicted loss: its parts, and the losses that stand beside it. */
export function predictedLossesTable({ films }: Results): TableContent {
  const rows = films.flatMap(({ name, roughnessSqNm, predictedLoss }) =>
    predictedLoss ? [{ film: name, roughnessSqNm, predicted: predictedLoss }] : [],
  );
  type Row = (typeof rows)[number];
  const beside = (['fitted', 'measured', 'claimed'] as const).flatMap((kind) => {
    const found = ({ predicted }: Row) => predicted.beside.find((each) => each.kind === kind);
    return [
      ...estimateColumns<Row>(`${kind} loss`, 'cm-1', (row) => found(row)?.lossPerCm),
      ...estimateColumns<Row>(`${kind} over predicted loss`, '', (row) => found(row)?.ratio),
      ...estimateColumns<Row>(`${kind} over scattering`, '', (row) => found(row)?.ratioToScattering),
    ];
  });
  const known = (name: string, unit: ColumnUnit, of: (row: Row) => Estimate | null) =>
    estimateColumns<Row>(name, unit, of);
  return tableOf<Row>(
    [
      text('film', ({ film }) => film),
      ...known('roughness Sq', 'nm', ({ roughnessSqNm }) => roughnessSqNm),
      ...known('correlation length', 'nm', ({ predicted }) => predicted.correlationLengthNm),
      text('roughness from', ({ predicted }) => predicted.roughnessFrom),
      ...known('surface scattering', 'cm-1', ({ predicted }) => predicted.surfaceScatteringPerCm),
      ...known('substrate scattering', 'cm-1', ({ predicted }) => predicted.substrateScatteringPerCm),
      ...known('scattering with theory error', 'cm-1', ({ predicted }) => predicted.scatteringPerCm),
      ...known('absorption', 'cm-1', ({ predicted }) => predicted.absorptionPerCm),
      ...known('absorption of media', 'cm-1', ({ predicted }) => predicted.mediaAbsorptionPerCm ?? null),
      ...known('predicted loss', 'cm-1', ({ predicted }) => predicted.sumPerCm),
      ...beside,
    ],
    rows,
  );
}
