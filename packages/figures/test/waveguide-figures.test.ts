import { slabCutoffThicknessNm, slabMode } from '@modalgain/optics';
import type { FilmResult } from '@modalgain/study';
import { describe, expect, it } from 'vitest';
import {
  confinementCutFigure,
  confinementMapFigure,
  pumpInDepthFigure,
  renderFigures,
  svgDocument,
  type Figure,
} from '../src/index.js';

const film = { name: 'A1', family: 0, stampedFrom: null };
const slab = { wavelengthNm: 656, coverIndex: 1, substrateIndex: 1.457, polarization: 'TE' } as const;

function drawn(figure: Figure): string {
  const [{ svg }] = renderFigures([figure], svgDocument());
  expect(svg).not.toMatch(/NaN|Infinity|undefined/);
  return svg;
}

const confinement = (thicknessNm: number, filmIndex: number): number => {
  const mode = slabMode({ ...slab, thicknessNm, filmIndex });
  return mode.kind === 'guided' ? mode.confinementModal : NaN;
};

const estimate = (value: number) => ({ value, standardError: 0, interval95: [value, value], method: '' });

function map(index: readonly [number, number]) {
  const [columns, rows] = [20, 12];
  const at = (share: number, [low, high]: readonly [number, number]): number => low + share * (high - low);
  const cutoffIndex = Array.from({ length: 30 }, (_, i) => at(i / 29, index));
  const cutoffs = (order: number): number[] =>
    cutoffIndex.map((filmIndex) => slabCutoffThicknessNm({ ...slab, filmIndex, order }));
  return confinementMapFigure({
    polarization: 'TE',
    wavelengthNm: 656,
    media: 'air over the film on fused silica',
    thicknessNm: [20, 400],
    index,
    columns,
    rows,
    modal: Float32Array.from({ length: columns * rows }, (_, i) =>
      confinement(
        at((i % columns) / (columns - 1), [20, 400]),
        at(Math.floor(i / columns) / (rows - 1), index),
      ),
    ),
    cutoffIndex,
    cutoffNm: [cutoffs(0), cutoffs(1)],
    films: [
      { ...film, thicknessNm: estimate(204), filmIndex: estimate(1.9) },
      { ...film, name: 'far', thicknessNm: estimate(2000), filmIndex: estimate(1.9) },
    ] as unknown as FilmResult[],
  });
}

describe('the map of the confinement', () => {
  it('shows films, forbidden region and scale', () => {
    const svg = drawn(map([1.6, 2.2]));
    expect(svg).toContain('no guided mode');
    expect(svg).toContain('>A1<');
    expect(svg).toContain('Film thickness (nm)');
    expect(svg.match(/<image/g)).toHaveLength(2);
  });

  it('leaves out films beyond its ends', () => {
    expect(drawn(map([1.6, 2.2]))).not.toContain('>far<');
  });

  it('is drawn where the index reaches below that of the substrate', () => {
    expect(drawn(map([1.4, 2.2]))).toContain('no guided mode');
  });
});

describe('the cut through the map', () => {
  const thicknessNm = Array.from({ length: 60 }, (_, i) => 20 + 6 * i);
  const cut = (filmIndex: number): Figure => {
    const modal = thicknessNm.map((d) => {
      const value = confinement(d, filmIndex);
      return Number.isNaN(value) ? null : value;
    });
    return confinementCutFigure({
      film,
      mode: 'TE0',
      wavelengthNm: 656,
      filmIndex,
      atNm: 137,
      media: 'air over the film on fused silica',
      thicknessNm,
      modal,
      energy: modal,
      power: modal,
    });
  };

  it('names its three curves and the thicknesses that guide nothing', () => {
    const svg = drawn(cut(1.9));
    for (const word of ['modal', 'energy', 'power', 'no guided mode']) expect(svg).toContain(`>${word}<`);
  });

  it('is forbidden throughout for a film that never guides', () => {
    const svg = drawn(cut(1.4));
    expect(svg).toContain('no guided mode');
    expect(svg).not.toContain('>modal<');
  });
});

describe('the pump in depth', () => {
  it('says how much the film absorbs', () => {
    const xNm = Array.from({ length: 50 }, (_, i) => -40 + 5 * i);
    const figure = pumpInDepthFigure({
      film,
      wavelengthNm: 400,
      filmAbsorptance: 0.395,
      reflectance: 0.2,
      transmittance: 0.405,
      filmNm: [0, 137],
      xNm,
      absorptionPerNm: xNm.map((x) => (x >= 0 && x <= 137 ? 0.395 / 137 : 0)),
    });
    expect(drawn(figure)).toContain('39.5 % absorbed');
    expect(figure.textAlternative).toContain('20 % is reflected');
  });
});
