import type { FileSource } from '@modalgain/formats';
import { InputError } from '@modalgain/numerics';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openSweep, type OpenSweep } from '../src/sweep/index.js';
import { placesAt, pointCount } from '../src/sweep/grid-order.js';

const study = (thickness: string): string => `modalgain: 1
title: One film
wavelengths: {emission: 656 nm}
stack: {cover: air, substrate: fused-silica}
films:
  A: {thickness: ${thickness}, index: 1.9}
`;

const studies = {
  'films/3-B/study.yaml': study('200 nm'),
  'films/10-B/study.yaml': study('no number'),
  'films/2-A/study.yaml': study('150 nm'),
};

/** Files of the memory; a pattern with a star stands for all studies. */
function memorySource(files: Readonly<Record<string, string>>): FileSource {
  const bytesOf = (path: string): Uint8Array => {
    if (!(path in files)) throw new InputError('there is no such file.', { file: path });
    return new TextEncoder().encode(files[path]);
  };
  return {
    list: (pattern) =>
      Promise.resolve(
        pattern.includes('*') ? Object.keys(files).sort() : Object.keys(files).filter((f) => f === pattern),
      ),
    read: (path) => Promise.resolve().then(() => bytesOf(path)),
    stat: (path) => Promise.resolve().then(() => ({ byteLength: bytesOf(path).length })),
  };
}

const open = (text: string, files: Readonly<Record<string, string>> = studies): Promise<OpenSweep> =>
  openSweep({ text: `sweep: 1\n${text}`, file: 'sweep.yaml', source: memorySource(files) });

async function allRows(sweep: OpenSweep): Promise<unknown[]> {
  const rows = [];
  for (let part = 0; part < sweep.partCount; part++) rows.push(...(await sweep.linesOfPart(part)).rows);
  return rows;
}

describe('points of a grid', () => {
  const someCounts = fc.array(fc.integer({ min: 1, max: 6 }), { minLength: 1, maxLength: 4 });

  it('are every combination once, the last axis running fastest', () => {
    fc.assert(
      fc.property(someCounts, (counts) => {
        const points = Array.from({ length: pointCount(counts) }, (_, point) => placesAt(counts, point));
        const byNumber = (places: readonly number[]): number =>
          places.reduce((sum, place, axis) => sum * counts[axis] + place, 0);
        expect(points.map(byNumber)).toEqual(points.map((_, point) => point));
        for (const places of points)
          for (const [axis, place] of places.entries()) expect(place).toBeLessThan(counts[axis]);
      }),
    );
  });
});

describe('a sweep of variations', () => {
  const vary = (rest = ''): string => `study: films/3-B/study.yaml
vary:
  films.A.index: [1.8, 1.9]
  films.A.thickness: [120 nm, 160 nm, 200 nm]
${rest}`;

  it('gives the same lines however its units are cut into parts', async () => {
    const whole = await allRows(await open(vary('unitsPerPart: 6')));
    expect(whole).toHaveLength(6);
    for (const unitsPerPart of [1, 4]) {
      const sweep = await open(vary(`unitsPerPart: ${unitsPerPart}`));
      expect(sweep.partCount).toBe(Math.ceil(6 / unitsPerPart));
      expect(await allRows(sweep)).toEqual(whole);
    }
  });

  it('sets each value where its key says, and states it in a column of that name', async () => {
    const sweep = await open(vary());
    const column = (name: string): number => sweep.table.columns.findIndex((each) => each.name === name);
    const rows = (await allRows(sweep)) as (string | number)[][];
    const found = rows.map((row) => [
      row[column('films.A.index')],
      row[column('films.A.thickness')],
      row[column('thickness')],
      row[column('film index')],
    ]);
    expect(found[1]).toEqual(['1.8', '160 nm', 160, 1.8]);
    expect(found[5]).toEqual(['1.9', '200 nm', 200, 1.9]);
  });
});

describe('a sweep of studies', () => {
  it('keeps a study that cannot be analysed as a line that says why, and goes on', async () => {
    const sweep = await open('studies: films/*/study.yaml\nlabels: films/{order}-{recipe}/study.yaml');
    const lines = await Promise.all([0, 1, 2].map((part) => sweep.linesOfPart(part)));
    const names = ['study', 'order', 'recipe', 'state', 'film'];
    const places = names.map((name) => sweep.table.columns.findIndex((column) => column.name === name));
    expect(lines.map(({ rows }) => places.map((place) => rows[0][place]))).toEqual([
      ['films/10-B/study.yaml', '10', 'B', 'failed', null],
      ['films/2-A/study.yaml', '2', 'A', 'analysed', 'A'],
      ['films/3-B/study.yaml', '3', 'B', 'analysed', 'A'],
    ]);
    expect(lines.map(({ failed }) => failed.length)).toEqual([1, 0, 0]);
    expect(lines[0].failed[0].problem).toMatch(/line 6, films\.A\.thickness/);
    expect(lines[1].inputs.map(({ file }) => file)).toEqual(['films/2-A/study.yaml']);
  });
});

describe('a sweep file with a mistake is refused in one sentence that names its place:', () => {
  it.each([
    ['no kind', 'title: x', /^sweep\.yaml.*says not what to go through/],
    ['two kinds', 'studies: a.yaml\nstudy: a.yaml\nvary: {title: [a]}', /has studies and vary/],
    ['a pattern without a study', 'studies: nothing.yaml', /line 2, studies: found no study "nothing\.yaml"/],
    ['no study to vary', 'vary: {title: [a]}', /study: is missing/],
    ['a study that is not there', 'study: nix.yaml\nvary: {title: [a]}', /nix\.yaml: there is no such file/],
    [
      'a value that cannot stand there',
      'study: films/3-B/study.yaml\nvary: {films.A.thickness: [200 nm, 3 kg]}',
      /vary.*3 kg cannot stand there/,
    ],
    [
      'labels that do not fit',
      'studies: films/*/study.yaml\nlabels: runs/{date}.yaml',
      /labels: "runs\/\{date\}\.yaml" does not fit the study/,
    ],
    [
      'a label that is a column already',
      'studies: films/*/study.yaml\nlabels: films/{film}/study.yaml',
      /labels: found \{film\}: the table has a column of that name/,
    ],
    [
      'parts without number',
      'study: films/3-B/study.yaml\nunitsPerPart: 1\ndesign: {thickness: {from: 20 nm, to: 400 nm, count: 300000}}',
      /makes 300000 parts of 1; .* Set unitsPerPart to 2 or more/,
    ],
    ['an unknown entry', 'studies: films/*/study.yaml\nthread: 2', /thread/],
  ])('%s', async (_, text, sentence) => {
    const problem: unknown = await open(text).catch((error: unknown) => error);
    expect(problem).toBeInstanceOf(InputError);
    expect((problem as InputError).sentence).toMatch(sentence);
  });
});

describe('a sweep of a grid', () => {
  it('says with the path of the study why there is no film to start from', async () => {
    const sweep = await open('study: films/3-B/study.yaml\ndesign: {thickness: [100 nm, 200 nm]}');
    const problem: unknown = await sweep.linesOfPart(0).catch((error: unknown) => error);
    expect((problem as InputError).sentence).toBe(
      'films/3-B/study.yaml: has no film with a gain to carry over.',
    );
  });
});
