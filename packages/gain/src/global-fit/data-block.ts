import { choleskyFactor, InputError } from '@modalgain/numerics';
import type { NetGainPoint } from './inputs.js';
import type { FluenceKind } from './net-gain.js';
import type { FilmSystem } from './system.js';

/** One datum: a net gain, or a threshold. */
export interface DataRow {
  readonly kind: FluenceKind;
  readonly fluenceUjPerCm2: number;
  readonly netGainPerCm: number;
}

/** The net gains and the threshold of one film with the Cholesky factor of their covariance, row-major. */
export interface DataBlock {
  readonly film: FilmSystem;
  readonly rows: readonly DataRow[];
  readonly cholesky: Float64Array;
}

/** Collects a film's data; throws InputError where their covariance is not positive definite. */
export function createDataBlock(film: FilmSystem): DataBlock {
  return blockOf(film, film.data.points);
}

/** The threshold alone, where the scans stand for the net gains. */
export function createThresholdBlock(film: FilmSystem): DataBlock {
  return blockOf(film, []);
}

function blockOf(film: FilmSystem, points: readonly NetGainPoint[]): DataBlock {
  const { covariancePerCm2 } = film.data;
  const { threshold } = film;
  const rows: DataRow[] = points.map((point) => ({ ...point, kind: 'data' }));
  if (threshold?.kind === 'used') rows.push({ ...threshold, kind: 'threshold' });
  const size = rows.length;
  const covariance = new Float64Array(size * size);
  for (let i = 0; i < points.length; i++) {
    for (let j = 0; j < points.length; j++) {
      const independent = i === j ? points[i].standardErrorPerCm ** 2 : 0;
      covariance[i * size + j] = covariancePerCm2?.[i * points.length + j] ?? independent;
    }
  }
  if (threshold?.kind === 'used') covariance[size * size - 1] = threshold.standardErrorPerCm ** 2;
  const cholesky = choleskyFactor(covariance, size);
  if (cholesky) return { film, rows, cholesky };
  throw new InputError(
    `The covariance of the net gains of ${film.film} is not positive definite; check its entries.`,
  );
}

/** Replaces `width` interleaved columns v, starting at `offset`, by L^-1 v. */
export function whiten(
  { cholesky, rows }: DataBlock,
  out: Float64Array,
  { offset, width }: { offset: number; width: number },
): void {
  const size = rows.length;
  for (let i = 0; i < size; i++) {
    const row = offset + i * width;
    const inverse = 1 / cholesky[i * size + i];
    for (let k = 0; k < i; k++) {
      const factor = cholesky[i * size + k];
      if (factor === 0) continue;
      for (let column = 0; column < width; column++) {
        out[row + column] -= factor * out[offset + k * width + column];
      }
    }
    for (let column = 0; column < width; column++) out[row + column] *= inverse;
  }
}
