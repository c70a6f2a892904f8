import type { RemovedBackground } from '../levelling-loss.js';
import { type AxisModes, axisModes } from './axis-modes.js';
import { expectedEnergies } from './expected-energies.js';
import { type WaveBand, waveBands } from './wave-bands.js';

/** A scan as far as its waves depend on it, not on its heights. */
interface ScanShape {
  readonly widthNm: number;
  readonly heightNm: number;
  readonly rows: number;
  readonly columns: number;
  readonly removed: RemovedBackground;
}

/** The waves of a scan, and what they are expected to hold. */
export interface ScanWaves {
  readonly modes: { readonly x: AxisModes; readonly y: AxisModes };
  readonly bands: readonly WaveBand[];
  readonly expected: ReturnType<typeof expectedEnergies>;
}

const mostHalfWaves = 48;
/** Shorter waves than of six pixels also hold what is too fast for the pixels. */
const mostHalfWavesPerPixel = 1 / 3;
const mostKept = 8;
const kept = new Map<string, ScanWaves>();

/** The waves of a scan. Scans of a study are alike: those of the last few shapes are kept. */
export function scanWaves(shape: ScanShape): ScanWaves {
  const key = JSON.stringify(shape);
  const known = kept.get(key) ?? makeWaves(shape);
  kept.delete(key);
  kept.set(key, known);
  for (const oldest of kept.keys()) if (kept.size > mostKept) kept.delete(oldest);
  return known;
}

function makeWaves(shape: ScanShape): ScanWaves {
  const { rows, columns, removed } = shape;
  const bands = waveBands({
    ...shape,
    most: Math.min(mostHalfWaves, mostHalfWavesPerPixel * Math.min(rows, columns)),
  });
  const degree = Math.max(removed.polynomialDegree, removed.rowDegree ?? 0);
  const most = (along: 'x' | 'y') =>
    bands.reduce(
      (top, { modes }) => modes.reduce((high, mode) => Math.max(high, mode[along] + 1), top),
      degree + 1,
    );
  const modes = { x: axisModes(columns, degree, most('x')), y: axisModes(rows, degree, most('y')) };
  return { modes, bands, expected: expectedEnergies({ ...shape, ...modes, bands }) };
}
