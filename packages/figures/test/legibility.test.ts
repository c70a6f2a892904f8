import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import { describe, expect } from 'vitest';
import { itWithSystemTool } from '../../../test-support/system-tool.js';
import { renderFigures, svgDocument } from '../src/index.js';
import { launchBrowser } from './browser.js';
import { galleryFigures } from './fixture/gallery.js';

interface PlacedText {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

interface MeasuredFigure {
  readonly name: string;
  readonly width: number;
  readonly height: number;
  readonly texts: readonly PlacedText[];
}

// Runs in the page. The height of a line box is more than its letters: a fifth is taken off above and below.
const measure = `Array.from(document.querySelectorAll('svg'), (svg) => {
  const frame = svg.getBoundingClientRect();
  const texts = Array.from(svg.querySelectorAll('text'), (text) => {
    const box = text.getBoundingClientRect();
    const [across, along] = box.width < box.height && text.textContent.length > 2 ? [box.width / 5, 0] : [0, box.height / 5];
    return { text: text.textContent, left: box.left - frame.left + across, right: box.right - frame.left - across,
      top: box.top - frame.top + along, bottom: box.bottom - frame.top - along };
  });
  return { name: svg.parentElement.id, width: frame.width, height: frame.height, texts: texts.filter(({ text }) => text !== '') };
})`;

function clipped({ width, height, texts }: MeasuredFigure): string[] {
  return texts
    .filter(
      ({ left, right, top, bottom }) =>
        left < -0.5 || top < -0.5 || right > width + 0.5 || bottom > height + 0.5,
    )
    .map(({ text }) => text);
}

function overlapping({ texts }: MeasuredFigure): string[] {
  return texts.flatMap((a, i) =>
    texts
      .slice(i + 1)
      .filter(
        (b) =>
          Math.min(a.right, b.right) - Math.max(a.left, b.left) > 0.5 &&
          Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 0.5,
      )
      .map((b) => `${a.text} | ${b.text}`),
  );
}

async function measuredFigures(fontRule: string): Promise<MeasuredFigure[]> {
  const figures = renderFigures(galleryFigures(), svgDocument());
  const browser = await launchBrowser();
  try {
    const page = await browser.newPage();
    await page.setContent(
      `<style>${fontRule}</style>${figures.map(({ name, inlineSvg }) => `<div id="${name}">${inlineSvg}</div>`).join('')}`,
    );
    await page.evaluate('document.fonts.ready');
    return await page.evaluate<MeasuredFigure[]>(measure);
  } finally {
    await browser.close();
  }
}

describe('text on figures', () => {
  const inter = createRequire(new URL('../../report/package.json', import.meta.url)).resolve(
    'inter-ui/variable/InterVariable.woff2',
  );
  const rule = `@font-face { font-family: Inter; font-weight: 100 900; src: url(data:font/woff2;base64,${readFileSync(inter).toString('base64')}) }`;

  for (const [font, fontRule] of [
    ['Inter, as in the report', rule],
    ['DejaVu Sans, as in a file alone', ''],
  ] as const)
    itWithSystemTool('chromium', `is neither clipped nor overlapping in ${font}`, async () => {
      for (const figure of await measuredFigures(fontRule)) {
        expect(figure.texts.length).toBeGreaterThan(5);
        expect.soft(clipped(figure), `clipped in ${figure.name}`).toEqual([]);
        expect.soft(overlapping(figure), `overlapping in ${figure.name}`).toEqual([]);
      }
    });
});
