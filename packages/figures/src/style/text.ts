import { fontSizePx } from './sizes.js';

/** Widths of characters in em, generous for Inter with tabular figures, so that a label that fits here fits on paper. */
const narrow = /[ilj.,:;'|!()[\]\u2009\u00a0 ]/;
const wide = /[mwMW—@%]/;

function characterEm(character: string): number {
  if (narrow.test(character)) return 0.33;
  if (wide.test(character)) return 0.92;
  if (/[⁰¹²³⁴⁵⁶⁷⁸⁹⁻]/.test(character)) return 0.45;
  return /[A-ZΓ0-9−+=×<>~]/.test(character) ? 0.69 : 0.6;
}

/** Width of a line of text in pixels, an upper estimate: there is no font engine where figures are drawn. */
export function textWidthPx(text: string, sizePx = fontSizePx): number {
  return Array.from(text.replace(/_\{([^}]*)\}/g, '$1')).reduce((sum, c) => sum + characterEm(c), 0) * sizePx;
}

/** Words in lines that are no wider than the given width, by the same estimate. */
export function wrapText(text: string, widthPx: number): string[] {
  return text.split(' ').reduce<string[]>((lines, word) => {
    const line = lines.at(-1);
    const longer = line === undefined ? word : `${line} ${word}`;
    if (line === undefined || textWidthPx(longer) > widthPx) return [...lines, word];
    return [...lines.slice(0, -1), longer];
  }, []);
}

/** A stretch of text and whether it stands low, as in n_t. */
export interface TextRun {
  readonly text: string;
  readonly low: boolean;
}

/** Splits "n_{t} d" into its runs: "n", low "t", " d". Superscripts are characters of their own (cm⁻¹). */
export function textRuns(text: string): TextRun[] {
  return text
    .split(/(_\{[^}]*\})/)
    .filter((part) => part !== '')
    .map((part) =>
      part.startsWith('_{') ? { text: part.slice(2, -1), low: true } : { text: part, low: false },
    );
}
