import { UnreadableFileError, UnsupportedFeatureError } from '@modalgain/numerics';
import type { FileContent, MeasurementContent, NamedBytes } from '../format.js';
import { quoted } from '../quoted.js';
import { ellipsometryOf, isEllipsometry } from './ellipsometry.js';
import { heightMapsOf } from './height-maps.js';
import { datasetsIn, plotsIn } from './nexus.js';
import { withHdf5File } from './open-file.js';
import type { Hdf5Group } from './open-file.js';
import { sniffHdf5 } from './sniff.js';
import { spectraOf } from './spectra.js';

/** Reads what an HDF5 file describes in the way of NeXus: Psi and Delta, heights, spectra. */
export async function readHdf5(file: NamedBytes): Promise<FileContent> {
  const { verdict, reason } = sniffHdf5(file);
  if (verdict === 'no') throw new UnreadableFileError(`the file ${reason}, expected one of HDF5.`);
  return withHdf5File(file.bytes, contentOf);
}

function contentOf(root: Hdf5Group): FileContent {
  const notes: string[] = [];
  const measurements = root.groups.flatMap((entry): MeasurementContent[] => {
    if (isEllipsometry(entry)) return [ellipsometryOf(entry, notes)];
    return plotsIn(entry).flatMap((plot) => [...heightMapsOf(plot, notes), ...spectraOf(plot, notes)]);
  });
  if (measurements.length > 0) return { measurements, notes: [...new Set(notes)] };
  throw new UnsupportedFeatureError(
    `found ${inventory(root)}, expected NXellipsometry, or NXdata with heights over lengths or intensities over wavelengths.`,
  );
}

const most = 8;

function inventory(root: Hdf5Group): string {
  const all = datasetsIn(root);
  if (all.length === 0) return 'no dataset';
  const named = all
    .slice(0, most)
    .map(({ path, shape }) => `${quoted(path)} (${shape.join(' x ') || 'one value'})`);
  const others = all.length > most ? ` and ${all.length - most} others` : '';
  return `the datasets ${named.join(', ')}${others}`;
}
