import type { Micrograph } from '@modalgain/measurements';
import type { ReducedImage } from './reduced-image.js';
import type { RegionMap } from './regions.js';

/** Pixels at the darkest and brightest level, where the detector or the file cuts the signal off. */
export interface Clipping {
  /** Shares of the pixels of the first and of the second region. */
  readonly shares: readonly [number, number];
  readonly largestShare: number;
}

/** An end level with so many times the pixels of the next one is a wall, not the tail of the distribution. */
const wallRatio = 4;

/**
 * Share of pixels that stand at an end: at the lowest or highest level that can be stored, or at the lowest or highest that occurs
 * where far more pixels stand than one level further in (images of 12 bits in 16). All pixels of the squares of a region count.
 */
export function clipping(image: Micrograph, reduced: ReducedImage, regions: RegionMap): Clipping {
  const { side, columns, rows } = reduced;
  const ends = [new EndLevels(image), new EndLevels(image)];
  for (let row = 0; row < rows * side; row += 1) {
    const start = Math.floor(row / side) * columns;
    for (let column = 0; column < columns * side; column += 1) {
      const region = regions[start + Math.floor(column / side)];
      if (region !== 0) ends[region - 1].add(image.brightness[row * image.columns + column]);
    }
  }
  const shares = [ends[0].share(), ends[1].share()] as const;
  return { shares, largestShare: Math.max(...shares) };
}

/** Counts the pixels at the two lowest and the two highest levels that occur. */
class EndLevels {
  readonly #low = new EndLevel();
  readonly #high = new EndLevel();
  readonly #storedRange: Micrograph['storedRange'];
  #count = 0;

  constructor({ storedRange }: Micrograph) {
    this.#storedRange = storedRange;
  }

  add(level: number): void {
    this.#low.add(level);
    this.#high.add(-level);
    this.#count += 1;
  }

  share(): number {
    const [darkest, brightest] = this.#storedRange ?? [-Infinity, Infinity];
    return (this.#low.clipped(darkest) + this.#high.clipped(-brightest)) / this.#count;
  }
}

/** The lowest level met so far and the one after it, with their pixels. */
class EndLevel {
  #end = Infinity;
  #atEnd = 0;
  #next = Infinity;
  #atNext = 0;

  /** Hot: once a pixel. */
  add(level: number): void {
    if (level > this.#next) return;
    if (level === this.#next) this.#atNext += 1;
    else if (level > this.#end) [this.#next, this.#atNext] = [level, 1];
    else if (level === this.#end) this.#atEnd += 1;
    else {
      [this.#next, this.#atNext] = [this.#end, this.#atEnd];
      [this.#end, this.#atEnd] = [level, 1];
    }
  }

  clipped(stored: number): number {
    return this.#end === stored || this.#atEnd > wallRatio * (this.#atNext + 1) ? this.#atEnd : 0;
  }
}
