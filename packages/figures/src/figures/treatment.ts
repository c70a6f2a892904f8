import { formatEstimate, formatInterval, formatSignificant } from '@modalgain/numerics';
import type { ComparisonResult, DensityTestResult } from '@modalgain/study';
import type { Markish } from '@observablehq/plot';
import { annotation } from '../draw/annotations.js';
import { cornerText } from '../draw/labels.js';
import { filmPoints } from '../draw/marks.js';
import { smallMultiples, type Cell } from '../draw/multiples.js';
import { drawPanel, type Axis } from '../draw/panel.js';
import { svgElement } from '../draw/svg.js';
import type { Figure, FigureKind } from '../figure.js';
import { filmStyle, type FilmIdentity } from '../style/films.js';
import { inks } from '../style/inks.js';
import { strokes } from '../style/sizes.js';
import { level95, lowestPlace, profileAxis, profileCurve, riseAxis, type Profile } from './profile-marks.js';

/** A film before and after its treatment, with the test of its density. */
export interface TestedPair {
  readonly before: string;
  readonly after: FilmIdentity;
  readonly test: DensityTestResult;
}

const profileOf = ({ test }: TestedPair): Profile => ({
  x: test.profile.ratio,
  deltaChiSquare: test.profile.deltaChiSquare,
});

/** "× 2.45(21)", or the interval that is left. */
function ratioText({ ratio }: DensityTestResult): string {
  if (ratio.kind === 'determined') return `×\u2009${formatEstimate(ratio.estimate)}`;
  return ratio.interval95 ? `ratio ${formatInterval(ratio.interval95)}` : 'ratio open';
}

const chanceText = ({ pValue }: DensityTestResult): string =>
  pValue < 1e-4 ? 'p <\u20090.0001' : `p = ${formatSignificant(pValue, 2)}`;

/** The ratio of 1: the treatment left the density as it was. */
function unchanged(): Markish {
  return annotation((document, { x, top, bottom, left, right }) => {
    const at = x(1);
    if (!(at > left && at < right)) return [];
    const look = { stroke: inks.ink, 'stroke-width': strokes.frame, 'stroke-dasharray': '2.5 2' };
    return [svgElement(document, 'path', { d: `M${at} ${top}V${bottom}`, ...look })];
  });
}

function pairPanel(pair: TestedPair, x: Axis, { first, ...cell }: Cell): SVGSVGElement {
  const style = filmStyle(pair.after);
  const profile = profileOf(pair);
  const lowest = lowestPlace(profile);
  return drawPanel({
    ...cell,
    x: { ...x, label: 'n_{t} after over before' },
    y: { ...riseAxis, numbers: first, ...(first && { label: 'Rise of χ²' }) },
    head: { text: `${pair.after.name} over ${pair.before}` },
    marks: [
      level95(),
      unchanged(),
      profileCurve(profile, { stroke: style.hue }),
      lowest === undefined ? null : filmPoints([{ x: lowest, y: 0 }], style, 2.8),
      cornerText('top-right', [
        { text: pair.test.hasChanged ? 'changed' : 'may be the same', weight: 600 },
        { text: ratioText(pair.test) },
        { text: chanceText(pair.test), fill: inks.secondary },
      ]),
    ],
  });
}

/** Did the treatment change the density? The likelihood along the ratio of densities of each pair. */
export function treatmentFigure(pairs: readonly TestedPair[]): Figure {
  const x = profileAxis([...pairs.map(profileOf), { x: [1], deltaChiSquare: [0] }]);
  const outcomes = pairs.map(
    ({ before, after, test }) =>
      `${after.name} over ${before} ${ratioText(test)}, ${test.hasChanged ? 'changed' : 'may be the same'}`,
  );
  const textAlternative = `Rise of the misfit along the ratio of densities after and before the treatment; ${outcomes.join('; ')}.`;
  return {
    name: 'treatment',
    title: 'Did the treatment change the density?',
    caption:
      'Misfit of the global fit with the ratio of densities held at the value on the axis; errors that both films share cancel. Dashed: no change. p: the chance of so bad a fit at 1 if nothing changed (likelihood ratio).',
    textAlternative,
    draw: (document) =>
      smallMultiples({
        document,
        textAlternative,
        items: pairs,
        draw: (pair, cell) => pairPanel(pair, x, cell),
        maximumColumns: 4,
        heightPx: 186,
        labelRoomPx: 8,
        leftRoomPx: 54,
      }),
  };
}

function testedPair(
  { before, after, densityTest }: ComparisonResult,
  films: readonly FilmIdentity[],
): TestedPair[] {
  const film = films.find(({ name }) => name === after);
  return film && densityTest && densityTest.profile.ratio.length > 1
    ? [{ before, after: film, test: densityTest }]
    : [];
}

export const treatmentFigures: FigureKind = ({ comparisons, films }) => {
  const pairs = comparisons.flatMap((comparison) => testedPair(comparison, films));
  return pairs.length === 0 ? [] : [treatmentFigure(pairs)];
};
