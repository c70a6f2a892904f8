import type { ResonatorResult, Results } from '@modalgain/study';
import { csv, quantityColumns } from './csv.js';

interface Row {
  readonly film: string;
  readonly resonator: ResonatorResult;
}

const dfb = ({ resonator }: Row) => (resonator.kind === 'dfb' ? resonator : undefined);
const fabryPerot = ({ resonator }: Row) => (resonator.kind === 'fabry-perot' ? resonator : undefined);

/** One line a film of which a laser is to be made. */
export function resonatorsCsv({ films }: Results): string {
  const rows = films.flatMap(({ name, resonator }): Row[] => (resonator ? [{ film: name, resonator }] : []));
  const outOfReach = ({ resonator: { lasing } }: Row) =>
    lasing.kind === 'out-of-reach' ? lasing : undefined;
  return csv<Row>(
    [
      { head: 'film', value: ({ film }) => film },
      { head: 'kind', value: ({ resonator }) => resonator.kind },
      { head: 'order', value: (row) => dfb(row)?.order },
      ...quantityColumns<Row>('length', 'um', ({ resonator }) => resonator.lengthUm).slice(0, 2),
      ...quantityColumns<Row>('period', 'nm', (row) => dfb(row)?.periodNm).slice(0, 4),
      ...quantityColumns<Row>('coupling', 'cm-1', (row) => dfb(row)?.couplingPerCm).slice(0, 4),
      ...quantityColumns<Row>('stop band', 'nm', (row) => dfb(row)?.stopBandNm).slice(0, 4),
      ...quantityColumns<Row>('radiation loss', 'cm-1', (row) => dfb(row)?.radiation?.lossPerCm).slice(0, 4),
      ...quantityColumns<Row>('reflectance 1', '', (row) => fabryPerot(row)?.reflectances[0]).slice(0, 4),
      ...quantityColumns<Row>('reflectance 2', '', (row) => fabryPerot(row)?.reflectances[1]).slice(0, 4),
      ...quantityColumns<Row>('mode spacing', 'nm', (row) => fabryPerot(row)?.spacingNm).slice(0, 4),
      ...quantityColumns<Row>(
        'threshold gain',
        'cm-1',
        ({ resonator }) => resonator.thresholdGainPerCm,
      ).slice(0, 4),
      { head: 'lasing', value: ({ resonator }) => resonator.lasing.kind },
      ...quantityColumns<Row>('threshold fluence', 'uJ/cm2', ({ resonator: { lasing } }) =>
        lasing.kind === 'reached' ? lasing.fluenceUjPerCm2 : undefined,
      ),
      ...quantityColumns<Row>(
        'largest net gain',
        'cm-1',
        (row) => outOfReach(row)?.largestNetGainPerCm,
      ).slice(0, 4),
      ...quantityColumns<Row>('missing net gain', 'cm-1', (row) => outOfReach(row)?.missingPerCm).slice(0, 4),
    ],
    rows,
  );
}
