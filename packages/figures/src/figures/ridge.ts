import { formatInterval } from '@modalgain/numerics';
import type { FilmResult, Results } from '@modalgain/study';
import { cornerText } from '../draw/labels.js';
import { curveMark, filmPoints } from '../draw/marks.js';
import { smallMultiples, type Cell } from '../draw/multiples.js';
import { drawPanel } from '../draw/panel.js';
import type { Figure } from '../figure.js';
import { filmStyle } from '../style/films.js';
import { chiSquareRise95 } from './profile-marks.js';

const densityUnit = 1e15;
/** In cm-1; smaller ones are no loss, and have no place on a logarithmic axis. */
const smallestLoss = 5;

interface Ridge {
  readonly film: FilmResult;
  /** Pairs within the 95 % region; losses above 0, since the axis is logarithmic. */
  readonly density: readonly number[];
  readonly loss: readonly number[];
  readonly best: { readonly x: number; readonly y: number } | undefined;
}

/** The ridge of the fit where it leaves the density open, else that of the net gains alone where these would. */
function openRidge({ gain }: FilmResult) {
  if (gain?.densityPerCm3.kind === 'not-determined') return gain.ridge;
  return gain?.gainsAlone?.densityPerCm3.kind === 'not-determined' ? gain.gainsAlone.ridge : null;
}

function ridgeOf(film: FilmResult): Ridge[] {
  const open = openRidge(film);
  if (!open) return [];
  const { densityPerCm3, lossPerCm, deltaChiSquare } = open;
  const pairs = densityPerCm3.map((density, i) => ({
    x: density / densityUnit,
    y: lossPerCm[i] ?? 0,
    rise: deltaChiSquare[i] ?? Infinity,
  }));
  const allowed = pairs.filter(({ y, rise }) => rise <= chiSquareRise95 && y >= smallestLoss);
  if (allowed.length < 2) return [];
  const lowest = allowed.reduce((best, pair) => (pair.rise < best.rise ? pair : best));
  return [
    {
      film,
      density: allowed.map(({ x }) => x),
      loss: allowed.map(({ y }) => y),
      best: settledPoint(film, allowed) ?? lowest,
    },
  ];
}

/** Density and loss of a film that a measured loss or a threshold settles; a loss that stays open is that of the line beside the density. */
function settledPoint(
  { gain }: FilmResult,
  line: readonly { readonly x: number; readonly y: number }[],
): { x: number; y: number } | undefined {
  if (gain?.densityPerCm3.kind !== 'determined') return undefined;
  const x = gain.densityPerCm3.estimate.value / densityUnit;
  if (gain.lossPerCm.kind === 'determined') return { x, y: gain.lossPerCm.estimate.value };
  const distance = (point: { readonly x: number }): number => Math.abs(Math.log(point.x / x));
  const nearest = line.reduce((best, point) => (distance(point) < distance(best) ? point : best));
  return { x, y: nearest.y };
}

function intervalText({ gain }: FilmResult): string {
  const density = gain?.gainsAlone?.densityPerCm3 ?? gain?.densityPerCm3;
  if (density?.kind !== 'not-determined' || !density.interval95) return 'n_{t} open both ways';
  const [low, high] = density.interval95;
  return `n_{t}: ${formatInterval([low / densityUnit, high / densityUnit], 2)}`;
}

function drawFigure(ridges: readonly Ridge[], document: Document, textAlternative: string): SVGSVGElement {
  const domainOf = (values: readonly number[]): [number, number] => [
    Math.min(...values) / 1.3,
    Math.max(...values) * 1.3,
  ];
  const x = domainOf(ridges.flatMap(({ density }) => density));
  const y = domainOf(ridges.flatMap(({ loss }) => loss));
  const panel = ({ film, density, loss, best }: Ridge, { first, ...cell }: Cell): SVGSVGElement => {
    const style = filmStyle(film);
    return drawPanel({
      ...cell,
      x: { domain: x, scale: 'log', label: 'Density n_{t} (10¹⁵ cm⁻³)' },
      y: { domain: y, scale: 'log', numbers: first, ...(first ? { label: 'Loss α (cm⁻¹)' } : {}) },
      head: { text: film.name },
      marks: [
        curveMark({ x: density, y: loss }, { stroke: style.hue, width: 3 }),
        best ? filmPoints([best], style) : null,
        cornerText('top-left', [{ text: intervalText(film) }]),
      ],
    });
  };
  return smallMultiples({
    document,
    textAlternative,
    items: ridges,
    draw: panel,
    maximumColumns: 3,
    heightPx: 190,
    labelRoomPx: 10,
  });
}

/** Density against the loss that goes with it, for films whose density the data leave open. */
export function ridgeFigures({ films }: Results): Figure[] {
  const ridges = films.flatMap(ridgeOf);
  if (ridges.length === 0) return [];
  const textAlternative = `Pairs of density and loss that fit equally well, for ${ridges.map(({ film }) => film.name).join(', ')}.`;
  return [
    {
      name: 'ridge',
      title: 'Density against loss where the data do not tell them apart',
      caption:
        'Each density on the line fits the net gains with the loss beside it, within 95 %; the range is written. Marker: what measured losses and thresholds pick, or else the smallest misfit.',
      textAlternative,
      draw: (document) => drawFigure(ridges, document, textAlternative),
    },
  ];
}
