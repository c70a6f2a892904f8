import { formatSignificant } from '@modalgain/numerics';
import * as Plot from '@observablehq/plot';
import { composeFigure } from '../draw/compose.js';
import { endLabels } from '../draw/labels.js';
import { curveMark } from '../draw/marks.js';
import { drawPanel } from '../draw/panel.js';
import type { Figure } from '../figure.js';
import { forbiddenRegion } from '../figures/film-marks.js';
import { filmStyle, type FilmIdentity } from '../style/films.js';
import { inks } from '../style/inks.js';
import { columnWidthMm, pixelsFromMm, strokes } from '../style/sizes.js';

/** The three confinements of a mode against the film's thickness; null where it is not guided. */
export interface ConfinementCut {
  readonly film: FilmIdentity;
  /** E.g. "TE0". */
  readonly mode: string;
  readonly wavelengthNm: number;
  readonly filmIndex: number;
  /** The thickness that is marked. */
  readonly atNm: number;
  /** What lies around the film. */
  readonly media: string;
  readonly thicknessNm: readonly number[];
  readonly modal: readonly (number | null)[];
  readonly energy: readonly (number | null)[];
  readonly power: readonly (number | null)[];
}

const heightPx = 210;
const margins = { top: 20, right: 48, bottom: 34, left: 44 };

const kinds = [
  { kind: 'modal', dashes: undefined, stroke: inks.ink },
  { kind: 'energy', dashes: '7 3', stroke: inks.secondary },
  { kind: 'power', dashes: '1.5 2.5', stroke: inks.secondary },
] as const;

/** Modal, energy and power confinement against thickness at one index. */
export function confinementCutFigure(cut: ConfinementCut): Figure {
  const { film, mode, wavelengthNm, filmIndex, media } = cut;
  const textAlternative = `The three confinements of ${mode} against the thickness of a film of index ${formatSignificant(filmIndex, 4)}, ${media}.`;
  return {
    name: `confinement-cut-${film.name.replace(/[^\w.-]+/g, '-')}`,
    title: `Confinement of ${mode} against thickness`,
    caption: `${mode} at ${formatSignificant(wavelengthNm, 4)} nm in a film of index ${formatSignificant(filmIndex, 4)}, ${media}. Modal: dN/dn, what multiplies the gain; energy: share of the electric energy; power: share of the guided power (Eq. 3).`,
    textAlternative,
    draw: (document) => {
      const widthMm = columnWidthMm.single;
      const panel = cutPanel(cut, document, pixelsFromMm(widthMm));
      return composeFigure({ document, widthMm, heightPx, textAlternative }, [{ panel, x: 0, y: 0 }]);
    },
  };
}

function cutPanel(cut: ConfinementCut, document: Document, widthPx: number): SVGSVGElement {
  const { thicknessNm, film, mode, atNm } = cut;
  const highest = Math.max(1, ...kinds.flatMap(({ kind }) => cut[kind].map((value) => value ?? 0)));
  const start = thicknessNm.find((_, i) => cut.modal[i] !== null) ?? null;
  const begins = start === null || start > thicknessNm[0];
  return drawPanel({
    document,
    widthPx,
    heightPx,
    margins,
    x: { domain: [thicknessNm[0], thicknessNm[thicknessNm.length - 1]], label: 'Film thickness (nm)' },
    y: { domain: [0, 1.06 * highest], ticks: [0, 0.25, 0.5, 0.75, 1], label: `Confinement Γ of ${mode}` },
    head: { text: film.name },
    marks: [
      begins ? forbiddenRegion(start) : null,
      Plot.ruleX([atNm], { stroke: filmStyle(film).hue, strokeWidth: strokes.curve, clip: true }),
      ...kinds.map(({ kind, ...look }) => curveMark({ x: thicknessNm, y: cut[kind] }, look)),
      endLabels(
        kinds.flatMap(({ kind, stroke }) => {
          const y = cut[kind].at(-1);
          return y === null || y === undefined ? [] : [{ text: kind, y, fill: stroke, weight: 500 }];
        }),
      ),
    ],
  });
}
