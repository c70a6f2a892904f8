import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { readMeasurement } from '@modalgain/formats';
import type { MeasurementKind } from '@modalgain/formats';
import {
  itWithSharedData,
  sharedData,
  sharedDataFolder,
  sharedDataIsThere,
} from '../../../test-support/shared-data.js';
import { expectAsReference, referenceOf } from './height-map-reference.js';
import { sentenceOf, sharedBytes } from './support.js';

const folders = ['afm', 'spectra', 'sem', 'ellipsometry'];

/** What is no file of an instrument: expected values, and what other programs made of the files. */
const notOfInstruments =
  /\/(?:expected|truth)\.json$|\.np[yz]$|\/raman1\.info\.txt$|\/eln_data\.yaml$|\/nanoscope_reference_flat\.csv$/;

/** Files that hold nothing that could be read, or are damaged, with the reason that is given. */
const refused: Readonly<Record<string, string | undefined>> = {
  'afm/st_di_corrupted.di': 'found 489346 bytes, expected 565248 to the end of the image "Height"',
  'afm/scifi_forcecurve.ibw': 'with an axis in s: curves, expected an image',
  'afm/scifi_test.mdt': 'found no height channel',
  'ellipsometry/refellips/TaucLorentz_fromCompleteEase.txt': 'found n -11.960728, expected zero or more',
  'ellipsometry/refellips/WVASE_example_2nmSiO2_11nmPNIPAM_658nm.txt': 'expected a column of the wavelength',
};

/** Pictures that a camera took without the grating of its spectrograph. */
const pictures = [
  'spectra/andor/image.sif',
  'spectra/spe/v2_spestack_test.spe',
  'spectra/spe/v3_small_roi.spe',
];

/** What is asked of a file; numbers without names are read as this says. */
const kindOf = (file: string): MeasurementKind => {
  if (file.startsWith('afm/')) return 'height-map';
  if (pictures.includes(file)) return 'micrograph';
  if (file.startsWith('spectra/')) return 'spectrum-series';
  if (file.startsWith('sem/')) return 'micrograph';
  return /material_|\.mat$|_from(?:WVASE|CompleteE)/i.test(file) ? 'optical-constants' : 'ellipsometry';
};

function filesBelow(folder: string): readonly string[] {
  return readdirSync(sharedData(folder), { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) =>
      path.relative(sharedDataFolder, path.join(entry.parentPath, entry.name)).replaceAll('\\', '/'),
    );
}

const files = sharedDataIsThere
  ? folders
      .filter((folder) => existsSync(sharedData(folder)))
      .flatMap(filesBelow)
      .filter((file) => !notOfInstruments.test(file))
      .sort()
  : [];

const channelsOf = (file: string) => referenceOf(file.replace(/^afm\//, '')).channels ?? [];

const scans = files.filter((file) => /^afm\/.*\.(?:gwy|gsf)$/.test(file) && channelsOf(file).length > 0);

const read = (file: string) =>
  readMeasurement({ name: path.basename(file), bytes: sharedBytes(file), as: kindOf(file) });

describe('every file of the reference folders', () => {
  itWithSharedData('is known to this test: none is left out', () => {
    expect(files.length).toBeGreaterThan(80);
    expect(scans.length).toBeGreaterThan(8);
    expect(Object.keys(refused).filter((file) => !files.includes(file))).toEqual([]);
  });

  it.runIf(sharedDataIsThere).each(files.filter((file) => !scans.includes(file)))(
    '%s is read, or refused with its reason',
    async (file) => {
      const reason = refused[file];
      if (reason !== undefined) {
        expect(await sentenceOf(read(file))).toContain(reason);
        return;
      }
      const { measurements } = await read(file);
      expect(new Set(measurements.map(({ kind }) => kind))).toEqual(new Set([kindOf(file)]));
    },
  );

  // Those of other formats are compared in the tests of these.
  it.runIf(sharedDataIsThere).each(scans)(
    '%s has the size, orientation, heights and statistics that another program gives',
    async (file) => {
      const bytes = sharedBytes(file);
      const { measurements: maps } = await readMeasurement({ name: file, bytes, as: 'height-map' });
      const heights = channelsOf(file).filter(({ unit_z: unit }) => unit === 'm' || unit === '');
      expect(maps).toHaveLength(heights.length);
      for (const [index, map] of maps.entries()) expectAsReference(map, heights[index]);
    },
  );
});
