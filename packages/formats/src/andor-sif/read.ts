import { UnsupportedFeatureError } from '@modalgain/numerics';
import type { FileContent, NamedBytes } from '../format.js';
import { quoted } from '../quoted.js';
import { spectraOfRegion, uncalibrated } from '../sensor-spectra.js';
import type { Acquisition } from './acquisition.js';
import type { Axes } from './axes.js';
import { decodeAndorSif } from './decode.js';
import type { AndorSignal } from './decode.js';
import type { SubImage } from './layout.js';

/** Reads the signal of a file as emission spectra: a series a track, a step a frame. */
export function readAndorSif({ bytes }: NamedBytes): FileContent {
  const { acquisition, axes, tracks } = decodeAndorSif(bytes);
  refuseOtherAxes(axes, acquisition, tracks);
  const intensityUnit = intensityUnitOf(axes.intensity);
  const integrationTimeS = intensityUnit.endsWith('/s') ? undefined : integrationTimeOf(acquisition);
  const notes = notesOf(acquisition, axes, tracks);
  const measurements = tracks.map(({ region, subImage }) =>
    spectraOfRegion({
      region,
      wavelengthNm: wavelengthsOf(axes, subImage),
      intensityUnit,
      integrationTimeS,
      notes,
    }),
  );
  return { measurements, notes };
}

/** The calibration counts pixels of the detector from 1; a binned column stands at the middle of its pixels. */
function wavelengthsOf({ coefficients }: Axes, { columns, left, horizontalBin }: SubImage): Float64Array {
  return Float64Array.from({ length: columns }, (_, column) => {
    const pixel = left + column * horizontalBin + (horizontalBin - 1) / 2;
    return coefficients.reduceRight((sum, coefficient) => sum * pixel + coefficient, 0);
  });
}

function refuseOtherAxes(axes: Axes, { userText }: Acquisition, tracks: AndorSignal['tracks']): void {
  const { horizontal, unitCode, coefficients } = axes;
  const isIdentity = coefficients.every((value, power) => value === (power === 1 ? 1 : 0));
  if (horizontal !== 'Wavelength' || isIdentity)
    throw uncalibrated(tracks[0].region, `along an axis of ${quoted(horizontal)}`);
  if (unitCode !== 0) {
    throw new UnsupportedFeatureError(
      `found wavelengths in a unit with the code ${unitCode}, expected nm (code 0): choose nm for the axis in Solis and save again.`,
    );
  }
  if (userText.startsWith('Calibration data for')) {
    throw new UnsupportedFeatureError(
      'found a calibration of its own for every frame (step and scan), expected one for all: glue the frames in Solis, or export them as text.',
    );
  }
}

/** "Counts (Bg corrected per second)" are counts/s; what is no count of light is no emission spectrum. */
function intensityUnitOf(label: string): string {
  const unit = /^(?:counts|electrons|photons)\b/i.exec(label)?.[0].toLowerCase();
  if (unit !== undefined) return /per second/i.test(label) ? `${unit}/s` : unit;
  throw new UnsupportedFeatureError(
    `found intensities in ${quoted(label)}, expected counts, electrons or photons: save the spectrum before it is divided by a reference.`,
  );
}

/** 12 digits, so that 10 times 0.01223 s is 0.1223 s. */
function integrationTimeOf({ exposureS, accumulations }: Acquisition): number | undefined {
  const time = Number((exposureS * accumulations).toPrecision(12));
  return time > 0 ? time : undefined;
}

function notesOf(acquisition: Acquisition, axes: Axes, tracks: AndorSignal['tracks']): string[] {
  const { version, detector, temperatureC, exposureS, accumulations, cycleS } = acquisition;
  const { region, subImage } = tracks[0];
  const notes = [
    `Andor file of version ${version}, detector ${detector} at ${temperatureC} °C, ${axes.intensity}.`,
    `Exposure ${exposureS} s, ${accumulations} accumulated in a frame${region.frames > 1 ? `, a frame every ${cycleS} s` : ''}.`,
    'Wavelengths in nm by the polynomial of the file over the pixels of the detector, the first one being 1.',
  ];
  if (subImage.left !== 1 || subImage.horizontalBin !== 1)
    notes.push(`The data begin at pixel ${subImage.left}, ${subImage.horizontalBin} pixels to a column.`);
  if (tracks.length > 1) notes.push(`${tracks.length} tracks: a series of spectra each.`);
  return notes;
}
