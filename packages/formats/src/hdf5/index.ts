import type { MeasurementFormat } from '../format.js';
import { readHdf5 } from './read.js';
import { sniffHdf5 } from './sniff.js';

export const hdf5: MeasurementFormat = {
  id: 'hdf5',
  title: 'NeXus and other HDF5 files',
  extensions: ['.nxs', '.h5', '.hdf5'],
  kinds: ['ellipsometry', 'height-map', 'spectrum-series'],
  facts: {
    instruments: 'any program that writes NeXus: ellipsometers (pynxtools), microscopes, spectrometers',
    tried: 'NXellipsometry by pynxtools 0.8; NXdata of 1 and 2 dimensions by h5py conventions, old and new',
    notRead:
      'HDF5 without NeXus classes, Mueller matrices, values in other files, compounds, numbers of 2 or 16 bytes',
  },
  sniff: sniffHdf5,
  read: readHdf5,
};
