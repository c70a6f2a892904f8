import { joinSpectra } from '@modalgain/measurements';
import type { SpectrumSeries } from '@modalgain/measurements';
import { InputError } from '@modalgain/numerics';

/**
 * Spectra as written, less a background that was recorded with the same settings: the mean of the backgrounds of the same
 * integration time, since the level of a detector is not in proportion to the time.
 *
 * @param backgrounds one or more files of spectra without emission; none leaves the spectra as they are
 * @throws InputError where no background has the integration time of the spectra, or their channels differ; and for spectra
 * that their file brought to light per second, whose times differ
 */
export function withoutBackground(
  series: SpectrumSeries,
  backgrounds: readonly SpectrumSeries[],
): SpectrumSeries {
  if (backgrounds.length === 0) return series;
  const { file } = series.provenance;
  if (series.normalisation) {
    throw new InputError(
      'holds spectra that were divided already, by different times, filters or a reference; a background can be subtracted from spectra as written only.',
      { file },
    );
  }
  const alike = backgrounds.filter(({ integrationTimeS }) => integrationTimeS === series.integrationTimeS);
  if (alike.length === 0) throw noBackground(series, backgrounds);
  const mean = meanOf(alike, series);
  return {
    ...series,
    spectra: series.spectra.map((spectrum) => spectrum.map((value, j) => value - mean[j])),
  };
}

/** Channel by channel, after the check that they have the channels of the series. */
function meanOf(backgrounds: readonly SpectrumSeries[], series: SpectrumSeries): Float64Array {
  joinSpectra([series, ...backgrounds]);
  const spectra = backgrounds.flatMap((background) => background.spectra);
  return series.wavelengthNm.map(
    (_, j) => spectra.reduce((sum, spectrum) => sum + spectrum[j], 0) / spectra.length,
  );
}

function noBackground(series: SpectrumSeries, backgrounds: readonly SpectrumSeries[]): InputError {
  const timeOf = ({ integrationTimeS }: SpectrumSeries): string =>
    integrationTimeS === undefined ? 'no stated time' : `${integrationTimeS} s`;
  const found = backgrounds.map((background) => `${background.provenance.file}: ${timeOf(background)}`);
  return new InputError(
    `has the integration time ${timeOf(series)}, and no background was recorded with it (${found.join(', ')}); a dark level is not in proportion to the time, so each time needs a background of its own.`,
    { file: series.provenance.file },
  );
}
