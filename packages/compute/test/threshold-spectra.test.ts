import { thresholdSpectra } from '@modalgain/compute';
import { analyseThreshold, simulateThresholdSeries, takeApartSeries } from '@modalgain/gain';
import { describe, expect, it } from 'vitest';

const series = simulateThresholdSeries({
  fluencesUjPerCm2: Array.from({ length: 20 }, (_, i) => 0.3 * 1000 ** (i / 19)),
  stripeLengthUm: 300,
  modalGainPerCm: 320,
  lossPerCm: 60,
  saturationFluenceUjPerCm2: 7,
  seed: 1,
});

/** Wavelengths down, a column a fluence, the highest first, as a folder may list them. */
function csvText(): string {
  const order = [...series.variableValues.keys()].reverse();
  const head = order.map((i) => `${series.variableValues[i]} uJ/cm2`);
  const rows = Array.from(series.wavelengthNm, (nm, j) => [nm, ...order.map((i) => series.spectra[i][j])]);
  return [['Wavelength (nm)', ...head], ...rows].map((row) => row.join(',')).join('\n');
}

const text = `
modalgain: 1
title: A threshold series
wavelengths: {emission: 656 nm}
films:
  A: {threshold: {files: A.csv, stripeLength: 300 um}}
  B: {thickness: 100 nm}
`;

const files = new Map([['A.csv', new TextEncoder().encode(csvText())]]);

describe('spectra of a threshold series', () => {
  it('are taken apart as the analysis takes its examples apart', () => {
    const all = takeApartSeries(series);
    const { examples } = analyseThreshold(series, { stripeLengthUm: 300, replicates: 2 });
    expect(all).toHaveLength(20);
    expect(examples).toHaveLength(3);
    for (const example of examples)
      expect(all.find(({ fluenceUjPerCm2 }) => fluenceUjPerCm2 === example.fluenceUjPerCm2)).toEqual(example);
  });

  it('are read from the film’s files by rising fluence, with their parts', async () => {
    const spectra = await thresholdSpectra({ text, file: 'study.yaml', files, film: 'A' });
    if (!spectra) throw new Error('Film A has spectra.');
    const { parts } = spectra;
    expect(parts.map((part) => part.fluenceUjPerCm2)).toEqual(Array.from(series.variableValues));
    const share = (i: number): number => {
      const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
      const part = parts[i];
      return sum(part.amplified) / (sum(part.amplified) + sum(part.photoluminescence));
    };
    expect(share(0)).toBeLessThan(0.1);
    expect(share(19)).toBeGreaterThan(0.9);
  });

  it('tell where each point stands in its file, so that the study can leave it out', async () => {
    const all = await thresholdSpectra({ text, file: 'study.yaml', files, film: 'A' });
    const { point } = all?.places[3] ?? { point: 0 };
    // The file lists the highest fluence first.
    expect(point).toBe(17);
    const without = text.replace(
      'stripeLength',
      `exclude: [{file: A.csv, points: [${point}], reason: x}], stripeLength`,
    );
    const rest = await thresholdSpectra({ text: without, file: 'study.yaml', files, film: 'A' });
    const kept = [...series.variableValues].filter((_, i) => i !== 3);
    expect(rest?.places.map(({ fluenceUjPerCm2 }) => fluenceUjPerCm2)).toEqual(kept);
    expect(rest?.places.some((place) => place.point === point)).toBe(false);
    expect(rest?.parts).toHaveLength(19);
  });

  it('are none for a film without a series', async () => {
    expect(await thresholdSpectra({ text, file: 'study.yaml', files, film: 'B' })).toBeUndefined();
  });
});
