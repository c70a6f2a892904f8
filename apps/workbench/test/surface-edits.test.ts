import { describeFilmScan, openFilmSurface, scanEntries, type SurfaceSettings } from '@modalgain/compute';
import { memorySource, writeGwy } from '@modalgain/formats';
import { editStudy, readStudy, runStudy } from '@modalgain/study';
import { simulateScratchScan } from '@modalgain/surface';
import { describe, expect, it } from 'vitest';
import { drawnAreas, maskAt, withAdded, withChanged, withoutArea } from '../src/pages/surface/areas';
import { dragged, keyStep, rectangleBetween } from '../src/pages/surface/map-rectangle';
import { moved, numbersOf, withNumber } from '../src/pages/surface/recipe-steps';
import { editsOfRegions, editsOfSettings } from '../src/pages/surface/study-edits';

const files = new Map([
  ['a.gwy', writeGwy([simulateScratchScan({ rows: 96, columns: 96, thicknessNm: 150, seed: 1 })])],
]);
const text = `modalgain: 1
title: One film   # a remark
wavelengths: {emission: 656 nm}
films:
  A:
    thickness: {afm: a.gwy}
`;
const place = { across: 10, down: 10, unit: 'µm' } as const;

async function opened() {
  const film = await openFilmSurface({ text, file: 'study.yaml', files, film: 'A' });
  return { film, entry: scanEntries(film)[0] };
}

function scansOf(study: string) {
  const thickness = readStudy(study, 'study.yaml').study.films.A.thickness;
  if (!thickness || !('afm' in thickness)) throw new Error('no scans');
  return thickness.afm;
}

describe('settings of a scan put into the study', () => {
  it('makes a run say what the page said of the trial', async () => {
    const { film, entry } = await opened();
    let settings: SurfaceSettings = { ...entry.settings, recipe: [{ step: 'polynomial', degree: 2 }] };
    settings = withAdded(settings, { kind: 'exclude', mask: null }, { xUm: [0, 1], yUm: [0, 1] }, []);
    settings = withAdded(settings, { kind: 'film', mask: null }, { xUm: [0, 2.5], yUm: [0, 10] }, []);
    settings = withAdded(settings, { kind: 'substrate', mask: null }, { xUm: [4.4, 5.6], yUm: [0, 10] }, []);
    const trial = describeFilmScan(film.scans[0], settings);
    const edited = editStudy(text, editsOfSettings('A', scansOf(text), entry, settings));
    expect(edited).toContain('# a remark');
    const results = await runStudy({ text: edited, file: 'study.yaml', source: memorySource(files) });
    expect(results.films[0].surfaces[0]).toEqual(trial.surface);
    expect(trial.recipe[0]).toMatchObject({ step: 'mask', from: 'areas' });
  });

  it('goes back to the path alone where everything is as usual again', async () => {
    const { entry } = await opened();
    const settings: SurfaceSettings = { ...entry.settings, recipe: [{ step: 'plane' }] };
    const edited = editStudy(text, editsOfSettings('A', scansOf(text), entry, settings));
    expect(scansOf(edited)[0]?.recipe).toEqual([{ step: 'plane' }]);
    const back = editStudy(edited, editsOfSettings('A', scansOf(edited), entry, entry.settings));
    expect(scansOf(back)).toEqual(scansOf(text));
  });

  it('writes regions of a micrograph as the study file knows them', () => {
    const region = (from: number) => ({ x: [from, from + 2], y: [0, 4], unit: 'um' }) as const;
    expect(editsOfRegions('A', { first: region(0), second: region(3.5) })[0]?.value).toEqual({
      stamped: '0..2 x 0..4 um',
      unstamped: '3.5..5.5 x 0..4 um',
    });
    expect(editsOfRegions('A', null)[0]?.value).toBeUndefined();
  });
});

describe('regions and steps by hand', () => {
  it('keeps drawn rectangles inside the scan and refuses empty ones', () => {
    expect(rectangleBetween([12, 3], [4, -1], place)).toEqual({ x: [4, 10], y: [0, 3] });
    expect(rectangleBetween([3, 3], [3, 8], place)).toBeUndefined();
  });

  it('puts areas to leave out before the levelling that counts, and takes the step away with the last', async () => {
    const { entry } = await opened();
    const usual = [{ step: 'plane' }] as const;
    const added = withAdded(
      entry.settings,
      { kind: 'exclude', mask: null },
      { xUm: [0, 1], yUm: [0, 1] },
      usual,
    );
    expect(added.recipe?.map(({ step }) => step)).toEqual(['mask', 'plane']);
    const [drawn] = drawnAreas(added);
    expect(drawn.kind).toBe('exclude');
    expect(withoutArea(added, drawn).recipe).toEqual(usual);
  });

  it('draws, changes and takes away areas in the mask that was chosen, not in the first', async () => {
    const { entry } = await opened();
    const mask = (to: number) =>
      ({ step: 'mask', from: 'areas', areas: [{ xUm: [0, to], yUm: [0, to] }] }) as const;
    const recipe = [mask(1), { step: 'plane' }, mask(2)] as const;
    const settings: SurfaceSettings = { ...entry.settings, recipe };
    expect([maskAt(recipe, 2), maskAt(recipe, 1), maskAt([], 2)]).toEqual([2, 0, null]);
    const added = withAdded(settings, { kind: 'exclude', mask: 2 }, { xUm: [3, 4], yUm: [3, 4] }, []);
    expect(added.recipe?.map((step) => ('areas' in step ? step.areas.length : 0))).toEqual([1, 0, 2]);
    const last = drawnAreas(added)[2];
    expect(last).toMatchObject({ mask: 2, index: 1 });
    const changed = withChanged(added, { ...last, area: { xUm: [5, 6], yUm: [3, 4] } });
    expect(drawnAreas(changed).map(({ area }) => area.xUm)).toEqual([
      [0, 1],
      [0, 2],
      [5, 6],
    ]);
    expect(withoutArea(withoutArea(changed, last), { ...last, index: 0 }).recipe).toEqual(recipe.slice(0, 2));
  });

  it('moves a rectangle without changing its size, and a side not past the one across', () => {
    const rectangle = { x: [2, 5], y: [1, 3] } as const;
    expect(dragged(rectangle, [0, 0], [9, -9], place)).toEqual({ x: [7, 10], y: [0, 2] });
    expect(dragged(rectangle, [-1, 0], [9, 9], place)).toEqual({ x: [4.95, 5], y: [1, 3] });
    expect(dragged(rectangle, [1, 1], [0.12345, -0.5], place)).toEqual({ x: [2, 5.123], y: [1, 2.5] });
    const image = { across: 640, down: 480, unit: 'px' } as const;
    expect(dragged({ x: [10, 20], y: [10, 20] }, [0, 0], [0.7, 3.2], image)).toEqual({
      x: [11, 21],
      y: [13, 23],
    });
    expect([keyStep(place), keyStep(image), keyStep({ ...image, down: 9 })]).toEqual([0.1, 1, 1]);
  });

  it('moves steps and changes their numbers, but leaves a mask by height one bound', () => {
    const recipe = [{ step: 'plane' }, { step: 'polynomial', degree: 2 }] as const;
    expect(moved(recipe, 1, 0).map(({ step }) => step)).toEqual(['polynomial', 'plane']);
    expect(moved(recipe, 0, -1)).toBe(recipe);
    expect(withNumber(recipe[1], 'degree', 3)).toEqual({ step: 'polynomial', degree: 3 });
    const mask = { step: 'mask', from: 'heights', aboveNm: 90 } as const;
    expect(numbersOf(mask).map(({ value }) => value)).toEqual([90, undefined]);
    expect(withNumber(mask, 'aboveNm', undefined)).toBe(mask);
  });
});
