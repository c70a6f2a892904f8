import { editStudy, readStudy } from '@modalgain/study';
import { describe, expect, it } from 'vitest';
import {
  editsFor,
  roleOf,
  withLayerBeside,
  withLayerMoved,
  withMaterial,
  withoutLayer,
} from '../src/pages/waveguide/stack-edits';
import { basisOf, rangesFor, triedGuide } from '../src/pages/waveguide/tried-guide';

const bare = { cover: 'air', above: [], below: [], substrate: 'fused-silica' };

describe('a stack that is tried', () => {
  it('takes a new layer next to the film', () => {
    const one = withLayerBeside(bare, 'below', 'tio2-film');
    const two = withLayerBeside(one, 'below', 1.6);
    expect(two.below.map(({ material }) => material)).toEqual([1.6, 'tio2-film']);
    expect(withLayerBeside(two, 'above', 'pmma').above).toHaveLength(1);
  });

  it('knows what each region is', () => {
    const stack = withLayerBeside(withLayerBeside(bare, 'below', 1.6), 'above', 1.5);
    expect([0, 1, 2, 3, 4].map((region) => roleOf(stack, region))).toEqual([
      'cover',
      'layer',
      'film',
      'layer',
      'substrate',
    ]);
  });

  it('moves a layer past the film and back, and not past the half-spaces', () => {
    const stack = withLayerBeside(bare, 'below', 1.6);
    const up = withLayerMoved(stack, 2, -1);
    expect(up.above).toEqual(stack.below);
    expect(up.below).toEqual([]);
    expect(withLayerMoved(up, 1, 1)).toEqual(stack);
    expect(withLayerMoved(up, 1, -1)).toEqual(up);
  });

  it('changes materials of layers and half-spaces, and removes layers', () => {
    const stack = withLayerBeside(bare, 'below', 1.6);
    expect(withMaterial(stack, 0, 'water').cover).toBe('water');
    expect(withMaterial(stack, 2, 'tio2-film').below).toEqual([{ material: 'tio2-film', thicknessNm: 50 }]);
    expect(withMaterial(stack, 3, 'n-bk7').substrate).toBe('n-bk7');
    expect(withoutLayer(stack, 2)).toEqual(bare);
  });
});

const text = `modalgain: 1
title: One film
wavelengths: {emission: 656 nm}
# what lies around
stack: {cover: air, substrate: fused-silica}
films:
  A1: {thickness: 137 nm, index: 2.05}
`;

describe('putting a stack into the study', () => {
  it('writes what the study then reads', () => {
    const stack = withMaterial(withLayerBeside(bare, 'below', 2.4), 3, 'n-bk7');
    const edited = editStudy(text, editsFor(stack) ?? []);
    expect(edited).toContain('# what lies around');
    const { study } = readStudy(edited, 'study.yaml');
    const outcome = basisOf(study, film);
    expect(outcome).toMatchObject({ kind: 'basis', basis: { stack } });
  });

  it('takes the layers out again', () => {
    const once = editStudy(text, editsFor(withLayerBeside(bare, 'below', 2.4)) ?? []);
    const { study } = readStudy(editStudy(once, editsFor(bare) ?? []), 'study.yaml');
    expect(study.stack?.underlayers ?? []).toEqual([]);
  });

  it('is refused for a layer above the film, which a study has no place for', () => {
    expect(editsFor(withLayerBeside(bare, 'above', 'pmma'))).toBeNull();
  });
});

const estimate = { value: 137, standardError: 1, interval95: [135, 139], method: '' };
const film = {
  name: 'A1',
  thicknessNm: estimate,
  filmIndex: { ...estimate, value: 2.05 },
} as unknown as Parameters<typeof basisOf>[1];

describe('what a waveguide starts from', () => {
  const { study } = readStudy(text, 'study.yaml');

  it('is the film as measured until something is tried', () => {
    const outcome = basisOf(study, film);
    if (outcome.kind !== 'basis') throw new Error(outcome.sentence);
    expect(triedGuide(outcome.basis, {})).toMatchObject({
      thicknessNm: 137,
      filmIndex: null,
      wavelengthNm: 656,
    });
    expect(triedGuide(outcome.basis, { thicknessNm: 90 })).toMatchObject({
      thicknessNm: 90,
      wavelengthNm: 656,
    });
  });

  it('says what is missing, and what brings it', () => {
    expect(basisOf(study, { ...film, thicknessNm: null })).toMatchObject({
      kind: 'missing',
      sentence: expect.stringContaining('thickness of A1') as string,
    });
    expect(basisOf(study, { ...film, filmIndex: null })).toMatchObject({ kind: 'missing' });
    const bareText = text.replace(/^stack.*$/m, '');
    expect(basisOf(readStudy(bareText, 'study.yaml').study, film)).toMatchObject({ kind: 'missing' });
  });

  it('has sliders that reach all films of the study', () => {
    const thick = { ...film, thicknessNm: { ...film.thicknessNm, value: 900 } } as typeof film;
    const { thicknessNm, index } = rangesFor([film, thick], 656);
    expect(thicknessNm[1]).toBeGreaterThan(900);
    expect(index[0]).toBeLessThan(2.05);
    expect(index[1]).toBeGreaterThan(2.05);
  });
});
