import type { Results, ThresholdSeriesResult } from '@modalgain/study';
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

/** One line a film and fluence: intensity, and what is read off the spectra; points that were left out by hand with the reason. */
export function thresholdPointsTable({ films }: Results): TableContent {
  const rows = films.flatMap(({ name, thresholdSeries: series }) => (series ? rowsOf(name, series) : []));
  return tableOf<PointRow>(
    [
      text('film', ({ film }) => film),
      number('fluence', 'uJ/cm2', ({ fluenceUjPerCm2 }) => fluenceUjPerCm2),
      number('intensity', '', ({ point }) => point?.intensity ?? null),
      text('intensity unit', ({ intensityUnit }) => intensityUnit),
      number('relative error of the intensity', '', ({ point }) => point?.relativeError ?? null),
      ...estimateColumns<PointRow>('peak', 'nm', ({ spectrum }) => spectrum?.peakNm),
      ...estimateColumns<PointRow>('FWHM', 'nm', ({ spectrum }) => spectrum?.fwhmNm),
      ...estimateColumns<PointRow>('ASE share', '', ({ spectrum }) => spectrum?.aseShare),
      text('excluded', ({ excluded }) => excluded),
    ],
    rows,
  );
}

interface PointRow {
  readonly film: string;
  readonly fluenceUjPerCm2: number;
  readonly intensityUnit: string;
  readonly point?: ThresholdSeriesResult['points'][number];
  readonly spectrum?: ThresholdSeriesResult['spectra'][number] | undefined;
  readonly excluded: string | null;
}

function rowsOf(
  film: string,
  { intensityUnit, points, spectra, excluded }: ThresholdSeriesResult,
): PointRow[] {
  const used = points.map((point): PointRow => {
    const { fluenceUjPerCm2 } = point;
    const spectrum = spectra.find((other) => other.fluenceUjPerCm2 === fluenceUjPerCm2);
    return { film, fluenceUjPerCm2, intensityUnit, point, spectrum, excluded: null };
  });
  const left = excluded.map(({ fluenceUjPerCm2, reason }): PointRow => ({
    film,
    fluenceUjPerCm2,
    intensityUnit,
    excluded: reason,
  }));
  return [...used, ...left].sort((a, b) => a.fluenceUjPerCm2 - b.fluenceUjPerCm2);
}
