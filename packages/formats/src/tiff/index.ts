import type { MeasurementFormat } from '../format.js';
import { readTiff } from './read.js';
import { sniffTiff } from './sniff.js';

export type { MicrographContent } from './read.js';
export { writeTiff } from './write.js';
export type { TiffOptions } from './write.js';

export const tiff: MeasurementFormat = {
  id: 'tiff',
  title: 'TIFF image of a microscope',
  extensions: ['.tif', '.tiff'],
  kinds: ['micrograph'],
  facts: {
    instruments: 'Zeiss SmartSEM, FEI and Thermo Fisher, ImageJ, any program that writes TIFF',
    tried:
      'Zeiss Ultra 55 (SmartSEM 5.4), FEI Helios NanoLab; grey, RGB and palette, 8 to 32 bit, strips and tiles, LZW, deflate and PackBits of libtiff 4; BigTIFF',
    notRead:
      'JPEG, CCITT and newer compressions, 1 to 7 and 12 bits, CMYK and YCbCr, all pages but the first',
    writes: 'writeTiff',
  },
  sniff: sniffTiff,
  read: readTiff,
};
