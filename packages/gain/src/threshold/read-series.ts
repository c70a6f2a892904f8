import type { SpectrumSeries } from '@modalgain/measurements';
import { InputError } from '@modalgain/numerics';
import type { FluenceCurve } from './curve.js';
import type { Observable } from './definitions/curve-definition.js';
import { endPoints } from './definitions/level-crossing.js';
import { intensityCurve, spectralCurve } from './noisy-curve.js';
import { meanAt, ordered, type IntensityTable, type ThresholdSeries } from './series.js';
import { areaOf } from './spectra/decompose.js';
import { analyseSpectra, type SpectralAnalysis } from './spectra/spectral-curves.js';
import { wingCurve } from './spectra/wing.js';

/** A series as curves against fluence. */
export interface ReadSeries {
  readonly curves: Readonly<Partial<Record<Observable, FluenceCurve>>> & {
    readonly 'log-intensity': FluenceCurve;
  };
  /** ln of light that gain does not amplify, where spectra tell it apart; else ln of all light. A step shows there. */
  readonly steady: FluenceCurve;
  readonly fluenceUjPerCm2: Float64Array;
  readonly spectral: SpectralAnalysis | undefined;
  /** Why observables of the spectrum are not among the curves, where they are not. */
  readonly missing: { readonly why: string; readonly next: string };
  /** Points left out, because they hold no light. */
  readonly dark: number;
}

const isTable = {
  why: 'It needs spectra, and the file is a table of intensities.',
  next: 'Give the spectra against fluence; for the definitions by width a column "FWHM (nm)" is enough.',
};
const noBand = {
  why: 'It needs spectra with a band that falls to half on both sides, and the first, the last or another of them shows none.',
  next: 'Measure spectra over a wider range of wavelengths, and longer at low fluence.',
};
const tooFewSpectra = {
  why: `It needs spectra at ${2 * endPoints} fluences or more.`,
  next: 'Measure 8 or more fluences a decade, over a decade or more.',
};

/** Below this no curve has a slope and a scatter. */
const leastPoints = 5;

/**
 * @throws InputError where a series has fewer than five fluences with light, or spectra are not against fluence
 */
export function readSeries(series: ThresholdSeries, seed: number): ReadSeries {
  if (series.kind === 'spectrum-series') return fromSpectra(series, seed);
  return fromTable(series, isTable);
}

function fromTable(table: IntensityTable, missing: ReadSeries['missing']): ReadSeries {
  const { intensity, intensityError, fwhmNm } = table;
  const lit = Array.from(intensity).flatMap((value, i) => (value > 0 ? [i] : []));
  const { fluenceUjPerCm2, members } = ordered(lit.map((i) => table.fluenceUjPerCm2[i]));
  refuseFew(fluenceUjPerCm2.length);
  const mean = (values: ArrayLike<number>): Float64Array =>
    Float64Array.from(members, (group) =>
      meanAt(
        values,
        group.map((k) => lit[k]),
      ),
    );
  const light = mean(intensity);
  const known = mean(intensityError ?? light.map(() => 0)).map((error, i) => error / light[i]);
  const curve = intensityCurve(fluenceUjPerCm2, light.map(Math.log), known);
  const widths =
    fwhmNm === undefined
      ? undefined
      : spectralCurve({
          fluenceUjPerCm2,
          values: mean(fwhmNm),
          pumpNoise: curve.pumpNoise,
        });
  return {
    curves: { 'log-intensity': curve, ...(widths && { width: widths }) },
    steady: curve,
    fluenceUjPerCm2,
    spectral: undefined,
    missing,
    dark: intensity.length - lit.length,
  };
}

function fromSpectra(series: SpectrumSeries, seed: number): ReadSeries {
  if (series.variable !== 'fluenceUjPerCm2')
    throw new InputError(
      'These spectra are not against fluence; head each with its own, such as "78.4 uJ/cm2".',
      { file: series.provenance.file },
    );
  const { wavelengthNm } = series;
  const { fluenceUjPerCm2, members } = ordered(series.variableValues);
  refuseFew(fluenceUjPerCm2.length);
  const spectra = members.map((group) => meanSpectrum(group.map((i) => series.spectra[i])));
  if (fluenceUjPerCm2.length < 2 * endPoints) return fromTable(integrated(series), tooFewSpectra);
  const spectral = analyseSpectra(wavelengthNm, spectra, seed);
  if (spectral === undefined) return fromTable(integrated(series), noBand);
  const column = (key: 'area' | 'fwhmNm' | 'bandShare' | 'shape', of: 'reading' | 'errors'): Float64Array =>
    Float64Array.from(spectral.features, (feature) => feature[of][key]);
  const areas = column('area', 'reading');
  const errors = column('area', 'errors').map((error, i) => error / areas[i]);
  const light = intensityCurve(fluenceUjPerCm2, areas.map(Math.log), errors);
  const curveOf = (key: 'fwhmNm' | 'bandShare' | 'shape'): FluenceCurve =>
    spectralCurve({
      fluenceUjPerCm2,
      values: column(key, 'reading'),
      errors: column(key, 'errors'),
      pumpNoise: light.pumpNoise,
    });
  return {
    curves: {
      'log-intensity': light,
      width: curveOf('fwhmNm'),
      'band-share': curveOf('bandShare'),
      shape: curveOf('shape'),
    },
    steady: wingCurve(fluenceUjPerCm2, spectra) ?? light,
    fluenceUjPerCm2,
    spectral,
    missing: noBand,
    dark: 0,
  };
}

/** Spectra without a band that falls to half on both sides still have an intensity. */
function integrated(series: SpectrumSeries): IntensityTable {
  const { wavelengthNm, spectra, variableValues } = series;
  return {
    kind: 'fluence-scan',
    fluenceUjPerCm2: variableValues,
    intensity: spectra.map((spectrum) => areaOf(wavelengthNm, spectrum)),
  };
}

function meanSpectrum(spectra: readonly Float64Array[]): Float64Array {
  return spectra[0].map((_, j) =>
    meanAt(
      spectra.map((spectrum) => spectrum[j]),
      [...spectra.keys()],
    ),
  );
}

function refuseFew(found: number): void {
  if (found >= leastPoints) return;
  throw new InputError(
    `found ${found} different fluences with light, expected at least ${leastPoints} for a threshold.`,
  );
}
