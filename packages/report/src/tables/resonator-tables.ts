import type { ResonatorResult, Results } from '@modalgain/study';
import { estimateColumns, integer, quantityColumns, tableOf, text, type TableContent } from './table.js';

interface Row {
  readonly film: string;
  readonly resonator: ResonatorResult;
}

const dfb = ({ resonator }: Row) => (resonator.kind === 'dfb' ? resonator : undefined);
const fabryPerot = ({ resonator }: Row) => (resonator.kind === 'fabry-perot' ? resonator : undefined);

/** One line a film of which a laser is to be made. */
export function resonatorsTable({ films }: Results): TableContent {
  const rows = films.flatMap(({ name, resonator }): Row[] => (resonator ? [{ film: name, resonator }] : []));
  const outOfReach = ({ resonator: { lasing } }: Row) =>
    lasing.kind === 'out-of-reach' ? lasing : undefined;
  return tableOf<Row>(
    [
      text('film', ({ film }) => film),
      text('kind', ({ resonator }) => resonator.kind),
      integer('order', (row) => dfb(row)?.order),
      ...quantityColumns<Row>('length', 'um', ({ resonator }) => resonator.lengthUm).slice(0, 2),
      ...estimateColumns<Row>('period', 'nm', (row) => dfb(row)?.periodNm),
      ...estimateColumns<Row>('coupling', 'cm-1', (row) => dfb(row)?.couplingPerCm),
      ...estimateColumns<Row>('stop band', 'nm', (row) => dfb(row)?.stopBandNm),
      ...estimateColumns<Row>('radiation loss', 'cm-1', (row) => dfb(row)?.radiation?.lossPerCm),
      ...estimateColumns<Row>('reflectance 1', '', (row) => fabryPerot(row)?.reflectances[0]),
      ...estimateColumns<Row>('reflectance 2', '', (row) => fabryPerot(row)?.reflectances[1]),
      ...estimateColumns<Row>('mode spacing', 'nm', (row) => fabryPerot(row)?.spacingNm),
      ...estimateColumns<Row>('threshold gain', 'cm-1', ({ resonator }) => resonator.thresholdGainPerCm),
      text('lasing', ({ resonator }) => resonator.lasing.kind),
      ...quantityColumns<Row>('threshold fluence', 'uJ/cm2', ({ resonator: { lasing } }) =>
        lasing.kind === 'reached' ? lasing.fluenceUjPerCm2 : undefined,
      ),
      ...estimateColumns<Row>('largest net gain', 'cm-1', (row) => outOfReach(row)?.largestNetGainPerCm),
      ...estimateColumns<Row>('missing net gain', 'cm-1', (row) => outOfReach(row)?.missingPerCm),
    ],
    rows,
  );
}
