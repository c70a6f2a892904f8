import { formatConcise } from '@modalgain/numerics';
import type { CampaignFilm } from '@modalgain/study';
import type { FrameBox } from '../draw/annotations.js';
import { filmMarkers } from '../draw/marks.js';
import { svgText } from '../draw/svg.js';
import { filmStyle, type FilmStyle } from '../style/films.js';
import { inks } from '../style/inks.js';
import { textWidthPx } from '../style/text.js';

/** A quantity of the films of a campaign, as it stands on an axis. */
export interface CampaignQuantity {
  /** For file names: "net-gain". */
  readonly name: string;
  /** "net gain", within a sentence. */
  readonly words: string;
  /** "cm⁻¹"; empty for a pure number. */
  readonly unit: string;
  /** Values over this are in that unit. */
  readonly unitSize: number;
}

/** "Net gain (cm⁻¹)". */
export const axisLabel = ({ words, unit }: CampaignQuantity): string =>
  `${words.charAt(0).toUpperCase()}${words.slice(1)}${unit === '' ? '' : ` (${unit})`}`;

/** Name of a film among those of many studies: its study's as well where films of several studies have one name. */
export function filmNames(films: readonly CampaignFilm[]): ReadonlyMap<CampaignFilm, string> {
  const counts = new Map<string, number>();
  for (const { film } of films) counts.set(film, (counts.get(film) ?? 0) + 1);
  const shortStudy = (study: string): string =>
    study
      .replace(/\/?[^/]*\.ya?ml$/, '')
      .split('/')
      .at(-1) ?? study;
  const nameOf = ({ film, study }: CampaignFilm): string => {
    if (film === '') return study;
    const own = shortStudy(study);
    return (counts.get(film) ?? 0) > 1 && own !== '' ? `${own} ${film}` : film;
  };
  return new Map(films.map((film) => [film, nameOf(film)]));
}

/** Groups by name, and how each looks; films of no group are one. */
export function groupStyles(films: readonly CampaignFilm[]): ReadonlyMap<string, FilmStyle> {
  const groups = [...new Set(films.map(({ group }) => group))].sort();
  return new Map(groups.map((group, family) => [group, filmStyle({ family, stampedFrom: '' })]));
}

/** A value with its error in the unit of the axis: "252(12) cm⁻¹". */
export function estimateText(
  { value, standardError }: { readonly value: number; readonly standardError: number },
  { unit, unitSize }: CampaignQuantity,
): string {
  const number = formatConcise(value / unitSize, standardError / unitSize);
  if (unit === '') return number;
  return /^\d/.test(unit) ? `${number} × ${unit}` : `${number} ${unit}`;
}

const markerRoomPx = 8;
const gapPx = 14;

/** Above the frame from its right edge: marker and name of every group; nothing where there is but one. */
export function groupKey(
  document: Document,
  frame: FrameBox,
  styles: ReadonlyMap<string, FilmStyle>,
): SVGElement[] {
  if (styles.size < 2) return [];
  const y = frame.top - 11;
  let x = frame.right;
  return [...styles].reverse().flatMap(([group, style]) => {
    const name = group === '' ? 'not stated' : group;
    x -= textWidthPx(name);
    const text = svgText(document, name, { x, y, fill: inks.secondary });
    x -= markerRoomPx;
    const marker = filmMarkers(document, { style, places: [{ x, y }] });
    x -= gapPx;
    return x < frame.left - gapPx ? [] : [marker, text];
  });
}
