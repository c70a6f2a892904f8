import { InputError } from '@modalgain/numerics';
import type { SpectrumSeries } from './spectrum-series.js';

/**
 * Spectra of several files against the same variable as one series; those of different integration times come to light per
 * second.
 *
 * @throws InputError where files have different channels, or only some of them state an integration time
 */
export function joinSpectra(parts: readonly SpectrumSeries[]): SpectrumSeries {
  const [first, ...others] = parts;
  for (const part of others) refuseOtherChannels(first, part);
  const areEqual = parts.every(({ integrationTimeS }) => integrationTimeS === first.integrationTimeS);
  const { integrationTimeS, intensityUnit: unit, ...common } = first;
  return {
    ...common,
    ...(areEqual && integrationTimeS !== undefined && { integrationTimeS }),
    variableValues: Float64Array.from(parts.flatMap(({ variableValues }) => [...variableValues])),
    spectra: parts.flatMap((part) => (areEqual ? part.spectra : perSecond(part))),
    intensityUnit: areEqual || unit.endsWith('/s') ? unit : `${unit || 'a.u.'}/s`,
  };
}

function perSecond({ spectra, intensityUnit, integrationTimeS, provenance }: SpectrumSeries) {
  if (integrationTimeS !== undefined)
    return spectra.map((spectrum) => spectrum.map((value) => value / integrationTimeS));
  if (intensityUnit.endsWith('/s')) return spectra;
  throw new InputError(
    'states no integration time, but other files of the series do: their intensities cannot be compared.',
    { file: provenance.file },
  );
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
