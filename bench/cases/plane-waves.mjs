import { planeWaveSpectrum } from '../../packages/optics/dist/index.js';
import { againstFloor } from '../lib/against-floor.mjs';

const points = 1000;
const [first, last] = [400, 800];
const angleDeg = 30;
/** n and k at 400 nm, their slopes per nm, and the thickness in nm: air, five layers, two of them transparent, and glass. */
const regions = [
  [1, 0, 0, 0, 0],
  [1.46, 0, -2e-5, 0, 90],
  [2.05, 0.18, -3e-4, -4e-4, 204],
  [2.4, 0, -4e-4, 0, 55],
  [1.9, 0.1, 1e-4, -1e-4, 30],
  [0.2, 2, -1e-4, 5e-3, 20],
  [1.47, 0, -3e-5, 0, 0],
];

/** Reflection, transmittance and absorptance of each layer of five at 1000 wavelengths, s. */
function planeWavesCase() {
  const wavelengthNm = Float64Array.from(
    { length: points },
    (_, i) => first + ((last - first) * i) / (points - 1),
  );
  const layers = regions.map(([n, k, slopeOfN, slopeOfK, thicknessNm]) => ({
    n: wavelengthNm.map((wavelength) => n + slopeOfN * (wavelength - first)),
    k: wavelengthNm.map((wavelength) => k + slopeOfK * (wavelength - first)),
    ...(thicknessNm > 0 && { thicknessNm }),
  }));
  const moved = new Float64Array(points);
  const ours = (call) => {
    // As in C: the wavelengths move in their last digits, so that no call can be lifted out of the loop.
    const by = 1 + 1e-12 * (call & 1023);
    for (let i = 0; i < points; i++) moved[i] = by * wavelengthNm[i];
    return planeWaveSpectrum({ wavelengthNm: moved, layers, angleDeg, polarization: 'TE' });
  };
  const rows = regions.map((region) => region.join(' ')).join('\n');
  const input = `100 5 ${regions.length} ${points} ${first} ${last} ${angleDeg}\n${rows}`;
  return againstFloor({
    floor: 'plane-wave-spectrum',
    input,
    calls: 100,
    ours,
    summary,
    same: 'sum',
    most: 2,
  });
}

/** One number of all that was found, the same as in C. */
function summary({ reflectionRe, reflectionIm, reflectance, transmittance, absorptance }) {
  let sum = 0;
  for (let i = 0; i < points; i++) {
    sum += reflectance[i] + 2 * transmittance[i] + reflectionRe[i] - 3 * reflectionIm[i];
    for (let layer = 1; layer < regions.length - 1; layer++) sum += (3 + layer) * absorptance[layer][i];
  }
  return sum;
}

/** For the list of benchmarks, measured in floors of its own. */
export const planeWaveCases = [{ name: '5 layers, 1000 wavelengths (<= 2)', run: planeWavesCase }];
