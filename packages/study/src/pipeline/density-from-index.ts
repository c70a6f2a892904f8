import { normalEstimate, normalQuantile975, propagate } from '@modalgain/numerics';
import type { Estimate, Verdict } from '@modalgain/numerics';
import { densityFromIndex } from '@modalgain/optics';
import type { EffectiveMediumLaw } from '@modalgain/optics';
import { looksLikeNumber } from '../schema/fields.js';
import type { StudyContext } from './context.js';
import { statedIndex } from './film-index.js';
import { asEstimate } from './fluence.js';
import { materialAt } from './material.js';

/** A density that rests on the film's index alone. */
export interface DensityFromFilmIndex {
  /** Null where the index of film, particle or ligand is not known, or no mixture has the film's. */
  readonly densityPerCm3: Estimate | null;
  readonly verdicts: Verdict[];
}

/** Nothing says which of them a film of particles follows: their spread is part of the error. */
const laws: readonly EffectiveMediumLaw[] = ['bruggeman', 'maxwell-garnett', 'linear-permittivity'];

/**
 * The density of particles from the index of a film as an effective medium of particles in ligands (`densityFromIndex` of the optics room), by the
 * law of Bruggeman, its interval reaching over those of the other laws.
 *
 * @throws InputError for an index of particle or ligand that is none
 */
export function densityFromFilmIndex(
  context: StudyContext,
  film: string,
  filmIndex: Estimate | undefined,
): DensityFromFilmIndex {
  const { particle } = context.study;
  if (!filmIndex || particle?.index === undefined || particle.ligandIndex === undefined)
    return { densityPerCm3: null, verdicts: [] };
  const particleIndex = indexOf(context, 'index', particle.index);
  const ligandIndex = indexOf(context, 'ligandIndex', particle.ligandIndex);
  const particleVolumeNm3 = propagate(particle.size.map(asEstimate), ([a, b, c]) => a * b * c);
  const found = laws.map(
    (law) =>
      densityFromIndex({ law, filmIndex, particleIndex, ligandIndex, particleVolumeNm3 }).densityPerCm3,
  );
  const estimates = found.flatMap((density) => (density.kind === 'determined' ? [density.estimate] : []));
  if (estimates.length < laws.length)
    return { densityPerCm3: null, verdicts: [noMixture(film, { filmIndex, particleIndex, ligandIndex })] };
  return { densityPerCm3: acrossLaws(estimates), verdicts: [] };
}

/**
 * Looks the indices of particle and ligand up, for a check before anything is computed.
 *
 * @throws InputError as `densityFromFilmIndex`
 */
export function checkParticleIndices(context: StudyContext): void {
  const { particle } = context.study;
  for (const key of ['index', 'ligandIndex'] as const) {
    const stated = particle?.[key];
    if (stated !== undefined) indexOf(context, key, stated);
  }
}

function indexOf(context: StudyContext, key: 'index' | 'ligandIndex', stated: number | string): Estimate {
  if (typeof stated === 'number') return normalEstimate(stated, 0, 'given without an error');
  const place = context.placeOf(['particle', key]);
  if (looksLikeNumber(stated)) return statedIndex(stated, place).filmIndex;
  const { n } = materialAt(stated, context.study.wavelengths.emission.value, place);
  return normalEstimate(n, 0, `library material ${stated}`);
}

/** The first with an interval that reaches as far as any. */
function acrossLaws(estimates: readonly Estimate[]): Estimate {
  const { value } = estimates[0];
  const low = Math.max(0, Math.min(...estimates.map(({ interval95 }) => interval95[0])));
  const high = Math.max(...estimates.map(({ interval95 }) => interval95[1]));
  return {
    value,
    standardError: (high - low) / (2 * normalQuantile975),
    interval95: [low, high],
    method: 'index of the film, Bruggeman; interval over three mixing laws',
  };
}

function noMixture(
  film: string,
  indices: Readonly<Record<'filmIndex' | 'particleIndex' | 'ligandIndex', Estimate>>,
): Verdict {
  const { filmIndex, particleIndex, ligandIndex } = indices;
  return {
    code: 'index-is-no-mixture',
    severity: 'contradiction',
    sentence: `The index of ${film} is none of a mixture.`,
    detail: `It is ${filmIndex.value.toPrecision(4)}, that of the particles ${particleIndex.value.toPrecision(4)} and of what lies between them ${ligandIndex.value.toPrecision(4)}: it cannot lie outside.`,
    evidence: {
      filmIndex: filmIndex.value,
      particleIndex: particleIndex.value,
      ligandIndex: ligandIndex.value,
    },
    next: 'Check the three indices at the emission wavelength, and for pores.',
    film,
  };
}
