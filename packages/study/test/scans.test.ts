import { memorySource, writeGwy } from '@modalgain/formats';
import { InputError } from '@modalgain/numerics';
import { simulateScratchScan } from '@modalgain/surface';
import { describe, expect, it } from 'vitest';
import { runStudy } from '../src/index.js';
import type { FilmResult, Results } from '../src/index.js';

const size = { rows: 128, columns: 128 };
const files = {
  'a.gwy': writeGwy([
    { ...simulateScratchScan({ ...size, scratchShare: 0, seed: 2 }), title: 'Other' },
    { ...simulateScratchScan({ ...size, thicknessNm: 150, filmRmsNm: 4, seed: 1 }), title: 'Forward' },
  ]),
  'b.gwy': writeGwy([simulateScratchScan({ ...size, thicknessNm: 90, filmRmsNm: 2, seed: 3 })]),
};

const run = (afm: string, more = ''): Promise<Results> =>
  runStudy({
    text: `modalgain: 1\ntitle: Scans\nwavelengths: {emission: 656 nm}\nfilms:\n  A:\n    thickness: {afm: ${afm}}\n${more}`,
    file: 'study.yaml',
    source: memorySource(new Map(Object.entries(files))),
  });

const filmA = ({ films }: Results): FilmResult => films[0];

const refusalOf = async (afm: string): Promise<string> => {
  try {
    await run(afm);
  } catch (error) {
    if (error instanceof InputError) return error.message;
    throw error;
  }
  throw new Error('not refused');
};

const film = 'film: {x: [0 um, 2.5 um], y: [0 um, 10 um]}';
const substrate = 'substrate: {x: [4.4 um, 5.6 um], y: [0 um, 10 um]}';

describe('how a study has its scans read', () => {
  it('takes channel, levelling and regions, and writes down what was done', async () => {
    const results = await run(
      `{file: a.gwy, channel: Forward, level: "plane, row-medians", ${film}, ${substrate}}`,
    );
    const [surface] = filmA(results).surfaces;
    expect(surface).toMatchObject({
      title: 'Forward',
      recipe: [{ step: 'plane' }, { step: 'row-medians' }],
      areas: { film: [{ xUm: [0, 2.5], yUm: [0, 10] }], substrate: [{ xUm: [4.4, 5.6] }] },
    });
    const { heightNm = [] } = surface.stepProfile ?? {};
    // The film lies at the left, the bare substrate right of the middle.
    const overFilm = heightNm.slice(0, 20).reduce((sum, nm) => sum + nm / 20, 0);
    expect(Math.abs(overFilm - 150)).toBeLessThan(5);
    expect(Math.abs(heightNm[Math.floor(heightNm.length / 2)])).toBeLessThan(5);
    const [low, high] = surface.thicknessNm?.interval95 ?? [NaN, NaN];
    expect(low < 150 && 150 < high).toBe(true);
  });

  it('takes a recipe with masks as it is written down', async () => {
    const recipe = '[{step: mask, from: heights, aboveNm: 5000}, {step: grow-mask, pixels: 1}]';
    const results = await run(`[{file: b.gwy, recipe: ${recipe}}]`);
    expect(filmA(results).surfaces[0].recipe).toEqual([
      { step: 'mask', from: 'heights', aboveNm: 5000 },
      { step: 'grow-mask', pixels: 1 },
    ]);
    expect(filmA(results).thicknessNm?.value).toBeCloseTo(90, -1);
  });

  it('keeps a picture and the parameters of every scan', async () => {
    const { parameters, picture, maskUse, recipe } = filmA(await run('b.gwy')).surfaces[0];
    expect(parameters?.heights.sqNm).toBeGreaterThan(1.5);
    expect(parameters?.sdq).toBeGreaterThan(0);
    expect(picture).toMatchObject({ rows: 128, columns: 128 });
    expect([maskUse, recipe]).toEqual(['ignore', []]);
  });

  it('compares the surfaces of a film before and after, with a verdict', async () => {
    const after = '  B:\n    stampedFrom: A\n    thickness: {afm: b.gwy}\n';
    const { comparisons, verdicts } = await run('{file: a.gwy, channel: Forward}', after);
    expect(comparisons[0].surfaces?.sq?.verdict).toBe('differ');
    expect(comparisons[0].surfaces?.sq?.ratio.value).toBeCloseTo(0.5, 1);
    expect(verdicts.map(({ code }) => code)).toContain('roughness-differs');
  });

  it.each([
    ['{file: a.gwy, level: plain}', /found the levelling step "plain"/],
    ['{file: a.gwy, level: plane, recipe: [{step: plane}]}', /both level and recipe/],
    ['{file: a.gwy, recipe: [{step: grow-mask}]}', /step 1: found nothing for pixels/],
    [`{file: a.gwy, ${film}}`, /only one of film and substrate/],
    [
      '{file: a.gwy, film: {x: [3 um, 1 um], y: [0 um, 1 um]}, substrate: {x: [0 um, 1 um], y: [0 um, 1 um]}}',
      /larger end first/,
    ],
    ['{file: a.gwy, chanel: Height}', /did you mean "channel"/],
    ['{file: a.gwy, channel: Phase}', /none is called "Phase"/],
    ['{file: a.gwy, mask: [1]}', /mask|list/],
  ])('refuses %s in a sentence', async (afm, sentence) => {
    expect(await refusalOf(afm)).toMatch(sentence);
  });
});
