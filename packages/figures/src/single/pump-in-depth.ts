import { formatSignificant } from '@modalgain/numerics';
import { annotation } from '../draw/annotations.js';
import { composeFigure } from '../draw/compose.js';
import { cornerText } from '../draw/labels.js';
import { bandMark, curveMark } from '../draw/marks.js';
import { drawPanel } from '../draw/panel.js';
import { svgElement } from '../draw/svg.js';
import type { Figure } from '../figure.js';
import { filmStyle, type FilmIdentity } from '../style/films.js';
import { inks } from '../style/inks.js';
import { columnWidthMm, pixelsFromMm } from '../style/sizes.js';

/** Where a stack takes up its pump. */
export interface PumpInDepth {
  readonly film: FilmIdentity;
  readonly wavelengthNm: number;
  /** Shares of the incident fluence. */
  readonly filmAbsorptance: number;
  readonly reflectance: number;
  readonly transmittance: number;
  /** Upper and lower side of the film, 0 at the first interface of the stack. */
  readonly filmNm: readonly [number, number];
  readonly xNm: readonly number[];
  /** Share of the incident fluence absorbed per nm. */
  readonly absorptionPerNm: readonly number[];
}

const heightPx = 200;
const margins = { top: 20, right: 10, bottom: 34, left: 46 };
const percent = (share: number): string => `${formatSignificant(100 * share, 3)} %`;

/** Absorption of the pump against depth. */
export function pumpInDepthFigure(pump: PumpInDepth): Figure {
  const { film, wavelengthNm, filmAbsorptance, reflectance, transmittance } = pump;
  const textAlternative = `Of the pump at ${formatSignificant(wavelengthNm, 4)} nm ${film.name} absorbs ${percent(filmAbsorptance)}; ${percent(reflectance)} is reflected and ${percent(transmittance)} enters the substrate.`;
  return {
    name: `pump-depth-${film.name.replace(/[^\w.-]+/g, '-')}`,
    title: `Pump in the depth of ${film.name}`,
    caption: `Share of the incident fluence at ${formatSignificant(wavelengthNm, 4)} nm that is absorbed per nm, by transfer matrix, incident along the normal. Shaded: the film, which absorbs ${percent(filmAbsorptance)}.`,
    textAlternative,
    draw: (document) => {
      const widthMm = columnWidthMm.single;
      const panel = depthPanel(pump, document, pixelsFromMm(widthMm));
      return composeFigure({ document, widthMm, heightPx, textAlternative }, [{ panel, x: 0, y: 0 }]);
    },
  };
}

function depthPanel(pump: PumpInDepth, document: Document, widthPx: number): SVGSVGElement {
  const { film, filmNm, xNm } = pump;
  const percentPerNm = pump.absorptionPerNm.map((share) => 100 * share);
  const { hue } = filmStyle(film);
  return drawPanel({
    document,
    widthPx,
    heightPx,
    margins,
    x: { domain: [xNm[0], xNm[xNm.length - 1]], label: 'Depth from the first interface (nm)' },
    y: { domain: [0, 1.25 * Math.max(...percentPerNm, 1e-9)], label: 'Absorbed pump (% per nm)' },
    head: { text: film.name },
    marks: [
      annotation((own, { x, top, bottom }) => [
        svgElement(own, 'rect', {
          x: x(filmNm[0]),
          y: top,
          width: x(filmNm[1]) - x(filmNm[0]),
          height: bottom - top,
          fill: inks.forbidden,
        }),
      ]),
      bandMark({ x: xNm, lower: xNm.map(() => 0), upper: percentPerNm }, hue, 0.25),
      curveMark({ x: xNm, y: percentPerNm }, { stroke: hue }),
      cornerText('top-right', [{ text: `${percent(pump.filmAbsorptance)} absorbed`, weight: 600 }]),
    ],
  });
}
