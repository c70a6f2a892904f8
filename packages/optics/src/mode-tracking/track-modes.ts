import { InputError } from '@modalgain/numerics';
import { findModes, type SearchRegion } from '../complex-modes/index.js';
import type { Mode } from '../modes/mode.js';
import type { Polarization } from '../polarization.js';
import { complexStack } from '../stack/complex-stack.js';
import type { Stack } from '../stack/stack.js';
import { linkModes, type SweepPoint } from './link-modes.js';

/** One mode through a sweep: from where it begins to be guided to where it ends. */
export interface ModeTrack {
  readonly points: readonly { readonly value: number; readonly mode: Mode }[];
}

export interface ModeTracks {
  /** By their first value, then by falling Re N there. */
  readonly tracks: readonly ModeTrack[];
  /** Intervals in which two modes could not be told apart, even in steps 1000 times smaller: at exceptional points. */
  readonly uncertain: readonly (readonly [number, number])[];
}

/** Steps are halved so many times at most. */
const mostHalvings = 10;

/**
 * Follows every mode of a stack over a sweep of a wavelength, a thickness, an index or anything else, without jumps: modes are paired by
 * what their derivatives predict, and where that is not clear, points are put between. An anticrossing much narrower than a step is
 * passed straight through, as the field does.
 *
 * `values` are those of the swept parameter, rising or falling.
 * `stackAt` gives the stack at a value, always with the same number of layers. Give layers the indices of the wavelength, and the group
 * index is the true one.
 * @throws InputError for values that are not monotonic, stacks of different numbers of layers, or whatever `findModes` refuses.
 */
export function trackModes({
  values,
  stackAt,
  polarization,
  search,
}: {
  readonly values: readonly number[];
  readonly stackAt: (value: number) => Stack;
  readonly polarization: Polarization;
  readonly search?: SearchRegion;
}): ModeTracks {
  requireMonotonic(values);
  const pointAt = (value: number): SweepPoint => {
    const stack = stackAt(value);
    const { modes } = findModes(stack, polarization, search && { search });
    return { value, stack: complexStack(stack), modes };
  };
  const points = values.map(pointAt);
  requireSameLayers(points);
  const uncertain: [number, number][] = [];
  const links = points
    .slice(1)
    .map((b, i) => linkFinely({ a: points[i], b, pointAt, halvings: 0, uncertain }));
  return { tracks: tracksOf(points, links), uncertain };
}

type Next = readonly (number | undefined)[];

function linkFinely({
  a,
  b,
  pointAt,
  halvings,
  uncertain,
}: {
  a: SweepPoint;
  b: SweepPoint;
  pointAt: (value: number) => SweepPoint;
  halvings: number;
  uncertain: [number, number][];
}): Next {
  const { next, certain } = linkModes(a, b);
  if (certain) return next;
  if (halvings === mostHalvings) {
    uncertain.push([a.value, b.value]);
    return next;
  }
  const middle = pointAt((a.value + b.value) / 2);
  const first = linkFinely({ a, b: middle, pointAt, halvings: halvings + 1, uncertain });
  const second = linkFinely({ a: middle, b, pointAt, halvings: halvings + 1, uncertain });
  return first.map((j) => (j === undefined ? undefined : second[j]));
}

function tracksOf(points: readonly SweepPoint[], links: readonly Next[]): ModeTrack[] {
  const tracks: { value: number; mode: Mode }[][] = [];
  let open: { value: number; mode: Mode }[][] = [];
  points.forEach(({ value, modes }, p) => {
    const before = open;
    const next = p === 0 ? [] : links[p - 1];
    open = modes.map((mode, j) => {
      const from = next.indexOf(j);
      const track = from === -1 ? [] : before[from];
      if (from === -1) tracks.push(track);
      track.push({ value, mode });
      return track;
    });
  });
  return tracks.map((track) => ({ points: track }));
}

function requireMonotonic(values: readonly number[]): void {
  const steps = values.slice(1).map((value, i) => value - values[i]);
  if (values.every(Number.isFinite) && (steps.every((step) => step > 0) || steps.every((step) => step < 0)))
    return;
  throw new InputError('The values of a sweep must be finite and rise or fall from one to the next.', {
    field: 'values',
  });
}

function requireSameLayers(points: readonly SweepPoint[]): void {
  const counts = points.map(({ stack }) => stack.index.length);
  const odd = counts.findIndex((count) => count !== counts[0]);
  if (odd === -1) return;
  throw new InputError(
    `found ${counts[odd]} layers at ${points[odd].value} and ${counts[0]} at ${points[0].value}; modes can be followed only where the number of layers stays.`,
    { field: 'stackAt' },
  );
}
