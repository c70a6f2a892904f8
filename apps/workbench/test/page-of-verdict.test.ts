import { describe, expect, it } from 'vitest';
import { pageOfVerdict, worstByPage } from '../src/shell/page-of-verdict';

describe('the page of a verdict', () => {
  it.each([
    ['gain-saturates', 'stripe'],
    ['spectrum-cut-off', 'stripe'],
    ['equation-one-biased', 'stripe'],
    ['not-determined', 'stripe'],
    ['threshold-not-used', 'threshold'],
    ['step-in-series', 'threshold'],
    ['steps-hard-to-see', 'threshold'],
    ['step-found', 'surface'],
    ['contrast-relative', 'surface'],
    ['power-is-not-modal', 'waveguide'],
    ['near-cut-off', 'waveguide'],
    ['no-guided-mode', 'waveguide'],
    ['guides-nothing', 'waveguide'],
    ['thickness-against-prior', 'waveguide'],
    ['parameter-at-bound', 'waveguide'],
    ['gain-model-doubtful', 'gain'],
    ['density-not-determined', 'gain'],
    ['gain-exceeds-index', 'gain'],
    ['treatment-changed-particles', 'gain'],
    ['pump-absorption-contradicts', 'gain'],
    ['mass-balance-gains', 'gain'],
    ['coupling-assumed-constant', 'gain'],
    ['laser-threshold-extrapolated', 'design'],
    ['a-code-of-tomorrow', 'report'],
  ])('of %s is %s', (code, page) => {
    expect(pageOfVerdict({ code })).toBe(page);
  });

  it('carries the worst of its verdicts in its tab, and none for notes', () => {
    const verdict = (code: string, severity: 'contradiction' | 'caution' | 'note') => ({
      code,
      severity,
      sentence: '',
      detail: '',
      evidence: {},
    });
    const worst = worstByPage([
      verdict('gain-saturates', 'caution'),
      verdict('mass-balance-gains', 'contradiction'),
      verdict('gain-model-doubtful', 'caution'),
      verdict('step-found', 'note'),
    ]);
    expect([...worst]).toEqual(
      expect.arrayContaining([
        ['stripe', 'caution'],
        ['gain', 'contradiction'],
      ]),
    );
    expect(worst.size).toBe(2);
  });
});
