import {
  compareFilms,
  describeFilmScan,
  describeImage,
  openFilmSurface,
  scanEntries,
} from '@modalgain/compute';
import { memorySource, writeGwy, writeTiff } from '@modalgain/formats';
import { runStudy, type Results } from '@modalgain/study';
import { simulateScratchScan, simulateStampedBorder } from '@modalgain/surface';
import { describe, expect, it } from 'vitest';

const size = { rows: 128, columns: 128 };
const scanOf = (thicknessNm: number, filmRmsNm: number, seed: number) =>
  simulateScratchScan({ ...size, thicknessNm, filmRmsNm, seed });
const files = new Map([
  ['a.gwy', writeGwy([scanOf(150, 4, 1)])],
  [
    'b.gwy',
    writeGwy([
      { ...scanOf(90, 2, 3), title: 'Forward' },
      { ...scanOf(70, 2, 4), title: 'Backward' },
    ]),
  ],
  ['b.tif', writeTiff(simulateStampedBorder({ seed: 1, ratio: 1.3, pixelSizeNm: 50 }))],
]);
const text = `modalgain: 1
title: Two films
wavelengths: {emission: 656 nm}
films:
  A:
    thickness: {afm: {file: a.gwy, level: "plane"}}
  B:
    stampedFrom: A
    thickness: {afm: {file: b.gwy, channel: Backward}}
    micrograph: {file: b.tif}
`;
const study = { text, file: 'study.yaml', files };
const open = (film: string) => openFilmSurface({ ...study, film });

let ran: Promise<Results> | undefined;
const results = (): Promise<Results> =>
  (ran ??= runStudy({ text, file: 'study.yaml', source: memorySource(files) }));

async function surfaceOfResults(film: string) {
  const found = (await results()).films.find(({ name }) => name === film)?.surfaces[0];
  if (!found) throw new Error(`no surface of ${film}`);
  return found;
}

describe('scans of the surface page', () => {
  it.each(['A', 'B'])('says of film %s what a run says, where nothing is changed', async (name) => {
    const film = await open(name);
    const { surface } = describeFilmScan(film.scans[0], scanEntries(film)[0].settings);
    expect(surface).toEqual(await surfaceOfResults(name));
    expect(surface.thicknessNm?.value).toBeGreaterThan(50);
    expect(surface.filmSqNm?.value).toBeGreaterThan(1);
  });

  it('shows heights above the substrate, so that the two peaks lie a thickness apart', async () => {
    const film = await open('A');
    const { shown, surface, peaks } = describeFilmScan(film.scans[0], scanEntries(film)[0].settings);
    const thickness = surface.thicknessNm?.value ?? NaN;
    const modeOf = (peak: { heightNm: Float64Array; densityPerNm: Float64Array } | null): number => {
      if (!peak) return NaN;
      return peak.heightNm[peak.densityPerNm.indexOf(Math.max(...peak.densityPerNm))];
    };
    expect(modeOf(peaks.film) - modeOf(peaks.substrate)).toBeCloseTo(thickness, -1);
    expect(shown.rangeNm.all[1] - shown.rangeNm.all[0]).toBeGreaterThan(0.9 * thickness);
    expect(shown.rangeNm.film[1] - shown.rangeNm.film[0]).toBeLessThan(0.5 * thickness);
    const area = (peak: typeof peaks.film): number =>
      (peak.heightNm[1] - peak.heightNm[0]) * peak.densityPerNm.reduce((sum, each) => sum + each, 0);
    const both = area(peaks.film) + (peaks.substrate ? area(peaks.substrate) : 0);
    expect(both).toBeGreaterThan(0.98);
    expect(both).toBeLessThanOrEqual(1.0001);
  });

  it('takes another channel, recipe and regions by hand', async () => {
    const film = await open('B');
    const [{ settings, channels }] = scanEntries(film);
    expect(channels.map(({ title }) => title)).toEqual(['Forward', 'Backward']);
    const { surface, recipe } = describeFilmScan(film.scans[0], {
      ...settings,
      channel: 'Forward',
      recipe: [{ step: 'row-medians' }],
      film: [{ xUm: [0, 2.5], yUm: [0, 10] }],
      substrate: [{ xUm: [4.4, 5.6], yUm: [0, 10] }],
    });
    expect(surface.title).toBe('Forward');
    expect(recipe).toEqual([{ step: 'row-medians' }]);
    expect(surface.areas?.film).toEqual([{ xUm: [0, 2.5], yUm: [0, 10] }]);
    expect(surface.thicknessNm?.value).toBeGreaterThan(85);
    expect(surface.thicknessNm?.value).toBeLessThan(95);
  });

  it('compares a film with the one it was made of as a run does', async () => {
    const [before, after] = [await open('A'), await open('B')];
    const compared = compareFilms({ before: { film: before, scan: 0 }, after: { film: after, scan: 0 } });
    const [{ surfaces }] = (await results()).comparisons;
    expect(compared.comparison).toEqual(surfaces);
    expect(compared.comparison.sq?.verdict).toBe('differ');
    expect(compared.after.shown.rows).toBe(128);
  });
});

describe('micrographs of the surface page', () => {
  it('says what a run says where no regions are given, and compares regions by hand', async () => {
    const { micrograph } = await open('B');
    if (!micrograph) throw new Error('no micrograph');
    const found = describeImage(micrograph, null);
    const { films } = await results();
    expect(found.contrast).toEqual(films[1].contrast);
    expect(found.level).toHaveLength(found.rows * found.columns);
    // The bins hold every pixel once.
    expect(found.histogram.share.reduce((sum, each) => sum + each, 0)).toBeCloseTo(1, 9);
    const side = { y: [0, 100], unit: 'px' } as const;
    const byHand = describeImage(micrograph, {
      first: { x: [0, 40], ...side },
      second: { x: [found.columns - 40, found.columns], ...side },
    });
    expect(byHand.contrast.border).toBeNull();
    expect(byHand.contrast.regions?.first.columns).toEqual([0, 40]);
    expect(() =>
      describeImage(micrograph, { first: { x: [0, 4], ...side }, second: { x: [50, 90], ...side } }),
    ).toThrow(/at least 8/);
  });
});
