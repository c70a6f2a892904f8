import { stripePlanFigure, type Figure } from '@modalgain/figures';
import { planStripe } from '@modalgain/gain';
import type { PlannedScan } from './stripe-plans.js';
import type { Wanted } from './wanted.js';

/** Numbers of stripe lengths at which the error is predicted. */
const counts = [8, 12, 17, 24, 34, 48, 68, 96];

/** No plan is as good as this: the best that so many points can do is asked for. */
const unreachable = 1e-9;

/** How the error of each planned scan falls with the number of its lengths; scans of one film share its hue. */
export function scansFigure(plans: readonly PlannedScan[], wanted: Wanted): Figure {
  const films = [...new Set(plans.map(({ film }) => film))];
  return stripePlanFigure(
    plans.map(({ film, fluenceUjPerCm2, situation, plan }) => ({
      film: {
        name: [film ?? 'as stated', ...(fluenceUjPerCm2 === null ? [] : [fluenceUjPerCm2])].join(' '),
        family: films.indexOf(film),
        stampedFrom: null,
      },
      errors: counts.map((points) => ({
        points,
        relativeError: planStripe({
          situation,
          wantedRelativeError: unreachable,
          longestUm: plan.grid.longestUm,
          mostPoints: points,
        }).relativeError,
      })),
      plan: { points: plan.stripeLengthUm.length, relativeError: plan.relativeError },
    })),
    wanted.relativeError,
  );
}
