import type { Results } from '@modalgain/study';
import { estimateColumns, number, quantityColumns, tableOf, text, type TableContent } from './table.js';

/** One line a micrograph: the brightness of the first region against the second, within that image only. */
export function contrastsTable({ films }: Results): TableContent {
  const rows = films.flatMap(({ name, contrast }) => (contrast ? [{ name, contrast }] : []));
  type Row = (typeof rows)[number];
  return tableOf<Row>(
    [
      text('film', ({ name }) => name),
      text('file', ({ contrast }) => contrast.file),
      ...quantityColumns<Row>('brightness ratio', '', ({ contrast }) => contrast.ratio),
      ...estimateColumns<Row>('first level', '', ({ contrast }) => contrast.levels?.first),
      ...estimateColumns<Row>('second level', '', ({ contrast }) => contrast.levels?.second),
      ...estimateColumns<Row>('brightness difference', '', ({ contrast }) => contrast.difference),
      ...estimateColumns<Row>('difference over noise', '', ({ contrast }) => contrast.differenceOverNoise),
      number('black level', '', ({ contrast }) => contrast.blackLevel),
      number('clipped share', '', ({ contrast }) => contrast.clippedShare),
      number('outlier share', '', ({ contrast }) => contrast.outlierShare),
      text('regions', ({ contrast }) => (contrast.regions ? 'given' : 'by the border')),
    ],
    rows,
  );
}
