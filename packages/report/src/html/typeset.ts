import { keepTogether, superscript } from '@modalgain/numerics';
import { textRuns } from '@modalgain/figures';
import { markup, type Html } from './markup.js';

/** Units and symbols as a person types them, and as they are printed. Longer ones first. */
const spellings: readonly (readonly [RegExp, string])[] = [
  [/\bu(J|m)\b/g, 'µ$1'],
  [/\b(cm|nm|µm|mm|m)(-?)([1-3])\b/g, '$1^$2$3'],
  [/(\d)e([+-]?)0*(\d+)\b/g, '$1\u00a0×\u00a010^$2$3'],
  [/ ?\+-\s?/g, '\u00a0±\u00a0'],
  [/(?<![A-Za-z])Gamma(?![A-Za-z])/g, 'Γ'],
  [/(?<![A-Za-z])alpha(?![A-Za-z])/g, 'α'],
  [/(?<![A-Za-z])sigma(?![A-Za-z])/g, 'σ'],
  [/(^|[\s(<>=])-(?=\d)/g, '$1\u2212'],
  [/([<>≤≥]) (?=\d)/g, '$1\u2009'],
];

/** Plain text of results with real symbols: µJ/cm², cm⁻¹, true minus, no-break spaces before units. */
export function withSymbols(text: string): string {
  const spelled = spellings.reduce(
    (result, [pattern, replacement]) => result.replace(pattern, replacement),
    text,
  );
  return keepTogether(
    spelled.replace(/\^([+-]?\d+)/g, (_, exponent: string) => superscript(Number(exponent))),
  );
}

/** Text of results for a page: real symbols, and n_t, F_s or n_{t} with a real subscript. */
export function typeset(text: string): Html {
  const marked = withSymbols(text)
    .replace(/\b([A-Za-z]|[Γσαλη])_([A-Za-z0-9]+)\b/gu, '$1_{$2}')
    .replace(/([Γσα])_([A-Za-z]+)/gu, '$1_{$2}');
  return markup`${textRuns(marked).map(({ text: run, low }) => (low ? markup`<sub>${run}</sub>` : markup`${run}`))}`;
}
