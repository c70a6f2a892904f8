import { formatConcise } from '@modalgain/numerics';
import type { FilmResult, PumpResult } from '@modalgain/study';
import { cornerText } from '../draw/labels.js';
import { curveMark, levelMark } from '../draw/marks.js';
import { smallMultiples, type Cell } from '../draw/multiples.js';
import { drawPanel } from '../draw/panel.js';
import type { FigureKind } from '../figure.js';
import { filmStyle } from '../style/films.js';
import { inks } from '../style/inks.js';

interface PumpedFilm {
  readonly film: FilmResult;
  readonly pump: PumpResult;
}

const headroom = 1.32;

function depthPanel(
  { film, pump: { depth, filmAbsorptance } }: PumpedFilm,
  highest: number,
  { first, ...cell }: Cell,
): SVGSVGElement {
  const { value, standardError } = filmAbsorptance;
  const thicknessNm = film.thicknessNm?.value ?? Math.max(...depth.xNm);
  const largestWeight = Math.max(...depth.modeWeight);
  return drawPanel({
    ...cell,
    x: { domain: [0, thicknessNm], label: 'Depth (nm)' },
    y: {
      domain: [0, highest * headroom],
      numbers: first,
      ...(first && { label: 'Local fluence' }),
    },
    head: { text: film.name },
    marks: [
      levelMark(1, inks.ghost),
      film.waveguide?.mode.kind === 'guided'
        ? curveMark(
            { x: depth.xNm, y: depth.modeWeight.map((weight) => weight / largestWeight) },
            { stroke: inks.ghost, dashes: '2.5 2' },
          )
        : null,
      curveMark({ x: depth.xNm, y: depth.relativeFluence }, { stroke: filmStyle(film).hue }),
      cornerText('top-right', [
        { text: `${formatConcise(100 * value, 100 * standardError)}\u00a0% absorbed`, weight: 600 },
      ]),
    ],
  });
}

/** The pump and the mode across every film whose k at the pump is known. */
export const pumpFigures: FigureKind = ({ films }) => {
  const pumped = films.flatMap((film): PumpedFilm[] => (film.pump ? [{ film, pump: film.pump }] : []));
  if (pumped.length === 0) return [];
  const highest = Math.max(1, ...pumped.flatMap(({ pump }) => pump.depth.relativeFluence));
  const shares = pumped.map(
    ({ film, pump: { filmAbsorptance } }) =>
      `${film.name} ${formatConcise(100 * filmAbsorptance.value, 100 * filmAbsorptance.standardError)} %`,
  );
  const textAlternative = `Local fluence of the pump across each film; absorbed: ${shares.join(', ')}.`;
  return [
    {
      name: 'pump',
      title: 'Pump in the films',
      caption: `Solid: local fluence in units of the incident one at ${pumped[0].pump.wavelengthNm} nm, from the upper side of the film; dashed: where the mode is, |E|² in units of its largest. Incident along the normal; reflections interfere.`,
      textAlternative,
      draw: (document) =>
        smallMultiples({
          document,
          textAlternative,
          items: pumped,
          draw: (film, cell) => depthPanel(film, highest, cell),
          maximumColumns: 4,
          heightPx: 138,
          labelRoomPx: 9,
        }),
    },
  ];
};
