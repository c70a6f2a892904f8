import { UnsupportedFeatureError } from '@modalgain/numerics';
import type { FileContent, NamedBytes, ReadOptions } from '../format.js';
import { quoted } from '../quoted.js';
import { contentOfPixels, contentOfRegion } from '../sensor-content.js';
import type { Acquisition } from './acquisition.js';
import type { Axes } from './axes.js';
import { decodeAndorSif } from './decode.js';
import type { AndorSignal } from './decode.js';
import type { SubImage } from './layout.js';

/** Reads the signal of a file as emission spectra, a series a track and a step a frame, or as pictures of the camera. */
export function readAndorSif({ bytes }: NamedBytes, options: ReadOptions): FileContent {
  const { acquisition, axes, tracks } = decodeAndorSif(bytes);
  const notes = notesOf(acquisition, axes, tracks);
  if (!hasWavelengths(axes)) {
    const found = `along an axis of ${quoted(axes.horizontal)}`;
    return {
      measurements: tracks.flatMap(({ region }) => contentOfPixels({ region, found, notes }, options)),
      notes,
    };
  }
  refuseOtherWavelengths(axes, acquisition);
  const intensityUnit = intensityUnitOf(axes.intensity);
  const integrationTimeS = intensityUnit.endsWith('/s') ? undefined : integrationTimeOf(acquisition);
  notes.push(...wavelengthNotes(tracks));
  const measurements = tracks.flatMap(({ region, subImage }) => {
    const wavelengthNm = wavelengthsOf(axes, subImage);
    return contentOfRegion({ region, wavelengthNm, intensityUnit, integrationTimeS, notes }, options);
  });
  return { measurements, notes };
}

/** Solis writes the pixel's own number where nothing is calibrated. */
function hasWavelengths({ horizontal, coefficients }: Axes): boolean {
  const isIdentity = coefficients.every((value, power) => value === (power === 1 ? 1 : 0));
  return horizontal === 'Wavelength' && !isIdentity;
}

/** The calibration counts pixels of the detector from 1; a binned column stands at the middle of its pixels. */
function wavelengthsOf({ coefficients }: Axes, { columns, left, horizontalBin }: SubImage): Float64Array {
  return Float64Array.from({ length: columns }, (_, column) => {
    const pixel = left + column * horizontalBin + (horizontalBin - 1) / 2;
    return coefficients.reduceRight((sum, coefficient) => sum * pixel + coefficient, 0);
  });
}

function refuseOtherWavelengths({ unitCode }: Axes, { userText }: Acquisition): void {
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
  const { frames } = tracks[0].region;
  return [
    `Andor file of version ${version}, detector ${detector} at ${temperatureC} °C, ${axes.intensity}.`,
    `Exposure ${exposureS} s, ${accumulations} accumulated in a frame${frames > 1 ? `, a frame every ${cycleS} s` : ''}.`,
  ];
}

function wavelengthNotes(tracks: AndorSignal['tracks']): string[] {
  const { left, horizontalBin } = tracks[0].subImage;
  const notes = [
    'Wavelengths in nm by the polynomial of the file over the pixels of the detector, the first one being 1.',
  ];
  if (left !== 1 || horizontalBin !== 1)
    notes.push(`The data begin at pixel ${left}, ${horizontalBin} pixels to a column.`);
  if (tracks.length > 1) notes.push(`${tracks.length} tracks: a series of spectra each.`);
  return notes;
}
