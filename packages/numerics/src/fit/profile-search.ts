import type { Profile, ProfilePoint } from './profile.js';

/** One end of a profile interval. */
export interface ProfileEnd {
  readonly end: number;
  /** Why the end is open. */
  readonly open?: string;
}

/** Height is met to this; a last Newton step without a refit then leaves an error of its square. */
const heightTolerance = 1e-4;
/** Where the profile has a cliff the bracket is narrowed to this share of the end, and the end is its far side. */
const bracketTolerance = 1e-4;
/** The same for an end at 0, of the distance from the fit. */
const zeroTolerance = 1e-6;
/** The search outwards gives up at this multiple of the first step: what reaches as far is not determined. */
const farthest = 1e5;
const mostRefits = 60;

/** What is known of one side; distances are from the fit. */
interface Search {
  readonly inside: { readonly distance: number; readonly point: ProfilePoint };
  /** Nearest place beyond the end: a refit above height 1, or one where the model is not finite. */
  readonly outside?: { readonly distance: number; readonly point?: ProfilePoint };
  readonly latest?: ProfilePoint;
  /** The last refit came hardly nearer to height 1 than the one before. */
  readonly slow: boolean;
}

/**
 * Follows a profile from the fit to one side until it has risen to height 1 and narrows the place down: Newton steps on
 * the height, which is nearly straight, each kept inside the bracket and replaced by halving it where they creep.
 */
export function searchSide(profile: Profile, direction: -1 | 1): ProfileEnd {
  const { centre, firstStep } = profile;
  const bound = profile.bounds[direction < 0 ? 0 : 1];
  const boundDistance = Math.abs(bound - centre.value);
  if (boundDistance === 0) return endAtBound(profile, bound);
  let search: Search = { inside: { distance: 0, point: centre }, slow: false };
  let next = firstStep;
  for (let refit = 0; refit < mostRefits && search.inside.distance <= farthest * firstStep; refit++) {
    const atBound = next >= boundDistance;
    const distance = atBound ? boundDistance : next;
    const found = profile.at(atBound ? bound : centre.value + direction * distance);
    if (found && Math.abs(found.height - 1) < heightTolerance) return endNear(found, centre);
    search = narrowed(search, distance, found);
    if (atBound && search.inside.point === found) return endAtBound(profile, bound);
    if (isNarrow(search, centre.value, direction)) break;
    next = nextDistance(search, centre.value, direction);
  }
  return search.outside?.point ? { end: search.outside.point.value } : openEnd(profile, search, direction);
}

function narrowed(search: Search, distance: number, found: ProfilePoint | undefined): Search {
  const { latest } = search;
  const slow = latest !== undefined && !(offHeight(found) < 0.5 * offHeight(latest));
  if (found && found.height < 1)
    return { ...search, inside: { distance, point: found }, latest: found, slow };
  return { ...search, outside: { distance, point: found }, latest: found, slow };
}

function offHeight(point: ProfilePoint | undefined): number {
  return point ? Math.abs(point.height - 1) : Infinity;
}

function isNarrow({ inside, outside }: Search, centre: number, direction: -1 | 1): boolean {
  if (!outside) return false;
  const end = Math.abs(centre + direction * outside.distance);
  const tolerance = Math.max(
    bracketTolerance * Math.min(end, outside.distance),
    zeroTolerance * outside.distance,
  );
  return outside.distance - inside.distance < tolerance;
}

function nextDistance({ inside, outside, latest, slow }: Search, centre: number, direction: -1 | 1): number {
  const low = inside.distance;
  const latestDistance = latest === inside.point ? low : (outside?.distance ?? low);
  // A height that falls outwards leads into another valley; there is nothing to extrapolate.
  const newton = latest && latest.rise > 0 ? latestDistance + (1 - latest.height) / latest.rise : NaN;
  // Outwards to four times the distance at most: a flattening profile sends Newton's step anywhere.
  if (!outside) return newton > low && !slow ? Math.min(newton, 4 * low) : 4 * low;
  if (!slow && newton > low && newton < outside.distance) return newton;
  const middle = middleOf(inside.point.value, centre + direction * outside.distance);
  return direction * (middle - centre);
}

/** Halves the bracket; where it spans orders of magnitude, or ends at 0, halves the orders. */
function middleOf(inside: number, outside: number): number {
  if (outside === 0) return inside / 16;
  const ratio = inside / outside;
  return ratio > 4 || (ratio > 0 && ratio < 0.25)
    ? Math.sign(inside) * Math.sqrt(inside * outside)
    : (inside + outside) / 2;
}

function endNear(found: ProfilePoint, centre: ProfilePoint): ProfileEnd {
  const end = found.value + (Math.sign(found.value - centre.value) * (1 - found.height)) / found.rise;
  return { end: Number.isFinite(end) ? end : found.value };
}

function endAtBound(profile: Profile, bound: number): ProfileEnd {
  return { end: bound, open: `the bound of ${profile.withUnit(bound)} is reached first` };
}

function openEnd(profile: Profile, { inside, outside }: Search, direction: -1 | 1): ProfileEnd {
  const place = profile.withUnit(Number(inside.point.value.toPrecision(3)));
  const share = Math.round(100 * inside.point.height ** 2);
  const open = outside
    ? `the model is not finite beyond ${place}`
    : `out to ${place} chi-square rises by only ${share} % of what would close the interval`;
  return { end: direction * Infinity, open };
}
