import { findRoot, normalEstimate, propagate } from '@modalgain/numerics';
import type { Estimate } from '@modalgain/numerics';
import { planeWave } from '@modalgain/optics';
import type { Surroundings } from './guide.js';
import type { FilmIndex } from './film-index.js';
import { pumpedStack } from './pumped-film.js';

/** n and k of a film at the pump wavelength. */
export interface PumpConstants {
  readonly from: 'index' | 'absorbance';
  readonly filmIndex: Estimate;
  readonly extinction: Estimate;
}

interface PumpConstantsRequest {
  readonly index: FilmIndex;
  readonly thicknessNm: Estimate;
  /** At the pump wavelength. */
  readonly around: Surroundings;
  /** Decadic, at the pump wavelength, against the bare substrate. */
  readonly absorbance: number | undefined;
}

/** How far n at the pump may lie from n at the emission where it is not known. */
const indexErrorWithoutFile = 0.1;
/** Of a UV-vis absorbance: baseline and scatter. */
const absorbanceError = 0.01;

/** n and k at the pump, by the film's own n and k or else by its absorbance; undefined where neither tells them, or the film does not absorb. */
export function pumpConstantsOf(request: PumpConstantsRequest): PumpConstants | undefined {
  const known = request.index.constantsAt?.(request.around.wavelengthNm);
  if (known?.k && known.k.value > 0) {
    return { from: 'index', filmIndex: known.n, extinction: known.k };
  }
  return fromAbsorbance(request);
}

/** The k with which the film lets through 10^-A of what its bare substrate does, reflections included. */
function fromAbsorbance({
  index,
  thicknessNm,
  around,
  absorbance,
}: PumpConstantsRequest): PumpConstants | undefined {
  if (absorbance === undefined) return undefined;
  const filmIndex = normalEstimate(
    index.filmIndex.value,
    Math.hypot(index.filmIndex.standardError, indexErrorWithoutFile),
    'n at the emission, 0.1 added for the way to the pump',
  );
  const measured = normalEstimate(absorbance, absorbanceError, 'UV-vis');
  const extinctionAt = ([n = NaN, d = NaN, a = NaN]: readonly number[]): number =>
    extinctionOf({ around, filmIndex: n, thicknessNm: d, absorbance: a });
  const extinction = propagate(
    [filmIndex, thicknessNm, measured],
    extinctionAt,
    'absorbance, reflections by transfer matrix; error of 0.01 assumed',
  );
  if (!(extinction.value > 0)) return undefined;
  const [lower, upper] = extinction.interval95;
  return {
    from: 'absorbance',
    filmIndex,
    extinction: { ...extinction, interval95: [Math.max(lower, 0), upper] },
  };
}

const mostExtinction = 3;

/** 0 where reflections alone explain the absorbance. */
function extinctionOf(film: {
  readonly around: Surroundings;
  readonly filmIndex: number;
  readonly thicknessNm: number;
  readonly absorbance: number;
}): number {
  const { around, filmIndex, thicknessNm, absorbance } = film;
  const { wavelengthNm, cover, substrate, underlayers = [] } = around;
  const bare = planeWave({
    stack: {
      wavelengthNm,
      layers: [
        { index: cover.index },
        ...underlayers.map((layer) => ({
          index: { n: layer.index, k: layer.extinction ?? 0 },
          thicknessNm: layer.thicknessNm,
        })),
        { index: { n: substrate.index, k: substrate.extinction ?? 0 } },
      ],
    },
    polarization: 'TE',
  }).transmittance;
  const surplus = (extinction: number): number => {
    const stack = pumpedStack({ around, filmIndex, extinction }, thicknessNm);
    const through = planeWave({ stack, polarization: 'TE' }).transmittance;
    return -Math.log10(through / bare) - absorbance;
  };
  if (surplus(0) >= 0) return 0;
  return surplus(mostExtinction) > 0
    ? findRoot({ f: surplus, lower: 0, upper: mostExtinction })
    : mostExtinction;
}
