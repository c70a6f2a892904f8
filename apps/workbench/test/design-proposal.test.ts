import { readStudy } from '@modalgain/study';
import { describe, expect, it } from 'vitest';
import type { ProposalSource } from '../src/pages/design/proposal';
import { proposalYaml } from '../src/pages/design/proposal-text';

/** A proposal as far as its text goes. */
const proposal = (settings: object, stack: object): ProposalSource =>
  ({
    designFilm: {
      film: { name: 'A: 1' },
      gain: { filmGainPerCm: 620, lossPerCm: 356 },
      prediction: { fluenceUjPerCm2: 784 },
      basis: { wavelengthNm: 656 },
    },
    design: { settings, shown: { thicknessNm: 273.4, filmIndex: 2.058, densityRatio: 1 }, stack },
    answer: { proposed: null },
  }) as unknown as ProposalSource;

const silica = { cover: 'air', above: [], below: [], substrate: 'fused-silica' };

describe('a proposal as text', () => {
  it('is an entry for the study where the stack is the same', () => {
    const entry = proposalYaml(proposal({}, silica));
    const head =
      'modalgain: 1\ntitle: T\nwavelengths: {emission: 656 nm}\nstack: {substrate: fused-silica}\n';
    const { films } = readStudy(head + entry, 'study.yaml').study;
    expect(films['A: 1-273nm'].thickness).toEqual({ value: 273.4 });
    expect(entry).not.toContain('stack:');
  });

  it('is a study of its own in another stack, its underlayers with it', () => {
    const below = [{ material: { file: 'nk/under: layer.csv' }, thicknessNm: 50 }];
    const text = proposalYaml(proposal({ cover: 'toluene' }, { ...silica, cover: 'toluene', below }));
    const { study } = readStudy(text, 'study.yaml');
    expect(study.stack).toMatchObject({ cover: 'toluene', substrate: 'fused-silica' });
    expect(study.stack?.underlayers).toMatchObject([
      { index: { file: 'nk/under: layer.csv' }, thickness: { value: 50 } },
    ]);
    expect(study.wavelengths.emission.value).toBe(656);
    expect(Object.keys(study.films)).toEqual(['A: 1-273nm']);
  });
});
