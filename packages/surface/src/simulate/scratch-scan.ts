import type { HeightMap } from '@modalgain/measurements';
import { InputError, type RandomStream, randomStream } from '@modalgain/numerics';
import { roughSurface } from './rough-surface.js';
import { scratchDistance } from './scratch-geometry.js';

/** What is scanned, and how well. Every field may be left out; `scratchScanDefaults` are then taken. */
export interface ScratchScanSpecification {
  readonly rows: number;
  readonly columns: number;
  readonly scanSizeNm: number;
  /** Film level above substrate level: the truth that a step fit has to find. */
  readonly thicknessNm: number;
  readonly filmRmsNm: number;
  readonly filmCorrelationLengthNm: number;
  readonly substrateRmsNm: number;
  readonly substrateCorrelationLengthNm: number;
  /** Share of the scan that is scratched clear; 0 for a scan of the film alone. */
  readonly scratchShare: number;
  /** Degrees from the slow axis: 0 crosses all rows, 90 runs along them. */
  readonly scratchDirectionDegrees: number;
  /** Distance of the scratch from the middle, as a share of the scan. */
  readonly scratchOffsetShare: number;
  readonly edgeWaveNm: number;
  /** Distance over which film turns into substrate (tip and wall). */
  readonly wallWidthNm: number;
  /** Height of the ploughed rim above the film, and the distance in which it falls to 1/e. */
  readonly rimHeightNm: number;
  readonly rimWidthNm: number;
  /** Height difference over the whole scan by tilt along x and y, and by bow from centre to edge. */
  readonly tiltXNm: number;
  readonly tiltYNm: number;
  readonly bowNm: number;
  readonly rowOffsetRmsNm: number;
  readonly scarCount: number;
  readonly scarHeightNm: number;
  readonly noiseRmsNm: number;
}

export const scratchScanDefaults: ScratchScanSpecification = {
  rows: 512,
  columns: 512,
  scanSizeNm: 10_000,
  thicknessNm: 200,
  filmRmsNm: 4,
  filmCorrelationLengthNm: 120,
  substrateRmsNm: 0.6,
  substrateCorrelationLengthNm: 80,
  scratchShare: 0.3,
  scratchDirectionDegrees: 0,
  scratchOffsetShare: 0,
  edgeWaveNm: 150,
  wallWidthNm: 100,
  rimHeightNm: 40,
  rimWidthNm: 120,
  tiltXNm: 120,
  tiltYNm: 60,
  bowNm: 30,
  rowOffsetRmsNm: 1.5,
  scarCount: 8,
  scarHeightNm: 40,
  noiseRmsNm: 0.15,
};

/**
 * A synthetic AFM scan of a scratched film: two rough levels with wavy, rounded edges and a ploughed rim, on a tilted
 * and bowed background, with row offsets, scars (stretches of single rows that stand too high) and white noise. The same
 * seed gives the same scan.
 *
 * @throws InputError if the scratch share is outside 0..1 or a size is not positive
 */
export function simulateScratchScan(
  task: Partial<ScratchScanSpecification> & { readonly seed: number; readonly file?: string },
): HeightMap {
  const { seed, file, ...given } = task;
  const specification = { ...scratchScanDefaults, ...given };
  checkSpecification(specification);
  const { rows, columns, scanSizeNm } = specification;
  const zNm = sampleHeights(specification, seed);
  addRowOffsets(zNm, specification, randomStream(seed, 3));
  addScars(zNm, specification, randomStream(seed, 4));
  return {
    kind: 'height-map',
    provenance: {
      file: file ?? `scratch-scan-${seed}.gwy`,
      byteLength: 0,
      sha256: '',
      format: 'simulation',
      notes: [`synthetic scratch scan, seed ${seed}`],
    },
    title: 'Height',
    rows,
    columns,
    widthNm: scanSizeNm,
    heightNm: (scanSizeNm * rows) / columns,
    zNm,
  };
}

function checkSpecification(s: ScratchScanSpecification): void {
  if (!(s.rows >= 2 && s.columns >= 2 && s.scanSizeNm > 0)) {
    throw new InputError(
      `A scan of ${s.rows} x ${s.columns} pixels over ${s.scanSizeNm} nm cannot be simulated; give at least 2 x 2 pixels and a positive size.`,
    );
  }
  if (!(s.scratchShare >= 0 && s.scratchShare < 1)) {
    throw new InputError(`The scratch share is ${s.scratchShare}; give a number from 0 to below 1.`, {
      field: 'scratchShare',
    });
  }
}

/** Film, substrate, edges, background and noise; square pixels. */
function sampleHeights(s: ScratchScanSpecification, seed: number): Float64Array {
  const pixelNm = s.scanSizeNm / s.columns;
  const grid = { rows: s.rows, columns: s.columns, pixelXNm: pixelNm, pixelYNm: pixelNm };
  const film = roughSurface({
    ...grid,
    rmsNm: s.filmRmsNm,
    correlationLengthNm: s.filmCorrelationLengthNm,
    random: randomStream(seed, 0),
  });
  const substrate = roughSurface({
    ...grid,
    rmsNm: s.substrateRmsNm,
    correlationLengthNm: s.substrateCorrelationLengthNm,
    random: randomStream(seed, 1),
  });
  const noise = randomStream(seed, 2);
  const distanceNm = edgeDistance(s, randomStream(seed, 5));
  return film.map((filmZ, pixel) => {
    const xNm = ((pixel % s.columns) + 0.5) * pixelNm - s.scanSizeNm / 2;
    const yNm = (Math.floor(pixel / s.columns) + 0.5) * pixelNm - (s.rows * pixelNm) / 2;
    const distance = distanceNm(xNm, yNm);
    const filmShare = 1 / (1 + Math.exp((-4 * distance) / s.wallWidthNm));
    const rim = s.rimHeightNm * Math.exp(-Math.max(distance, 0) / s.rimWidthNm);
    const levels = filmShare * (s.thicknessNm + filmZ + rim) + (1 - filmShare) * substrate[pixel];
    return (
      levels + backgroundHeight(s, xNm / s.scanSizeNm, yNm / s.scanSizeNm) + s.noiseRmsNm * noise.normal()
    );
  });
}

function edgeDistance(
  s: ScratchScanSpecification,
  random: RandomStream,
): (xNm: number, yNm: number) => number {
  if (s.scratchShare === 0) return () => Infinity;
  const geometry = {
    directionDegrees: s.scratchDirectionDegrees,
    widthNm: s.scratchShare * s.scanSizeNm,
    offsetNm: s.scratchOffsetShare * s.scanSizeNm,
    edgeWaveNm: s.edgeWaveNm,
  };
  return scratchDistance(geometry, s.scanSizeNm, random);
}

/** `x` and `y` run from -1/2 to 1/2. */
function backgroundHeight(s: ScratchScanSpecification, x: number, y: number): number {
  return s.tiltXNm * x + s.tiltYNm * y + s.bowNm * 4 * (x * x + 0.6 * y * y + 0.3 * x * y);
}

function addRowOffsets(zNm: Float64Array, s: ScratchScanSpecification, random: RandomStream): void {
  for (let row = 0; row < s.rows; row++) {
    const offset = s.rowOffsetRmsNm * random.normal();
    for (let column = 0; column < s.columns; column++) zNm[row * s.columns + column] += offset;
  }
}

function addScars(zNm: Float64Array, s: ScratchScanSpecification, random: RandomStream): void {
  for (let scar = 0; scar < s.scarCount; scar++) {
    const row = Math.floor(random.uniform() * s.rows);
    const length = Math.ceil((0.03 + 0.12 * random.uniform()) * s.columns);
    const start = Math.floor(random.uniform() * (s.columns - length));
    const height = s.scarHeightNm * (0.5 + random.uniform());
    for (let column = start; column < start + length; column++) zNm[row * s.columns + column] += height;
  }
}
