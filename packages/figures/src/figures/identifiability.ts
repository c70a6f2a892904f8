import type { GainProfile } from '@modalgain/study';
import type { Markish } from '@observablehq/plot';
import { annotation } from '../draw/annotations.js';
import { drawPointLabels } from '../draw/labels.js';
import { filmPoints } from '../draw/marks.js';
import { smallMultiples, type Cell } from '../draw/multiples.js';
import { drawPanel } from '../draw/panel.js';
import type { Figure, FigureKind } from '../figure.js';
import { filmStyle, type FilmIdentity } from '../style/films.js';
import { inks } from '../style/inks.js';
import {
  chiSquareRise95,
  level95,
  lowestPlace,
  profileAxis,
  profileCurve,
  riseAxis,
  type Profile,
} from './profile-marks.js';

const quantities: readonly {
  readonly quantity: GainProfile['quantity'];
  readonly label: string;
  readonly symbol: string;
  readonly unit: number;
}[] = [
  { quantity: 'density', label: 'Density n_{t} (10¹⁵ cm⁻³)', symbol: 'n_{t}', unit: 1e15 },
  { quantity: 'loss', label: 'Loss α (cm⁻¹)', symbol: 'α', unit: 1 },
  { quantity: 'saturationFluence', label: 'F_{s} (µJ/cm²)', symbol: 'F_{s}', unit: 1 },
];

interface FilmProfile extends Profile {
  /** Absent for what all films share. */
  readonly film: FilmIdentity | undefined;
}

interface Column {
  readonly label: string;
  readonly profiles: readonly FilmProfile[];
}

function columnsOf(all: readonly GainProfile[], films: readonly FilmIdentity[]): Column[] {
  return quantities.flatMap(({ quantity, label, unit }) => {
    const profiles = all
      .filter((profile) => profile.quantity === quantity && profile.x.length > 1)
      .map(({ film, x, deltaChiSquare }) => ({
        film: films.find(({ name }) => name === film),
        x: x.map((value) => value / unit),
        deltaChiSquare,
      }));
    return profiles.length === 0 ? [] : [{ label, profiles }];
  });
}

/** Markers at the smallest misfit, with the names of the films. */
function minima(profiles: readonly FilmProfile[]): Markish[] {
  const found = profiles.flatMap((profile) => {
    const at = lowestPlace(profile);
    return profile.film && at !== undefined ? [{ film: profile.film, at }] : [];
  });
  return [
    ...found.map(({ film, at }) => filmPoints([{ x: at, y: 0 }], filmStyle(film), 2.8)),
    annotation((document, frame) =>
      drawPointLabels(document, frame, {
        labels: found.map(({ film, at }) => ({
          text: film.name,
          x: frame.x(at),
          y: frame.y(0),
          fill: filmStyle(film).hue,
        })),
        curves: profiles.map(({ x, deltaChiSquare }) => ({ x, y: deltaChiSquare })),
      }),
    ),
  ];
}

function profilePanel({ label, profiles }: Column, { first, ...cell }: Cell): SVGSVGElement {
  return drawPanel({
    ...cell,
    x: { ...profileAxis(profiles), label },
    y: { ...riseAxis, numbers: first, ...(first && { label: 'Rise of χ²' }) },
    marks: [
      level95(),
      ...profiles.map((profile) => {
        const style = profile.film && filmStyle(profile.film);
        return profileCurve(profile, { stroke: style?.hue ?? inks.ink, dashes: style?.dashes });
      }),
      ...minima(profiles),
    ],
  });
}

/** Whether a profile rises beyond the level of 95 % on both sides of its minimum. */
function isClosed({ x, deltaChiSquare }: Profile): boolean {
  const lowest = deltaChiSquare.indexOf(Math.min(...deltaChiSquare));
  const rises = (part: readonly number[]): boolean => part.some((rise) => rise >= chiSquareRise95 * 0.999);
  return x.length > 1 && rises(deltaChiSquare.slice(0, lowest + 1)) && rises(deltaChiSquare.slice(lowest));
}

function openText(columns: readonly Column[]): string {
  const open = columns.flatMap(({ label, profiles }) => {
    const names = profiles.filter((profile) => !isClosed(profile)).map(({ film }) => film?.name);
    if (names.length === 0) return [];
    const symbol = quantities.find((each) => each.label === label)?.symbol ?? '';
    const films = names.filter((name) => name !== undefined);
    return [films.length === 0 ? symbol : `${symbol} of ${films.join(', ')}`];
  });
  return open.length === 0
    ? 'all profiles close on both sides'
    : `profiles that do not close: ${open.join('; ')}`;
}

/** How far each quantity may move before the data contradict it. */
export function identifiabilityFigure(
  profiles: readonly GainProfile[],
  films: readonly FilmIdentity[],
): Figure {
  const columns = columnsOf(profiles, films);
  const outcome = openText(columns);
  const textAlternative = `Rise of the misfit along density, loss and saturation fluence: ${outcome.replaceAll(/_\{(\w)\}/g, '_$1')}.`;
  return {
    name: 'identifiability',
    title: 'What the data determine',
    caption: `Each quantity is held at the value on the axis while all others are fitted anew. Where the misfit χ² passes the dotted line, an interval of 95 % ends; a curve that stays below leaves the quantity open. Here, ${outcome}.`,
    textAlternative,
    draw: (document) =>
      smallMultiples({
        document,
        textAlternative,
        items: columns,
        draw: profilePanel,
        maximumColumns: 3,
        heightPx: 196,
        labelRoomPx: 10,
        leftRoomPx: 54,
      }),
  };
}

export const identifiabilityFigures: FigureKind = ({ gainFit, films }) =>
  gainFit && gainFit.profiles.some(({ x }) => x.length > 1)
    ? [identifiabilityFigure(gainFit.profiles, films)]
    : [];
