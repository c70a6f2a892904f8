import { netGainAt } from '@modalgain/design';
import { normalEstimate, type Estimate } from '@modalgain/numerics';
import type { PredictableFilm } from '@modalgain/study';
import { modalInputOf } from '../design/film-trial.js';
import type { GuideStack } from './guide-stack.js';

/**
 * Net gain of TE0 that a film's gain and loss give in this stack: Gamma filmGain - loss, both held as the gain fit found them but for
 * the reach of the pump, with the errors that Gamma and film gain have in common. Undefined where TE0 is not guided.
 */
export function netGainOf(
  guide: GuideStack,
  { gain, indexError }: { readonly gain: PredictableFilm; readonly indexError: number },
): Estimate | undefined {
  const { thicknessNm } = guide.film;
  const input = modalInputOf({ guide, gain, indexError, densityRatio: 1 }, [thicknessNm, thicknessNm + 1]);
  const predicted = netGainAt(input, thicknessNm);
  return (
    predicted &&
    normalEstimate(predicted.netGainPerCm, predicted.standardErrorPerCm, 'film gain and loss of the fit held')
  );
}
