import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { readStudy } from '@modalgain/study';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  groupFiles,
  noStartChoices,
  proposeStart,
  prospectsOfText,
  recogniseFiles,
  type FileEntry,
} from '../src/index.js';

const folder = path.resolve(import.meta.dirname, '../../../examples/flat-stamping');

function exampleFiles(): Map<string, Uint8Array> {
  const names = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name !== 'truth.json' && !entry.name.endsWith('.md'))
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)));
  return new Map(names.map((name) => [name, new Uint8Array(readFileSync(path.join(folder, name)))]));
}

describe('files dropped on the Start page', () => {
  let files: Map<string, Uint8Array>;
  let entries: FileEntry[];
  beforeAll(async () => {
    files = exampleFiles();
    const afm = files.get('afm/SC4S.gwy') ?? new Uint8Array();
    files.set('afm/SC4S.gwy', afm.slice(0, Math.floor(afm.length / 2)));
    files.set('notes.docx', new TextEncoder().encode('PK\u0003\u0004 a text'));
    entries = await recogniseFiles(files);
  });

  it('are grouped by film and kind, with a pattern for a name', () => {
    const group = groupFiles(entries).find(({ name }) => name === 'stripe/SC1-*uJ.csv');
    expect(group).toMatchObject({ role: 'stripe', film: 'SC1', state: 'read' });
    expect(group?.files).toHaveLength(4);
    expect(group?.files[0].content).toMatch(/^25 points, 20 to 500 µm/);
  });

  it('say why where they are damaged, and the others are read all the same', () => {
    const damaged = groupFiles(entries).find(({ name }) => name === 'afm/SC4S.gwy');
    expect(damaged?.state).toBe('damaged');
    expect(damaged?.files[0].problem).toMatch(/byte|ends/);
    expect(groupFiles(entries).find(({ name }) => name === 'notes.docx')?.state).toBe('left-alone');
    expect(entries.filter(({ problem }) => problem !== null)).toHaveLength(2);
  });

  it('are of the film and fluence that a person states, and a value of a film that is gone brings none back', () => {
    const choices = {
      ...noStartChoices,
      films: { 'stripe/SC1-784uJ.csv': 'Edge of SC1' },
      fluences: { 'stripe/SC1-784uJ.csv': '700 +- 7 uJ/cm^2' },
      values: [
        { path: ['wavelengths', 'emission'], value: '656 nm' },
        { path: ['films', 'nowhere', 'thickness'], value: '200 nm' },
      ],
    };
    const { study } = readStudy(proposeStart('New study', entries, choices), 'study.yaml');
    expect(Object.keys(study.films)).not.toContain('nowhere');
    const stripe = study.films['Edge of SC1'].stripe;
    expect(stripe).toMatchObject({
      files: ['stripe/SC1-784uJ.csv'],
      fluence: [{ value: 700, standardError: 7 }],
    });
    // The headers of the others state theirs.
    expect(study.films['SC1'].stripe).toMatchObject({ files: { length: 3 } });
    expect(study.films['SC1'].stripe).not.toHaveProperty('fluence');
    const group = groupFiles(entries, choices).find(({ film }) => film === 'Edge of SC1');
    expect(group?.files).toHaveLength(1);
  });

  it('make a study in which what a person decided stands', () => {
    const text = proposeStart('New study', entries, {
      ...noStartChoices,
      roles: { 'loss/SC1-spot.csv': 'left-alone' },
      values: [
        { path: ['wavelengths', 'emission'], value: '656 nm' },
        { path: ['stack'], value: { cover: 'air', substrate: 'fused-silica' } },
      ],
    });
    const { study } = readStudy(text, 'study.yaml');
    expect(study.wavelengths.emission.value).toBe(656);
    expect(study.films['SC1'].loss).toBeUndefined();
    const codes = prospectsOfText(text).map(({ code }) => code);
    expect(codes).toEqual(
      expect.arrayContaining(['net-gain-possible', 'confinement-possible', 'no-cross-section']),
    );
  });
});
