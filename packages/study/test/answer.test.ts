import { normalEstimate } from '@modalgain/numerics';
import type { Determination, Severity, Verdict } from '@modalgain/numerics';
import { describe, expect, it } from 'vitest';
import { answerOf } from '../src/pipeline/answer.js';
import type { ComparisonResult, FilmResult } from '../src/results/index.js';

const determined = (value: number, error: number): Determination => ({
  kind: 'determined',
  estimate: normalEstimate(value, error, 'test'),
});
const open: Determination = { kind: 'not-determined', why: 'no gain', next: 'more pump' };

const unclear: Determination = { kind: 'not-determined', why: 'rises too fast', next: 'gate the detector' };

function outcomeOf(gain: Determination): string {
  if (gain.kind === 'determined') return 'determined';
  return gain.why === 'no gain' ? 'no-gain' : 'not-determined';
}

/** A film as far as the answer looks at it. */
function film(name: string, gains: readonly Determination[], guides = true): FilmResult {
  const waveguide = guides
    ? null
    : { mode: { kind: 'cut-off', cutoffThicknessNm: 61, sentence: '' }, modes: [], cutoffs: [] };
  const netGain = gains.map((netGainPerCm, i) => ({
    fluenceUjPerCm2: 100 * (i + 1),
    outcome: outcomeOf(netGainPerCm),
    netGainPerCm,
  }));
  const stripes = gains.map((gain, i) => ({
    fluenceUjPerCm2: normalEstimate(100 * (i + 1), 0, 'test'),
    outcome: outcomeOf(gain),
    netGainPerCm: gain.kind === 'determined' ? gain.estimate : null,
  }));
  return { name, waveguide, netGain, stripes } as unknown as FilmResult;
}

const comparison = (before: string, netGain: Determination | null): ComparisonResult =>
  ({ before, after: `${before}S`, ratios: { netGain } }) as unknown as ComparisonResult;

const verdict = (severity: Severity): Verdict => ({
  code: 'x',
  severity,
  sentence: '',
  detail: '',
  evidence: {},
});

describe('the answer in one sentence', () => {
  it('names the film of the highest net gain', () => {
    const films = [film('A', [determined(50, 4)]), film('B', [determined(80, 5), determined(120, 6)])];
    expect(answerOf({ films, comparisons: [], verdicts: [] })).toBe(
      'B has the highest net gain, 120(6) cm⁻¹ at 200 µJ/cm².',
    );
  });

  it('does not take an open gain for none, nor the gain of a film without a mode for a gain', () => {
    const films = [film('A', [unclear]), film('B', [determined(80, 5)], false)];
    expect(answerOf({ films, comparisons: [], verdicts: [] })).toBe(
      'The net gain of A is not determined; B guides no mode.',
    );
  });

  it('gives the gain of a scan whose fluence nobody states, and says so', () => {
    const scan = {
      fluenceUjPerCm2: null,
      outcome: 'determined',
      netGainPerCm: normalEstimate(150, 2, 'test'),
    };
    const films = [{ ...film('A', []), stripes: [scan] } as unknown as FilmResult];
    expect(answerOf({ films, comparisons: [], verdicts: [] })).toBe(
      'A has a net gain of 150.0(20) cm⁻¹ (its fluence is not stated).',
    );
  });

  it('calls net loss no gain', () => {
    const films = [film('A', [determined(-70, 2)])];
    expect(
      answerOf({ films: films.map((each) => ({ ...each, stripes: [] })), comparisons: [], verdicts: [] }),
    ).toBe('A shows no gain.');
  });

  it('tells sure changes from likely ones, and these from none', () => {
    const names = ['A', 'B', 'C', 'D'];
    const films = names.flatMap((name) => [
      film(name, [determined(100, 5)]),
      film(`${name}S`, [determined(100, 5)]),
    ]);
    const comparisons = [
      comparison('A', determined(1.33, 0.04)),
      comparison('B', determined(1.15, 0.09)),
      comparison('C', determined(0.7, 0.05)),
      comparison('D', determined(1.02, 0.06)),
    ];
    expect(answerOf({ films, comparisons, verdicts: [] })).toBe(
      'The treatment raised the net gain of A by × 1.33(4), lowered that of C by × 0.70(5) and perhaps raised that of B by × 1.15(9); D did not change measurably.',
    );
  });

  it('says which films show no gain and which guide no mode', () => {
    const films = [
      film('A', [determined(50, 4)]),
      film('B', [open]),
      film('C', [open]),
      film('D', [open], false),
    ];
    expect(answerOf({ films, comparisons: [], verdicts: [] })).toBe(
      'A has the highest net gain, 50(4) cm⁻¹ at 100 µJ/cm²; B and C show no gain; D guides no mode.',
    );
  });

  it('has no number where nothing was determined', () => {
    expect(answerOf({ films: [film('A', [open])], comparisons: [], verdicts: [] })).toBe('A shows no gain.');
  });

  it('says from which fluence on the gain is open where lower ones show none', () => {
    const answer = (...gains: Determination[]): string =>
      answerOf({ films: [film('A', gains)], comparisons: [], verdicts: [] });
    expect(answer(open, open, unclear)).toBe('A shows no gain up to 200 µJ/cm², at 300 µJ/cm² it is open.');
    expect(answer(unclear, open)).toBe('A shows no gain.');
    expect(answer(unclear, unclear)).toBe('The net gain of A is not determined.');
  });

  it('counts what does not add up in a study that measured no gain', () => {
    const verdicts = [
      verdict('contradiction'),
      verdict('contradiction'),
      verdict('caution'),
      verdict('holds'),
    ];
    expect(answerOf({ films: [film('A', [])], comparisons: [], verdicts })).toBe(
      'What is stated here does not add up as it stands: 2 contradictions and 1 caution. No gain was measured.',
    );
    expect(answerOf({ films: [film('A', [])], comparisons: [], verdicts: [verdict('holds')] })).toMatch(
      /nothing speaks against/,
    );
  });
});
