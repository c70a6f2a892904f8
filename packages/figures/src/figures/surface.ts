import { formatConcise } from '@modalgain/numerics';
import type { FilmResult, Results, SurfaceResult } from '@modalgain/study';
import { cornerText } from '../draw/labels.js';
import { curveMark, levelMark } from '../draw/marks.js';
import { smallMultiples, type Cell } from '../draw/multiples.js';
import { drawPanel } from '../draw/panel.js';
import { linearTicks } from '../draw/ticks.js';
import type { Figure } from '../figure.js';
import { filmStyle } from '../style/films.js';
import { inks } from '../style/inks.js';

interface Scratch {
  readonly film: FilmResult;
  readonly surface: SurfaceResult;
  readonly profile: NonNullable<SurfaceResult['stepProfile']>;
}

function drawFigure(
  scratches: readonly Scratch[],
  document: Document,
  textAlternative: string,
): SVGSVGElement {
  const heights = scratches.flatMap(({ profile }) => profile.heightNm);
  const y: [number, number] = [Math.min(...heights, 0) - 12, Math.max(...heights) * 1.5];
  const positions = scratches.flatMap(({ profile }) => profile.positionUm);
  const x: [number, number] = [Math.min(...positions), Math.max(...positions)];
  const panel = ({ film, surface, profile }: Scratch, { first, ...cell }: Cell): SVGSVGElement => {
    const { thicknessNm } = surface;
    return drawPanel({
      ...cell,
      x: { domain: x, ticks: linearTicks(x, 3), label: 'Position (µm)' },
      y: { domain: y, numbers: first, ...(first ? { label: 'Height (nm)' } : {}) },
      head: { text: film.name },
      marks: [
        levelMark(0, inks.ghost),
        thicknessNm && levelMark(thicknessNm.value, inks.ghost, '2.5 2'),
        curveMark(
          { x: profile.positionUm, y: profile.heightNm },
          { stroke: filmStyle(film).hue, width: 1.1 },
        ),
        thicknessNm &&
          cornerText('top-right', [
            { text: `${formatConcise(thicknessNm.value, thicknessNm.standardError)}\u00a0nm`, weight: 600 },
          ]),
      ],
    });
  };
  return smallMultiples({
    document,
    textAlternative,
    items: scratches,
    draw: panel,
    maximumColumns: 4,
    heightPx: 138,
    labelRoomPx: 9,
  });
}

/** Mean height across the scratch of every film that was scanned over one. */
export function surfaceFigures({ films }: Results): Figure[] {
  const scratches = films.flatMap((film) =>
    film.surfaces.flatMap((surface) =>
      surface.stepProfile ? [{ film, surface, profile: surface.stepProfile }] : [],
    ),
  );
  if (scratches.length === 0) return [];
  const found = scratches.flatMap(({ film, surface: { thicknessNm } }) =>
    thicknessNm ? [`${film.name} ${formatConcise(thicknessNm.value, thicknessNm.standardError)} nm`] : [],
  );
  const textAlternative = `Height across the scratch of each film; thickness: ${found.join(', ')}.`;
  return [
    {
      name: 'surface',
      title: 'Scratch profiles',
      caption:
        'Mean height across the scratch after levelling, substrate at 0; dashed: film level of the joint fit.',
      textAlternative,
      draw: (document) => drawFigure(scratches, document, textAlternative),
    },
  ];
}
