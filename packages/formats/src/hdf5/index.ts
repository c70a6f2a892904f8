import { UnsupportedFeatureError } from '@modalgain/numerics';
import type { FileContent, MeasurementFormat, NamedBytes, Sniff } from '../format.js';

const signature = [0x89, 0x48, 0x44, 0x46, 0x0d, 0x0a, 0x1a, 0x0a];

/** Recognised only to say so: what is inside cannot be read yet. */
export const hdf5: MeasurementFormat = {
  id: 'hdf5',
  title: 'NeXus and other HDF5 files',
  extensions: ['.nxs', '.h5', '.hdf5'],
  kinds: ['ellipsometry'],
  facts: {
    instruments: 'NeXus files of ellipsometers and others',
    tried: 'none',
    notRead: 'everything: recognised and refused so far',
  },
  sniff: sniffHdf5,
  read: refuseHdf5,
};

function sniffHdf5({ bytes }: NamedBytes): Sniff {
  return signature.every((byte, index) => bytes[index] === byte)
    ? { verdict: 'yes', reason: 'begins with the signature of HDF5' }
    : { verdict: 'no', reason: 'does not begin with the signature of HDF5' };
}

function refuseHdf5(): FileContent {
  throw new UnsupportedFeatureError(
    'found a NeXus or other HDF5 file, which this version does not read yet; export Psi and Delta, or n and k, as text.',
  );
}
