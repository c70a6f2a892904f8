import type { Estimate } from '@modalgain/numerics';
import type { Results } from '@modalgain/study';
import { csv, quantityColumns } from './csv.js';

/** One line a measurement of a film's loss. */
export function lossScansCsv({ films }: Results): string {
  const rows = films.flatMap(({ name, lossScans }) => lossScans.map((scan) => ({ film: name, scan })));
  type Row = (typeof rows)[number];
  return csv<Row>(
    [
      { head: 'film', value: ({ film }) => film },
      { head: 'files', value: ({ scan }) => scan.files.join('; ') },
      { head: 'method', value: ({ scan }) => scan.method },
      { head: 'outcome', value: ({ scan }) => scan.outcome },
      ...quantityColumns<Row>('loss', 'cm-1', ({ scan }) => scan.lossPerCm).slice(0, 2),
      { head: 'loss lower 95 % (cm-1)', value: ({ scan }) => scan.lossIntervalPerCm[0] },
      { head: 'loss upper 95 % (cm-1)', value: ({ scan }) => scan.lossIntervalPerCm[1] },
      ...quantityColumns<Row>('background', '', ({ scan }) => scan.background).slice(0, 4),
      ...quantityColumns<Row>('net gain', 'cm-1', ({ scan }) => scan.netGainPerCm).slice(0, 4),
    ],
    rows,
  );
}

/** One line a point of every decay, with its residual. */
export function lossPointsCsv({ films }: Results): string {
  const rows = films.flatMap(({ name, lossScans }) =>
    lossScans.flatMap((scan) => scan.points.map((point) => ({ film: name, scan, point }))),
  );
  type Row = (typeof rows)[number];
  return csv<Row>(
    [
      { head: 'film', value: ({ film }) => film },
      { head: 'files', value: ({ scan }) => scan.files.join('; ') },
      { head: 'distance (um)', value: ({ point }) => point.distanceUm },
      { head: 'intensity', value: ({ point }) => point.intensity },
      { head: 'expected intensity', value: ({ point }) => point.expectedIntensity },
      { head: 'standard deviation', value: ({ point }) => point.standardDeviation },
      { head: 'residual (standard deviations)', value: ({ point }) => point.residual },
      { head: 'stands apart', value: ({ point }) => (point.outlying ? 'yes' : 'no') },
    ],
    rows,
  );
}

/** One line a film with a predicted loss: its parts, and the losses that stand beside it. */
export function predictedLossesCsv({ films }: Results): string {
  const rows = films.flatMap(({ name, roughnessSqNm, predictedLoss }) =>
    predictedLoss ? [{ film: name, roughnessSqNm, predicted: predictedLoss }] : [],
  );
  type Row = (typeof rows)[number];
  const beside = (['fitted', 'measured', 'claimed'] as const).flatMap((kind) => {
    const found = ({ predicted }: Row) => predicted.beside.find((each) => each.kind === kind);
    return [
      ...quantityColumns<Row>(`${kind} loss`, 'cm-1', (row) => found(row)?.lossPerCm).slice(0, 4),
      ...quantityColumns<Row>(`${kind} over predicted loss`, '', (row) => found(row)?.ratio).slice(0, 4),
      ...quantityColumns<Row>(`${kind} over scattering`, '', (row) => found(row)?.ratioToScattering).slice(
        0,
        4,
      ),
    ];
  });
  const known = (name: string, unit: string, of: (row: Row) => Estimate | null) =>
    quantityColumns<Row>(name, unit, of).slice(0, 4);
  return csv<Row>(
    [
      { head: 'film', value: ({ film }) => film },
      ...known('roughness Sq', 'nm', ({ roughnessSqNm }) => roughnessSqNm),
      ...known('correlation length', 'nm', ({ predicted }) => predicted.correlationLengthNm),
      { head: 'roughness from', value: ({ predicted }) => predicted.roughnessFrom },
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
