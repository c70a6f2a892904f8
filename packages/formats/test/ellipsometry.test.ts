import { describe, expect, it } from 'vitest';
import { identify, readMeasurement } from '@modalgain/formats';
import { itWithSharedData } from '../../../test-support/shared-data.js';
import { readText, sentenceOf, sharedBytes, utf8 } from './support.js';

const read = async (text: string) => {
  const { measurements, provenance } = await readText(text, 'ellipsometry');
  return { scans: measurements, scan: measurements[0], notes: provenance.notes };
};

const readShared = async (name: string) => {
  const file = { name, bytes: sharedBytes(`ellipsometry/${name}`) };
  return readMeasurement({ ...file, as: ['ellipsometry', 'optical-constants'] });
};

describe('text of WVASE and CompleteEASE', () => {
  const head = 'oxide\nVASEmethod[EllipsometerType=4 , CompleteEASE=6.37]\n';

  it('reads rows with and without the letter E, their errors and the unit below the method, and counts what it leaves out', async () => {
    const { scan, notes } = await read(
      `${head}Angstroms\nE\t4000.0\t65.0\t40.5\t-90.25\t0.01\t0.03\ndPolE\t4000.0\t65.0\t0.1\t1.0\nuR\t4000\t65\tinf\t1\n4010.5\t65.0\t40.6\t142.2\t0.01\t0.04\t\n`,
    );
    expect([...scan.wavelengthNm]).toEqual([400, 401.05]);
    expect([...scan.psiDeg]).toEqual([40.5, 40.6]);
    expect([...scan.deltaDeg]).toEqual([269.75, 142.2]);
    expect([...(scan.deltaErrorDeg ?? [])]).toEqual([0.03, 0.04]);
    expect(scan.deltaRange).toBe('full');
    expect(notes).toContain('Rows that are not of Psi and Delta are left out: 1 of dPolE, 1 of uR.');
  });

  it('reads photon energies as wavelengths', async () => {
    const { scan } = await read(`${head}eV\n2\t65\t40\t140\n2.5\t65\t41\t150\n`);
    // h c = 1239.841984332 eV nm (SI).
    expect(scan.wavelengthNm[0]).toBeCloseTo(619.920992166, 9);
  });

  it.each([
    ['nm AOI\tPsi\tDelta\n400\t65\t40\t140\n', 'blanks and tabs between the names'],
    ['nm\t\tPsi\tDelta\n400\t65\t40\t140\n', 'no name over the angle'],
    ['Psi (deg),Delta (deg),AOI,Wavelength (um)\n40,140,65,0.4\n', 'another order and unit'],
    ['Delta;Psi;Wellen;Angle of Incidence;nm\n140,0;40,0;1;65;400\n', 'decimal commas'],
    ['# Photon Energy (eV)\tAngle\tPsi\tDelta\n3.09960496083\t65\t40\t140\n', 'names in a comment'],
  ])('reads the table %j: %s', async (text) => {
    const { scan } = await read(text);
    const row = [scan.wavelengthNm[0], scan.angleDeg[0], scan.psiDeg[0], scan.deltaDeg[0]];
    expect(row.map((value) => Number(value.toFixed(7)))).toEqual([400, 65, 40, 140]);
  });

  it('marks Delta that never lies beyond 180 degrees as folded, and says so', async () => {
    const { scan, notes } = await read('nm\tAOI\tPsi\tDelta\n400\t65\t40\t180\n');
    expect(scan.deltaRange).toBe('folded');
    expect(notes.join()).toContain('cannot be told');
  });

  it('leaves out errors of 0', async () => {
    const { scan, notes } = await read(`${head}nm\n400\t65\t40\t140\t0\t0.1\n410\t65\t40\t140\t0.1\t0.1\n`);
    expect(scan.psiErrorDeg).toBeUndefined();
    expect(notes.join()).toContain('the errors are left out');
  });

  it.each([
    [
      'Angle of Incidence,Psi,Delta\n55,27.84,167.47\n',
      'line 1: found the columns "Angle of Incidence,Psi,Delta", expected a column of the wavelength, such as "Wavelength (nm)" beside Psi and Delta.',
    ],
    [
      'nm\tAOI\tPsi\tDelta\n400\t95\t40\t140\n',
      'line 2: found the angle of incidence 95, expected 0 to below 90 degrees from the normal.',
    ],
    ['nm\tAOI\tPsi\tDelta\n400\t65\t140\t40\n', 'line 2: found Psi 140, expected 0 to 90 degrees.'],
    [
      'nm\tAOI\tPsi\tDelta\n400\t65\t40\n410\t65\t40\t1\n411\t65\t40\t1\n',
      'line 2: found 3 cells, expected 4 as in the other rows.',
    ],
    ['nm\tAOI\tPsi (rad)\tDelta\n400\t65\t40\t1\n', 'found angles in "rad", expected degrees.'],
    [
      'nm\tAOI\tPsi\tDelta\n400\t65\t40\t1\nend of file\n',
      'line 3: found "end of file" among the rows, expected numbers.',
    ],
  ])('refuses %j', async (text, sentence) => {
    expect(await sentenceOf(read(text))).toBe(
      `scan.csv${sentence.startsWith('line') ? ', ' : ': '}${sentence}`,
    );
  });

  it('reads four bare columns when asked for Psi and Delta, and leaves other bare columns alone', async () => {
    const bare = '400\t65\t40\t140\n410\t65\t41\t141\n';
    const bytes = utf8(bare);
    expect(identify({ name: 'a.txt', bytes })).toMatchObject({
      format: 'ellipsometry-text',
      verdict: 'maybe',
    });
    expect((await read(bare)).scan.angleDeg[1]).toBe(65);
    const { measurements } = await readText('400\t20\t40\t140\n410\t20\t41\t141\n', 'spectrum-series');
    expect(measurements[0].kind).toBe('spectrum-series');
    expect(identify({ name: 'a', bytes: utf8('400\t1.9\t0.01\n410\t1.8\t0.02\n') }).format).toBe(
      'delimited-text',
    );
  });
});

describe('text of an Accurion EP4', () => {
  const names =
    '#Lambda\tBandwidth\tAOI\tDelta\tPsi\tZone\tX_pos\tY_pos\n#nm\tnm\tdeg\tdeg\tdeg\t-\tmm\tmm\n';
  const row = (delta: number | string, psi: number | string, zone: number, x = 0) =>
    `658.0\t2.0\t50.0\t${delta}\t${psi}\t${zone}\t${x}\t0\n`;

  it('averages the measured zones, around the turn, and leaves out those that are NaN and the derived ones', async () => {
    const text = names + row(359, 30, 1) + row(2, 31, 2) + row('NaN', 'NaN', 3) + row(5, 5, 0) + row(9, 9, 5);
    const { scan, notes } = await read(text);
    expect(scan.deltaDeg[0]).toBeCloseTo(0.5, 12);
    expect(scan.psiDeg[0]).toBe(30.5);
    expect(notes.join()).toContain('1 zones could not be measured');
  });

  it('takes the mean of the program where no zone is listed', async () => {
    const { scan } = await read(names + row(120, 30, 0) + row(1, 1, 5));
    expect([scan.deltaDeg[0], scan.psiDeg[0]]).toEqual([120, 30]);
  });

  it('gives one scan a spot, and keeps together what the stage creeps', async () => {
    const { scans } = await read(names + row(120, 30, 1) + row(122, 31, 2, 0.02) + row(100, 20, 1, 5));
    expect(scans.map(({ spotMm, psiDeg }) => [spotMm?.x, [...psiDeg]])).toEqual([
      [0, [30.5]],
      [5, [20]],
    ]);
  });

  it('refuses a series in time', async () => {
    expect(await sentenceOf(read(names + row(120, 30, 1) + row(121, 30, 1)))).toContain(
      'found zone 1 at 50 deg again',
    );
  });
});

describe('a material of WVASE', () => {
  it('gives n and k of its permittivity, absorbing or metallic', async () => {
    const file = 'Name=x\nUnits=eV,E1E2\n.end\nBegin of array\n 2 3 4\n 1 -3 4\nEnd of array\n';
    const { measurements } = await readText(file, 'optical-constants');
    const { wavelengthNm, n, k } = measurements[0];
    // (2 + i)^2 = 3 + 4 i and (1 + 2 i)^2 = -3 + 4 i.
    expect([...wavelengthNm]).toEqual([1239.841984332 / 2, 1239.841984332]);
    expect([...n, ...(k ?? [])]).toEqual([2, 1, 1, 2]);
  });

  it('refuses units that it does not know, with the line', async () => {
    const text = 'Units=eV,CAUCHY\nBegin of array\n 1 2 3\n';
    expect(await sentenceOf(readText(text, 'optical-constants'))).toBe(
      'scan.csv, line 1: found the units "eV,CAUCHY", expected "eV", "nm" or "Angstroms" with "NK" or "E1E2".',
    );
  });
});

describe('a Film Sense file', () => {
  it('gives Psi and Delta of N, C and S whatever the degree of polarisation', async () => {
    const text = 'Film_Sense_Data\n1\t1\t-70.5\t0\t0\t19\n500\t1\t2\n0.5\t0\t-0.7794229\t0.9\n';
    const { scan } = await read(text);
    expect([scan.wavelengthNm[0], scan.angleDeg[0], scan.deltaDeg[0]]).toEqual([500, 70.5, 270]);
    expect(scan.psiDeg[0]).toBeCloseTo(28.6599, 3);
  });

  it('refuses a table whose N, C and S are none', async () => {
    const text = 'Film_Sense_Data\n1\t1\t-70.5\n500\t1\t2\n0.5\t0.1\t0.1\n';
    expect(await sentenceOf(read(text))).toContain('squares add up to 0.270, expected 1');
  });
});

describe('files of instruments', () => {
  itWithSharedData('reads an RC2 scan in Angstroms with its errors', async () => {
    const { measurements, provenance } = await readShared('pynxtools/wvase_test-data.dat');
    const [scan] = measurements;
    expect(scan).toMatchObject({ kind: 'ellipsometry', deltaRange: 'folded' });
    if (scan.kind !== 'ellipsometry') return;
    expect(scan.psiDeg).toHaveLength(3264);
    expect([scan.wavelengthNm[0], scan.angleDeg[0], scan.psiDeg[0], scan.deltaErrorDeg?.[0]]).toEqual([
      193, 50, 40.014217, 0.034774,
    ]);
    expect(provenance.notes.join()).toContain('3264 of uR, 3264 of dPolE');
  });

  itWithSharedData(
    'reads the map of an EP4 as 32 spots of 5 angles, its means as the program states them',
    async () => {
      const { measurements } = await readShared('refellips/post_synthesis.dat');
      expect(measurements).toHaveLength(32);
      const [one] = (await readShared('refellips/15-1-1.dat')).measurements;
      if (one.kind !== 'ellipsometry') throw new Error('expected Psi and Delta');
      // Zone 0 of the file: 169.643 and 31.391 at 50 degrees, 155.157 and 19.353 at 64.
      expect(one.deltaDeg[0]).toBeCloseTo(169.643, 3);
      expect(one.psiDeg[7]).toBeCloseTo(19.353, 3);
      expect(one.angleDeg).toHaveLength(11);
    },
  );

  itWithSharedData('reads silicon of WVASE as tables of silicon are', async () => {
    const [silicon] = (await readShared('pynxtools/Si_Aspnes.mat')).measurements;
    if (silicon.kind !== 'optical-constants') throw new Error('expected n and k');
    const above = silicon.wavelengthNm.findIndex((wavelength) => wavelength > 632.8);
    const share =
      (632.8 - silicon.wavelengthNm[above - 1]) /
      (silicon.wavelengthNm[above] - silicon.wavelengthNm[above - 1]);
    const at = (values: ArrayLike<number> = []) =>
      values[above - 1] + share * (values[above] - values[above - 1]);
    // Aspnes and Studna, doi:10.1103/PhysRevB.27.985: 3.882 + 0.019 i at the helium-neon line.
    expect(at(silicon.n)).toBeCloseTo(3.882, 2);
    expect(at(silicon.k)).toBeCloseTo(0.019, 2);
  });

  itWithSharedData(
    'reads n and k that the programs export without a header, and refuses permittivities of such a file',
    async () => {
      for (const [name, wavelengthNm, n] of [
        ['Cauchynk_fromWVASE', 300, 1.525],
        ['Gaussnk_fromCompleteEase', 350, 0.907518],
        ['Lorentznk_fromWVASE', 400, 1.620274],
        ['Sellmeiernk_fromCompleteEase', 250, 0.991717],
      ] as const) {
        const [table] = (await readShared(`refellips/${name}.txt`)).measurements;
        if (table.kind !== 'optical-constants') throw new Error('expected n and k');
        expect([table.wavelengthNm[0], table.n[0]]).toEqual([wavelengthNm, n]);
      }
      expect(await sentenceOf(readShared('refellips/TaucLorentz_fromCompleteEase.txt'))).toContain(
        'found n -11.960728, expected zero or more',
      );
    },
  );
});
