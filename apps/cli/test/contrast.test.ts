import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeTiff } from '@modalgain/formats';
import { documentSchemas } from '@modalgain/study';
import { simulateStampedBorder } from '@modalgain/surface';
import { runInProcess, type ProgramOutcome } from './run-in-process.js';

let folder = '';
const file = (name: string) => path.join(folder, name);
const size = { columns: 120, imageRows: 90, pixelSizeNm: 20 };

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'modalgain-contrast-'));
  const bordered = writeTiff(simulateStampedBorder({ ...size, seed: 1, tiltDeg: 0 }));
  writeFileSync(file('border.tif'), bordered);
  writeFileSync(file('plain.tif'), writeTiff(simulateStampedBorder({ ...size, seed: 2, ratio: 1 })));
  writeFileSync(file('cut.tif'), bordered.subarray(0, 2000));
});
afterAll(() => rmSync(folder, { recursive: true }));

const contrast = (...words: string[]): Promise<ProgramOutcome> => runInProcess('contrast', ...words);

async function documentOf(...words: string[]) {
  const { stdout } = await contrast(...words, '--json');
  const parsed = documentSchemas.contrast.parse(JSON.parse(stdout));
  if (Array.isArray(parsed)) throw new Error('one document was expected');
  return parsed;
}

describe('modalgain contrast', () => {
  it('finds the border and prints the ratio for a person, and as a document of its schema', async () => {
    const { status, stdout } = await contrast(file('border.tif'), '--black-level', '20');
    expect(status).toBe(0);
    expect(stdout).toMatch(/120 x 90 pixels, 20 nm a pixel/);
    expect(stdout).toMatch(/Ratio +1\.2\d*\(/);
    const answer = await documentOf(file('border.tif'), '--black-level', '20');
    const { ratio } = answer;
    if (ratio.kind !== 'determined') throw new Error(ratio.why);
    expect(Math.abs(ratio.estimate.value - 1.25)).toBeLessThan(3 * ratio.estimate.standardError);
    expect(answer.border?.nx).toBeCloseTo(1, 1);
  });

  it('compares two rectangles, in um as in pixels', async () => {
    const ratioOf = async (first: string, second: string) => {
      return (await documentOf(file('border.tif'), '--first', first, '--second', second)).ratio;
    };
    const inUm = await ratioOf('1.4..2.3 x 0..1.8 um', '0.1..1 x 0..1.8 um');
    expect(inUm.kind).toBe('determined');
    expect(await ratioOf('70..115 x 0..90 px', '5..50 x 0..90 px')).toEqual(inUm);
  });

  it('draws a figure, and ends with 1 where there is no border', async () => {
    await contrast(file('border.tif'), '--figure', file('contrast.svg'));
    expect(readFileSync(file('contrast.svg'), 'utf8')).toContain('Distance from the border (µm)');
    const { status, stdout } = await contrast(file('plain.tif'));
    expect(status).toBe(1);
    expect(stdout).toMatch(/Ratio +not determined/);
    expect(stdout).toContain('No border is found in this image.');
  });

  it.each([
    ['half of the regions', ['--first', '0..1 x 0..1 um'], 'found --first without --second; give both'],
    [
      'a region that is no rectangle',
      ['--first', 'left', '--second', '0..9 x 0..9 px'],
      '--first: found "left", expected a rectangle',
    ],
    [
      'a region outside',
      ['--first', '0..40 x 0..90 px', '--second', '50..200 x 0..90 px'],
      'border.tif: found a region of the columns 50 to 200, expected 0 to 120',
    ],
    [
      'regions that overlap',
      ['--first', '0..40 x 0..90 px', '--second', '30..80 x 0..90 px'],
      'The two regions overlap',
    ],
    ['a black level in words', ['--black-level', 'dark'], 'found --black-level "dark", expected a number'],
    ['a black level above the image', ['--black-level', '120'], 'expected one below the darker region'],
    ['a seed that is none', ['--seed', '-1'], 'found --seed "-1", expected a whole number'],
    ['a figure of two files', ['--figure', 'a.svg', 'second.tif'], 'found --figure with 2 micrographs'],
  ])('refuses %s in one sentence', async (_, words, sentence) => {
    const { status, stdout, stderr } = await contrast(file('border.tif'), ...words);
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toContain(sentence);
    expect(stderr.trim().split('\n')).toHaveLength(1);
  });

  it('refuses files that are cut off, missing or no micrograph', async () => {
    writeFileSync(file('text.tif'), 'a,b\n1,2\n');
    for (const name of ['cut.tif', 'none.tif', 'text.tif']) {
      const { status, stderr } = await contrast(file(name));
      expect([name, status]).toEqual([name, 2]);
      expect(stderr).toContain(name);
      expect(stderr).not.toContain('    at ');
    }
  });
});
