import { formatSignificant, type Determination } from '@modalgain/numerics';
import { fitQuantity, isNarrowInRelation } from '../global-fit/fitted-quantity.js';
import type { DerivedQuantity, FittedSystem } from '../global-fit/quantity.js';
import type { ScanLayout } from './scan-problem.js';

/**
 * The saturation intensity of a film, in the unit of its scans: at u (I+ + I-) = 1 the gain has fallen to half. Open where
 * the scans show no saturation.
 */
export function saturationIntensity(fitted: FittedSystem, layout: ScanLayout, film: number): Determination {
  const replaced = layout.saturation(film);
  const next = 'Longer stripes, or stripes at a higher fluence.';
  if (!(fitted.fit.values[replaced] > 0)) {
    return { kind: 'not-determined', why: 'The scans show no saturation.', next };
  }
  const unit = unitOf(layout, film);
  const quantity: DerivedQuantity = {
    name: 'ln saturation intensity',
    value: (values) => -Math.log(values[replaced]),
    writeGradient: (values, out) => {
      out.fill(0);
      out[replaced] = -1 / values[replaced];
    },
    replaced,
    solve: (value) => Math.exp(-value),
    loadings: [],
  };
  const explain = ([lower, upper]: readonly [number, number]) => ({
    why: `The scans allow ${formatSignificant(lower, 2)} to ${upper === Infinity ? 'any value above' : formatSignificant(upper, 2)}.`,
    next,
  });
  const reading = { scale: 'log', unit, isNarrow: isNarrowInRelation, explain } as const;
  return fitQuantity(fitted, quantity, reading).determination;
}

/** The film's unit of intensity in that of its files. */
function unitOf({ blocks }: ScanLayout, film: number): number {
  return Math.max(
    ...blocks.filter((block) => block.film === film).map(({ points }) => points.intensityScale),
  );
}
