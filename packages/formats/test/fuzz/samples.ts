import { writeAist, writeGsf, writeGwy, writeTiff } from '@modalgain/formats';
import type { HeightMapContent, MeasurementKind } from '@modalgain/formats';
import { sifFile } from '../andor-sif-file.js';
import { hdf5Sample } from '../hdf5-file.js';
import { ibwFile } from '../ibw-file.js';
import { nanoscopeFile } from '../nanoscope-file.js';
import { mdtSample } from '../nt-mdt-file.js';
import { lightFieldFile, lightFieldFooter, speFile } from '../princeton-spe-file.js';
import { asciiSdf, binarySdf } from '../sdf-file.js';
import { labSpecXmlText, procSpecFile } from '../spectrum-files.js';
import { utf8 } from '../support.js';
import { bytesOfBase64, libtiffFiles } from '../tiff-files.js';
import { wsxmSample } from '../wsxm-file.js';
import { x3pFile } from '../x3p-file.js';

const map: HeightMapContent = {
  kind: 'height-map',
  title: 'Height',
  rows: 3,
  columns: 4,
  widthNm: 40,
  heightNm: 30,
  zNm: Float64Array.from({ length: 12 }, (_, index) => index),
  mask: new Uint8Array(12),
};

const yaml = `REFERENCES: |
    A. Bcd. <a href="https://doi.org/10.1/2">J</a>
DATA:
  - type: formula 2
    wavelength_range: 0.4 1.6
    coefficients: 1 2 0.1
  - type: tabulated k
    data: |
        0.4 0.001
        0.5 0.002
`;

/** A whole file: its name, its bytes, and what is asked of it where the bytes leave that open. */
export type FuzzSample = readonly [name: string, bytes: Uint8Array, as: MeasurementKind | undefined];

/** At least one small file of every format, to be damaged. */
export const fuzzSamples: readonly FuzzSample[] = [
  ['scan.gwy', writeGwy([map]), undefined],
  ['scan.nxs', await hdf5Sample(), undefined],
  ['scan.gsf', writeGsf(map), undefined],
  ['ascii.sdf', asciiSdf('1 2 3\n4 BAD 6'), undefined],
  ['binary.sdf', binarySdf(5, [1, 2, 3, 4, 5, 6]), undefined],
  [
    'matrix.txt',
    utf8('# Channel: a\n# Width: 1,5 um\n# Height: 2 um\n# Value units: m\n1,5 2\n3 nan\n'),
    undefined,
  ],
  ['a.x3p', x3pFile(), undefined],
  [
    'profile.csv',
    utf8(
      'Scan Parameters\r\nStylus,Radius: 2 um\r\n\r\nScan Data\r\nLateral um,Raw nm,\r\n0.0,1,,\r\n0.2,2,,\r\n',
    ),
    undefined,
  ],
  ['points.txt', utf8('x[um] y[um] z[nm]\n0 0 1\n1 0 2\n0 1 3\n1 1 4\n'), 'height-map'],
  ['a.mdt', mdtSample, undefined],
  ['scan.top', wsxmSample, undefined],
  ['scan.aist', writeAist([map]), undefined],
  ['scan.ibw', ibwFile({ dimensions: [{ length: 3 }, { length: 1 }], values: [1, 2, 3] }), undefined],
  [
    'scan.spm',
    nanoscopeFile({ images: [{ title: 'Height', columns: 3, rows: 1, counts: [1, 2, 3] }] }),
    undefined,
  ],
  ['spectrum.sif', sifFile(), undefined],
  ['winspec.spe', speFile({ columns: 2, frames: [[1, 2]] }), undefined],
  [
    'lightfield.spe',
    lightFieldFile({ frames: [[1, 2]], footer: lightFieldFooter({ regions: [{ columns: 2 }] }) }),
    undefined,
  ],
  ['material.yml', utf8(yaml), undefined],
  [
    'scan.csv',
    utf8('# Fluence: 78.4 uJ/cm2\nL (um);I (counts);error\n20;1,5;0,1\n40;2,5;0,2\n60;4;0,4\n'),
    undefined,
  ],
  ['headless.txt', utf8('20\t1.5\t0.1\n40\t2.5\t0.2\n60\t4e0\t0.4\n'), 'stripe-scan'],
  ['spectra.csv', utf8('wavelength_nm,20 um,40 um\n600,1,2\n601,2,4\n602,3,6\n'), undefined],
  [
    'long.csv',
    utf8('fluence_uj_cm2,wavelength_nm,intensity\n1,600,1\n1,601,2\n2,600,3\n2,601,4\n'),
    undefined,
  ],
  [
    'psi-delta.dat',
    utf8('nm\nVASEmethod[x]\nnm\nE\t400\t65\t40\t140\t0.1\t0.2\nuR\t400\t1\n410\t65\t41\t200\t0.1\t0.2\n'),
    'ellipsometry',
  ],
  [
    'ep4.dat',
    utf8('#Lambda\tAOI\tDelta\tPsi\tZone\n#nm\tdeg\tdeg\tdeg\t-\n658\t50\t1\t2\t1\n658\t50\tNaN\t2\t2\n'),
    'ellipsometry',
  ],
  [
    'film-sense.txt',
    utf8('Film_Sense_Data\n2\t1\t-70\n500\t1\n600\t1\n0.6\t0.8\t0\n0.8\t0.6\t0\n'),
    'ellipsometry',
  ],
  ['material.mat', utf8('Units=eV,E1E2\nBegin of array\n 2 3 4\n 1 -3 4\nEnd\n'), 'optical-constants'],
  [
    'jaz.txt',
    utf8(
      'Jaz Data File\nIntegration Time (usec): 1000 (J)\nNumber of Pixels in File: 3\n>>>>>Begin Processed Spectral Data<<<<<\nW\tD\tS\n600\t1\t2\n601\t2\t3\n602\t3\t4\n>>>>>End Processed Spectral Data<<<<<\n',
    ),
    undefined,
  ],
  [
    'labspec.txt',
    utf8('#Acq. time (s)=\t1\n#AxisUnit[1]=\tnm\n\t\t600\t601\n0\t5\t1\t2\n10\t5\t3\t4\n'),
    undefined,
  ],
  [
    'labspec.xml',
    utf8(
      labSpecXmlText({ unit: 'nm', axis: [600, 601, 602], rows: [[1, 2, 3]], settings: { Laser: '532' } }),
    ),
    undefined,
  ],
  [
    'thorlabs.csv',
    utf8(
      '#[SpectrumHeader]\nXAxisUnit;nm_air\nYAxisUnit;mW\nLength;3\n#[Data]\n600;1\n601;2\n602;4\n#[EndOfFile]\n',
    ),
    undefined,
  ],
  ['steps.csv', utf8('file;stripe length (mm);filter od\na.txt;0,02;0\nb.txt;0,04;0,3\n'), undefined],
  ['a.ProcSpec', procSpecFile({ sample: [1, 2, 3], dark: [0, 0, 1] }), undefined],
  [
    'avantes.txt',
    utf8(
      'Integration time: 175,5 ms\nData measured with spectrometer name: 1\nWave   ;Dark     ;Sample   ;Scope\n[nm]   ;[counts] ;[counts]\n600,5;1,5;7\n601;2;8,5\n602;3;9\n',
    ),
    undefined,
  ],
  [
    'andor.asc',
    utf8(
      '600\t1\t5\t\n601\t2\t6\t\n602\t3\t7\t\n\nAcquisition Mode: Accumulate\nExposure Time (secs): 0.1\nNumber of Accumulations: 5\n',
    ),
    'spectrum-series',
  ],
  ['nk.csv', utf8('"Wavelength, µm","n","k"\n0.5,1.5,0.1\n0.6,1.4,0.2\n'), 'optical-constants'],
  [
    'micrograph.tif',
    writeTiff({
      kind: 'micrograph',
      title: 'a',
      rows: 2,
      columns: 3,
      brightness: Uint8Array.of(1, 2, 3, 4, 5, 6),
      pixelSizeNm: { x: 10, y: 10 },
      settings: { detector: 'InLens' },
    }),
    undefined,
  ],
  ...libtiffFiles
    .filter(([title]) => /PackBits|BigTIFF|tiles|floating.*byte|blue, LZW/.test(title))
    .map(([title, , base64]): FuzzSample => [`${title}.tif`, bytesOfBase64(base64), undefined]),
  ['picture.png', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0), undefined],
];
