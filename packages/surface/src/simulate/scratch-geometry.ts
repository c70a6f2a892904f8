import type { RandomStream } from '@modalgain/numerics';

/** Where a scratch runs: a straight band through the scan with wavy edges. Lengths in nm, the scan's centre at (0, 0). */
export interface ScratchGeometry {
  /** Direction of the scratch, degrees from the slow axis (0: across all rows; 90: along the rows). */
  readonly directionDegrees: number;
  readonly widthNm: number;
  /** Distance of its centre line from the centre of the scan. */
  readonly offsetNm: number;
  /** Amplitude of the edges' waves. */
  readonly edgeWaveNm: number;
}

/**
 * The signed distance in nm from the edge of the scratch, negative inside it, positive on the film; each edge waves by
 * three sines of random phase.
 */
export function scratchDistance(
  geometry: ScratchGeometry,
  scanSizeNm: number,
  random: RandomStream,
): (xNm: number, yNm: number) => number {
  const angle = (geometry.directionDegrees * Math.PI) / 180;
  const waves = [edgeWave(scanSizeNm, random), edgeWave(scanSizeNm, random)];
  return (xNm, yNm) => {
    const across = xNm * Math.cos(angle) + yNm * Math.sin(angle) - geometry.offsetNm;
    const along = -xNm * Math.sin(angle) + yNm * Math.cos(angle);
    const wave = waves[across < 0 ? 0 : 1](along);
    return Math.abs(across) - geometry.widthNm / 2 - geometry.edgeWaveNm * wave;
  };
}

function edgeWave(scanSizeNm: number, random: RandomStream): (alongNm: number) => number {
  const sines = [1, 2, 3.7].map((cycles) => ({
    wavenumber: (2 * Math.PI * cycles) / scanSizeNm,
    phase: 2 * Math.PI * random.uniform(),
    amplitude: 1 / (1 + cycles),
  }));
  return (along) => sines.reduce((sum, s) => sum + s.amplitude * Math.sin(s.wavenumber * along + s.phase), 0);
}
