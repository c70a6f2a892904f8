import { normalEstimate } from '@modalgain/numerics';
import { describe, expect, it } from 'vitest';
import {
  densityDomains,
  contourLevels,
  densityEvidenceFigure,
  netGainMapDomain,
  netGainMapFigure,
  renderFigures,
  svgDocument,
  windowEndsDomain,
  windowEndsFigure,
  type Figure,
} from '../src/index.js';

const film = { name: 'A1', family: 0, stampedFrom: null };

function drawn(figure: Figure): string {
  const [{ svg }] = renderFigures([figure], svgDocument());
  expect(svg).not.toMatch(/NaN|Infinity|undefined/);
  return svg;
}

describe('window ends', () => {
  const ends = [140, 130, 110, 90].map((gain, i) => ({
    toUm: 100 * (i + 1),
    netGainPerCm: normalEstimate(gain, i === 0 ? 60 : 3, 'test'),
  }));
  const scan = {
    fluenceUjPerCm2: null,
    fromUm: 20,
    toUm: 300,
    ends,
    lengthsUm: [20, 400],
    netGainPerCm: normalEstimate(142, 3, 'test'),
    netGainIntervalPerCm: [136, 148],
  } as const;

  it('stand beside the full model, in picture and words', () => {
    const figure = windowEndsFigure(film, scan);
    const svg = drawn(figure);
    expect(svg).toContain('>Eq. 1<');
    expect(svg).toContain('>full model<');
    expect(figure.textAlternative).toContain('90.0(30) at 400 µm; full model 142.0(30) cm⁻¹');
  });

  it('are drawn without any, and where the full model determines nothing', () => {
    const figure = windowEndsFigure(film, {
      ...scan,
      ends: [],
      netGainPerCm: null,
      netGainIntervalPerCm: [-Infinity, Infinity],
    });
    drawn(figure);
    expect(figure.textAlternative).toContain('not fitted to not fitted; full model not determined');
  });

  it('begin at zero, and a window that scatters widely does not stretch the axis', () => {
    const settled = { ...scan, ends: ends.slice(1) };
    expect(windowEndsDomain(scan)).toEqual(windowEndsDomain(settled));
    expect(windowEndsDomain(scan)[0]).toBe(0);
  });
});

describe('misfit and losses against density', () => {
  const columns = Array.from({ length: 21 }, (_, i) => {
    const offset = (i - 10) / 5;
    const rise = 2 * offset ** 2;
    const lossPerCm = 130 * Math.exp(offset);
    return {
      densityPerCm3: 6e16 * Math.exp(offset),
      deltaChiSquare: rise,
      lossPerCm,
      loss95PerCm: rise < 3.84 ? ([0.97 * lossPerCm, 1.03 * lossPerCm] as const) : undefined,
    };
  });
  const curve = { columns, bestDensityPerCm3: 6e16, bestLossPerCm: 130 };

  it('share the axis of density; both fits are named', () => {
    const plot = {
      film,
      tried: curve,
      triedLabel: 'with the measured loss',
      gainsAlone: curve,
      words: 'n_{t}: 50 to 72.',
    };
    const figure = densityEvidenceFigure(plot);
    const svg = drawn(figure);
    expect(svg).toContain('>net gains alone<');
    expect(svg).toContain('>with the measured loss<');
    expect(figure.textAlternative).toContain('nt: 50 to 72.');
  });

  it('lie within their axes', () => {
    const { density, loss } = densityDomains([curve]);
    for (const { densityPerCm3, loss95PerCm } of columns) {
      expect(densityPerCm3 / 1e15).toBeGreaterThan(density[0]);
      expect(densityPerCm3 / 1e15).toBeLessThan(density[1]);
      if (loss95PerCm) expect(loss95PerCm[0] > loss[0] && loss95PerCm[1] < loss[1]).toBe(true);
    }
  });
});

describe('net gain over thickness and index', () => {
  const values = Float32Array.from({ length: 30 }, (_, i) => (i % 6 === 0 ? NaN : 40 * (i % 6) - 90));
  const map = {
    quantity: 'index',
    film,
    fluenceUjPerCm2: 784,
    difference: 'under toluene',
    thicknessNm: [20, 400],
    range: [1.6, 2.2],
    columns: 6,
    rows: 5,
    values,
    cutoffNm: [
      [90, 80, 70, 60, 50],
      [Infinity, 900, 500, 350, 300],
    ],
    films: [{ film: { ...film, name: 'B2' }, thicknessNm: 200, value: 2 }],
    proposed: { thicknessNm: 273, value: 2.06, netGainPerCm: normalEstimate(110, 9, 'test') },
  } as const;

  it('shows films, cut-offs, zero and the colours with their values', () => {
    const figure = netGainMapFigure(map);
    const svg = drawn(figure);
    expect(svg).toContain('>B2<');
    expect(svg).toContain('>no guided mode<');
    expect(svg.match(/<image/g)).toHaveLength(2);
    expect(figure.caption).toContain('under toluene');
    expect(figure.textAlternative).toContain('273 nm and index 2.060: 110(9) cm⁻¹');
  });

  it('says so where the proposed film guides nothing', () => {
    const figure = netGainMapFigure({ ...map, proposed: { ...map.proposed, netGainPerCm: null } });
    expect(figure.textAlternative).toContain('no guided mode');
  });

  it('has colours from the largest loss to the largest gain, contours only where there is gain', () => {
    expect(netGainMapDomain(values)).toEqual([-60, 120]);
    expect(contourLevels(values).every((level) => level > 0 && level <= 110)).toBe(true);
    expect(contourLevels([NaN, -5])).toEqual([]);
  });
});
