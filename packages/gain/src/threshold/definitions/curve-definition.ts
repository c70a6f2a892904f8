import type { ThresholdDefinition } from '../../global-fit/inputs.js';
import type { FluenceCurve, Location } from '../curve.js';

/** What a definition looks at. */
export const observables = ['log-intensity', 'width', 'band-share', 'shape'] as const;

export type Observable = (typeof observables)[number];

/** A definition that reads the threshold off one observable against fluence. One file each. */
export interface CurveDefinition {
  readonly name: ThresholdDefinition;
  /** For a table, e.g. "hinge, linear axes". */
  readonly title: string;
  readonly observable: Observable;
  /** What exactly is taken as the threshold, one sentence. */
  readonly says: string;
  readonly locate: (curve: FluenceCurve) => Location;
}
