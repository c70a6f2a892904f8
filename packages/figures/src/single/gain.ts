import type { GlobalGainFit } from '@modalgain/gain';
import { normalEstimate } from '@modalgain/numerics';
import type { Figure } from '../figure.js';
import { netGainFigure } from '../figures/net-gain.js';

/** Net gain against fluence with the model, as `fitGain` gave it; each film a family of its own. */
export function gainFitFigure({ films, model }: GlobalGainFit): Figure {
  return netGainFigure({
    films: films.map(({ film, points, curve }, family) => ({
      name: film,
      family,
      stampedFrom: null,
      netGain: points.map(({ fluenceUjPerCm2, netGainPerCm, standardErrorPerCm }) => ({
        fluenceUjPerCm2,
        netGainPerCm: {
          kind: 'determined',
          estimate: normalEstimate(netGainPerCm, standardErrorPerCm, 'given'),
        },
      })),
      gain: {
        netGainCurve: {
          x: [...curve.fluenceUjPerCm2],
          y: [...curve.netGainPerCm],
          lower: [...curve.lowerPerCm],
          upper: [...curve.upperPerCm],
        },
      },
    })),
    fluencesUjPerCm2: films.flatMap(({ points }) => points.map(({ fluenceUjPerCm2 }) => fluenceUjPerCm2)),
    gainFit: { modelFormula: model.formula },
  });
}
