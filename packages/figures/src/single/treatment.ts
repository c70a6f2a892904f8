import { formatSignificant } from '@modalgain/numerics';
import type { TreatmentDocument } from '@modalgain/study';
import { bandMark, curveMark, errorBars, filmPoints, levelMark, type Point } from '../draw/marks.js';
import { smallMultiples, type Cell } from '../draw/multiples.js';
import { drawPanel } from '../draw/panel.js';
import { linearTicks, niceDomain } from '../draw/ticks.js';
import type { Figure } from '../figure.js';
import { filmStyle, type FilmIdentity } from '../style/films.js';
import { inks } from '../style/inks.js';

type Quantities = Extract<TreatmentDocument['answer'], { kind: 'predicted' }>['quantities'];
type Quantity = Quantities[number];

const labels: Readonly<Record<Quantity['quantity'], string>> = {
  thicknessNm: 'Thickness (nm)',
  densityRatio: 'Density over the present',
  filmIndex: 'Index',
  roughnessSqNm: 'Sq (nm)',
  confinementModal: 'Γ (modal)',
  lossPerCm: 'Loss (cm⁻¹)',
  netGainPerCm: 'Net gain (cm⁻¹)',
};

/** The figures of a treatment; none where nothing could be predicted. */
export function treatmentFigures(document: TreatmentDocument, films: readonly FilmIdentity[]): Figure[] {
  const film = films.find(({ name }) => name === document.film);
  return film && document.answer.kind === 'predicted'
    ? [treatmentFigure({ film, document, quantities: document.answer.quantities })]
    : [];
}

interface TreatmentPlot {
  readonly film: FilmIdentity;
  readonly document: TreatmentDocument;
  readonly quantities: Quantities;
}

/** A film before a treatment and after it: against pressure where a law is known, else side by side. */
function treatmentFigure(plot: TreatmentPlot): Figure {
  const { film, document, quantities } = plot;
  const { pressureMpa, thicknessRatio, fluenceUjPerCm2, curve } = document;
  const how =
    thicknessRatio !== null
      ? `pressed to ${thicknessRatio} of its thickness`
      : pressureMpa === null
        ? 'treated as the measured pairs'
        : `pressed at ${formatSignificant(pressureMpa, 3)} MPa`;
  const said = quantities.map(({ quantity, before, typical }) => {
    const after = typical === null ? 'no mode' : formatSignificant(typical, 3);
    return `${labels[quantity]} ${formatSignificant(before.value, 3)} to ${after}`;
  });
  const textAlternative = `${film.name} ${how}: ${said.join('; ')}.`;
  return {
    name: `treatment-${film.name}`,
    title: `${film.name} ${how}`,
    caption: `In colour: ${film.name} as it is${curve.length > 0 ? ' (dashes)' : ''}. Black: the next such film after the treatment, with its 95 % band (to the edge of the frame where it goes beyond); open: what the treatment of each pair would make of it. Net gain at ${formatSignificant(fluenceUjPerCm2, 3)} µJ/cm².`,
    textAlternative,
    draw: (svg) =>
      smallMultiples({
        document: svg,
        textAlternative,
        items: quantities,
        maximumColumns: 4,
        heightPx: 165,
        // Each panel has a y axis of its own: its numbers stand in the room of the one before.
        labelRoomPx: 42,
        leftRoomPx: 50,
        draw: (quantity, cell) => drawQuantity(plot, quantity, cell),
      }),
  };
}

function drawQuantity({ film, document }: TreatmentPlot, quantity: Quantity, cell: Cell): SVGSVGElement {
  const { curve, pressureMpa } = document;
  const line = curve.find((each) => each.quantity === quantity.quantity);
  const at = line && pressureMpa !== null ? pressureMpa : 1;
  const style = filmStyle(film);
  const y = verticalDomain(quantity, line);
  const before = pointOf(quantity.before, 0);
  const after =
    quantity.after.kind === 'determined'
      ? [{ ...pointOf(quantity.after.estimate, at), y: quantity.typical ?? quantity.after.estimate.value }]
      : quantity.typical === null
        ? []
        : [{ x: at, y: quantity.typical }];
  const others = quantity.byPair.flatMap(({ value }) => (value === null ? [] : [{ x: at, y: value }]));
  const x = line
    ? {
        domain: [line.pressureMpa[0], line.pressureMpa[line.pressureMpa.length - 1]] as const,
        label: 'Pressure (MPa)',
      }
    : { domain: [-0.6, 1.6] as const };
  return drawPanel({
    ...cell,
    x: line
      ? { ...x, ticks: linearTicks(x.domain, 3) }
      : { ...x, ticks: [0, 1], tickText: (tick: number) => (tick === 0 ? 'before' : 'after') },
    y: { domain: y, ticks: linearTicks(y, 4) },
    head: { text: labels[quantity.quantity] },
    marks: [
      ...(line ? [...lineMarks(line), levelMark(before.y, style.hue, '3 2')] : []),
      errorBars(line ? after : [before, ...after], inks.ink),
      filmPoints(others, { ...style, hue: inks.secondary, fill: inks.paper }, 2.4),
      ...(line ? [] : [filmPoints([before], style)]),
      filmPoints(after, { ...style, hue: inks.ink, fill: inks.ink }),
    ],
  });
}

type Line = TreatmentDocument['curve'][number];

function lineMarks({ pressureMpa: x, typical, lower, upper }: Line) {
  const known = x.flatMap((_, i) => (lower[i] !== null && upper[i] !== null ? [i] : []));
  const at = (column: readonly (number | null)[]): number[] => known.map((i) => column[i] ?? NaN);
  return [
    bandMark({ x: at(x), lower: at(lower), upper: at(upper) }, inks.ink, 0.1),
    curveMark({ x, y: typical }, { stroke: inks.ink }),
  ];
}

const pointOf = ({ value, interval95 }: Quantity['before'], x: number): Point => ({
  x,
  y: value,
  lower: interval95[0],
  upper: interval95[1],
});

/** All values with their bands, but no band wider than this many times what the values span or a share of the largest. */
function verticalDomain(
  { before, typical, byPair, after }: Quantity,
  line: Line | undefined,
): readonly [number, number] {
  const values = [
    before.value,
    typical,
    ...byPair.map(({ value }) => value),
    ...(line?.typical ?? []),
  ].flatMap((value) => value ?? []);
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const room = Math.max(high - low, 0.3 * Math.max(Math.abs(low), Math.abs(high)));
  const ends = [before, ...(after.kind === 'determined' ? [after.estimate] : [])].flatMap(
    ({ interval95 }) => [...interval95],
  );
  const all = [...ends, ...values].map((value) => Math.min(Math.max(value, low - room), high + room));
  return niceDomain(all, 4);
}
