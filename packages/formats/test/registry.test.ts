import { describe, expect, it } from 'vitest';
import {
  formats,
  identify,
  readMeasurement,
  sha256,
  writeAist,
  writeGsf,
  writeGwy,
  writeTiff,
} from '@modalgain/formats';
import type { HeightMapContent } from '@modalgain/formats';
import { hdf5Sample } from './hdf5-file.js';
import { ibwFile } from './ibw-file.js';
import { nanoscopeFile } from './nanoscope-file.js';
import { sifFile } from './andor-sif-file.js';
import { labSpecXmlText, procSpecFile } from './spectrum-files.js';
import { lightFieldFile, lightFieldFooter, speFile } from './princeton-spe-file.js';
import { mdtSample } from './nt-mdt-file.js';
import { asciiSdf, binarySdf } from './sdf-file.js';
import { readText, sentenceOf, utf8 } from './support.js';
import { wsxmSample } from './wsxm-file.js';
import { x3pFile } from './x3p-file.js';

const map: HeightMapContent = {
  kind: 'height-map',
  title: 'Height',
  rows: 1,
  columns: 2,
  widthNm: 20,
  heightNm: 10,
  zNm: Float64Array.of(1, 2),
};

const samples: readonly (readonly [string, Uint8Array, string])[] = [
  ['a.gwy', writeGwy([map]), 'gwy'],
  ['a.gsf', writeGsf(map), 'gsf'],
  ['a.sdf', asciiSdf('1 2 3 4 5 6'), 'sdf'],
  ['b.sdf', binarySdf(7, [1, 2, 3, 4, 5, 6]), 'sdf'],
  [
    'matrix.txt',
    utf8('# Channel: a\n# Width: 1 um\n# Height: 2 um\n# Value units: m\n1 2\n3 4\n'),
    'ascii-matrix',
  ],
  ['a.x3p', x3pFile(), 'x3p'],
  [
    'profile.csv',
    utf8(
      'Scan Parameters\r\nStylus,Radius: 2 um\r\n\r\nScan Data\r\nLateral um,Raw nm,\r\n0.0,1,,\r\n0.2,2,,\r\n',
    ),
    'dektak',
  ],
  ['points.txt', utf8('x[um] y[um] z[nm]\n0 0 1\n1 0 2\n0 1 3\n1 1 4\n'), 'xyz'],
  ['a.mdt', mdtSample, 'nt-mdt'],
  ['a.stp', wsxmSample, 'wsxm'],
  ['a.aist', writeAist([map]), 'aist'],
  ['a.ibw', ibwFile({ dimensions: [{ length: 2 }, { length: 1 }], values: [1, 2] }), 'ibw'],
  [
    'a.spm',
    nanoscopeFile({ images: [{ title: 'Height', columns: 2, rows: 1, counts: [1, 2] }] }),
    'nanoscope',
  ],
  ['a.sif', sifFile(), 'andor-sif'],
  ['a.spe', speFile({ columns: 2, frames: [[1, 2]] }), 'princeton-spe'],
  [
    'b.spe',
    lightFieldFile({ frames: [[1, 2]], footer: lightFieldFooter({ regions: [{ columns: 2 }] }) }),
    'princeton-spe',
  ],
  ['a.yml', utf8('DATA:\n  - type: tabulated n\n    data: |\n      0.5 1.5\n'), 'refractiveindex-info'],
  ['a.nxs', await hdf5Sample(), 'hdf5'],
  ['a.mat', utf8('Units=nm,NK\nBegin of array\n 500 1.5 0\n'), 'woollam-material'],
  [
    'a.dat',
    utf8('#Lambda\tAOI\tDelta\tPsi\tZone\n#nm\tdeg\tdeg\tdeg\t-\n658\t50\t1\t2\t1\n'),
    'accurion-ep4',
  ],
  ['b.dat', utf8('oxide\nVASEmethod[EllipsometerType=4]\nnm\n400\t65\t40\t140\n'), 'ellipsometry-text'],
  ['b.txt', utf8('Wavelength (nm)\tAngle\tPsi\tDelta\n400\t65\t40\t140\n'), 'ellipsometry-text'],
  ['c.txt', utf8('Film_Sense_Data\n1\t1\t-70\n500\t1\n0.6\t0.8\t0\n'), 'film-sense'],
  ['d.txt', utf8('Jaz Data File\n>>>>>Begin Processed Spectral Data<<<<<\n600\t1\n601\t2\n'), 'ocean-text'],
  [
    'e.txt',
    utf8('Data measured with spectrometer [name]: 1\nWave   ;Sample\n600;1\n601;2\n'),
    'avantes-text',
  ],
  ['f.txt', utf8('#Acq. time (s)=\t1\n#AxisUnit[1]=nm\n600\t1\n601\t2\n'), 'labspec-text'],
  ['a.xml', utf8(labSpecXmlText({ unit: 'nm', axis: [600, 601], rows: [[1, 2]] })), 'labspec-xml'],
  ['f.csv', utf8('[SpectrumHeader]\nXAxisUnit;nm_air\n[Data]\n600;1\n601;2\n[EndOfFile]\n'), 'thorlabs-fts'],
  ['steps.csv', utf8('file,stripe_length_um\na.txt,20\nb.txt,40\n'), 'spectrum-steps'],
  ['a.ProcSpec', procSpecFile({ sample: [1, 2], dark: [0, 0] }), 'proc-spec'],
  ['a.asc', utf8('600\t1\n601\t2\n\nAcquisition Mode: Single\nExposure Time (secs): 1\n'), 'andor-asc'],
  ['a.csv', utf8('length_um,intensity\n20,1\n40,2\n'), 'delimited-text'],
  [
    'a.tif',
    writeTiff({
      kind: 'micrograph',
      title: '',
      rows: 1,
      columns: 2,
      brightness: Uint8Array.of(1, 2),
      settings: {},
    }),
    'tiff',
  ],
  ['a.png', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a), 'picture'],
];

describe('the registry', () => {
  it.each(samples)('recognises %s by its bytes, whatever its name', (name, bytes, format) => {
    expect(identify({ name, bytes })).toMatchObject({ format, verdict: 'yes' });
    expect(identify({ name: 'unnamed', bytes })).toMatchObject({ format, verdict: 'yes' });
  });

  it('has exactly one format that is sure of each sample, so that the order settles nothing by accident', () => {
    for (const [name, bytes] of samples) {
      const sure = formats.filter((format) => format.sniff({ name, bytes }).verdict === 'yes');
      expect([name, sure.length]).toEqual([name, 1]);
    }
  });

  it('says maybe of numbers without names, and no of prose', () => {
    expect(identify({ name: 'a', bytes: utf8('1 2\n3 4\n') })).toMatchObject({
      verdict: 'maybe',
      reason: 'text with 2 columns of numbers, but what they are is not said ("column 1", "column 2")',
    });
    const prose = identify({ name: 'README.md', bytes: utf8('# Title\n\nSome words.\n') });
    expect(prose.verdict).toBe('no');
    expect(prose.format).toBeUndefined();
    expect(prose.candidates).toHaveLength(formats.length);
  });

  it('gives every measurement the provenance of its file', async () => {
    const bytes = utf8('length_um,intensity\n20,1\n40,2\n');
    const { measurements, provenance, format } = await readMeasurement({ name: 'stripe/SC1.csv', bytes });
    expect(format).toBe('delimited-text');
    expect(provenance).toMatchObject({ file: 'stripe/SC1.csv', byteLength: bytes.length, format });
    expect(provenance.sha256).toBe(await sha256(bytes));
    expect(measurements[0].provenance).toBe(provenance);
  });

  it('hashes as FIPS 180-4 says', async () => {
    expect(await sha256(utf8('abc'))).toBe(
      'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
    );
    expect(await sha256(new Uint8Array())).toBe(
      'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
    );
  });

  it('reads bytes that are a window on a larger buffer', async () => {
    const whole = Uint8Array.from([9, 9, 9, ...writeGwy([map]), 9]);
    const bytes = whole.subarray(3, -1);
    const { measurements } = await readMeasurement({ name: 'a.gwy', bytes, as: 'height-map' });
    expect(measurements[0].zNm).toHaveLength(2);
  });

  it('accepts several wanted kinds and returns only those', async () => {
    const { measurements } = await readText('length_um,intensity\n20,1\n40,2\n', [
      'spectrum-series',
      'stripe-scan',
    ]);
    expect(measurements.map(({ kind }) => kind)).toEqual(['stripe-scan']);
    expect(
      await sentenceOf(readText('length_um,intensity\n20,1\n40,2\n', ['absorbance', 'height-map'])),
    ).toBe('scan.csv: found stripe-scan, expected absorbance or height-map.');
  });

  it('stops when asked to', async () => {
    const signal = AbortSignal.abort();
    await expect(readMeasurement({ name: 'a.csv', bytes: utf8('1,2'), signal })).rejects.toThrow('abort');
  });
});
