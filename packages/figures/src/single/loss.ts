import type { DecayResult } from '@modalgain/gain';
import type { Figure } from '../figure.js';
import { lossFigure } from '../figures/loss-scan.js';
import type { FilmIdentity } from '../style/films.js';

/** Decays as `analyseShiftingSpot` or `analyseEdgeLoss` gave them. */
export function decayFigure(
  decays: readonly { readonly film: FilmIdentity; readonly result: DecayResult }[],
): Figure {
  return lossFigure(
    decays.map(({ film, result: { background, lossPerCm, points, verdicts, ...result } }) => ({
      film,
      scan: {
        ...result,
        files: [],
        lossPerCm: lossPerCm ?? null,
        background: background ?? null,
        points: [...points],
        netGainPerCm: null,
        verdicts: [...verdicts],
      },
    })),
  );
}
