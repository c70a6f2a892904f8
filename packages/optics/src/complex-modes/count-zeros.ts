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
 * and agrees with what F'/F at either end makes of it: fixed steps would miss whole turns.
 */
export function countZeros(wronskian: Wronskian, { re, im }: Box): number | undefined {
  const corners: Complex[] = [
    [re[0], im[0]],
    [re[1], im[0]],
    [re[1], im[1]],
    [re[0], im[1]],
  ];
  let turned = 0;
  for (let side = 0; side < 4; side++) {
    const turn = turnAlong(wronskian, corners[side], corners[(side + 1) % 4]);
    if (turn === undefined) return undefined;
    turned += turn;
  }
  const turns = turned / (2 * Math.PI);
  const count = Math.round(turns);
  return Math.abs(turns - count) < 0.01 ? count : undefined;
}

interface Sample {
  readonly q: Complex;
  readonly value: Complex;
  readonly logarithmicSlope: Complex;
}

const firstPieces = 6;
const largestTurn = 1;
const largestSurprise = 0.5;
const shortestPiece = 1e-13;

function turnAlong(wronskian: Wronskian, from: Complex, to: Complex): number | undefined {
  const side = subtract(to, from);
  const at = (share: number): Sample =>
    sample(wronskian, [from[0] + share * side[0], from[1] + share * side[1]]);
  let turned = 0;
  let before = at(0);
  for (let piece = 1; piece <= firstPieces; piece++) {
    const after = at(piece / firstPieces);
    const turn = turnBetween(wronskian, before, after);
    if (turn === undefined) return undefined;
    turned += turn;
    before = after;
  }
  return turned;
}

function turnBetween(wronskian: Wronskian, a: Sample, b: Sample): number | undefined {
  const way = subtract(b.q, a.q);
  const [re, im] = divide(b.value, a.value);
  const turn = Math.atan2(im, re);
  const surprise = Math.max(
    Math.abs(multiply(a.logarithmicSlope, way)[1] - turn),
    Math.abs(multiply(b.logarithmicSlope, way)[1] - turn),
  );
  if (Math.abs(turn) < largestTurn && surprise < largestSurprise) return turn;
  if (modulus(way) < shortestPiece * modulus(a.q)) return undefined;
  const middle = sample(wronskian, [a.q[0] + way[0] / 2, a.q[1] + way[1] / 2]);
  const first = turnBetween(wronskian, a, middle);
  if (first === undefined) return undefined;
  const second = turnBetween(wronskian, middle, b);
  return second === undefined ? undefined : first + second;
}

function sample(wronskian: Wronskian, q: Complex): Sample {
  wronskian.evaluate(q, 'phase');
  return {
    q,
    value: [wronskian.valueRe, wronskian.valueIm],
    logarithmicSlope: wronskian.logarithmicSlope(),
  };
}
