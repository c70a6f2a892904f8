import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { advance, redone, startHistory, undone, type History } from '../src/model/history';

const walk = (history: History<number>, steps: readonly ('undo' | 'redo' | number)[]): History<number> =>
  steps.reduce(
    (state, step) =>
      step === 'undo' ? undone(state) : step === 'redo' ? redone(state) : advance(state, step),
    history,
  );

const steps = fc.array(fc.oneof(fc.constant('undo' as const), fc.constant('redo' as const), fc.nat()), {
  maxLength: 60,
});

describe('the history of a study', () => {
  it('comes back to the same state by undo and redo, wherever it stands', () => {
    fc.assert(
      fc.property(steps, (walked) => {
        const history = walk(startHistory(-1), walked);
        if (history.past.length > 0) expect(redone(undone(history))).toEqual(history);
        if (history.future.length > 0) expect(undone(redone(history))).toEqual(history);
      }),
    );
  });

  it('gives up what was undone once something else is changed', () => {
    const history = walk(startHistory(0), [1, 2, 'undo', 3]);
    expect(history).toEqual({ past: [0, 1], present: 3, future: [] });
    expect(redone(history)).toBe(history);
  });

  it('keeps the last 200 steps', () => {
    const history = walk(
      startHistory(0),
      Array.from({ length: 300 }, (_, i) => i + 1),
    );
    expect(history.past).toHaveLength(200);
    expect(history.past[0]).toBe(100);
  });
});
