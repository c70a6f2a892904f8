import { describe, expect, it } from 'vitest';
import { randomStream } from '@modalgain/numerics';
import { edgeDistances } from '../src/step/edge-distance.js';
import { fitStep } from '../src/step/joint-fit.js';
import { leastSquaresTwin } from './least-squares-twin.js';

const [rows, columns] = [9, 14];

/** Labels of a slanted scratch with some pixels left out, and heights of pure noise: the fit must not care. */
function data() {
  const random = randomStream(11);
  const labels = Uint8Array.from({ length: rows * columns }, (_, i) => {
    const [row, column] = [Math.floor(i / columns), i % columns];
    return i % 7 === 0 ? 0 : Math.abs(column - 5 - row / 3) < 2.5 ? 1 : 2;
  });
  const zNm = Float64Array.from(labels, (label) => 30 * random.normal() + 100 * label);
  return { labels, zNm, rows, columns };
}

/** The same model with plain monomials and one unknown a row, by textbook elimination. */
function stepTwin({ labels, zNm }: ReturnType<typeof data>, rowOffsets: 'free' | 'none'): number {
  const used = [...labels.keys()].filter((i) => labels[i] !== 0);
  const design = used.map((i) => {
    const [row, x, y] = [Math.floor(i / columns), (i % columns) / columns, Math.floor(i / columns) / rows];
    const step = labels[i] === 2 ? 1 : 0;
    if (rowOffsets === 'none') return [step, 1, x, y, x * x, x * y, y * y];
    return [step, x, x * x, x * y, ...Array.from({ length: rows }, (_, r) => (r === row ? 1 : 0))];
  });
  return leastSquaresTwin(
    design,
    used.map((i) => zNm[i]),
  )[0];
}

describe('the joint fit of step, background and row offsets', () => {
  for (const rowOffsets of ['free', 'none'] as const) {
    it(`agrees with textbook least squares, row offsets ${rowOffsets}`, () => {
      const fit = fitStep({ ...data(), rowOffsets });
      expect(fit?.stepNm).toBeCloseTo(stepTwin(data(), rowOffsets), 8);
    });
  }

  it('levels exact data to zero and the step, with the background bent and every row shifted', () => {
    const { labels } = data();
    const zNm = Float64Array.from(labels, (label, i) => {
      const [r, c] = [Math.floor(i / columns), i % columns];
      return (label === 2 ? 40 : 0) + 3 * c - 2 * r + 0.3 * c * c - 0.1 * c * r + 17 * Math.sin(5 * r);
    });
    const fit = fitStep({ zNm, labels, rows, columns, rowOffsets: 'free' });
    expect(fit?.stepNm).toBeCloseTo(40, 9);
    fit?.levelledNm.forEach((z, i) => {
      if (labels[i] !== 0) expect(z).toBeCloseTo(labels[i] === 2 ? 40 : 0, 8);
    });
  });

  it('has no answer where every row is all film or all substrate and rows are free', () => {
    const labels = Uint8Array.from({ length: rows * columns }, (_, i) => (i < 4 * columns ? 1 : 2));
    expect(
      fitStep({ zNm: Float64Array.from(labels), labels, rows, columns, rowOffsets: 'free' }),
    ).toBeUndefined();
  });
});

describe('distances from the edge', () => {
  it('are within 8 % of the shortest way over pixels of the other label, and carry the sign of the side', () => {
    const [height, width] = [24, 31];
    const labels = Uint8Array.from({ length: height * width }, (_, i) =>
      Math.hypot(Math.floor(i / width) - 11, (i % width) - 14) < 7 ? 1 : 2,
    );
    const distance = edgeDistances({ labels, rows: height, columns: width, pixelXNm: 10, pixelYNm: 10 });
    labels.forEach((label, i) => {
      let nearest = Infinity;
      labels.forEach((other, j) => {
        if (other === label) return;
        const across = (j % width) - (i % width);
        nearest = Math.min(nearest, 10 * Math.hypot(Math.floor(j / width) - Math.floor(i / width), across));
      });
      expect(Math.sign(distance[i])).toBe(label === 2 ? 1 : -1);
      // Half a pixel: the edge lies between the pixels. A corner neighbour is reached by way of a side neighbour.
      expect(Math.abs(distance[i])).toBeGreaterThan(0.99 * nearest - 10);
      expect(Math.abs(distance[i])).toBeLessThan(1.09 * nearest + 5);
    });
  });

  it('are infinite where there is only one side', () => {
    const labels = new Uint8Array(12).fill(2);
    const distance = edgeDistances({ labels, rows: 3, columns: 4, pixelXNm: 1, pixelYNm: 1 });
    expect(distance.every((d) => d === Infinity)).toBe(true);
  });
});
