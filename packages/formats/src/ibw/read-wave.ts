import { waveVersion } from './version.js';
import { readWave2 } from './version-2.js';
import { readWave5 } from './version-5.js';
import type { Wave } from './wave.js';

/** Everything of an Igor binary wave but its values. */
export function readWave(bytes: Uint8Array): Wave {
  const version = waveVersion(bytes);
  return version.version === 5 ? readWave5(bytes, version) : readWave2(bytes, version);
}
