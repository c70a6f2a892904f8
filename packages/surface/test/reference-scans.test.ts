import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readMeasurement } from '@modalgain/formats';
import type { HeightMap } from '@modalgain/measurements';
import { roughness, stepHeight } from '@modalgain/surface';
import {
  itWithSharedData,
  sharedData,
  sharedDataIsThere,
  sharedJson,
} from '../../../test-support/shared-data.js';

interface ReferenceFile {
  readonly file: string;
  readonly channels?: readonly {
    readonly unit_z: string;
    readonly raw: Readonly<Record<string, number | undefined>>;
    readonly plane: Readonly<Record<string, number | undefined>>;
    readonly poly2: Readonly<Record<string, number | undefined>>;
  }[];
}

async function readMaps(file: string): Promise<readonly HeightMap[]> {
  const bytes = new Uint8Array(readFileSync(sharedData(`afm/${file}`)));
  return (await readMeasurement({ name: file, bytes, as: 'height-map' })).measurements;
}

/** The reference prints nine significant digits: the last may be half a unit off before the 1e-9 that we ask. */
function expectToMatch(value: number | null, reference: number): void {
  const lastDigit = 10 ** (Math.floor(Math.log10(Math.abs(reference))) - 8);
  expect(Math.abs((value ?? NaN) - reference)).toBeLessThan(1e-9 * Math.abs(reference) + 0.51 * lastDigit);
}

const names = [
  ['Sa', 'saNm', 1e9],
  ['Sq', 'sqNm', 1e9],
  ['Ssk', 'ssk', 1],
  ['Sku', 'sku', 1],
  ['Sp', 'spNm', 1e9],
  ['Sv', 'svNm', 1e9],
  ['Sz', 'szNm', 1e9],
] as const;

describe('height parameters of reference scans', () => {
  const reference = sharedDataIsThere
    ? (sharedJson('afm/expected.json') as { readonly files: readonly ReferenceFile[] }).files.filter(
        ({ file, channels }) => /\.(gwy|gsf)$/.test(file) && channels,
      )
    : [];

  for (const { file, channels = [] } of reference) {
    const folder = /^(SC1|rough)/.test(file) ? 'synthetic/' : '';
    it(`of ${file} agree with Gwyddion to 1e-9`, async () => {
      const maps = await readMaps(file.startsWith('synthetic/') ? file : folder + file);
      const heights = channels.filter(({ unit_z: unit }) => unit === 'm' || unit === '');
      expect(maps).toHaveLength(heights.length);
      heights.forEach((channel, index) => {
        const ours = roughness(maps[index]);
        for (const levelling of ['raw', 'plane', 'poly2'] as const) {
          for (const [name, key, nmPerUnit] of names) {
            const expected = channel[levelling][name];
            if (expected !== undefined) expectToMatch(ours[levelling][key], expected * nmPerUnit);
          }
        }
      });
    });
  }

  itWithSharedData('are compared for at least nine files', () => {
    expect(reference.length).toBeGreaterThanOrEqual(9);
  });
});

describe('thickness from reference scratch scans', () => {
  const scans = [
    ['SC1_before.gwy', 204.3],
    ['SC1S_after_stamping.gwy', 137.4],
    ['SC1_before_256.gsf', 204.3],
    ['SC1_before_with_mask_256.gwy', 204.3],
  ] as const;
  for (const [file, thicknessNm] of scans) {
    itWithSharedData(`of ${file} is ${thicknessNm} nm to 0.5 % and within its interval`, async () => {
      const [map] = await readMaps(`synthetic/${file}`);
      const step = stepHeight(map);
      if (step.kind !== 'step') throw new Error(step.why);
      const { value, interval95 } = step.thicknessNm;
      expect(Math.abs(value / thicknessNm - 1)).toBeLessThan(0.005);
      expect(interval95[0]).toBeLessThan(thicknessNm);
      expect(interval95[1]).toBeGreaterThan(thicknessNm);
    });
  }

  const flat = ['synthetic/rough_gauss_T20.gsf', 'synthetic/rough_gauss_T100.gsf', 'gwyfile_test.gwy'];
  for (const file of flat) {
    itWithSharedData(`is not given for ${file}, which has no step`, async () => {
      const [map] = await readMaps(file);
      expect(stepHeight(map).kind).toBe('no-step');
    });
  }
});
