import { formatSignificant } from '@modalgain/numerics';
import type { DesignDocument } from '@modalgain/study';
import { annotation } from '../draw/annotations.js';
import { curveMark, filmPoints, levelMark } from '../draw/marks.js';
import { smallMultiples, type Cell } from '../draw/multiples.js';
import { drawPanel } from '../draw/panel.js';
import { svgElement } from '../draw/svg.js';
import { linearTicks, niceDomain } from '../draw/ticks.js';
import type { Figure } from '../figure.js';
import { filmStyle, type FilmIdentity } from '../style/films.js';
import { inks, severityInks } from '../style/inks.js';

export type DesignFound = Extract<DesignDocument['answer'], { kind: 'found' }>;
export type DesignQuantity = DesignFound['best']['tolerances'][number]['quantity'];

/** A design of the next film, and the measured film that it starts from. */
export interface DesignPlot {
  readonly film: FilmIdentity;
  readonly goal: DesignDocument['goal'];
  readonly fluenceUjPerCm2: number;
  readonly best: DesignFound['best'];
}

/** The quantities of a film as they stand on axes. */
export const designAxisLabels: Readonly<Record<DesignQuantity, string>> = {
  thicknessNm: 'Film thickness (nm)',
  underlayerNm: 'Underlayer thickness (nm)',
  densityRatio: 'Density over the present',
  pumpWavelengthNm: 'Pump wavelength (nm)',
  indexShift: 'Added to the index',
  roughnessRatio: 'Sq over the present',
};

/** What a drift of each quantity does to the goal of the design; shaded: where less than a tenth of it is lost. */
export function designSensitivityFigure(plot: DesignPlot): Figure {
  const { film, goal, best, fluenceUjPerCm2 } = plot;
  const what = goal === 'net-gain' ? 'Net gain' : 'Threshold fluence';
  const ends = best.tolerances.map(
    ({ quantity, low, high }) =>
      `${designAxisLabels[quantity]} ${low === null ? 'no lower end' : formatSignificant(low, 3)} to ${high === null ? 'no upper end' : formatSignificant(high, 3)}`,
  );
  const textAlternative = `${what} of the best film after ${film.name} where one quantity drifts. A tenth is lost beyond: ${ends.join('; ')}.`;
  const domain = goalDomain(plot);
  return {
    name: `design-sensitivity-${film.name}`,
    title: `What may drift in the film after ${film.name}`,
    caption: `${what} of the best film${goal === 'net-gain' ? ` at ${formatSignificant(fluenceUjPerCm2, 3)} µJ/cm²` : ''} where one quantity comes out otherwise, the others as designed. Shaded: less than a tenth is lost (green line).`,
    textAlternative,
    draw: (document) =>
      smallMultiples({
        document,
        textAlternative,
        items: best.sensitivities,
        maximumColumns: best.sensitivities.length === 4 ? 4 : 3,
        heightPx: 190,
        labelRoomPx: 12,
        leftRoomPx: 50,
        draw: (curve, cell) => drawQuantity({ plot, curve, cell, domain }),
      }),
  };
}

type SensitivityCurve = DesignFound['best']['sensitivities'][number];

const goalOf = ({ goal }: DesignPlot, curve: SensitivityCurve): (number | null)[] =>
  goal === 'net-gain' ? curve.netGainPerCm : curve.thresholdUjPerCm2;

const bestGoal = ({ goal, best }: DesignPlot): number =>
  goal === 'net-gain' ? best.netGainPerCm.value : (best.thresholdUjPerCm2?.value ?? NaN);

/** So that a loss of a tenth is seen: not down to where nothing is left. */
function goalDomain(plot: DesignPlot): readonly [number, number] {
  const best = bestGoal(plot);
  const values = plot.best.sensitivities.flatMap((curve) => goalOf(plot, curve).flatMap((v) => v ?? []));
  const [least, most] = plot.goal === 'net-gain' ? [0.78 * best, 1.2 * best] : [0.82 * best, 1.25 * best];
  return niceDomain(
    [Math.max(least, Math.min(...values, 0.95 * best)), Math.min(most, Math.max(...values, 1.05 * best))],
    5,
  );
}

function drawQuantity(task: {
  readonly plot: DesignPlot;
  readonly curve: SensitivityCurve;
  readonly cell: Cell;
  readonly domain: readonly [number, number];
}): SVGSVGElement {
  const { plot, curve, cell, domain } = task;
  const { goal, film, best } = plot;
  const { quantity, values } = curve;
  const x: readonly [number, number] = [values[0], values[values.length - 1]];
  const tolerance = best.tolerances.find((each) => each.quantity === quantity);
  const least = bestGoal(plot) * (goal === 'net-gain' ? 0.9 : 1.1);
  return drawPanel({
    ...cell,
    x: { domain: x, ticks: linearTicks(x, 3), label: designAxisLabels[quantity] },
    y: {
      domain,
      numbers: cell.first,
      ...(cell.first && { label: goal === 'net-gain' ? 'Net gain (cm⁻¹)' : 'Threshold (µJ/cm²)' }),
    },
    marks: [
      annotation((document, frame) => [
        svgElement(document, 'path', {
          d: rectangle(frame, tolerance?.low ?? x[0], tolerance?.high ?? x[1]),
          fill: severityInks.holds,
          'fill-opacity': 0.08,
        }),
      ]),
      levelMark(least, severityInks.holds, '2.5 2'),
      curveMark({ x: values, y: goalOf(plot, curve) }, { stroke: inks.ink }),
      filmPoints([{ x: tolerance?.value ?? NaN, y: bestGoal(plot) }], filmStyle(film)),
    ],
  });
}

function rectangle(
  { x, left, right, top, bottom }: Parameters<Parameters<typeof annotation>[0]>[1],
  from: number,
  to: number,
): string {
  const [a, b] = [Math.max(left, x(from)), Math.min(right, x(to))];
  return `M${a} ${top}H${b}V${bottom}H${a}Z`;
}
