import { modulus, subtract, type Complex } from '../complex.js';
import { countZeros, type Box } from './count-zeros.js';
import { newtonRoot } from './newton.js';
import type { Wronskian } from './wronskian.js';

/** What a search of a box found, and whether the zeros are as many as the argument principle counts. */
export interface ZeroSearch {
  readonly zeros: readonly Complex[];
  /** Boxes of which this could not be shown: a zero lies on their border, or one that is counted was not found. */
  readonly unproven: readonly Box[];
}

/** Boxes are cut here and not in the middle, where symmetric problems like to have their zeros. */
const cut = 0.4837;
const cutsToTry = [cut, 0.5419, 0.3911, 0.6203];
/** In a box this small (relative to |q|) zeros are taken to belong together: an exceptional point, or twins. */
const smallestBox = 1e-6;

/**
 * All zeros of F in a box: counted by the argument principle, and the box cut until each part has one, found by Newton's method. Zeros of
 * `known` need not be found again.
 */
export function findZeros(wronskian: Wronskian, box: Box, known: readonly Complex[] = []): ZeroSearch {
  const count = countZeros(wronskian, box, known);
  if (count === undefined) return { zeros: known.filter((q) => isInside(box, q)), unproven: [box] };
  return zerosInside({ wronskian, box, count, known });
}

interface CountedBox {
  readonly wronskian: Wronskian;
  readonly box: Box;
  readonly count: number;
  readonly known: readonly Complex[];
}

function zerosInside({ wronskian, box, count, known }: CountedBox): ZeroSearch {
  const inside = known.filter((q) => isInside(box, q));
  if (inside.length === count) return { zeros: inside, unproven: [] };
  if (count === 1) {
    const root = newtonRoot(wronskian, centreOf(box));
    if (root !== undefined && isInside(box, root)) return { zeros: [root], unproven: [] };
  }
  if (sizeOf(box) < smallestBox * modulus(centreOf(box))) return cluster(wronskian, box, count);
  for (const share of cutsToTry) {
    const parts = cutBox(box, share);
    const counts = parts.map((part) => countZeros(wronskian, part, known));
    const [first, second] = counts;
    if (first === undefined || second === undefined || first + second !== count) continue;
    const found = parts.map((part, i) =>
      zerosInside({ wronskian, box: part, count: i === 0 ? first : second, known }),
    );
    return {
      zeros: found.flatMap(({ zeros }) => zeros),
      unproven: found.flatMap(({ unproven }) => unproven),
    };
  }
  return { zeros: inside, unproven: [box] };
}

/** Zeros that lie too close to be boxed apart: one after the other, those that are found divided out. */
function cluster(wronskian: Wronskian, box: Box, count: number): ZeroSearch {
  const zeros: Complex[] = [];
  for (let i = 0; i < count; i++) {
    const start: Complex = [box.re[i % 2], box.im[1]];
    const root = newtonRoot(wronskian, start, zeros);
    if (root === undefined || modulus(subtract(root, start)) > 10 * sizeOf(box)) break;
    zeros.push(root);
  }
  return { zeros, unproven: zeros.length === count ? [] : [box] };
}

function cutBox({ re, im }: Box, share: number): [Box, Box] {
  const across = re[1] - re[0] > im[1] - im[0];
  const [low, high] = across ? re : im;
  const between = low + share * (high - low);
  return across
    ? [
        { re: [low, between], im },
        { re: [between, high], im },
      ]
    : [
        { re, im: [low, between] },
        { re, im: [between, high] },
      ];
}

export const isInside = ({ re, im }: Box, q: Complex): boolean =>
  q[0] >= re[0] && q[0] <= re[1] && q[1] >= im[0] && q[1] <= im[1];

const centreOf = ({ re, im }: Box): Complex => [(re[0] + re[1]) / 2, (im[0] + im[1]) / 2];

const sizeOf = ({ re, im }: Box): number => Math.max(re[1] - re[0], im[1] - im[0]);
