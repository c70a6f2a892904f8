import { JSDOM } from 'jsdom';
import { describe, expect, it } from 'vitest';
import { figuresOf, renderFigures, svgDocument, type RenderedFigure } from '../src/index.js';
import { galleryPage } from './fixture/gallery-page.js';
import { galleryFigures } from './fixture/gallery.js';
import { fixtureResults } from './fixture/results.js';

const results = fixtureResults();
const rendered = renderFigures(galleryFigures(), svgDocument());

const figure = (name: string): RenderedFigure => {
  const found = rendered.find((candidate) => candidate.name === name);
  if (!found) throw new Error(`no figure ${name}`);
  return found;
};

describe('the gallery', () => {
  it('shows every kind of figure once, the summary first', () => {
    expect(rendered.map(({ name }) => name)).toEqual([
      'summary',
      'stripe-SC1',
      'stripe-SC2',
      'stripe-SC3',
      'stripe-SC4',
      'stripe-diagnostics',
      'spectral-gain-SC3S',
      'threshold-SC2',
      'loss',
      'predicted-loss',
      'confinement',
      'pump',
      'cross-section',
      'net-gain',
      'before-after',
      'treatment',
      'identifiability',
      'correlations',
      'ridge',
      'prospects',
      'model-comparison',
      'fit-ways',
      'prediction',
      'resonator',
      'surface',
      'height-maps',
      'contrast-SC1S',
      'verdict-evidence',
      'spectral-gain-N1',
      'plan',
      'stripe-plan',
      'design-sensitivity-SC1',
      'design-errors-SC1',
      'design-front-SC1',
      'trial-intervals-A1',
      'trial-histogram-A1-densityPerCm3',
      'ranking-net-gain',
      'control-chart-density',
      'control-chart-loss',
      'height-map-N1',
      'step-profile-N1',
      'height-histogram-N1',
      'height-spectrum-N1',
      'surface-comparison-N1S',
      'optical-constants-silver',
      'optical-constants-fused-silica',
      'ellipsometry-N2',
      'ellipsometry-N3',
      'modes',
      'modes-mirror',
      'modes-leaky',
      'modes-none',
      'modes-sweep',
      'stack',
      'stack-opaque',
    ]);
  });

  it.each(rendered.map(({ name, svg }) => [name, svg]))('%s is drawn as committed', async (name, svg) => {
    await expect(svg).toMatchFileSnapshot(`gallery/${name}.svg`);
  });

  it('has its page in the documentation', async () => {
    await expect(galleryPage(galleryFigures())).toMatchFileSnapshot('../../../docs/gallery/README.md');
  });

  it('comes out the same twice', () => {
    const again = renderFigures(galleryFigures(), svgDocument());
    expect(again.map(({ svg }) => svg)).toEqual(rendered.map(({ svg }) => svg));
  });

  it('is drawn alike in a full DOM', () => {
    const inDom = renderFigures(galleryFigures(), new JSDOM('').window.document);
    expect(inDom.map(({ svg }) => svg)).toEqual(rendered.map(({ svg }) => svg));
  });

  it.each(rendered)(
    '$name stands alone: white paper, a text alternative, no style sheet, no reference outside',
    ({ svg, textAlternative }) => {
      expect(svg).toMatch(/^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg"/);
      expect(svg).toContain('<rect width="100%" height="100%" fill="#FFFFFF"/>');
      expect(textAlternative).toMatch(/^[A-Z].*\.$/);
      expect(svg).toContain('role="img"');
      expect(svg).not.toMatch(/currentColor|<style|class=|NaN|Infinity|undefined|href="(?!data:image\/png)/);
      for (const [, id] of svg.matchAll(/url\(#([^)]+)\)/g)) expect(svg).toContain(`id="${id}"`);
    },
  );

  it('no two figures share an id, so that they can stand in one page', () => {
    const ids = rendered.flatMap(({ inlineSvg }) =>
      Array.from(inlineSvg.matchAll(/ id="([^"]+)"/g), ([, id]) => id),
    );
    expect(new Set(ids).size).toBe(ids.length);
  });
});

describe('what the figures say', () => {
  it('a scan draws every measured point, and an excluded one as a cross', () => {
    const scan = figure('stripe-SC1').svg;
    const excluded =
      results.films.at(0)?.stripes.flatMap(({ points }) => points.filter((point) => point.excluded)) ?? [];
    expect(excluded).toHaveLength(1);
    expect(scan.match(/M-3 -3L3 3M-3 3L3 -3/g)).toHaveLength(1);
    // A circle is one M and two arcs: 8 scans of 25 points, with as many residuals, less the excluded one in both.
    expect(scan.match(/A[\d.]+ [\d.]+ 0 1 1/g)).toHaveLength(2 * 2 * (8 * 25 - 1));
  });

  it('a scan without gain gives its limit in words, and no gain figure shows the film', () => {
    expect(figure('stripe-SC4').svg).toContain('no gain: &lt;');
    expect(figure('net-gain').svg).not.toContain('>SC4<');
  });

  it('a film below cut-off is marked on the axis and the region is named', () => {
    expect(figure('confinement').svg).toContain('no guided mode');
    expect(figure('confinement').svg).toContain('SC4S');
  });

  it('densities that are open are said to be so, and get their ridge', () => {
    expect(figure('before-after').svg.match(/not determined/g)).toHaveLength(6);
    expect(figure('ridge').svg).toContain('no upper limit');
  });

  it('saturation is a warning on the figure', () => {
    expect(figure('summary').svg).toContain('saturation: compression 5 % at');
  });
});

describe('studies that have less', () => {
  it('draw only what they have data for', () => {
    const film = results.films.at(0);
    if (!film) throw new Error('the fixture has films');
    const bare = {
      ...film,
      gain: null,
      prediction: null,
      waveguide: null,
      surfaces: [],
      lossScans: [],
      predictedLoss: null,
      pump: null,
      thicknessNm: null,
      filmIndex: null,
    };
    const settings = { ...results.settings, emissionCrossSection: null };
    const small = {
      ...results,
      settings,
      films: [bare],
      confinementCurves: [],
      gainFit: null,
      comparisons: [],
    };
    const drawn = renderFigures(figuresOf(small), svgDocument());
    expect(drawn.map(({ name }) => name)).toEqual([
      'summary',
      'stripe-SC1',
      'stripe-diagnostics',
      'net-gain',
    ]);
    for (const { svg } of drawn) expect(svg).not.toMatch(/NaN|Infinity|undefined/);
  });

  it('draw nothing without measurements', () => {
    const nothing = {
      ...results,
      settings: { ...results.settings, emissionCrossSection: null },
      films: [],
      confinementCurves: [],
      gainFit: null,
      comparisons: [],
      fluencesUjPerCm2: [],
    };
    expect(figuresOf(nothing)).toEqual([]);
  });

  it('a scan that was not fitted shows its points alone', () => {
    const film = results.films.at(0);
    const stripe = film?.stripes.at(0);
    if (!film || !stripe) throw new Error('the fixture has scans');
    const points = stripe.points.map((point) => ({ ...point, residual: null, standardDeviation: null }));
    const unfitted = {
      ...stripe,
      points,
      outcome: 'not-determined' as const,
      netGainPerCm: null,
      curve: null,
      windowFit: null,
      compressionLengthUm: null,
      models: [],
    };
    const small = {
      ...results,
      films: [{ ...film, stripes: [unfitted], netGain: [], gain: null, prediction: null }],
    };
    const scan = renderFigures(
      figuresOf(small).filter(({ name }) => name.startsWith('stripe')),
      svgDocument(),
    );
    expect(scan.at(0)?.svg).toContain('not determined');
    expect(scan.at(0)?.svg).not.toMatch(/NaN|undefined/);
  });
});
