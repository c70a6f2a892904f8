import { UnreadableFileError } from '@modalgain/numerics';
import type { FileContent, NamedBytes } from '../format.js';
import { readText } from '../read-text.js';
import { settingsNote } from '../spectrometer/settings.js';
import type { NamedSetting } from '../spectrometer/settings.js';
import { seriesOfArrays } from '../spectrometer/series-of-arrays.js';
import { findElement, parseXml, textAt } from '../xml/index.js';
import type { XmlElement } from '../xml/index.js';
import { openZip } from '../zip/index.js';
import { spectrumFile } from './sniff.js';
import { quoted } from '../quoted.js';

/** Elements of a spectrum that describe it, by the names of notes. */
const described: readonly (readonly [name: string, element: string])[] = [
  ['spectrometer', 'spectrometerSerialNumber'],
  ['firmware', 'spectrometerFirmwareVersion'],
  ['scans averaged', 'scansToAverage'],
  ['boxcar', 'boxcarWidth'],
  ['electric dark corrected', 'correctForElectricalDark'],
  ['nonlinearity corrected', 'correctForNonLinearity'],
  ['stray light corrected', 'correctForStrayLight'],
];

/** Reads the spectrum of a ProcSpec archive of SpectraSuite: what the detector counted, less the dark where it is stored. */
export function readProcSpec({ name, bytes }: NamedBytes): FileContent {
  const archive = openZip(bytes);
  const files = archive.names.filter((file) => spectrumFile.test(file));
  const xml = files.length === 0 ? undefined : archive.file(files[0]);
  if (!xml)
    throw new UnreadableFileError('found no ps_(number).xml in the archive, expected a spectrum there.');
  const root = parseXml(readText(xml, name));
  const source = sourceOf(root);
  const dark = darkOf(root);
  const notes = [...noteOn(source), ...signalNotes(dark, files)];
  const sample = doublesAt(source, 'pixelValues');
  const background = dark && doublesAt(dark, 'pixelValues');
  if (background && background.length !== sample.length) {
    throw new UnreadableFileError(
      `found a dark spectrum of ${background.length} pixels for a sample of ${sample.length}.`,
    );
  }
  if (textAt(source, 'saturated') === 'true')
    notes.push('The spectrometer says that pixels were saturated: the top of the spectrum is cut off.');
  const spectra = seriesOfArrays({
    wavelengthNm: doublesAt(source, 'channelWavelengths'),
    spectra: [background ? sample.map((value, j) => value - background[j]) : sample],
    intensityUnit: 'counts',
    integrationTimeS: integrationTimeOf(source),
    notes,
  });
  return { measurements: [spectra], notes };
}

/** The first spectrum of `sourceSpectra`, whatever the class of its spectrometer is called. */
function sourceOf(root: XmlElement): XmlElement {
  const found = findElement(root, 'sourceSpectra')?.children.find((child) =>
    findElement(child, 'pixelValues'),
  );
  if (found) return found;
  throw new UnreadableFileError('found no sourceSpectra with pixelValues, expected those of SpectraSuite.');
}

/** The dark stands in full where it was first used; elsewhere it is a reference to that place. */
function darkOf(root: XmlElement): XmlElement | undefined {
  return findElement(root, 'certificates')
    ?.children.map((step) => findElement(step, 'darkSpectrum'))
    .find((dark) => dark && findElement(dark, 'pixelValues'));
}

function noteOn(source: XmlElement): readonly string[] {
  const settings = new Map(described.map(([name, element]) => [name, textAt(source, element) ?? '']));
  const named = described.map(([name]): NamedSetting => [name, new RegExp(`^${name}$`)]);
  return settingsNote(settings, named);
}

function signalNotes(dark: XmlElement | undefined, files: readonly string[]): string[] {
  const signal = dark
    ? 'the counts of the sample less the dark'
    : 'the counts of the sample; no dark is stored';
  const notes = [`Intensity is ${signal}; what SpectraSuite computed from it is left out.`];
  if (files.length > 1) notes.push(`The archive has ${files.length} spectra: ${files[0]} is read.`);
  return notes;
}

/** SpectraSuite stores microseconds. */
function integrationTimeOf(source: XmlElement): number | undefined {
  const us = Number(textAt(source, 'integrationTime') ?? Number.NaN);
  return us > 0 && us < Infinity ? us / 1e6 : undefined;
}

function doublesAt(spectrum: XmlElement, name: string): Float64Array {
  const list = findElement(spectrum, name)?.children ?? [];
  if (list.length === 0) throw new UnreadableFileError(`found no numbers in ${name}, expected one a pixel.`);
  return Float64Array.from(list, ({ text }, index) => {
    const value = text === '' ? Number.NaN : Number(text);
    if (Number.isFinite(value)) return value;
    throw new UnreadableFileError(`found ${quoted(text)} at pixel ${index} of ${name}, expected a number.`);
  });
}
