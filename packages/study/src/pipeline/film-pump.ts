import type { DepthProfile, PumpDepth } from '@modalgain/gain';
import { InputError, normalEstimate, nuisanceName, propagate } from '@modalgain/numerics';
import type { Estimate } from '@modalgain/numerics';
import type { PumpResult } from '../results/index.js';
import { boundedBelow } from './bounded-estimate.js';
import type { FilmIndex } from './film-index.js';
import type { Surroundings } from './guide.js';
import { pumpConstantsOf } from './pump-constants.js';
import { pumpedFilm } from './pumped-film.js';
import type { PumpedFilm } from './pumped-film.js';

/** What is known of the pump in a film, for the results, the gain fit and the prediction. */
export interface FilmPump {
  readonly result: PumpResult;
  readonly depth: PumpDepth;
  /** Of a film of the same material of another thickness. */
  readonly depthAt: (thicknessNm: number) => DepthProfile;
  /**
   * n and k of the film at a wavelength of the pump.
   *
   * @throws InputError where they are not known there
   */
  readonly indexAt: (wavelengthNm: number) => { readonly n: number; readonly k: number };
}

interface FilmPumpRequest {
  readonly film: string;
  readonly index: FilmIndex | undefined;
  readonly thicknessNm: Estimate | null;
  readonly around: Surroundings | undefined;
  readonly pumpAround: Surroundings | undefined;
  readonly absorbance: number | undefined;
  readonly fluencesUjPerCm2: readonly number[];
  /** Relative error that all fluences share. */
  readonly fluenceScaleError: number;
}

/** The pump in a film; undefined where its k at the pump, its thickness or the media around it are not known. */
export function filmPumpOf(request: FilmPumpRequest): FilmPump | undefined {
  const { film, index, thicknessNm, around, pumpAround, absorbance } = request;
  if (!index || !thicknessNm || !around || !pumpAround) return undefined;
  const constants = pumpConstantsOf({ index, thicknessNm, around: pumpAround, absorbance });
  if (!constants) return undefined;
  const { filmIndex, extinction } = constants;
  const solve = (thickness: number, n: number, k: number): PumpedFilm =>
    pumpedFilm({
      atEmission: { around, filmIndex: index.filmIndex.value },
      atPump: { around: pumpAround, filmIndex: n, extinction: k },
      thicknessNm: thickness,
    });
  // All quantities are propagated through the same few films.
  const solved = new Map<string, PumpedFilm>();
  const solvedOnce = (...film: [number, number, number]): PumpedFilm => {
    const key = film.join(' ');
    const known = solved.get(key) ?? solve(...film);
    solved.set(key, known);
    return known;
  };
  const central = solvedOnce(thicknessNm.value, filmIndex.value, extinction.value);
  const quantity = (pick: (film: PumpedFilm) => number): Estimate =>
    boundedBelow(
      propagate(
        [thicknessNm, filmIndex, extinction],
        ([d = NaN, n = NaN, k = NaN]) => pick(solvedOnce(d, n, Math.max(k, leastExtinction))),
        'transfer matrix, errors of thickness, n and k',
      ),
    );
  const filmAbsorptance = quantity(({ pump }) => pump.filmAbsorptance);
  const relativeFluence = quantity((pumped) => pumped.relativeFluence);
  const relativeError = relativeFluence.standardError / relativeFluence.value;
  const source = nuisanceName({ quantity: 'local fluence', scope: 'film', place: film });
  return {
    result: {
      wavelengthNm: pumpAround.wavelengthNm,
      ...constants,
      reflectance: quantity(({ pump }) => pump.reflectance),
      transmittance: quantity(({ pump }) => pump.transmittance),
      filmAbsorptance,
      relativeFluence,
      absorbedFluences: absorbedFluences(request, filmAbsorptance),
      depth: depthOf(central),
      inGainFit: false,
      saturationFluenceUjPerCm2: null,
    },
    depth: { ...central.depth, errors: [{ source, relativeError }] },
    depthAt: (thickness) => solve(thickness, filmIndex.value, extinction.value).depth,
    indexAt: (wavelengthNm) => {
      if (wavelengthNm === pumpAround.wavelengthNm) return { n: filmIndex.value, k: extinction.value };
      const known = index.constantsAt?.(wavelengthNm);
      if (known?.k && known.k.value > 0) return { n: known.n.value, k: known.k.value };
      throw new InputError(
        `n and k of ${film} are not known at ${wavelengthNm.toFixed(1)} nm, or it does not absorb there; take a narrower range of the pump.`,
        {},
      );
    },
  };
}

/** The end of an interval of k may be 0, where nothing is absorbed but the field is the same. */
const leastExtinction = 1e-9;

function absorbedFluences(
  { fluencesUjPerCm2, fluenceScaleError }: FilmPumpRequest,
  absorptance: Estimate,
): PumpResult['absorbedFluences'] {
  const scale = normalEstimate(1, fluenceScaleError, 'given');
  return fluencesUjPerCm2.map((fluenceUjPerCm2) => ({
    fluenceUjPerCm2,
    absorbedUjPerCm2: propagate(
      [absorptance, scale],
      ([share = NaN, factor = NaN]) => share * factor * fluenceUjPerCm2,
      absorptance.method,
    ),
  }));
}

function depthOf({ pump: { xNm, weightNm }, depth }: PumpedFilm): PumpResult['depth'] {
  const thicknessNm = weightNm.reduce((sum, width) => sum + width, 0);
  return {
    xNm: Array.from(xNm),
    relativeFluence: Array.from(depth.relativeFluence),
    modeWeight: Array.from(depth.weight, (weight, i) => (weight * thicknessNm) / weightNm[i]),
  };
}
