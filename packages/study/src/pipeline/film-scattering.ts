import {
  measuredScatteringLoss,
  roughnessSpectrum,
  scatteringLossPerCm,
  scatteringWavenumbers,
} from '@modalgain/optics';
import type { RoughnessModel } from '@modalgain/optics';
import { normalEstimate, normalQuantile975, propagate } from '@modalgain/numerics';
import type { Estimate } from '@modalgain/numerics';
import { boundedBelow } from './bounded-estimate.js';
import type { RoughSurface } from './film-surface.js';
import type { FilmGeometry, Surroundings } from './guide.js';
import { te0Of } from './te0.js';

/** A film that guides, between its rough faces. */
export interface RoughGuide {
  readonly thicknessNm: Estimate;
  readonly filmIndex: Estimate;
  readonly around: Surroundings;
}

/**
 * By the measured spectrum where it reaches as far as the mode scatters, else by Sq and correlation length; 0 where nothing is guided. Beside metals and media that
 * absorb, the mode is that of the stack with their k.
 */
export function surfaceScattering(
  guide: RoughGuide,
  surface: RoughSurface,
): { lossPerCm: Estimate; measured: boolean } {
  const film = { thicknessNm: guide.thicknessNm.value, filmIndex: guide.filmIndex.value };
  const te0 = te0Of(guide.around, film);
  const { spectrum } = surface;
  if (!te0 || !spectrum || !reaches(spectrum, te0)) {
    return { lossPerCm: modelScattering(guide, { surface, interfaceAt: 0 }), measured: false };
  }
  const { value, standardError, method } = measuredScatteringLoss({
    ...te0,
    interfaceAt: 0,
    roughness: { ...spectrum, kind: 'isotropic', density: spectrum.densityNm4 },
  });
  const atValues = normalEstimate(value, Math.hypot(standardError, spectrum.bias * value), method);
  // How the loss follows thickness and index is taken from the model of the same surface, which has no end.
  const shape = modelOf(surface, 'gaussian');
  const scatteredAt = (thicknessNm: number, filmIndex: number): number =>
    scatteredPerCm({ around: guide.around, film: { thicknessNm, filmIndex }, interfaceAt: 0, model: shape });
  const reference = scatteredAt(film.thicknessNm, film.filmIndex);
  const lossPerCm = propagate(
    [atValues, guide.thicknessNm, guide.filmIndex],
    ([loss = 0, thicknessNm = 0, filmIndex = 0]) => (loss * scatteredAt(thicknessNm, filmIndex)) / reference,
    atValues.method,
  );
  return { lossPerCm: boundedBelow(lossPerCm), measured: true };
}

/** Whether the measured spectrum holds all that the upper surface scatters by. */
function reaches(
  { fromPerNm, wavenumberPerNm }: NonNullable<RoughSurface['spectrum']>,
  te0: NonNullable<ReturnType<typeof te0Of>>,
): boolean {
  const [lowest, highest] = scatteringWavenumbers({ ...te0, interfaceAt: 0 });
  return fromPerNm <= lowest && (wavenumberPerNm.at(-1) ?? 0) >= highest;
}

/** One side of the film: 0 the upper, 1 that on what it lies on. */
interface RoughSide {
  readonly surface: RoughSurface;
  readonly interfaceAt: 0 | 1;
}

const shapes = ['exponential', 'gaussian'] as const;

/** By Sq and correlation length; an autocorrelation that is not known is either, and the result lies between. */
export function modelScattering(guide: RoughGuide, { surface, interfaceAt }: RoughSide): Estimate {
  const { sqNm, correlationLengthNm, autocorrelation } = surface;
  const tried = autocorrelation ? [autocorrelation] : shapes;
  const byShape = tried.map((shape) =>
    propagate(
      [sqNm, correlationLengthNm, guide.thicknessNm, guide.filmIndex],
      ([sq = 0, length = 0, thicknessNm = 0, filmIndex = 0]) => {
        const model = modelOf({ sqNm: { value: sq }, correlationLengthNm: { value: length } }, shape);
        return scatteredPerCm({ around: guide.around, film: { thicknessNm, filmIndex }, interfaceAt, model });
      },
      `roughness scattering, ${tried.length > 1 ? 'autocorrelation exponential or Gaussian' : shape}`,
    ),
  );
  const value = byShape.reduce((sum, loss) => sum + loss.value, 0) / byShape.length;
  const apart = Math.max(...byShape.map((loss) => Math.abs(loss.value - value)));
  const [lower, upper] = byShape[0].interval95.map((end) => end - byShape[0].value);
  const interval95 = [value - Math.hypot(lower, apart), value + Math.hypot(upper, apart)] as const;
  const standardError = (interval95[1] - interval95[0]) / (2 * normalQuantile975);
  return boundedBelow({ value, standardError, interval95, method: byShape[0].method });
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
function scatteredPerCm({
  around,
  film,
  interfaceAt,
  model,
}: {
  readonly around: Surroundings;
  readonly film: FilmGeometry;
  readonly interfaceAt: number;
  readonly model: RoughnessModel;
}): number {
  const te0 = te0Of(around, film);
  return te0 ? scatteringLossPerCm({ ...te0, interfaceAt, spectrum: roughnessSpectrum(model) }) : 0;
}
