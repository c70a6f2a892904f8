import { bandOnset } from './band-onset.js';
import { brokenPowerLaw } from './broken-power-law.js';
import type { CurveDefinition } from './curve-definition.js';
import { linearHinge } from './linear-hinge.js';
import { logisticWidth } from './logistic-width.js';
import { rollingHinge } from './rolling-hinge.js';
import { shapeDistance } from './shape-distance.js';
import { steepestWidth } from './steepest-width.js';
import { widthHalfCollapse } from './width-half-collapse.js';

/** The definitions that read a fluence series, (a) to (h); those that read gains are in `gain-thresholds.ts`. */
export const curveDefinitions: readonly CurveDefinition[] = [
  linearHinge,
  rollingHinge,
  brokenPowerLaw,
  bandOnset,
  widthHalfCollapse,
  logisticWidth,
  steepestWidth,
  shapeDistance,
];
