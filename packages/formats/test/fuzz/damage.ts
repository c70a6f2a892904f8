import { randomStream } from '@modalgain/numerics';
import type { RandomStream } from '@modalgain/numerics';
import { joinBytes } from '../../src/join-bytes.js';
import { utf8 } from '../support.js';

/** Characters that mean something to one of the readers. */
const telling = utf8('0-9.,;\t\n\r"#:=([/ eE+\\|<>{}&*!');

/** Sizes that no file has: the largest of two, four and eight bytes in both orders, and as text. */
const hugeClaims = [
  Uint8Array.of(0xff, 0xff),
  Uint8Array.of(0xff, 0xff, 0xff, 0x7f),
  Uint8Array.of(0x7f, 0xff, 0xff, 0xff),
  Uint8Array.of(0, 0, 0, 0, 0, 0, 0xf0, 0x7f),
  utf8('999999999'),
  utf8('1e308'),
];

const below = ({ integer }: RandomStream, count: number): number => integer() % count;

type Damage = (bytes: Uint8Array, random: RandomStream) => Uint8Array;

const cutAt = (bytes: Uint8Array, random: RandomStream) => below(random, Math.max(bytes.length, 1));

const damages: readonly Damage[] = [
  function setByte(bytes, random) {
    const at = cutAt(bytes, random);
    const byte = below(random, 2) === 0 ? below(random, 256) : telling[below(random, telling.length)];
    return joinBytes([bytes.subarray(0, at), Uint8Array.of(byte), bytes.subarray(at + 1)]);
  },
  function truncate(bytes, random) {
    return bytes.slice(0, cutAt(bytes, random));
  },
  function drop(bytes, random) {
    const at = cutAt(bytes, random);
    return joinBytes([bytes.subarray(0, at), bytes.subarray(at + 1 + below(random, 40))]);
  },
  function insert(bytes, random) {
    const at = cutAt(bytes, random);
    return joinBytes([
      bytes.subarray(0, at),
      Uint8Array.of(telling[below(random, telling.length)]),
      bytes.subarray(at),
    ]);
  },
  function repeat(bytes, random) {
    const at = cutAt(bytes, random);
    return joinBytes([bytes.subarray(0, at + 1 + below(random, 40)), bytes.subarray(at)]);
  },
  function claim(bytes, random) {
    const at = cutAt(bytes, random);
    const huge = hugeClaims[below(random, hugeClaims.length)];
    return joinBytes([bytes.subarray(0, at), huge, bytes.subarray(at + huge.length)]);
  },
];

/**
 * Damage number `index` of a file, the same on every machine: number 0 is the empty file, the others carry one to four
 * faults. No damage touches the original.
 */
export function damaged(original: Uint8Array, index: number, seed: number): Uint8Array {
  if (index === 0) return new Uint8Array();
  const random = randomStream(seed, index);
  let bytes = original;
  for (let count = 1 + below(random, 4); count > 0; count--)
    bytes = damages[below(random, damages.length)](bytes, random);
  return bytes;
}
