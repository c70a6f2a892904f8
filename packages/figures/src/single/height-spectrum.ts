import { formatConcise } from '@modalgain/numerics';
import type { Estimate } from '@modalgain/numerics';
import { composeFigure } from '../draw/compose.js';
import { cornerText, endLabels } from '../draw/labels.js';
import { curveMark, filmPoints } from '../draw/marks.js';
import { drawPanel } from '../draw/panel.js';
import type { Figure } from '../figure.js';
import { filmStyle, type FilmIdentity } from '../style/films.js';
import { inks } from '../style/inks.js';
import { columnWidthMm, pixelsFromMm } from '../style/sizes.js';

/** The roughness of a surface by its power spectrum, with Sq and correlation length of the same heights. */
export interface SurfaceSpectrum {
  readonly film: FilmIdentity;
  /** As `radialSpectrum` of the room of surfaces gives it. */
  readonly spectrum: {
    readonly wavenumberPerNm: ArrayLike<number>;
    readonly densityNm4: ArrayLike<number>;
    readonly relativeError: ArrayLike<number>;
  };
  readonly sqNm: Estimate;
  readonly correlationLengthNm: Estimate;
  /** Spectra of the profiles along the rows (x) and down the columns (y), as `describeSurface` gives them. */
  readonly profileSpectra?: {
    readonly x?: ProfileSpectrum | undefined;
    readonly y?: ProfileSpectrum | undefined;
  };
}

export interface ProfileSpectrum {
  readonly wavenumberPerNm: ArrayLike<number>;
  readonly densityNm3: ArrayLike<number>;
}

const perMicrometre = 1000;
const heightPx = 190;
const margins = { top: 22, right: 12, bottom: 34, left: 54 };
/** Room at the right for the names of two curves. */
const namesPx = 74;

/** W of both usual autocorrelations with the surface's Sq and length. */
const shapes = {
  gaussian: (x2: number) => Math.PI * Math.exp(-x2 / 4),
  exponential: (x2: number) => (2 * Math.PI) / (1 + x2) ** 1.5,
};

/** The power spectrum of a surface, beside those that a Gaussian and an exponential autocorrelation would have. */
export function heightSpectrumFigure(surface: SurfaceSpectrum): Figure {
  const { sqNm, correlationLengthNm, film } = surface;
  const words = `Sq ${formatConcise(sqNm.value, sqNm.standardError)}\u00a0nm, T ${formatConcise(correlationLengthNm.value, correlationLengthNm.standardError)}\u00a0nm`;
  const textAlternative = `Power spectrum of the heights of ${film.name} against spatial frequency; ${words}.`;
  return {
    name: `height-spectrum-${film.name.replace(/[^\w.-]+/g, '-')}`,
    title: `Power spectrum of the roughness of ${film.name}`,
    caption: `Points: averaged over directions, with one standard error. Lines: what a Gaussian (solid) and an exponential (dashed) autocorrelation of the same Sq and correlation length T would give.${
      hasProfiles(surface)
        ? ' Below: spectra of the profiles along the rows (x) and down the columns (y).'
        : ''
    }`,
    textAlternative,
    draw: (document) => draw(surface, { document, textAlternative, words }),
  };
}

const hasProfiles = ({ profileSpectra }: SurfaceSpectrum): boolean =>
  profileSpectra?.x !== undefined || profileSpectra?.y !== undefined;

function draw(
  surface: SurfaceSpectrum,
  { document, textAlternative, words }: { document: Document; textAlternative: string; words: string },
): SVGSVGElement {
  const widthMm = columnWidthMm.single;
  const panels = [
    radialPanel(surface, document, words),
    ...(hasProfiles(surface) ? [profilePanel(surface, document)] : []),
  ];
  return composeFigure(
    { document, widthMm, heightPx: heightPx * panels.length, textAlternative },
    panels.map((panel, i) => ({ panel, x: 0, y: i * heightPx })),
  );
}

const domainOf = (values: readonly number[], factor: number): [number, number] => [
  Math.min(...values) / factor,
  Math.max(...values) * factor,
];

function radialPanel(
  { film, spectrum, sqNm, correlationLengthNm }: SurfaceSpectrum,
  document: Document,
  words: string,
): SVGSVGElement {
  const q = Array.from(spectrum.wavenumberPerNm);
  const w = Array.from(spectrum.densityNm4);
  const curve = (shape: keyof typeof shapes) => ({
    x: q.map((each) => perMicrometre * each),
    y: q.map(
      (each) =>
        (sqNm.value * correlationLengthNm.value) ** 2 *
        shapes[shape]((each * correlationLengthNm.value) ** 2),
    ),
  });
  const points = q.map((each, i) => ({
    x: perMicrometre * each,
    y: w[i],
    lower: w[i] * Math.max(0.05, 1 - spectrum.relativeError[i]),
    upper: w[i] * (1 + spectrum.relativeError[i]),
  }));
  return drawPanel({
    document,
    widthPx: pixelsFromMm(columnWidthMm.single),
    heightPx,
    margins,
    x: {
      domain: domainOf([perMicrometre * q[0], perMicrometre * q[q.length - 1]], 1.3),
      scale: 'log',
      label: 'Spatial frequency 2π/period (rad/µm)',
    },
    y: { domain: domainOf(w, 3), scale: 'log', label: 'W (nm⁴)' },
    marks: [
      curveMark(curve('gaussian'), { stroke: inks.secondary }),
      curveMark(curve('exponential'), { stroke: inks.secondary, dashes: '4 2.5' }),
      filmPoints(points, filmStyle(film), 2.4),
      cornerText('bottom-left', [{ text: words }]),
    ],
  });
}

const directions = [
  { axis: 'x', name: 'along x', dashes: undefined },
  { axis: 'y', name: 'along y', dashes: '4 2.5' },
] as const;

function profilePanel({ film, profileSpectra = {} }: SurfaceSpectrum, document: Document): SVGSVGElement {
  const curves = directions.flatMap(({ axis, ...look }) => {
    const spectrum = profileSpectra[axis];
    if (!spectrum) return [];
    const density = Array.from(spectrum.densityNm3);
    const q = Array.from(spectrum.wavenumberPerNm, (each) => perMicrometre * each);
    const kept = q.flatMap((each, i) => (each > 0 && density[i] > 0 ? [i] : []));
    return [{ ...look, x: kept.map((i) => q[i]), y: kept.map((i) => density[i]) }];
  });
  const x = domainOf(
    curves.flatMap((curve) => curve.x),
    1.3,
  );
  const y = domainOf(
    curves.flatMap((curve) => curve.y),
    3,
  );
  const { hue } = filmStyle(film);
  return drawPanel({
    document,
    widthPx: pixelsFromMm(columnWidthMm.single),
    heightPx,
    margins: { ...margins, right: namesPx },
    x: { domain: x, scale: 'log', label: 'Spatial frequency 2π/period (rad/µm)' },
    y: { domain: y, scale: 'log', label: 'C (nm³)' },
    marks: [
      ...curves.map(({ dashes, ...curve }) => curveMark(curve, { stroke: hue, dashes, width: 1.1 })),
      endLabels(
        curves.map(({ name, ...curve }) => ({ text: name, y: curve.y[curve.y.length - 1], fill: hue })),
      ),
    ],
  });
}
