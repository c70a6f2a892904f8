import type { Profile, ProfilePoint } from './profile.js';

/** One end of a profile interval. */
export interface ProfileEnd {
  readonly end: number;
  /** Why the end is open. */
  readonly open?: string;
}

/** Height is met to this; a last Newton step without a refit then leaves an error of its square. */
const heightTolerance = 1e-4;
const mostRefits = 60;
/** The search outwards ends at this multiple of the first step. */
const farthest = 1e8;

/**
 * Follows a profile from the fit to one side until it has risen to height 1 and narrows the place down: Newton steps on
 * the height, which is nearly straight, each kept between the last point below and the first point above.
 */
export function searchSide(profile: Profile, direction: -1 | 1): ProfileEnd {
  const { centre, firstStep } = profile;
  const bound = direction < 0 ? profile.bounds[0] : profile.bounds[1];
  if (centre.value === bound) return { end: bound, open: boundReason(profile, bound) };
  let inside = centre;
  let outside: ProfilePoint | undefined;
  /** Nearest value without a finite model. */
  let barrier = Infinity;
  let next = firstStep;
  for (let refit = 0; refit < mostRefits; refit++) {
    const limit = Math.min(Math.abs(bound - centre.value), outside ? distance(outside, centre) : barrier);
    const value =
      next >= Math.abs(bound - centre.value) ? bound : centre.value + direction * Math.min(next, limit);
    const found = profile.at(value);
    if (!found) {
      barrier = Math.abs(value - centre.value);
      next = (distance(inside, centre) + barrier) / 2;
      if (barrier - distance(inside, centre) < 1e-6 * barrier)
        return openAt(profile, inside, direction, 'not-finite');
      continue;
    }
    if (Math.abs(found.height - 1) < heightTolerance) {
      return { end: found.value + (1 - found.height) / found.slope };
    }
    if (found.height > 1) outside = found;
    else inside = found;
    if (!outside && inside.value === bound) return { end: bound, open: boundReason(profile, bound) };
    if (!outside && distance(inside, centre) > farthest * firstStep) break;
    next = nextDistance({ centre, inside, outside, latest: found, barrier });
    if (outside && Math.abs(outside.value - inside.value) < 1e-12 * Math.abs(outside.value))
      return { end: inside.value };
  }
  return outside ? { end: outside.value } : openAt(profile, inside, direction, 'flat');
}

function distance(a: ProfilePoint, b: ProfilePoint): number {
  return Math.abs(a.value - b.value);
}

/** Where to look next, as a distance from the fit. */
function nextDistance(search: {
  readonly centre: ProfilePoint;
  readonly inside: ProfilePoint;
  readonly outside: ProfilePoint | undefined;
  readonly latest: ProfilePoint;
  readonly barrier: number;
}): number {
  const { centre, inside, outside, latest, barrier } = search;
  const low = distance(inside, centre);
  const newton = distance(latest, centre) + (1 - latest.height) / Math.abs(latest.slope);
  if (!outside) {
    // Outwards, to four times the distance at most: a flattening profile sends Newton's step anywhere.
    const wanted = newton > low ? newton : Infinity;
    return Math.min(wanted, 4 * low || wanted, (low + barrier) / 2);
  }
  const high = distance(outside, centre);
  if (newton > low && newton < high) return newton;
  const secant = low + ((1 - inside.height) * (high - low)) / (outside.height - inside.height);
  return secant > low && secant < high ? secant : (low + high) / 2;
}

function openAt(
  profile: Profile,
  inside: ProfilePoint,
  direction: -1 | 1,
  why: 'flat' | 'not-finite',
): ProfileEnd {
  const place = `${inside.value.toPrecision(3)} ${profile.unit}`.trim();
  const end = direction * Infinity;
  if (why === 'not-finite') return { end, open: `the model is not finite beyond ${place}` };
  const share = Math.round(100 * inside.height ** 2);
  return {
    end,
    open: `out to ${place} chi-square rises by only ${share} % of what would close the interval`,
  };
}

function boundReason(profile: Profile, bound: number): string {
  return `the bound of ${`${bound} ${profile.unit}`.trim()} is reached first`;
}
