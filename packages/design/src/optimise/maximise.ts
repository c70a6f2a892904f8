import { climb, type Place } from './climb.js';
import { UnitBox, type Bounds, type Evaluation, type Objective } from './objective.js';
import { scatter } from './scatter.js';

/** A maximum in the variables' own units. */
export interface Maximum {
  readonly x: readonly number[];
  readonly value: number;
  /** Slopes there, in units of the value over those of the variables: not 0 at a bound. */
  readonly gradient: readonly number[];
  /** The bound that holds each variable, where one does. */
  readonly atBound: readonly ('low' | 'high' | null)[];
}

export interface Search {
  /** The best first; empty where no point of the box is a design. */
  readonly maxima: readonly Maximum[];
  /** How often the objective was asked. */
  readonly evaluations: number;
}

/** Points that are looked at before any climb. */
const pointsPerDimension = 24;
const mostPoints = 256;
/** Climbs that are begun from the best of them. */
const climbsPerDimension = 3;
/** Starts nearer to each other than this share of the box would end at the same maximum. */
const apart = 0.12;
/** Two climbs that end within this share of the box have found one maximum. */
const same = 1e-4;

/**
 * The global maximum of a smooth function of a few variables in a box: points that fill the box evenly by the seed, then climbs
 * with the exact slopes from the best of them that lie apart. The same seed gives the same answer. A maximum whose hill is so
 * narrow that no point falls on it is missed.
 */
export function maximise(request: {
  readonly bounds: Bounds;
  readonly objective: Objective;
  readonly seed: number;
}): Search {
  const box = new UnitBox(request.bounds, request.objective);
  const count = Math.min(pointsPerDimension * box.size ** 2, mostPoints);
  const seen = scatter(count, box.size, request.seed).flatMap((t): Seen[] => {
    const found = box.at(t);
    return found ? [{ t, ...found }] : [];
  });
  const maxima: Place[] = [];
  for (const start of startsAmong(seen, climbsPerDimension * box.size)) {
    const top = climb(box, placeOf(start));
    if (!maxima.some((other) => distance(other.t, top.t) < same)) maxima.push(top);
  }
  maxima.sort((a, b) => b.value - a.value);
  return { maxima: maxima.map((place) => maximumOf(box, place)), evaluations: box.evaluations };
}

/** Climbs from one known point, e.g. to see where a maximum goes when the film is another one. */
export function climbFrom(request: {
  readonly bounds: Bounds;
  readonly objective: Objective;
  readonly x: readonly number[];
}): Maximum | undefined {
  const box = new UnitBox(request.bounds, request.objective);
  const t = request.x.map((value, i) => {
    const [low, high] = request.bounds[i];
    return high > low ? Math.min(1, Math.max(0, (value - low) / (high - low))) : 0;
  });
  const found = box.at(t);
  return found && maximumOf(box, climb(box, placeOf({ t, ...found })));
}

/** A point that was looked at. */
interface Seen extends Evaluation {
  readonly t: readonly number[];
}

const placeOf = ({ t, value, gradient }: Seen): Place => ({ t, value, gradient: gradient() });

function startsAmong(seen: readonly Seen[], most: number): Seen[] {
  const starts: Seen[] = [];
  for (const place of [...seen].sort((a, b) => b.value - a.value)) {
    if (starts.length === most) break;
    if (starts.every((other) => distance(other.t, place.t) > apart)) starts.push(place);
  }
  return starts;
}

const distance = (a: readonly number[], b: readonly number[]): number =>
  Math.max(...a.map((value, i) => Math.abs(value - b[i])));

function maximumOf(box: UnitBox, { t, value, gradient }: Place): Maximum {
  return {
    x: box.pointAt(t),
    value,
    gradient: gradient.map((slope, i) => slope / (box.bounds[i][1] - box.bounds[i][0])),
    atBound: t.map((at) => (at <= 0 ? 'low' : at >= 1 ? 'high' : null)),
  };
}
