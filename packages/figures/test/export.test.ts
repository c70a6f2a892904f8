import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { pdfOfFigure, withResolution, type FigureFonts } from '../src/export/index.js';
import { svgTree, type SvgElement } from '../src/export/svg-tree.js';
import { renderFigures, svgDocument, type RenderedFigure } from '../src/index.js';
import { launchBrowser } from './browser.js';
import { galleryFigures } from './fixture/gallery.js';
import { itWithSystemTool } from '../../../test-support/system-tool.js';

const run = promisify(execFile);
const pdfTools = { text: '/usr/bin/pdftotext', picture: '/usr/bin/pdftoppm' };
const require = createRequire(import.meta.url);

const figures = renderFigures(galleryFigures(), svgDocument());
const figureOf = (name: string): RenderedFigure => {
  const figure = figures.find((candidate) => candidate.name === name);
  if (!figure) throw new Error(`there is no figure ${name}`);
  return figure;
};

async function fontBytes(style: string): Promise<Uint8Array> {
  return new Uint8Array(await readFile(require.resolve(`inter-ui/web/Inter-${style}.woff2`)));
}

let fonts: FigureFonts;
beforeAll(async () => {
  const [regular, medium, semiBold] = await Promise.all(['Regular', 'Medium', 'SemiBold'].map(fontBytes));
  fonts = { regular, medium, semiBold };
});

const pdfOf = ({ svg, title, textAlternative }: RenderedFigure): Promise<Uint8Array> =>
  pdfOfFigure({ svg, title, textAlternative, fonts });

async function inFolder<Value>(use: (folder: string) => Promise<Value>): Promise<Value> {
  const folder = await mkdtemp(path.join(tmpdir(), 'modalgain-export-'));
  try {
    return await use(folder);
  } finally {
    await rm(folder, { recursive: true });
  }
}

const textOf = (element: SvgElement): string =>
  element.children.map((child) => (typeof child === 'string' ? child : textOf(child))).join('');

function textsOf(element: SvgElement): string[] {
  if (element.name === 'text') return [textOf(element)];
  return element.children.flatMap((child) => (typeof child === 'string' ? [] : textsOf(child)));
}

describe('a figure as PDF', () => {
  it('has the size of the figure, its title, and the same bytes on every run', async () => {
    const figure = figureOf('net-gain');
    const bytes = await pdfOf(figure);
    const text = Buffer.from(bytes).toString('latin1');
    const [, width, height] = /MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/.exec(text) ?? [];
    expect(Number(width)).toBeCloseTo((178 / 25.4) * 72, 1);
    expect(Number(height) / Number(width)).toBeCloseTo(196 / 672.76, 3);
    expect(text).toContain('/Title');
    expect(Buffer.compare(await pdfOf(figure), bytes)).toBe(0);
  });

  it('refuses what it cannot draw instead of leaving it out', async () => {
    const figure = figureOf('loss');
    const drawn = (part: string): RenderedFigure => ({
      ...figure,
      svg: figure.svg.replace('</svg>', `${part}</svg>`),
    });
    await expect(pdfOf(drawn('<ellipse rx="2" ry="1"/>'))).rejects.toThrow('<ellipse>');
    await expect(pdfOf(drawn('<rect width="2" height="1" fill="tomato"/>'))).rejects.toThrow('tomato');
    await expect(pdfOf(drawn('<g transform="skewX(3)"/>'))).rejects.toThrow('skewX');
  });

  it.skipIf(!existsSync(pdfTools.text))('holds every text of the figure as text', async () => {
    await inFolder(async (folder) => {
      for (const name of ['summary', 'identifiability', 'stack']) {
        const figure = figureOf(name);
        const file = path.join(folder, `${name}.pdf`);
        await writeFile(file, await pdfOf(figure));
        const { stdout } = await run(pdfTools.text, ['-raw', file, '-']);
        // Turned texts come out in lines of their own; spaces are the reader's guess.
        const found = stdout.replace(/\s/g, '');
        for (const text of textsOf(svgTree(figure.svg))) expect(found).toContain(text.replace(/\s/g, ''));
      }
    });
  });

  it.skipIf(!existsSync(pdfTools.text))('holds a label with a halo once', async () => {
    await inFolder(async (folder) => {
      for (const name of ['height-maps', 'identifiability']) {
        const figure = figureOf(name);
        expect(figure.svg).toContain('paint-order="stroke"');
        const file = path.join(folder, `${name}.pdf`);
        await writeFile(file, await pdfOf(figure));
        const { stdout } = await run(pdfTools.text, ['-raw', file, '-']);
        const signs = (text: string): string => Array.from(text.replace(/\s/g, '')).sort().join('');
        expect(signs(stdout)).toBe(signs(textsOf(svgTree(figure.svg)).join('')));
      }
    });
  });
});

/**
 * Largest difference of two pictures in any channel, averaged over squares of 12 pixels: edges drawn a little softer average
 * out, a label, a marker or a line that is missing, moved or of another colour does not.
 */
const difference = `async ([a, b, width, height]) => {
  const side = 12;
  const pixels = async (data) => {
    const image = new Image();
    image.src = data;
    await image.decode();
    const context = new OffscreenCanvas(width, height).getContext('2d');
    context.drawImage(image, 0, 0, width, height);
    return context.getImageData(0, 0, width, height).data;
  };
  const [first, second] = [await pixels(a), await pixels(b)];
  const across = Math.ceil(width / side);
  const sums = new Float64Array(4 * across * Math.ceil(height / side));
  for (let i = 0; i < first.length; i++) {
    const [x, y] = [Math.floor(i / 4) % width, Math.floor(i / 4 / width)];
    sums[4 * (Math.floor(y / side) * across + Math.floor(x / side)) + (i % 4)] += first[i] - second[i];
  }
  return Math.max(...sums.map(Math.abs)) / side ** 2;
}`;

const dataUrl = (type: string, bytes: Uint8Array | string): string =>
  `data:${type};base64,${Buffer.from(bytes).toString('base64')}`;

/** The figure for a browser, which sees no font but those within. */
function withFonts(svg: string): string {
  const face = (weights: string, bytes: Uint8Array): string =>
    `@font-face{font-family:Inter;font-weight:${weights};src:url(${dataUrl('font/woff2', bytes)})}`;
  const style = `<style>${face('100 500', fonts.regular)}${face('501 900', fonts.semiBold)}</style>`;
  return svg.replace(/^<svg[^>]*>/, (open) => `${open}${style}`);
}

/** How far the PDF of a figure is from what a browser shows of an SVG, on a scale of 255. */
async function differenceOf(page: Page, figure: RenderedFigure, svg: string): Promise<number> {
  return inFolder(async (folder) => {
    const file = path.join(folder, figure.name);
    await writeFile(`${file}.pdf`, await pdfOf(figure));
    await run(pdfTools.picture, ['-r', '192', '-png', '-singlefile', `${file}.pdf`, file]);
    const [, , width, height] = (svgTree(svg).attributes.viewBox ?? '').split(' ').map(Number);
    const pictures = [
      dataUrl('image/svg+xml', withFonts(svg)),
      dataUrl('image/png', await readFile(`${file}.png`)),
    ];
    const sizes = [width, height].map((length) => Math.round(2 * length));
    return page.evaluate<number>(`(${difference})(${JSON.stringify([...pictures, ...sizes])})`);
  });
}

describe('PDF and screen', () => {
  const test: typeof itWithSystemTool = existsSync(pdfTools.picture)
    ? itWithSystemTool
    : (_, name) =>
        it(name, (context) => context.skip(`needs ${pdfTools.picture}, of Debian's poppler-utils`));
  test('chromium', 'show the same picture', async () => {
    const browser = await launchBrowser();
    try {
      const page = await browser.newPage();
      for (const figure of ['summary', 'height-maps', 'identifiability'].map(figureOf))
        expect(await differenceOf(page, figure, figure.svg), figure.name).toBeLessThan(32);
      const summary = figureOf('summary');
      const withoutLabel = summary.svg.replace(/<text[^>]*font-weight="600"[^>]*>.*?<\/text>/, '');
      expect(await differenceOf(page, summary, withoutLabel)).toBeGreaterThan(45);
    } finally {
      await browser.close();
    }
  });
});

describe('the size of a PNG on paper', () => {
  it('is stated right after the header, with its check sum', () => {
    const href = /href="data:image\/png;base64,([^"]*)"/.exec(figureOf('height-maps').svg)?.[1] ?? '';
    const png = new Uint8Array(Buffer.from(href, 'base64'));
    const stated = withResolution(png, 300);
    expect(stated.length).toBe(png.length + 21);
    const view = new DataView(stated.buffer, 33);
    expect(Buffer.from(stated.subarray(37, 41)).toString()).toBe('pHYs');
    expect([view.getUint32(8), view.getUint32(12), view.getUint8(16)]).toEqual([11811, 11811, 1]);
    // CRC-32 of this chunk, as libpng writes it for 300 dots to the inch.
    expect(view.getUint32(17).toString(16)).toBe('78a53f76');
  });
});
