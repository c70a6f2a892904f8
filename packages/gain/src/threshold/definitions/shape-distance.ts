import type { CurveDefinition } from './curve-definition.js';
import { crossing } from './level-crossing.js';

/** (h): the whole spectrum, not its width alone, is half way from its first to its last shape. */
export const shapeDistance: CurveDefinition = {
  name: 'shape-distance',
  title: 'distance of the spectral shape',
  observable: 'shape',
  says: 'The normalised spectrum has gone half the distance from its shape at the lowest to that at the highest fluences.',
  locate: (curve) => crossing(curve, 0.5),
};
