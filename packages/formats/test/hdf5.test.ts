import { describe, expect, it } from 'vitest';
import { InputError } from '@modalgain/numerics';
import { readMeasurement } from '@modalgain/formats';
import { LibraryCrash } from '../src/hdf5/failure.js';
import { hdf5Library } from '../src/hdf5/library.js';
import { withHdf5File } from '../src/hdf5/open-file.js';
import { itWithSharedData } from '../../../test-support/shared-data.js';
import { hdf5File, nexusFile } from './hdf5-file.js';
import type { GroupOfFile } from './hdf5-file.js';
import { sentenceOf, sharedBytes, utf8 } from './support.js';

const read = async (bytes: Uint8Array) => readMeasurement({ name: 'a.nxs', bytes });

const length = (values: readonly number[], units: string) => ({
  values: Float64Array.from(values),
  attributes: { units },
});

const surface: GroupOfFile = {
  attributes: { signal: 'z', axes: ['y', 'x'] },
  datasets: {
    z: {
      values: Float32Array.of(1, 2, 3, Number.NaN, 5, 6),
      shape: [2, 3],
      isPacked: true,
      attributes: { units: 'nm', long_name: 'Höhe' },
    },
    x: length([0, 0.5, 1], 'um'),
    y: length([10, 20], 'nm'),
  },
};

const spectrum = (axis: string, units: string, values: readonly number[]): GroupOfFile => ({
  attributes: { signal: 'counts', axes: axis },
  datasets: {
    counts: { values: Int16Array.of(5, 6, 7), attributes: { units: 'counts' } },
    [axis]: length(values, units),
  },
});

describe('NeXus files', () => {
  itWithSharedData('of an ellipsometer hold the same Psi and Delta as its text', async () => {
    const [nexus, text] = await Promise.all(
      ['SiO2onSi.nxs', 'wvase_test-data.dat'].map(async (name) => {
        const bytes = sharedBytes(`ellipsometry/pynxtools/${name}`);
        return (await readMeasurement({ name, bytes, as: 'ellipsometry' })).measurements;
      }),
    );
    expect(nexus).toHaveLength(1);
    expect({ ...nexus[0], provenance: 0 }).toEqual({ ...text[0], provenance: 0 });
  });

  it('give heights over two lengths as a map, with its size, title and pixels without a value', async () => {
    const { measurements } = await read(await nexusFile(surface));
    expect(measurements).toMatchObject([{ kind: 'height-map', title: 'Höhe', rows: 2, columns: 3 }]);
    const [map] = measurements;
    if (map.kind !== 'height-map') throw new Error('no height map');
    expect([map.widthNm, map.heightNm]).toEqual([1500, 20]);
    expect([...map.zNm].map((z) => Number(z.toPrecision(12)))).toEqual([1, 2, 3, Number.NaN, 5, 6]);
  });

  it('give the same map where y and x fall', async () => {
    const turned = {
      ...surface,
      datasets: { ...surface.datasets, x: length([1, 0.5, 0], 'um'), y: length([20, 10], 'nm') },
    };
    const [map] = (await read(await nexusFile(turned))).measurements;
    if (map.kind !== 'height-map') throw new Error('no height map');
    expect([...map.zNm].map((value) => Number(value.toPrecision(12)))).toEqual([6, 5, Number.NaN, 3, 2, 1]);
  });

  it('give spectra over wavelengths, or over photon energies turned into wavelengths', async () => {
    const [nm] = (await read(await nexusFile(spectrum('wavelength', 'um', [0.6, 0.61, 0.62])))).measurements;
    expect(nm).toMatchObject({
      kind: 'spectrum-series',
      wavelengthNm: Float64Array.of(600, 610, 620),
      spectra: [Float64Array.of(5, 6, 7)],
      intensityUnit: 'counts',
    });
    const [eV] = (await read(await nexusFile(spectrum('energy', 'eV', [1.9, 2, 2.1])))).measurements;
    if (eV.kind !== 'spectrum-series') throw new Error('no spectra');
    expect(eV.wavelengthNm[1]).toBeCloseTo(619.920992166, 8);
    expect(eV.spectra).toEqual([Float64Array.of(7, 6, 5)]);
  });

  it('give a series against what its other axis says, whichever dimension is the spectral one', async () => {
    const values = Float64Array.of(1, 2, 3, 4, 5, 6);
    const axes = { wavelength: length([600, 601, 602], 'nm'), stripe_length: length([0.1, 0.2], 'mm') };
    const plot = (order: readonly string[], shape: readonly number[]): GroupOfFile => ({
      attributes: { signal: 'data', axes: order },
      datasets: { data: { values, shape }, ...axes },
    });
    const rows = await read(await nexusFile(plot(['stripe_length', 'wavelength'], [2, 3])));
    expect(rows.measurements).toMatchObject([
      {
        variable: 'stripeLengthUm',
        variableValues: Float64Array.of(100, 200),
        spectra: [Float64Array.of(1, 2, 3), Float64Array.of(4, 5, 6)],
      },
    ]);
    const columns = await read(await nexusFile(plot(['wavelength', 'stripe_length'], [3, 2])));
    expect(columns.measurements).toMatchObject([
      { spectra: [Float64Array.of(1, 3, 5), Float64Array.of(2, 4, 6)] },
    ]);
  });

  it('are read with the marks of before 2014, on the signal itself', async () => {
    const old = await nexusFile({
      datasets: {
        I: { values: Float64Array.of(1, 2), attributes: { signal: 1, axes: 'wavelength' } },
        wavelength: length([600, 601], 'nm'),
      },
    });
    expect((await read(old)).measurements).toMatchObject([{ spectra: [Float64Array.of(1, 2)] }]);
  });

  it.each<readonly [string, GroupOfFile, string]>([
    ['energies of electrons', spectrum('energy', 'eV', [900, 901, 902]), '"/entry/plot/counts" (3)'],
    ['lengths that are no wavelengths', spectrum('x', 'nm', [1, 2, 3]), 'expected NXellipsometry, or NXdata'],
    [
      'uneven positions',
      { ...surface, datasets: { ...surface.datasets, x: length([0, 0.5, 3], 'um') } },
      '"/entry/plot/z" (2 x 3)',
    ],
    ['no signal', { datasets: { a: { values: 'text' } } }, '"/entry/plot/a" (one value)'],
  ])('are refused with their datasets for %s', async (_, plot, sentence) => {
    expect(await sentenceOf(read(await nexusFile(plot)))).toContain(sentence);
  });

  it('of ellipsometry are refused with the type of the data where it is another, or does not fit', async () => {
    const file = (type: string, wavelengths: readonly number[]) =>
      hdf5File({
        groups: {
          entry: {
            datasets: {
              definition: { values: 'NXellipsometry' },
              data_type: { values: type },
              measured_data: { values: Float64Array.of(1, 2, 3, 4), shape: [1, 2, 2] },
              wavelength_spectrum: length(wavelengths, 'nm'),
              angle_of_incidence: length([70], 'degree'),
            },
          },
        },
      });
    expect(await sentenceOf(read(await file('Mueller matrix', [500, 600])))).toContain(
      'ellipsometry of the type "Mueller matrix", expected Psi/Delta',
    );
    expect(await sentenceOf(read(await file('Psi/Delta', [500])))).toBe(
      'a.nxs, /entry/measured_data: found 1 x 2 x 2 values for 1 angles and 1 wavelengths, expected 1 x 2 x 1.',
    );
    const [scan] = (await read(await file('Psi/Delta', [500, 600]))).measurements;
    expect(scan).toMatchObject({ psiDeg: Float64Array.of(1, 2), deltaDeg: Float64Array.of(3, 4) });
  });
});

describe('damaged HDF5', () => {
  it('is refused wherever the file is cut off', async () => {
    const bytes = await nexusFile(surface);
    for (let end = 8; end < bytes.length; end += 61)
      expect(await sentenceOf(read(bytes.slice(0, end)))).toMatch(/^a\.nxs.*: found .*(damaged|cut off)/);
    expect(await sentenceOf(read(utf8('no HDF5')))).toContain('does not begin with the signature');
  });

  it('is refused where packed values cannot be unpacked, in place of what the memory held', async () => {
    const values = Float64Array.from({ length: 600 }, (_, index) => Math.sin(index * index));
    const bytes = await nexusFile({
      attributes: { signal: 'a', axes: ['y', 'x'] },
      datasets: {
        a: { values, shape: [20, 30], isPacked: true, attributes: { units: 'nm' } },
        x: length(
          Array.from({ length: 30 }, (_, index) => index),
          'nm',
        ),
        y: length(
          Array.from({ length: 20 }, (_, index) => index),
          'nm',
        ),
      },
    });
    // Deflate data begin with their header, 78 9C for this level.
    const at = bytes.findIndex((byte, index) => byte === 0x78 && bytes[index + 1] === 0x9c);
    bytes.fill(0xff, at + 20, at + 40);
    expect(await sentenceOf(read(bytes))).toContain('found values that cannot be unpacked');
  });

  it('is refused where it announces more than it can hold, and where links lead in circles', async () => {
    const plot = {
      attributes: { signal: 'a', axes: 'wavelength' },
      datasets: { wavelength: length([600, 601], 'nm') },
    };
    const huge = await nexusFile(plot, (file) => {
      const values = { data: Float64Array.of(1, 2), shape: [1, 2], chunks: [1, 2] };
      file.create_dataset({ name: 'huge', maxshape: [1e9, 2], ...values }).resize([1e8, 2]);
    });
    const values = withHdf5File(huge, ({ datasets }) => datasets[0].values());
    expect(await sentenceOf(values)).toMatch(/^found values of 1600000000 bytes, expected at most \d{7}\./);
    const circle = await nexusFile(plot, (file) => {
      file.create_hard_link('/entry', '/entry/plot/again');
    });
    expect(await sentenceOf(read(circle))).toContain('links that lead in circles');
  });

  it('is refused where the library would follow the objects of a heap for ever', async () => {
    const bytes = await nexusFile(surface);
    const text = new TextDecoder('latin1').decode(bytes);
    const heap = text.indexOf('GCOL');
    expect(heap).toBeGreaterThan(0);
    const view = new DataView(bytes.buffer, bytes.byteOffset);
    view.setUint16(heap + 16, 0, true);
    view.setBigUint64(heap + 24, 0n, true);
    expect(await sentenceOf(read(bytes))).toBe(
      `a.nxs, byte ${heap + 16}: found an object of 0 bytes in a global heap of HDF5: the file is damaged.`,
    );
  });

  it('at which the library breaks off is refused, and the next file gets another library', async () => {
    const bytes = await nexusFile(surface);
    const before = await hdf5Library();
    let trials = 0;
    const crash = withHdf5File(bytes, () => {
      trials += 1;
      throw new LibraryCrash('test');
    });
    expect(await sentenceOf(crash)).toContain('at which its library breaks off');
    // An earlier file might have been to blame: the second trial has a fresh library.
    expect(trials).toBe(2);
    expect(await hdf5Library()).not.toBe(before);
    expect((await read(bytes)).measurements).toHaveLength(1);
  });

  it('leaves nothing behind in the file system of the library', async () => {
    const bytes = await nexusFile(surface);
    await expect(
      withHdf5File(bytes, () => {
        throw new InputError('stop');
      }),
    ).rejects.toThrow('stop');
    const { FS } = await hdf5Library();
    const names = FS.readdir('/') as readonly string[];
    expect(names.filter((name) => name.endsWith('.h5'))).toEqual([]);
  });
});
