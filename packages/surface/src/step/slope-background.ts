import { scaledPosition } from '../levelling/basis.js';
import { medianInPlace, robustDeviation } from '../median.js';
import { NormalEquations } from '../normal-equations.js';
import type { PixelSet } from '../pixels.js';

/** Differences are taken over this share of the scan: long against the noise, short against the pieces of film. */
const lagShare = 0.02;
const sampleLimit = 4_000;
const reweightings = 12;
/** Tukey's constant: 95 % efficiency for normal errors, no weight beyond 4.685 standard deviations. */
const tukey = 4.685;

interface Scan {
  readonly zNm: Float64Array;
  readonly use: PixelSet;
  readonly rows: number;
  readonly columns: number;
}

/**
 * Takes a background of degree 2 off a scan with steps in it, without knowing where they are: the local slopes belong to
 * the background but for the few pairs of pixels that straddle an edge, and a robust regression of the slopes leaves
 * those out. A first guess, good to a fraction of the step.
 */
export function subtractSlopeBackground(scan: Scan): Float64Array {
  const { rows, columns } = scan;
  const across = slopes(scan, 'x');
  const down = slopes(scan, 'y');
  return scan.zNm.map((z, pixel) => {
    const u = scaledPosition(pixel % columns, columns);
    const v = scaledPosition(Math.floor(pixel / columns), rows);
    // The mixed term comes from the rows, whose offsets disturb only differences from row to row.
    return (
      z -
      u * (across.atCentre + across.curvature * u + across.mixed * v) -
      v * (down.atCentre + down.curvature * v)
    );
  });
}

interface Slopes {
  /** dz/du at the centre, half its change along u, its change along v. */
  readonly atCentre: number;
  readonly curvature: number;
  readonly mixed: number;
}

/** For z = a u + b u^2 + c u v: (z2 - z1)/(u2 - u1) = a + b (u1 + u2) + c v, fitted robustly; u along the given axis. */
function slopes(scan: Scan, axis: 'x' | 'y'): Slopes {
  const samples = slopeSamples(scan, axis);
  if (samples.slope.length === 0) return { atCentre: 0, curvature: 0, mixed: 0 };
  let coefficients: Float64Array = Float64Array.of(medianInPlace(samples.slope.slice()), 0, 0);
  for (let i = 0; i < reweightings; i++) coefficients = reweighted(samples, coefficients) ?? coefficients;
  return { atCentre: coefficients[0], curvature: coefficients[1], mixed: coefficients[2] };
}

interface SlopeSamples {
  readonly slope: Float64Array;
  readonly sumU: Float64Array;
  readonly v: Float64Array;
}

function slopeSamples({ zNm, use, rows, columns }: Scan, axis: 'x' | 'y'): SlopeSamples {
  const [count, stride] = axis === 'x' ? [columns, 1] : [rows, columns];
  const lag = Math.max(1, Math.round(lagShare * count));
  const every = Math.max(1, Math.ceil(zNm.length / sampleLimit)) | 1; // odd: not always the same columns
  const samples: [number[], number[], number[]] = [[], [], []];
  for (let pixel = 0; pixel < zNm.length; pixel += every) {
    const [column, row] = [pixel % columns, Math.floor(pixel / columns)];
    const along = axis === 'x' ? column : row;
    const other = pixel + lag * stride;
    if (along + lag >= count || use[pixel] === 0 || use[other] === 0) continue;
    const [u1, u2] = [scaledPosition(along, count), scaledPosition(along + lag, count)];
    samples[0].push((zNm[other] - zNm[pixel]) / (u2 - u1));
    samples[1].push(u1 + u2);
    samples[2].push(axis === 'x' ? scaledPosition(row, rows) : scaledPosition(column, columns));
  }
  const [slope, sumU, v] = samples.map((values) => Float64Array.from(values));
  return { slope, sumU, v };
}

/** One step of iteratively reweighted least squares with Tukey's bisquare weights; `undefined` where it has no solution. */
function reweighted({ slope, sumU, v }: SlopeSamples, coefficients: Float64Array): Float64Array | undefined {
  const residuals = slope.map(
    (s, i) => s - coefficients[0] - coefficients[1] * sumU[i] - coefficients[2] * v[i],
  );
  const limit = tukey * robustDeviation(residuals, 0);
  const equations = new NormalEquations(3);
  const row = new Float64Array(3);
  for (let i = 0; i < slope.length; i++) {
    const share = residuals[i] / limit;
    if (!(Math.abs(share) < 1)) continue;
    const rootWeight = 1 - share * share;
    row[0] = rootWeight;
    row[1] = rootWeight * sumU[i];
    row[2] = rootWeight * v[i];
    equations.add(row, rootWeight * slope[i]);
  }
  return equations.solve();
}
