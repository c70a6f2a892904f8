import type { Results } from '@modalgain/study';
import { csv, quantityColumns } from './csv.js';

/** One line a film and definition of the threshold. */
export function thresholdsCsv({ films }: Results): string {
  const rows = films.flatMap(({ name, thresholdSeries: series }) =>
    series ? series.definitions.map((definition) => ({ film: name, series, definition })) : [],
  );
  type Row = (typeof rows)[number];
  return csv<Row>(
    [
      { head: 'film', value: ({ film }) => film },
      { head: 'files', value: ({ series }) => series.files.join('; ') },
      { head: 'stripe length (um)', value: ({ series }) => series.stripeLengthUm },
      { head: 'definition', value: ({ definition }) => definition.name },
      { head: 'says', value: ({ definition }) => definition.says },
      ...quantityColumns<Row>('threshold', 'uJ/cm2', ({ definition }) => definition.thresholdUjPerCm2),
      {
        head: 'may enter the gain fit',
        value: ({ definition }) => (definition.entersGainFit ? 'yes' : 'no'),
      },
      {
        head: 'why not determined',
        value: ({ definition: { thresholdUjPerCm2: found } }) =>
          found.kind === 'not-determined' ? found.why : '',
      },
    ],
    rows,
  );
}

/** One line a film and fluence: intensity, and what is read off the spectra. */
export function thresholdPointsCsv({ films }: Results): string {
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
  return csv<Row>(
    [
      { head: 'film', value: ({ film }) => film },
      { head: 'fluence (uJ/cm2)', value: ({ point }) => point.fluenceUjPerCm2 },
      { head: 'intensity', value: ({ point }) => point.intensity },
      { head: 'intensity unit', value: ({ intensityUnit }) => intensityUnit },
      { head: 'relative error of the intensity', value: ({ point }) => point.relativeError },
      ...quantityColumns<Row>('peak', 'nm', ({ spectrum }) => spectrum?.peakNm).slice(0, 4),
      ...quantityColumns<Row>('FWHM', 'nm', ({ spectrum }) => spectrum?.fwhmNm).slice(0, 4),
      ...quantityColumns<Row>('ASE share', '', ({ spectrum }) => spectrum?.aseShare).slice(0, 4),
    ],
    rows,
  );
}
