import { describe, expect, it } from 'vitest';
import { filmFamilies, filmStyle } from '../src/style/films.js';
import { familyHues, inks, severityInks } from '../src/style/inks.js';
import { shapePath, shapes } from '../src/style/shapes.js';
import { textRuns, textWidthPx, wrapText } from '../src/style/text.js';
import { fixtureResults } from './fixture/results.js';

/** Contrast of a colour on white (WCAG 2). */
function contrastOnWhite(hex: string): number {
  const channel = (start: number): number => {
    const share = parseInt(hex.slice(start, start + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  };
  return 1.05 / (0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5) + 0.05);
}

describe('the look of films', () => {
  it('keeps hue and shape through a treatment; before is hollow and dashed, after filled and solid', () => {
    const before = filmStyle({ family: 2, stampedFrom: null });
    const after = filmStyle({ family: 2, stampedFrom: 'SC3' });
    expect([after.hue, after.shape]).toEqual([before.hue, before.shape]);
    expect(before).toMatchObject({ fill: inks.paper, treated: false });
    expect(before.dashes).toBeDefined();
    expect(after).toMatchObject({ fill: after.hue, dashes: undefined });
  });

  it('gives 36 families different pairs of hue and shape', () => {
    const looks = Array.from({ length: 36 }, (_, family) => filmStyle({ family, stampedFrom: null }));
    expect(new Set(looks.map(({ hue, shape }) => `${hue} ${shape}`)).size).toBe(36);
  });

  it('groups films by family in order', () => {
    const names = filmFamilies(fixtureResults().films).map((family) => family.map(({ name }) => name));
    expect(names).toEqual([
      ['SC1', 'SC1S'],
      ['SC2', 'SC2S'],
      ['SC3', 'SC3S'],
      ['SC4', 'SC4S'],
    ]);
  });
});

describe('colours on white', () => {
  it('films reach 3.59:1, verdicts and text 4.5:1', () => {
    for (const hue of familyHues) expect(contrastOnWhite(hue)).toBeGreaterThan(3.59);
    for (const ink of [...Object.values(severityInks), inks.ink, inks.secondary, inks.faint])
      expect(contrastOnWhite(ink)).toBeGreaterThan(4.5);
  });
});

describe('markers', () => {
  it.each(shapes.filter((shape) => shape !== 'circle'))(
    'a %s covers about the area of the circle',
    (shape) => {
      const numbers =
        shapePath(shape, 10)
          .match(/-?[\d.]+/g)
          ?.map(Number) ?? [];
      let twiceArea = 0;
      for (let i = 0; i < numbers.length; i += 2) {
        const next = (i + 2) % numbers.length;
        twiceArea += numbers[i] * numbers[next + 1] - numbers[next] * numbers[i + 1];
      }
      const share = Math.abs(twiceArea) / 2 / (Math.PI * 100);
      expect(share).toBeGreaterThan(0.75);
      expect(share).toBeLessThan(1.15);
    },
  );
});

describe('text', () => {
  it('splits low letters off', () => {
    expect(textRuns('n_{t} d')).toEqual([
      { text: 'n', low: false },
      { text: 't', low: true },
      { text: ' d', low: false },
    ]);
  });

  it('is wider for more characters', () => {
    expect(textWidthPx('SC1S')).toBeGreaterThan(textWidthPx('SC1'));
  });
});

describe('wrapped text', () => {
  it('keeps all words in order, in lines that fit as far as words allow', () => {
    const text = 'Slit fringes reach over the shortest stripes.';
    for (const width of [40, 90, 150, 400]) {
      const lines = wrapText(text, width);
      expect(lines.join(' ')).toBe(text);
      for (const line of lines) if (line.includes(' ')) expect(textWidthPx(line)).toBeLessThanOrEqual(width);
    }
  });
});
