import { describe, expect, it } from 'vitest';
import type { Verdict } from '@modalgain/numerics';
import { mergeAlike } from '../src/audit/merge-alike.js';

const verdict = (film: string | undefined, severity: Verdict['severity'] = 'caution'): Verdict => ({
  code: 'every-fluence-saturates',
  severity,
  sentence: `Every fluence saturates ${film ?? 'the gain'}.`,
  detail: 'Lowest fluence 78.4 µJ/cm².',
  evidence: { lowest: 78.4 },
  ...(film !== undefined && { film }),
});

describe('mergeAlike', () => {
  it('tells once what several films have in common, with the numbers of the first', () => {
    const [merged, ...rest] = mergeAlike([verdict('SC1'), verdict('SC1S'), verdict('SC2')]);
    expect(rest).toEqual([]);
    expect(merged).toMatchObject({
      sentence: 'Every fluence saturates SC1, SC1S and SC2.',
      detail: 'SC1: Lowest fluence 78.4 µJ/cm². Likewise SC1S and SC2.',
      evidence: { lowest: 78.4, films: 'SC1, SC1S, SC2' },
    });
    expect(merged).not.toHaveProperty('film');
  });

  it('counts films where there are more than three, and touches no longer name', () => {
    const films = ['SC1', 'SC1S', 'SC2', 'SC2S'];
    const sentence = 'SC1 is like SC1S.';
    const merged = mergeAlike(films.map((film) => ({ ...verdict(film), sentence })));
    expect(merged.map((each) => each.sentence)).toEqual(['4 films is like SC1S.']);
  });

  it('leaves a single verdict alone, keeps severities apart and puts the gravest first', () => {
    const note = verdict('SC1', 'note');
    const contradiction = verdict('SC2', 'contradiction');
    expect(mergeAlike([note, contradiction])).toEqual([contradiction, note]);
  });
});
