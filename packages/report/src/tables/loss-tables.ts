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
