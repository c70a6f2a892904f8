import type { Results } from '@modalgain/study';
import { estimateColumns, number, quantityColumns, tableOf, text, type TableContent } from './table.js';

/** One line a film and definition of the threshold. */
export function thresholdsTable({ films }: Results): TableContent {
  const rows = films.flatMap(({ name, thresholdSeries: series }) =>
    series ? series.definitions.map((definition) => ({ film: name, series, definition })) : [],
  );
  type Row = (typeof rows)[number];
  return tableOf<Row>(
    [
      text('film', ({ film }) => film),
      text('files', ({ series }) => series.files.join('; ')),
      number('stripe length', 'um', ({ series }) => series.stripeLengthUm),
      text('definition', ({ definition }) => definition.name),
      text('says', ({ definition }) => definition.says),
      ...quantityColumns<Row>('threshold', 'uJ/cm2', ({ definition }) => definition.thresholdUjPerCm2),
      text('may enter the gain fit', ({ definition }) => (definition.entersGainFit ? 'yes' : 'no')),
      text('why not determined', ({ definition: { thresholdUjPerCm2: found } }) =>
        found.kind === 'not-determined' ? found.why : '',
      ),
    ],
    rows,
  );
}

/** One line a film and fluence: intensity, and what is read off the spectra. */
export function thresholdPointsTable({ films }: Results): TableContent {
  const rows = films.flatMap(({ name, thresholdSeries: series }) =>
    series
      ? series.points.map((point) => ({
          film: name,
          intensityUnit: series.intensityUnit,
          point,
          spectrum: series.spectra.find(({ fluenceUjPerCm2 }) => fluenceUjPerCm2 === point.fluenceUjPerCm2),
        }))
      : [],
  );
  type Row = (typeof rows)[number];
  return tableOf<Row>(
    [
      text('film', ({ film }) => film),
      number('fluence', 'uJ/cm2', ({ point }) => point.fluenceUjPerCm2),
      number('intensity', '', ({ point }) => point.intensity),
      text('intensity unit', ({ intensityUnit }) => intensityUnit),
      number('relative error of the intensity', '', ({ point }) => point.relativeError),
      ...estimateColumns<Row>('peak', 'nm', ({ spectrum }) => spectrum?.peakNm),
      ...estimateColumns<Row>('FWHM', 'nm', ({ spectrum }) => spectrum?.fwhmNm),
      ...estimateColumns<Row>('ASE share', '', ({ spectrum }) => spectrum?.aseShare),
    ],
    rows,
  );
}
