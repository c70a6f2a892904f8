import type { CurveDefinition } from './curve-definition.js';
import { crossing, endLevels } from './level-crossing.js';

/** (e): the spectrum is half way from its width at low to its width at high fluence. */
export const widthHalfCollapse: CurveDefinition = {
  name: 'width-half-collapse',
  title: 'half collapse of the width',
  observable: 'width',
  says: 'The width is half way between its means at the four lowest and the four highest fluences.',
  locate: (curve) => {
    const { low, high } = endLevels(curve);
    return crossing(curve, (low + high) / 2);
  },
};
