import { InputError } from '@modalgain/numerics';
import { joinNormalisations } from './join-normalisations.js';
import type { SpectrumSeries } from './spectrum-series.js';

/**
 * Spectra of several files against the same variable as one series; those of different integration times come to light per
 * second, which its `normalisation` then says.
 *
 * @throws InputError where files have different channels, or only some of them state an integration time
 */
export function joinSpectra(parts: readonly SpectrumSeries[]): SpectrumSeries {
  const [first, ...others] = parts;
  for (const part of others) refuseOtherChannels(first, part);
  const areEqual = parts.every(({ integrationTimeS }) => integrationTimeS === first.integrationTimeS);
  const comparable = areEqual ? parts : parts.map(perSecond);
  const normalisation = joinNormalisations(comparable);
  return {
    ...comparable[0],
    variableValues: Float64Array.from(parts.flatMap(({ variableValues }) => [...variableValues])),
    spectra: comparable.flatMap(({ spectra }) => spectra),
    ...(normalisation.length > 0 && { normalisation }),
  };
}

function perSecond(part: SpectrumSeries): SpectrumSeries {
  const { integrationTimeS, spectra, intensityUnit: unit, normalisation = [], ...common } = part;
  const isPerSecond = unit.endsWith('/s');
  if (integrationTimeS === undefined && !isPerSecond) {
    throw new InputError(
      'states no integration time, but other files of the series do: their intensities cannot be compared.',
      { file: part.provenance.file },
    );
  }
  if (integrationTimeS === undefined) return part;
  return {
    ...common,
    spectra: spectra.map((spectrum) => spectrum.map((value) => value / integrationTimeS)),
    intensityUnit: isPerSecond ? unit : `${unit || 'a.u.'}/s`,
    normalisation: [
      ...normalisation,
      { by: 'integration-time', values: new Float64Array(spectra.length).fill(integrationTimeS) },
    ],
  };
}

function refuseOtherChannels(first: SpectrumSeries, part: SpectrumSeries): void {
  const { wavelengthNm } = part;
  const isSame =
    wavelengthNm.length === first.wavelengthNm.length &&
    wavelengthNm.every((nm, j) => nm === first.wavelengthNm[j]);
  if (isSame) return;
  throw new InputError(
    `has other wavelengths than ${first.provenance.file} (${wavelengthNm.length} and ${first.wavelengthNm.length} channels); a series needs one calibration.`,
    { file: part.provenance.file },
  );
}
