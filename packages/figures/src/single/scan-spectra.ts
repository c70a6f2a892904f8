import { superscript, type Estimate } from '@modalgain/numerics';
import type { Markish } from '@observablehq/plot';
import { annotation } from '../draw/annotations.js';
import { composeFigure } from '../draw/compose.js';
import { viridisPalette } from '../draw/palettes.js';
import { drawPanel } from '../draw/panel.js';
import { indexedPng } from '../draw/png.js';
import { rasterMark } from '../draw/raster.js';
import { svgElement, svgText } from '../draw/svg.js';
import { linearTicks } from '../draw/ticks.js';
import type { Figure } from '../figure.js';
import { fluenceText } from '../figures/stripe-panels.js';
import type { FilmIdentity } from '../style/films.js';
import { inks } from '../style/inks.js';
import { columnWidthMm, pixelsFromMm, strokes } from '../style/sizes.js';

/** Spectra of one scan by increasing stripe length, and the band whose light is fitted. */
export interface MappedSpectra {
  readonly wavelengthNm: Float64Array;
  readonly stripeLengthUm: Float64Array;
  /** One row a stripe length, one column a wavelength. */
  readonly intensity: Float64Array;
  readonly band: { readonly fromNm: number; readonly toNm: number };
  readonly fluenceUjPerCm2: Estimate | null;
}

const levels = 256;
/** Powers of ten below the brightest that the colours span. */
const decades = 3;
const margins = { top: 24, right: 52, bottom: 34, left: 44 };
const heightPx = 230;

/** Intensity in colours against wavelength and stripe length, on a logarithmic scale. */
export function scanSpectraFigure(film: FilmIdentity, spectra: MappedSpectra): Figure {
  const { band, stripeLengthUm } = spectra;
  const ends = `${band.fromNm.toFixed(1)} to ${band.toNm.toFixed(1)} nm`;
  const textAlternative = `Spectra of ${film.name} at ${stripeLengthUm.length} stripe lengths; the light from ${ends} is fitted.`;
  return {
    name: `stripe-spectra-${film.name}`,
    title: `Spectra of ${film.name} against stripe length`,
    caption: `Intensity over its largest value, colours logarithmic over ${decades} decades. White lines: the band from ${ends} whose light is summed to one intensity a length.`,
    textAlternative,
    draw: (document) => draw(film, spectra, document, textAlternative),
  };
}

function draw(
  film: FilmIdentity,
  spectra: MappedSpectra,
  document: Document,
  textAlternative: string,
): SVGSVGElement {
  const widthMm = columnWidthMm.single;
  const lengths = edges(spectra.stripeLengthUm);
  const wavelengths = edges(spectra.wavelengthNm);
  const panel = drawPanel({
    document,
    widthPx: pixelsFromMm(widthMm),
    heightPx,
    margins,
    x: { domain: wavelengths, ticks: linearTicks(wavelengths, 4), label: 'Wavelength (nm)' },
    y: { domain: lengths, ticks: linearTicks(lengths, 5), label: 'Stripe length (µm)' },
    head: { text: `${film.name}, ${fluenceText(spectra.fluenceUjPerCm2)}` },
    marks: [
      rasterMark({ ...pictureOf(spectra), x: wavelengths, y: [lengths[1], lengths[0]] }),
      bandEdges(spectra.band),
      colourScale(),
    ],
  });
  return composeFigure({ document, widthMm, heightPx, textAlternative }, [{ panel, x: 0, y: 0 }]);
}

/** Half a step beyond the first and the last value. */
function edges(values: Float64Array): readonly [number, number] {
  const [first = 0, second = first] = values;
  const [beforeLast = 0, last = beforeLast] = values.slice(-2);
  return [first - (second - first) / 2, last + (last - beforeLast) / 2];
}

/** Lengths on even lines, as many as the smallest step asks for; the longest on top. */
function pictureOf({ wavelengthNm, stripeLengthUm, intensity }: MappedSpectra) {
  const columns = wavelengthNm.length;
  const [low, high] = edges(stripeLengthUm);
  const steps = Array.from(stripeLengthUm.subarray(1), (um, i) => um - (stripeLengthUm[i] ?? 0));
  const rows = Math.min(400, Math.max(1, Math.round((high - low) / Math.min(...steps, high - low))));
  const brightest = intensity.reduce((a, b) => Math.max(a, b), 0) || 1;
  const indices = new Uint8Array(rows * columns);
  for (let line = 0; line < rows; line++) {
    const row = nearest(stripeLengthUm, high - ((line + 0.5) / rows) * (high - low));
    for (let j = 0; j < columns; j++) {
      const share = Math.max((intensity[row * columns + j] ?? 0) / brightest, 10 ** -decades);
      indices[line * columns + j] = Math.round((levels - 1) * (1 + Math.log10(share) / decades));
    }
  }
  return { rows, columns, indices, palette: viridisPalette(levels) };
}

const nearest = (values: Float64Array, wanted: number): number =>
  values.reduce(
    (best, value, i) => (Math.abs(value - wanted) < Math.abs((values[best] ?? Infinity) - wanted) ? i : best),
    0,
  );

function bandEdges({ fromNm, toNm }: MappedSpectra['band']): Markish {
  return annotation((document, { x, top, bottom }) =>
    [fromNm, toNm].map((nm) =>
      svgElement(document, 'path', {
        d: `M${x(nm).toFixed(2)} ${top}V${bottom}`,
        stroke: inks.paper,
        'stroke-width': strokes.curve,
        'stroke-dasharray': '4 2.5',
      }),
    ),
  );
}

/** What the colours mean, at the right of the frame. */
function colourScale(): Markish {
  return annotation((document, { right, top, bottom }) => {
    const left = right + 8;
    const height = bottom - top;
    const box = { x: left, y: top, width: 9, height };
    const bar = {
      rows: levels,
      columns: 1,
      indices: Uint8Array.from({ length: levels }, (_, i) => levels - 1 - i),
      palette: viridisPalette(levels),
    };
    return [
      svgElement(document, 'image', { ...box, preserveAspectRatio: 'none', href: indexedPng(bar) }),
      svgElement(document, 'rect', { ...box, fill: 'none', stroke: inks.ink, 'stroke-width': strokes.frame }),
      ...Array.from({ length: decades + 1 }, (_, power) =>
        svgText(document, power === 0 ? '1' : `10${superscript(-power)}`, {
          x: left + 13,
          y: top + (height * power) / decades,
        }),
      ),
    ];
  });
}
