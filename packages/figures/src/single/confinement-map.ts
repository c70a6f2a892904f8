import { formatSignificant } from '@modalgain/numerics';
import type { FilmResult } from '@modalgain/study';
import { composeFigure } from '../draw/compose.js';
import { curveMark } from '../draw/marks.js';
import { drawPanel } from '../draw/panel.js';
import type { Figure } from '../figure.js';
import { inks } from '../style/inks.js';
import { columnWidthMm, pixelsFromMm } from '../style/sizes.js';
import { cutoffCurve, filmsMark, mapColourScale, mapPicture, unguidedRegion } from './film-map.js';

/** Modal confinement of a fundamental mode over thickness and index of the film. */
export interface MappedConfinement {
  readonly polarization: 'TE' | 'TM';
  readonly wavelengthNm: number;
  /** What lies around the film, e.g. "air over the film on fused silica". */
  readonly media: string;
  readonly thicknessNm: readonly [number, number];
  readonly index: readonly [number, number];
  readonly columns: number;
  readonly rows: number;
  /** Row after row from the lowest index up; NaN where no mode is guided. */
  readonly modal: ArrayLike<number>;
  /** Thickness from which the mode of order 0, and that of order 1, is guided at each of these indices. */
  readonly cutoffIndex: readonly number[];
  readonly cutoffNm: readonly [first: readonly number[], second: readonly number[]];
  readonly films: readonly FilmResult[];
}

const heightPx = 262;
const margins = { top: 22, right: 46, bottom: 34, left: 44 };

/** A map of the confinement with the films of the study on it. */
export function confinementMapFigure(map: MappedConfinement): Figure {
  const { polarization, wavelengthNm, media } = map;
  const name = `${polarization}0`;
  const mode = `${name} at ${formatSignificant(wavelengthNm, 4)} nm`;
  const textAlternative = `Map of the modal confinement of ${mode} over thickness and index of the film, ${media}.`;
  return {
    name: `confinement-map-${polarization}`,
    title: `Confinement over thickness and index, ${name}`,
    caption: `Modal confinement dN/dn of ${mode}, ${media}. Black: cut-off of ${name}; dashed: ${polarization}1 starts. Films stand at their measured thickness and index.`,
    textAlternative,
    draw: (document) => {
      const widthMm = columnWidthMm.single;
      const frame = { document, widthMm, heightPx, textAlternative };
      return composeFigure(frame, [{ panel: mapPanel(map, document, pixelsFromMm(widthMm)), x: 0, y: 0 }]);
    },
  };
}

function mapPanel(map: MappedConfinement, document: Document, widthPx: number): SVGSVGElement {
  const { thicknessNm, index, cutoffIndex, cutoffNm, modal, films } = map;
  const [first, second] = cutoffNm.map((thicknesses) => ({ cutoffNm: thicknesses, values: cutoffIndex }));
  return drawPanel({
    document,
    widthPx,
    heightPx,
    margins,
    x: { domain: thicknessNm, label: 'Film thickness (nm)' },
    y: { domain: index, label: 'Film index n' },
    head: { text: `Γ of ${map.polarization}0` },
    marks: [
      mapPicture({ ...map, range: index, values: modal }, [0, 1]),
      unguidedRegion(first, thicknessNm),
      curveMark(cutoffCurve(first, thicknessNm), { stroke: inks.ink }),
      curveMark(cutoffCurve(second, thicknessNm), { stroke: inks.paper, dashes: '4 2.5' }),
      filmsMark(
        films.flatMap((film) =>
          film.thicknessNm && film.filmIndex
            ? [{ film, thicknessNm: film.thicknessNm.value, value: film.filmIndex.value }]
            : [],
        ),
      ),
      mapColourScale([0, 1], (value) => value.toFixed(1)),
    ],
  });
}
