import type { Determination, Estimate } from '@modalgain/numerics';
import type { ComparisonResult, FilmResult, Results } from '../../results/index.js';
import type { NamedQuantity, RatioQuantity, ReportedQuantity, TrialQuantity } from './task.js';

/** A number that the results state, or say that they cannot. */
type Stated = NamedQuantity & { readonly stated: Determination };

const ratioKeys: Readonly<Record<RatioQuantity, keyof ComparisonResult['ratios']>> = {
  thicknessRatio: 'thickness',
  confinementModalRatio: 'confinementModal',
  netGainRatio: 'netGain',
  filmGainRatio: 'filmGain',
  densityRatio: 'density',
  lossRatio: 'loss',
  emittersPerAreaRatio: 'emittersPerArea',
};

/** What the results say of the films that guide a mode, split by whether the data determine it. */
export function quantitiesOf(
  { films, comparisons, gainFit }: Results,
  isMeasured: (film: string) => boolean,
): { readonly quantities: ReportedQuantity[]; readonly open: NamedQuantity[] } {
  const saturation = gainFit && [shared('saturationFluenceUjPerCm2', gainFit.saturationFluenceUjPerCm2)];
  const stated = [
    ...films.filter(({ name }) => isMeasured(name)).flatMap(statedOfFilm),
    ...(saturation ?? []),
    ...comparisons
      .filter(({ before, after }) => isMeasured(before) && isMeasured(after))
      .flatMap(statedOfPair),
  ];
  return {
    quantities: stated.flatMap(({ stated: { ...determination }, ...named }) =>
      determination.kind === 'determined' ? [{ ...named, reported: determination.estimate }] : [],
    ),
    open: stated.flatMap(({ stated: { kind }, ...named }) => (kind === 'determined' ? [] : [named])),
  };
}

function shared(quantity: TrialQuantity, stated: Determination): Stated {
  return { quantity, film: null, before: null, fluenceUjPerCm2: null, stated };
}

function statedOfFilm({ name, waveguide, netGain, gain, prediction }: FilmResult): Stated[] {
  const of = (quantity: TrialQuantity, stated: Determination, fluenceUjPerCm2: number | null = null) => ({
    quantity,
    film: name,
    before: null,
    fluenceUjPerCm2,
    stated,
  });
  const mode = waveguide?.mode;
  return [
    ...(mode?.kind === 'guided' ? [of('confinementModal', determined(mode.confinementModal))] : []),
    ...netGain.map(({ fluenceUjPerCm2, netGainPerCm }) => of('netGainPerCm', netGainPerCm, fluenceUjPerCm2)),
    ...(gain
      ? [
          of('densityPerCm3', gain.densityPerCm3),
          of('lossPerCm', gain.lossPerCm),
          of('filmGainPerCm', gain.filmGainPerCm),
          of('modalGainPerCm', gain.modalGainPerCm),
        ]
      : []),
    ...(prediction ? [of('positiveFromNm', prediction.positiveFromNm)] : []),
    ...(prediction && prediction.best.kind !== 'no-gain'
      ? [
          of('bestThicknessNm', determined(prediction.best.thicknessNm)),
          of('bestNetGainPerCm', determined(prediction.best.netGainPerCm)),
        ]
      : []),
  ];
}

function statedOfPair({ before, after, ratios }: ComparisonResult): Stated[] {
  return Object.entries(ratioKeys).flatMap(([quantity, key]) => {
    const stated = ratios[key];
    return stated
      ? [{ quantity: quantity as RatioQuantity, film: after, before, fluenceUjPerCm2: null, stated }]
      : [];
  });
}

/** An end that is open says that an estimate is none. */
function determined(estimate: Estimate): Determination {
  return estimate.interval95.every(Number.isFinite)
    ? { kind: 'determined', estimate }
    : {
        kind: 'not-determined',
        why: 'Its interval is open.',
        next: 'Smaller errors of the film.',
        interval95: estimate.interval95,
      };
}
