import { guidedModes, modeNear, slabMode } from '../../packages/optics/dist/index.js';
import { againstFloor } from '../lib/against-floor.mjs';

const wavelengthNm = 656;
/** n, k and thickness in nm of ten layers with gain and loss between air and fused silica. */
const tenLayers = [
  [1.49, 0, 80],
  [1.9, -0.003, 120],
  [1.55, 0.0004, 200],
  [2.05, 0.002, 90],
  [1.46, 0, 150],
  [1.9, -0.003, 110],
  [1.62, 0.001, 60],
  [2.3, 0.0005, 55],
  [1.46, 0, 180],
  [1.75, 0.01, 75],
];
const halfSpaces = { cover: [1, 0, 0], substrate: [1.457, 0, 0] };
const regions = [halfSpaces.cover, ...tenLayers, halfSpaces.substrate];
const film = 2;
const firstIndex = [1.7595, -0.0003];

// Written out in one literal: in V8 a spread would take longer than the mode.
const confinement = (filmIndex, thicknessNm) => {
  const mode = slabMode({
    coverIndex: 1,
    filmIndex,
    substrateIndex: 1.457,
    thicknessNm,
    wavelengthNm,
    polarization: 'TE',
    order: 0,
  });
  return mode.kind === 'guided' ? mode.confinementModal : 0;
};

/** One TE mode of three layers with confinement and group index. */
function slabModeCase() {
  const ours = (call) => confinement(1.9, 204.3 + 1e-7 * (call & 1023));
  return againstFloor({
    floor: 'slab-mode',
    input: 'one 20000 5',
    calls: 20000,
    ours,
    same: 'result',
    most: 2,
  });
}

/** Gamma over 1000 thicknesses and 5 indices. */
function confinementMapCase() {
  const ours = (call) => {
    let sum = 0;
    for (let i = 0; i < 5; i++) {
      for (let d = 0; d < 1000; d++) sum += confinement(1.8 + 0.05 * i + 1e-9 * (call & 1023), 50 + 0.4 * d);
    }
    return sum;
  };
  return againstFloor({ floor: 'slab-mode', input: 'map 4 5', calls: 4, ours, same: 'result', most: 2 });
}

/** All TE modes of ten lossless layers. */
function losslessModesCase() {
  const layers = layersOf(([n]) => n);
  const rows = regions.map(([n, , thickness]) => `${n} ${thickness}`).join('\n');
  const ours = (call) =>
    guidedModes({ wavelengthNm: moved(call), layers, film }, 'TE')[0].confinement.modal[0];
  const input = `200 5 ${regions.length} ${wavelengthNm} ${film}\n${rows}`;
  return againstFloor({ floor: 'lossless-modes', input, calls: 200, ours, same: 'modal', most: 4 });
}

/** One TE mode of ten layers with gain and loss, from a first value 2e-5 away. */
function complexModeCase() {
  const layers = layersOf(([n, k]) => ({ n, k }));
  const rows = regions.map((region) => region.join(' ')).join('\n');
  const ours = (call) =>
    modeNear({ wavelengthNm: moved(call), layers, film }, 'TE', firstIndex).confinement.modal[0];
  const input = `2000 5 ${regions.length} ${wavelengthNm} ${film} ${firstIndex.join(' ')}\n${rows}`;
  return againstFloor({ floor: 'complex-mode', input, calls: 2000, ours, same: 'modal', most: 4 });
}

/** As in C: the wavelength moves in its last digits, so that no call can be lifted out of the loop. */
const moved = (call) => wavelengthNm * (1 + 1e-12 * (call & 1023));

function layersOf(indexOf) {
  return regions.map((region, j) => {
    const index = indexOf(region);
    return j === 0 || j === regions.length - 1 ? { index } : { index, thicknessNm: region[2] };
  });
}

/** For the list of benchmarks; each is measured in floors of its own. */
export const modeCases = [
  { name: 'slab mode (own floor: <= 2)', run: slabModeCase },
  { name: '5000 slab modes (<= 2)', run: confinementMapCase },
  { name: 'modes of 10 lossless layers (<= 4)', run: losslessModesCase },
  { name: 'mode of 10 complex layers (<= 4)', run: complexModeCase },
];
