import { describe, expect, it } from 'vitest';
import { markup } from '../src/html/markup.js';
import { typeset, withSymbols } from '../src/html/typeset.js';

describe('text of results', () => {
  it.each([
    ['1500 kg/cm2, 5 min', '1500\u00a0kg/cm², 5\u00a0min'],
    ['12 cm-1 at 784 uJ/cm2', '12\u00a0cm⁻¹ at 784\u00a0µJ/cm²'],
    ['3.04e16 to 1.41e+17 cm-3', '3.04\u00a0×\u00a010¹⁶ to 1.41\u00a0×\u00a010¹⁷\u00a0cm⁻³'],
    ['4.3e-15 cm2', '4.3\u00a0×\u00a010⁻¹⁵\u00a0cm²'],
    ['204 +- 2 nm', '204\u00a0±\u00a02\u00a0nm'],
    ['net gain < 12 cm-1', 'net gain <\u200912\u00a0cm⁻¹'],
    ['from -20 to 5 %', 'from \u221220 to 5\u00a0%'],
    ['SC1-784uJ.csv and SC1S', 'SC1-784uJ.csv and SC1S'],
    ['already 12\u00a0cm⁻¹', 'already 12\u00a0cm⁻¹'],
  ])('%s gets its symbols', (typed, printed) => {
    expect(withSymbols(typed)).toBe(printed);
  });

  it('sets the index of a symbol low', () => {
    expect(typeset('n_t d and Gamma_modal, F_s').text).toBe(
      'n<sub>t</sub> d and Γ<sub>modal</sub>, F<sub>s</sub>',
    );
  });

  it('cannot bring markup into the page', () => {
    expect(typeset('<script>alert("&")</script>').text).not.toMatch(/<script/);
    expect(markup`<b>${'<i>&"\''}</b>`.text).toBe('<b>&lt;i&gt;&amp;&quot;&#39;</b>');
  });
});
