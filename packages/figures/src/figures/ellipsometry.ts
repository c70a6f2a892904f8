import { formatEstimate, formatSignificant, superscript } from '@modalgain/numerics';
import type { EllipsometryResult } from '@modalgain/study';
import { composeFigure, type PlacedPanel } from '../draw/compose.js';
import { cornerText } from '../draw/labels.js';
import { bandMark, curveMark, filmPoints, type Point } from '../draw/marks.js';
import { drawPanel, type Axis } from '../draw/panel.js';
import { niceDomain } from '../draw/ticks.js';
import type { Figure, FigureKind } from '../figure.js';
import { filmStyle, type FilmIdentity } from '../style/films.js';
import { columnWidthMm, pixelsFromMm } from '../style/sizes.js';
import { anglesPanel, type PanelPlace } from './ellipsometry-panels.js';

const anglesHeightPx = 236;
const indexHeightPx = 160;

/** n or k against the wavelength with its band; the value at the wavelength asked for as a marker. */
function indexPanel(
  result: EllipsometryResult,
  quantity: 'n' | 'k',
  { style, ...place }: PanelPlace,
): SVGSVGElement {
  const band = result[quantity] ?? { x: [], y: [], lower: [], upper: [] };
  const at = result.at;
  const isLimit = quantity === 'k' && at?.extinctionKind === 'upper-limit';
  const points: Point[] = at ? [markerOf(at, quantity)] : [];
  const values = [...band.lower, ...band.upper, ...points.map(({ upper = 0 }) => upper)];
  return drawPanel({
    ...place,
    x: { domain: [...result.rangeNm], label: 'Wavelength (nm)' },
    y: quantity === 'k' ? extinctionAxis(values) : { domain: niceDomain(values), label: 'n' },
    head: { letter: quantity === 'n' ? 'c' : 'd', text: `${quantity} of the film, 95 % band` },
    marks: [
      bandMark(band, style.hue),
      curveMark(band, { stroke: style.hue }),
      filmPoints(points, style, 2.6),
      at
        ? cornerText('top-right', [
            {
              text: `at ${formatSignificant(at.wavelengthNm, 4)}\u00a0nm: ${valueText(at, quantity, isLimit)}`,
              weight: 600,
            },
          ])
        : null,
    ],
  });
}

/** From zero, with room above the band for the text; small k in units of a power of ten, whose ticks stay short. */
function extinctionAxis(values: readonly number[]): Axis {
  const highest = niceDomain([...values, 0])[1];
  const domain = [-0.04 * highest, 1.3 * highest] as const;
  const exponent = Math.floor(Math.log10(highest));
  if (exponent >= -2) return { domain, label: 'k' };
  return {
    domain,
    label: `k (10${superscript(exponent)})`,
    tickText: (tick) => String(Number((tick / 10 ** exponent).toPrecision(6))),
  };
}

type AtWavelength = NonNullable<EllipsometryResult['at']>;

function markerOf(at: AtWavelength, quantity: 'n' | 'k'): Point {
  const { value, interval95 } = at[quantity];
  return { x: at.wavelengthNm, y: value, lower: interval95[0], upper: interval95[1] };
}

function valueText(at: AtWavelength, quantity: 'n' | 'k', isLimit: boolean): string {
  if (isLimit) return `k <\u2009${formatSignificant(at.k.interval95[1], 2)} (95\u00a0%)`;
  return `${quantity} = ${formatEstimate(at[quantity])}`;
}

/** The outcome in words, for captions and text alternatives. */
function outcomeText({ kind, thicknessNm, angles }: EllipsometryResult): string {
  if (kind === 'compared') {
    const psi = Math.max(...angles.map(({ psiMaximumDeg }) => psiMaximumDeg));
    const delta = Math.max(...angles.map(({ deltaMaximumDeg }) => deltaMaximumDeg));
    return `the stack as given differs by up to ${formatSignificant(psi, 2)}° in Ψ and ${formatSignificant(delta, 2)}° in Δ`;
  }
  return thicknessNm?.kind === 'determined'
    ? `thickness ${formatEstimate(thicknessNm.estimate)} nm`
    : 'the thickness is not determined';
}

/** Psi and Delta of a scan beside the model, and the n and k of the film where they were fitted. */
export function ellipsometryFigure(film: FilmIdentity, result: EllipsometryResult): Figure {
  const outcome = outcomeText(result);
  const textAlternative = `Psi and Delta of ${film.name} and the model; ${outcome}.`;
  const fitted =
    result.kind === 'fitted'
      ? ' Below, n and k of the film with the errors of the fit; the marker is at the wavelength asked for.'
      : '';
  return {
    name: `ellipsometry-${film.name}`,
    title: `Ellipsometry of ${film.name}`,
    caption: `Ψ and Δ with the model, one curve an angle of incidence, and measured less model below: ${outcome}.${fitted}`,
    textAlternative,
    draw: (document) => drawFigure({ film, result, document, textAlternative }),
  };
}

function drawFigure(drawing: {
  readonly film: FilmIdentity;
  readonly result: EllipsometryResult;
  readonly document: Document;
  readonly textAlternative: string;
}): SVGSVGElement {
  const { film, result, document, textAlternative } = drawing;
  const widthMm = columnWidthMm.double;
  const widthPx = pixelsFromMm(widthMm) / 2;
  const place = { document, widthPx, style: filmStyle(film) };
  const margins = { top: 20, bottom: 34, left: 54, right: 30 };
  const angles = { ...place, heightPx: anglesHeightPx, margins };
  const index = { ...place, heightPx: indexHeightPx, margins };
  const y = anglesHeightPx + 8;
  const fitted: PlacedPanel[] =
    result.n && result.k
      ? [
          { panel: indexPanel(result, 'n', index), x: 0, y },
          { panel: indexPanel(result, 'k', index), x: widthPx, y },
        ]
      : [];
  const heightPx = fitted.length > 0 ? y + indexHeightPx : anglesHeightPx;
  return composeFigure({ document, widthMm, heightPx, textAlternative }, [
    { panel: anglesPanel(result.rows, 'psi', angles), x: 0, y: 0 },
    { panel: anglesPanel(result.rows, 'delta', angles), x: widthPx, y: 0 },
    ...fitted,
  ]);
}

/** One figure a film whose index was fitted to Psi and Delta. */
export const ellipsometryFigures: FigureKind = ({ films }) =>
  films.flatMap((film) => (film.ellipsometry ? [ellipsometryFigure(film, film.ellipsometry)] : []));
