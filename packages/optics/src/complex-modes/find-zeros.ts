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
/** More zeros that a box still misses are not looked for from its middle: Newton's method would leave it. */
const mostByNewton = 2;
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

/** Zeros nearer than this (relative) that were reached from different starts are the same one. */
const sameZero = 1e-9;

export const isSameZero = (a: Complex, b: Complex): boolean =>
  modulus(subtract(a, b)) <= sameZero * modulus(a);

interface CountedBox {
  readonly wronskian: Wronskian;
  readonly box: Box;
  readonly count: number;
  readonly known: readonly Complex[];
}

function zerosInside({ wronskian, box, count, known }: CountedBox): ZeroSearch {
  const inside = known.filter((q) => isInside(box, q));
  if (inside.length === count) return { zeros: inside, unproven: [] };
  if (count - inside.length <= mostByNewton) {
    const zeros = zerosByNewton({ wronskian, box, count, known: inside });
    if (zeros.length === count) return { zeros, unproven: [] };
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

/** The zeros inside a box to which Newton's method leads from its middle, those that are known divided out; it may find fewer than there are. */
function zerosByNewton({ wronskian, box, count, known }: CountedBox): Complex[] {
  const zeros = [...known];
  while (zeros.length < count) {
    const root = newtonRoot(wronskian, centreOf(box), zeros);
    if (root === undefined || !isInside(box, root) || zeros.some((other) => isSameZero(root, other))) break;
    zeros.push(root);
  }
  return zeros;
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
