import {
  guidedModes,
  measuredScatteringLoss,
  roughnessSpectrum,
  scatteringLossPerCm,
  scatteringWavenumbers,
} from '@modalgain/optics';
import type { RoughnessModel, Stack } from '@modalgain/optics';
import { normalEstimate, normalQuantile975, propagate } from '@modalgain/numerics';
import type { Estimate } from '@modalgain/numerics';
import type { RoughSurface } from './film-surface.js';
import { stackOf } from './guide.js';
import type { Surroundings } from './guide.js';

/** A film that guides, with what lies around it. */
export interface GuidingFilm {
  readonly thicknessNm: Estimate;
  readonly filmIndex: Estimate;
  readonly around: Surroundings;
}

/** By the measured spectrum where it reaches as far as the mode scatters, else by Sq and correlation length. */
export function surfaceScattering(
  guide: GuidingFilm,
  surface: RoughSurface,
): { lossPerCm: Estimate; measured: boolean } {
  const stack = stackOf(guide.around, {
    thicknessNm: guide.thicknessNm.value,
    filmIndex: guide.filmIndex.value,
  });
  const [mode] = guidedModes(stack, 'TE');
  const { spectrum } = surface;
  const [lowest, highest] = scatteringWavenumbers({ stack, mode, interfaceAt: 0 });
  const reaches =
    spectrum && spectrum.fromPerNm <= lowest && (spectrum.wavenumberPerNm.at(-1) ?? 0) >= highest;
  if (!reaches) return { lossPerCm: modelScattering(guide, { surface, interfaceAt: 0 }), measured: false };
  const { value, standardError, method } = measuredScatteringLoss({
    stack,
    mode,
    interfaceAt: 0,
    roughness: { ...spectrum, kind: 'isotropic', density: spectrum.densityNm4 },
  });
  const atValues = normalEstimate(value, Math.hypot(standardError, spectrum.bias * value), method);
  // How the loss follows thickness and index is taken from the model of the same surface, which has no end.
  const shape = modelOf(surface, 'gaussian');
  const reference = scatteredPerCm(stack, 0, shape);
  const lossPerCm = propagate(
    [atValues, guide.thicknessNm, guide.filmIndex],
    ([loss = 0, thicknessNm = 0, filmIndex = 0]) =>
      (loss * scatteredPerCm(stackOf(guide.around, { thicknessNm, filmIndex }), 0, shape)) / reference,
    atValues.method,
  );
  return { lossPerCm: notNegative(lossPerCm), measured: true };
}

/** One side of the film: 0 the upper, 1 that on what it lies on. */
interface RoughSide {
  readonly surface: RoughSurface;
  readonly interfaceAt: 0 | 1;
}

const shapes = ['exponential', 'gaussian'] as const;

/** By Sq and correlation length; an autocorrelation that is not known is either, and the result lies between. */
export function modelScattering(guide: GuidingFilm, { surface, interfaceAt }: RoughSide): Estimate {
  const { sqNm, correlationLengthNm, autocorrelation } = surface;
  const tried = autocorrelation ? [autocorrelation] : shapes;
  const byShape = tried.map((shape) =>
    propagate(
      [sqNm, correlationLengthNm, guide.thicknessNm, guide.filmIndex],
      ([sq = 0, length = 0, thicknessNm = 0, filmIndex = 0]) => {
        const model = modelOf({ sqNm: { value: sq }, correlationLengthNm: { value: length } }, shape);
        return scatteredPerCm(stackOf(guide.around, { thicknessNm, filmIndex }), interfaceAt, model);
      },
      `roughness scattering, ${tried.length > 1 ? 'autocorrelation exponential or Gaussian' : shape}`,
    ),
  );
  const value = byShape.reduce((sum, loss) => sum + loss.value, 0) / byShape.length;
  const apart = Math.max(...byShape.map((loss) => Math.abs(loss.value - value)));
  const [lower, upper] = byShape[0].interval95.map((end) => end - byShape[0].value);
  const interval95 = [value - Math.hypot(lower, apart), value + Math.hypot(upper, apart)] as const;
  const standardError = (interval95[1] - interval95[0]) / (2 * normalQuantile975);
  return notNegative({ value, standardError, interval95, method: byShape[0].method });
}

interface Heights {
  readonly sqNm: { readonly value: number };
  readonly correlationLengthNm: { readonly value: number };
}

/** Shortest correlation length that a shifted estimate may come to; there is no scattering at 0. */
const shortestLengthNm = 1e-3;

const modelOf = (
  { sqNm, correlationLengthNm }: Heights,
  autocorrelation: RoughnessModel['autocorrelation'],
): RoughnessModel => ({
  kind: 'isotropic',
  autocorrelation,
  sqNm: Math.max(0, sqNm.value),
  correlationLengthNm: Math.max(shortestLengthNm, correlationLengthNm.value),
});

/** 0 where nothing is guided. */
function scatteredPerCm(stack: Stack, interfaceAt: number, model: RoughnessModel): number {
  const mode = guidedModes(stack, 'TE').at(0);
  return mode ? scatteringLossPerCm({ stack, mode, interfaceAt, spectrum: roughnessSpectrum(model) }) : 0;
}

const notNegative = (estimate: Estimate): Estimate => ({
  ...estimate,
  interval95: [Math.max(0, estimate.interval95[0]), estimate.interval95[1]],
});
