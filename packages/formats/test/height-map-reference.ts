import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect } from 'vitest';
import type { HeightMap } from '@modalgain/measurements';
import { readMeasurement } from '@modalgain/formats';
import { sharedJson } from '../../../test-support/shared-data.js';
import { systemToolPath } from '../../../test-support/system-tool.js';

type Statistics = Readonly<
  Partial<Record<'mean' | 'Sa' | 'Sq' | 'Ssk' | 'Sku' | 'Sp' | 'Sv' | 'Sz', number>>
>;

/** One channel of ../shared/data/afm/expected.json: SI units, row 0 on top. */
export interface ReferenceChannel {
  readonly title: string | null;
  readonly xres: number;
  readonly yres: number;
  readonly xreal: number;
  readonly yreal: number;
  readonly unit_z: string;
  readonly samples: readonly (readonly [number, number, number])[];
  readonly raw: Statistics;
  readonly plane?: Statistics;
  readonly poly2?: Statistics;
}

interface ReferenceFile {
  readonly file: string;
  readonly channels?: readonly ReferenceChannel[];
  /** Of matrices that the reference program does not open: as numpy reads the numbers of the text. */
  readonly numpy_text?: {
    readonly shape: readonly [number, number];
    readonly raw: Statistics;
    readonly plane: Statistics;
    readonly samples: ReferenceChannel['samples'];
  };
}

/** What is known of one file of ../shared/data/afm. */
export function referenceOf(file: string): ReferenceFile {
  const { files } = sharedJson('afm/expected.json') as { files: readonly ReferenceFile[] };
  const found = files.find((candidate) => candidate.file === file);
  if (!found) throw new Error(`no expected values of ${file}`);
  return found;
}

/** The channel of a file that has one. */
export function onlyChannelOf(file: string): ReferenceChannel {
  const channels = referenceOf(file).channels ?? [];
  if (channels.length !== 1) throw new Error(`${file} has ${channels.length} channels, expected one`);
  return channels[0];
}

export interface Field {
  readonly rows: number;
  readonly columns: number;
  readonly values: Float64Array;
}

export const fieldOf = ({ rows, columns, zNm }: HeightMap): Field => ({
  rows,
  columns,
  values: zNm.map((z) => z * 1e-9),
});

/** The reference lists nine digits; degree 2 depends on the conditioning of its fit. */
const tolerances = { raw: 1e-8, plane: 1e-8, poly2: 1e-6 } as const;

/** Samples and statistics, raw and levelled, agree with the reference. */
export function expectValues(
  field: Field,
  expected: Pick<ReferenceChannel, 'samples' | 'raw' | 'plane' | 'poly2'>,
): void {
  for (const [row, column, value] of expected.samples) {
    const found = field.values[row * field.columns + column];
    expect(Math.abs(found - value), `pixel ${row},${column}`).toBeLessThanOrEqual(5e-9 * Math.abs(value));
  }
  for (const [degree, level] of (['raw', 'plane', 'poly2'] as const).entries()) {
    const found = statistics(field.values, levelled(field, degree));
    for (const [name, value] of Object.entries(expected[level] ?? {})) {
      const difference = Math.abs(found[name as keyof Statistics] - value);
      expect(difference / (Math.abs(value) + 1e-300), `${level} ${name}`).toBeLessThanOrEqual(
        tolerances[level],
      );
    }
  }
}

/** As `expectValues`, with shape and physical size. */
export function expectAsReference(map: HeightMap, channel: ReferenceChannel): void {
  expect([map.rows, map.columns]).toEqual([channel.yres, channel.xres]);
  expect(Math.abs(map.widthNm * 1e-9 - channel.xreal) / channel.xreal).toBeLessThan(1e-8);
  expect(Math.abs(map.heightNm * 1e-9 - channel.yreal) / channel.yreal).toBeLessThan(1e-8);
  expectValues(fieldOf(map), channel);
}

function statistics(raw: Float64Array, levelledValues: Float64Array): Required<Statistics> {
  const count = raw.length;
  const moment = (power: (d: number) => number) =>
    levelledValues.reduce((sum, value) => sum + power(value), 0) / count;
  const Sq = Math.sqrt(moment((d) => d ** 2));
  const Sp = levelledValues.reduce((top, value) => Math.max(top, value), -Infinity);
  const Sv = -levelledValues.reduce((depth, value) => Math.min(depth, value), Infinity);
  return {
    mean: raw.reduce((sum, value) => sum + value, 0) / count,
    Sa: moment(Math.abs),
    Sq,
    Ssk: moment((d) => d ** 3) / Sq ** 3,
    Sku: moment((d) => d ** 4) / Sq ** 4,
    Sp,
    Sv,
    Sz: Sp + Sv,
  };
}

/** Without its least-squares polynomial of a total degree, by Gram-Schmidt. */
function levelled({ rows, columns, values }: Field, degree: number): Float64Array {
  const basis: Float64Array[] = [];
  const rest = values.slice();
  const remove = (target: Float64Array, unit: Float64Array) => {
    const share = target.reduce((sum, value, index) => sum + value * unit[index], 0);
    for (let index = 0; index < target.length; index += 1) target[index] -= share * unit[index];
  };
  for (let total = 0; total <= degree; total += 1) {
    for (let power = 0; power <= total; power += 1) {
      const unit = values.map((_, index) => {
        const x = (2 * (index % columns)) / Math.max(1, columns - 1) - 1;
        const y = (2 * Math.floor(index / columns)) / Math.max(1, rows - 1) - 1;
        return x ** (total - power) * y ** power;
      });
      for (const other of basis) remove(unit, other);
      const norm = Math.sqrt(unit.reduce((sum, value) => sum + value * value, 0));
      if (norm > 1e-9) basis.push(unit.map((value) => value / norm));
    }
  }
  // Twice, so that rounding in the first pass is removed as well.
  for (const unit of [...basis, ...basis]) remove(rest, unit);
  return rest;
}

/** The height maps that the program Gwyddion sees in a file. */
export async function readByGwyddion(name: string, bytes: Uint8Array): Promise<readonly HeightMap[]> {
  const folder = mkdtempSync(path.join(tmpdir(), 'modalgain-gwyddion-'));
  try {
    const out = path.join(folder, 'out.gwy');
    writeFileSync(path.join(folder, name), bytes);
    execFileSync(systemToolPath('gwyddion'), [`--convert-to-gwy=${out}`, path.join(folder, name)], {
      env: { ...process.env, HOME: folder },
      stdio: 'pipe',
    });
    const converted = new Uint8Array(readFileSync(out));
    return (await readMeasurement({ name: 'out.gwy', bytes: converted, as: 'height-map' })).measurements;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Our map equals the map that Gwyddion sees in the same file. */
export function expectSameMap(ours: HeightMap, theirs: HeightMap): void {
  expect([ours.rows, ours.columns]).toEqual([theirs.rows, theirs.columns]);
  expect(ours.widthNm / theirs.widthNm).toBeCloseTo(1, 9);
  expect(ours.heightNm / theirs.heightNm).toBeCloseTo(1, 9);
  const largest = theirs.zNm.reduce((most, z) => Math.max(most, Math.abs(z)), 0);
  ours.zNm.forEach((z, index) => {
    expect(Math.abs(z - theirs.zNm[index]), `pixel ${index}`).toBeLessThanOrEqual(1e-9 * largest);
  });
}
