import type { CurveDefinition } from './curve-definition.js';
import { crossing } from './level-crossing.js';

/** Share of the light in the amplified band that counts as its onset. */
export const onsetShare = 0.05;

/** (d): the amplified band begins to stand over the scaled photoluminescence. */
export const bandOnset: CurveDefinition = {
  name: 'band-onset',
  title: 'onset of the ASE band',
  observable: 'band-share',
  says: 'The amplified band holds 5 % of the light beside the scaled photoluminescence.',
  locate: (curve) => crossing(curve, onsetShare),
};
