import type { GainProfile } from '@modalgain/study';
import type { Markish } from '@observablehq/plot';
import { annotation } from '../draw/annotations.js';
import { filmMarkers, levelMark } from '../draw/marks.js';
import { smallMultiples, type Cell } from '../draw/multiples.js';
import { drawPanel } from '../draw/panel.js';
import { svgElement, svgText } from '../draw/svg.js';
import type { Figure, FigureKind } from '../figure.js';
import { filmStyle, type FilmIdentity } from '../style/films.js';
import { inks } from '../style/inks.js';
import { textWidthPx } from '../style/text.js';
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
  readonly quantity: GainProfile['quantity'];
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
    return profiles.length === 0 ? [] : [{ quantity, label, profiles }];
  });
}

/** Rows below the profiles, in units of the rise: the films' names keep apart however close their minima lie. */
const rowRise = 0.62;
const rowPx = 13;

const filmProfiles = (profiles: readonly FilmProfile[]) =>
  profiles.flatMap(({ film, ...profile }) => {
    const at = lowestPlace(profile);
    return film && at !== undefined ? [{ film, at }] : [];
  });

/** Below each minimum, in a row of its own, the film's marker and name. */
function minima(profiles: readonly FilmProfile[]): Markish {
  return annotation((document, frame) =>
    filmProfiles(profiles).flatMap(({ film, at }, row) => {
      const style = filmStyle(film);
      const [x, y] = [frame.x(at), frame.y(-rowRise * (row + 0.8))];
      const right = x + 9 + 1.08 * textWidthPx(film.name) < frame.right;
      const drop = { d: `M${x} ${frame.y(0)}V${y}`, stroke: style.hue, 'stroke-width': 0.6 };
      return [
        svgElement(document, 'path', drop),
        filmMarkers(document, { style, places: [{ x, y }], radius: 2.8 }),
        svgText(document, film.name, {
          x: right ? x + 7 : x - 7,
          y,
          anchor: right ? 'start' : 'end',
          fill: style.hue,
          weight: 600,
          halo: true,
        }),
      ];
    }),
  );
}

function profilePanel({ label, profiles }: Column, rows: number, { first, ...cell }: Cell): SVGSVGElement {
  const [, highest] = riseAxis.domain;
  return drawPanel({
    ...cell,
    x: { ...profileAxis(profiles), label },
    y: {
      ...riseAxis,
      domain: [-rowRise * (rows + 0.4), highest],
      numbers: first,
      ...(first && { label: 'Rise of χ²' }),
    },
    marks: [
      levelMark(0, inks.hairline),
      level95(),
      ...profiles.map((profile) => {
        const style = profile.film && filmStyle(profile.film);
        return profileCurve(profile, { stroke: style?.hue ?? inks.ink, dashes: style?.dashes });
      }),
      minima(profiles),
    ],
  });
}

/** Whether a profile rises beyond the level of 95 % on both sides of its minimum. */
function isClosed({ x, deltaChiSquare }: Profile): boolean {
  const lowest = deltaChiSquare.indexOf(Math.min(...deltaChiSquare));
  const rises = (part: readonly number[]): boolean => part.some((rise) => rise >= chiSquareRise95 * 0.999);
  return x.length > 1 && rises(deltaChiSquare.slice(0, lowest + 1)) && rises(deltaChiSquare.slice(lowest));
}

/** An interval of 95 % over more than this factor does not determine a density or fluence, though it closes. */
const wideFactor = 3;

function isWide({ x, deltaChiSquare }: Profile): boolean {
  const inside = x.filter((_, i) => (deltaChiSquare[i] ?? Infinity) <= chiSquareRise95 * 1.001);
  return Math.max(...inside) > wideFactor * Math.min(...inside);
}

/** The quantities and films whose profiles are so: "n_t of SC3, SC3S". */
function named(columns: readonly Column[], isSo: (profile: Profile) => boolean): string[] {
  return columns.flatMap(({ label, profiles }) => {
    const names = profiles.filter(isSo).map(({ film }) => film?.name);
    if (names.length === 0) return [];
    const symbol = quantities.find((each) => each.label === label)?.symbol ?? '';
    const films = names.filter((name) => name !== undefined);
    return [films.length === 0 ? symbol : `${symbol} of ${films.join(', ')}`];
  });
}

function openText(columns: readonly Column[]): string {
  const open = named(columns, (profile) => !isClosed(profile));
  if (open.length > 0) return `profiles that do not close: ${open.join('; ')}`;
  // A loss may be zero, so that no factor measures its interval.
  const positive = columns.filter(({ quantity }) => quantity !== 'loss');
  const wide = named(positive, isWide);
  return wide.length === 0
    ? 'all profiles close on both sides'
    : `all profiles close on both sides, but wider than a factor of ${wideFactor}: ${wide.join('; ')}`;
}

/** How far each quantity may move before the data contradict it. */
export function identifiabilityFigure(
  profiles: readonly GainProfile[],
  films: readonly FilmIdentity[],
): Figure {
  const columns = columnsOf(profiles, films);
  const outcome = openText(columns);
  const rows = Math.max(...columns.map((column) => filmProfiles(column.profiles).length));
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
        draw: (column, cell) => profilePanel(column, rows, cell),
        maximumColumns: 3,
        heightPx: 182 + rowPx * (rows + 0.4),
        labelRoomPx: 10,
        leftRoomPx: 54,
      }),
  };
}

export const identifiabilityFigures: FigureKind = ({ gainFit, films }) =>
  gainFit && gainFit.profiles.some(({ x }) => x.length > 1)
    ? [identifiabilityFigure(gainFit.profiles, films)]
    : [];
