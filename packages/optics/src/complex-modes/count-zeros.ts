import { divide, modulus, multiply, subtract, type Complex } from '../complex.js';
import type { Wronskian } from './wronskian.js';

/** A rectangle in the plane of q = N^2. */
export interface Box {
  readonly re: readonly [number, number];
  readonly im: readonly [number, number];
}

/**
 * The number of zeros of F inside a box by the argument principle: the turns of F along its border; undefined where a zero lies on the
 * border, or so near that the turns cannot be told. The steps along the border are halved until the turn of F between two points is small
 * and agrees with what F'/F at either end makes of it: fixed steps would miss whole turns. Past zeros that are `known` no step is longer than its distance: two
 * near each other turn F by 2 pi, of which nothing is seen from afar.
 */
export function countZeros(
  wronskian: Wronskian,
  { re, im }: Box,
  known: readonly Complex[] = [],
): number | undefined {
  const border: Border = { wronskian, known };
  const corners: Complex[] = [
    [re[0], im[0]],
    [re[1], im[0]],
    [re[1], im[1]],
    [re[0], im[1]],
  ];
  let turned = 0;
  for (let side = 0; side < 4; side++) {
    const turn = turnAlong(border, corners[side], corners[(side + 1) % 4]);
    if (turn === undefined) return undefined;
    turned += turn;
  }
  const turns = turned / (2 * Math.PI);
  const count = Math.round(turns);
  return Math.abs(turns - count) < 0.01 ? count : undefined;
}

interface Border {
  readonly wronskian: Wronskian;
  readonly known: readonly Complex[];
}

interface Sample {
  readonly q: Complex;
  readonly value: Complex;
  readonly logarithmicSlope: Complex;
}

const firstPieces = 6;
const largestTurn = 1;
const largestSurprise = 0.5;
/** Between the turn of a step and the trapezium rule over its ends. */
const largestMisfit = 0.1;
const shortestPiece = 1e-13;

function turnAlong(border: Border, from: Complex, to: Complex): number | undefined {
  const side = subtract(to, from);
  const at = (share: number): Sample =>
    sample(border.wronskian, [from[0] + share * side[0], from[1] + share * side[1]]);
  let turned = 0;
  let before = at(0);
  for (let piece = 1; piece <= firstPieces; piece++) {
    const after = at(piece / firstPieces);
    const turn = turnBetween(border, before, after);
    if (turn === undefined) return undefined;
    turned += turn;
    before = after;
  }
  return turned;
}

function turnBetween(border: Border, a: Sample, b: Sample): number | undefined {
  const way = subtract(b.q, a.q);
  const [re, im] = divide(b.value, a.value);
  const turn = Math.atan2(im, re);
  const fromA = multiply(a.logarithmicSlope, way)[1];
  const fromB = multiply(b.logarithmicSlope, way)[1];
  const surprise = Math.max(Math.abs(fromA - turn), Math.abs(fromB - turn));
  const misfit = Math.abs((fromA + fromB) / 2 - turn);
  const middle: Complex = [a.q[0] + way[0] / 2, a.q[1] + way[1] / 2];
  const length = modulus(way);
  if (
    Math.abs(turn) < largestTurn &&
    surprise < largestSurprise &&
    misfit < largestMisfit &&
    border.known.every((zero) => isFarther(zero, middle, length))
  ) {
    return turn;
  }
  if (length < shortestPiece * modulus(a.q)) return undefined;
  const between = sample(border.wronskian, middle);
  const first = turnBetween(border, a, between);
  if (first === undefined) return undefined;
  const second = turnBetween(border, between, b);
  return second === undefined ? undefined : first + second;
}

function isFarther(zero: Complex, from: Complex, distance: number): boolean {
  const re = zero[0] - from[0];
  const im = zero[1] - from[1];
  return re * re + im * im > distance * distance;
}

function sample(wronskian: Wronskian, q: Complex): Sample {
  wronskian.evaluate(q, 'phase');
  return {
    q,
    value: [wronskian.valueRe, wronskian.valueIm],
    logarithmicSlope: wronskian.logarithmicSlope(),
  };
}
