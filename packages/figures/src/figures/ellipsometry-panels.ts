import type { EllipsometryResult } from '@modalgain/study';
import { stackPanels } from '../draw/compose.js';
import { endLabels } from '../draw/labels.js';
import { curveMark, filmPoints, levelMark, type Point } from '../draw/marks.js';
import { drawPanel, type Axis, type Margins } from '../draw/panel.js';
import { linearTicks, niceDomain } from '../draw/ticks.js';
import type { FilmStyle } from '../style/films.js';
import { inks } from '../style/inks.js';

/** Psi or Delta of one angle of incidence, measured and modelled, against the wavelength; of one wavelength against the angle. */
interface Series {
  /** Its angle of incidence. */
  readonly text: string;
  readonly x: readonly number[];
  readonly measured: readonly number[];
  readonly model: readonly number[];
}

type Quantity = 'psi' | 'delta';

/** Where a panel stands. */
export interface PanelPlace {
  readonly document: Document;
  readonly widthPx: number;
  readonly heightPx: number;
  readonly margins: Margins;
  readonly style: FilmStyle;
}

const residualPx = 46;
const gapPx = 4;
/** More points of one angle would hide each other. */
const mostPoints = 60;

const names: Readonly<Record<Quantity, { letter: string; text: string; axis: string }>> = {
  psi: { letter: 'a', text: 'Ψ', axis: 'Ψ (°)' },
  delta: { letter: 'b', text: 'Δ', axis: 'Δ (°)' },
};

/** Measured points, the model's lines, and below what lies between them. */
export function anglesPanel(
  rows: EllipsometryResult['rows'],
  quantity: Quantity,
  { style, heightPx, margins, ...place }: PanelPlace,
): SVGSVGElement {
  const series = seriesOf(rows, quantity);
  const { x, label } = abscissa(rows);
  const { letter, text, axis } = names[quantity];
  const y = angleAxis(series, quantity);
  const angles = drawPanel({
    ...place,
    heightPx: heightPx - residualPx - margins.bottom + gapPx,
    margins: { ...margins, bottom: gapPx },
    x: { domain: x, numbers: false },
    y: { ...y, label: axis },
    head: { letter, text: `${text}, measured (points) and model (lines)` },
    marks: [
      series.map(({ x: at, measured }) => filmPoints(thinned(at, measured), style, 1.7)),
      series.map((one, i) =>
        curveMark({ x: one.x, y: unbroken(one.model) }, { stroke: grey(i, series.length), width: 1 }),
      ),
      isLabelled(rows, quantity)
        ? endLabels(series.map((one) => ({ ...one, y: endOf(one), fill: inks.secondary, weight: 400 })))
        : null,
    ],
  });
  const residuals = drawPanel({
    ...place,
    heightPx: residualPx + margins.bottom,
    margins: { ...margins, top: gapPx },
    x: { domain: x, label },
    y: residualAxis(series),
    marks: [
      levelMark(0, inks.ghost),
      series.map((one) => filmPoints(thinned(one.x, differences(one)), style, 1.4)),
    ],
  });
  return stackPanels(place.document, [
    { panel: angles, y: 0 },
    { panel: residuals, y: heightPx - residualPx - margins.bottom },
  ]);
}

/** Wavelengths, or angles of incidence where there is one wavelength. */
function abscissa(rows: EllipsometryResult['rows']): { x: [number, number]; label: string } {
  const isSpectral = new Set(rows.wavelengthNm).size > 1;
  const values = isSpectral ? rows.wavelengthNm : rows.angleDeg;
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const room = 0.02 * (high - low || 1);
  return { x: [low - room, high + room], label: isSpectral ? 'Wavelength (nm)' : 'Angle of incidence (°)' };
}

function seriesOf(rows: EllipsometryResult['rows'], quantity: Quantity): Series[] {
  const isSpectral = new Set(rows.wavelengthNm).size > 1;
  const groups = isSpectral ? [...new Set(rows.angleDeg)].sort((a, b) => a - b) : [undefined];
  const [measured, model] =
    quantity === 'psi' ? [rows.psiDeg, rows.psiModelDeg] : [rows.deltaDeg, rows.deltaModelDeg];
  const x = isSpectral ? rows.wavelengthNm : rows.angleDeg;
  return groups.map((angle) => {
    const places = [...x.keys()]
      .filter((row) => angle === undefined || rows.angleDeg[row] === angle)
      .sort((a, b) => (x[a] ?? 0) - (x[b] ?? 0));
    const at = (values: readonly number[]) => places.map((row) => values[row] ?? Number.NaN);
    const text = angle === undefined ? '' : `${Number(angle.toFixed(2))}°`;
    return { text, x: at(x), measured: at(measured), model: at(model) };
  });
}

/** The darker the larger the angle, in both panels alike. */
const grey = (i: number, count: number): string =>
  ['#9A9FA5', '#6E747B', '#4E535A', inks.ink][count < 2 ? 3 : Math.round((3 * i) / (count - 1))] ?? inks.ink;

const endOf = ({ model }: Series): number => model.at(-1) ?? 0;

/** The angles stand at the ends of the curves of one panel: where these are farther apart. */
function isLabelled(rows: EllipsometryResult['rows'], quantity: Quantity): boolean {
  const other = quantity === 'psi' ? 'delta' : 'psi';
  const [here, there] = [quantity, other].map((name) => smallestGap(seriesOf(rows, name as Quantity)));
  return here > there || (here === there && quantity === 'delta');
}

/** Between neighbouring ends, as a share of all that the axis shows. */
function smallestGap(series: readonly Series[]): number {
  const values = series.flatMap(({ measured }) => [...measured]);
  const ends = series.map(endOf).sort((a, b) => a - b);
  const gaps = ends.slice(1).map((end, i) => end - (ends[i] ?? 0));
  return Math.min(Infinity, ...gaps) / (Math.max(...values) - Math.min(...values));
}

function thinned(x: readonly number[], y: readonly number[]): Point[] {
  const step = Math.ceil(x.length / mostPoints);
  return x.flatMap((value, i) => (i % step === 0 ? [{ x: value, y: y[i] ?? Number.NaN }] : []));
}

/** Without the line from 360 to 0 where Delta has turned once. */
const unbroken = (values: readonly number[]): (number | null)[] =>
  values.map((value, i) => (Math.abs(value - (values[i - 1] ?? value)) > 180 ? null : value));

/** Measured less model, by the shorter way around. */
const differences = ({ measured, model }: Series): number[] =>
  measured.map((value, i) => ((((value - (model[i] ?? 0) + 180) % 360) + 360) % 360) - 180);

/** Quarters of a turn where the values fill more than one. */
function angleAxis(series: readonly Series[], quantity: Quantity): Axis {
  const values = series.flatMap(({ measured, model }) => [...measured, ...model]);
  const [low, high] = [Math.min(...values), Math.max(...values)];
  if (quantity === 'delta' && high - low > 100) {
    const ticks = [0, 90, 180, 270, 360];
    const room = 0.04 * (high - low);
    return {
      domain: [low - room, high + room],
      ticks: ticks.filter((tick) => tick >= low - room && tick <= high + room),
    };
  }
  const domain = niceDomain(values);
  return { domain: low >= 0 ? [Math.max(0, domain[0]), domain[1]] : domain };
}

/** Symmetric, with the numbers at its outer ticks only, as it is low. */
function residualAxis(series: readonly Series[]): Axis {
  const largest = Math.max(1e-4, ...series.flatMap(differences).map(Math.abs));
  const end = 1.25 * largest;
  const tick = Math.max(...linearTicks([0, end], 2).filter((value) => value <= largest));
  const shown = tick > 0 ? tick : Number(largest.toPrecision(1));
  return { domain: [-end, end], ticks: [-shown, 0, shown] };
}
