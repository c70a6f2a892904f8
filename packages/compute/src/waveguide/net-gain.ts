import { netGainAt } from '@modalgain/design';
import type { FilmGainAndLoss } from '@modalgain/gain';
import { normalEstimate, nuisanceName, type Estimate } from '@modalgain/numerics';
import { withFilm, type GuideStack } from './guide-stack.js';
import { modeNumbers, type WhichMode } from './guide-modes.js';

/**
 * Net gain that a film's gain and loss give in a mode of this stack: Gamma filmGain - loss, both held as the gain fit found them,
 * with the errors that Gamma and film gain have in common. Undefined where the mode is not guided.
 */
export function netGainOf(
  guide: GuideStack,
  mode: WhichMode,
  { gain, indexError }: { readonly gain: FilmGainAndLoss; readonly indexError: number },
): Estimate | undefined {
  const confinementWith =
    (index: number) =>
    (thicknessNm: number): number | undefined =>
      modeNumbers(withFilm(guide, { thicknessNm, index }), mode)?.confinementModal;
  const { index, thicknessNm } = guide.film;
  const source = nuisanceName({ quantity: 'index', scope: 'film', place: gain.film });
  const predicted = netGainAt(
    {
      gain,
      confinementAt: confinementWith(index),
      confinementShifts: [{ source, confinementAt: confinementWith(index + indexError) }],
      thicknessGridNm: [thicknessNm, thicknessNm + 1],
    },
    thicknessNm,
  );
  return (
    predicted &&
    normalEstimate(predicted.netGainPerCm, predicted.standardErrorPerCm, 'film gain and loss of the fit held')
  );
}
