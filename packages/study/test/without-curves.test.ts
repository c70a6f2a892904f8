import { memorySource } from '@modalgain/formats';
import { describe, expect, it } from 'vitest';
import { runStudy } from '../src/pipeline/index.js';
import { scanText, study } from './run-study-support.js';

const text = study(
  'stack: {cover: air, substrate: fused-silica}\npump: {fluence: "from file name {fluence}uJ"}\nfilms: {A: {thickness: 204 +- 2 nm, index: 2.01 +- 0.01, stripe: {files: "*uJ.csv"}}}\n',
);
const files = new Map(
  [100, 400].map((fluence) => [
    `${fluence}uJ.csv`,
    new TextEncoder().encode(scanText({ gainPerCm: fluence / 4 })),
  ]),
);

describe('a run without the curves of figures', () => {
  it('finds the same numbers and verdicts', async () => {
    const source = memorySource(files);
    const full = await runStudy({ text, file: 'study.yaml', source });
    const lean = await runStudy({ text, file: 'study.yaml', source, withoutCurves: true });
    expect(full.confinementCurves.length).toBeGreaterThan(0);
    expect(full.films[0].stripes.every(({ curve }) => curve !== null)).toBe(true);
    const stripesOf = ({ films }: typeof full) =>
      films[0].stripes.map((stripe) => ({ ...stripe, curve: null }));
    expect(lean.confinementCurves).toEqual([]);
    expect(lean.films[0].stripes).toEqual(stripesOf(full));
    expect({ ...lean, confinementCurves: 0, films: 0 }).toEqual({ ...full, confinementCurves: 0, films: 0 });
    expect({ ...lean.films[0], stripes: 0 }).toEqual({ ...full.films[0], stripes: 0 });
  });
});
