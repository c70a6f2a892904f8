import {
  measuredCandidate,
  type Candidate,
  type DesignMedia,
  type FilmLaw,
  type LawErrors,
  type NeededGain,
} from '@modalgain/design';
import type { GlobalGainFit } from '@modalgain/gain';
import { InputError } from '@modalgain/numerics';
import type { FilmResult } from '../results/index.js';
import type { DesignInput } from '../schema/design.js';
import type { StudyContext } from './context.js';
import { measuredMediaOf } from './design-media.js';
import { filmLawOf } from './film-law.js';
import type { RoughSurface } from './film-surface.js';
import type { FilmForGain } from './gain-input.js';
import { laserGainOf } from './laser-gain.js';

/** What an analysis leaves for the design of the next film. */
export interface DesignSource {
  readonly context: StudyContext;
  readonly fit: GlobalGainFit;
  readonly forGain: readonly FilmForGain[];
  readonly films: readonly FilmResult[];
  readonly roughSurfacesOf: (film: string) => readonly RoughSurface[];
}

/** A measured film, as far as the next one follows from it. */
export interface DesignBasis {
  readonly law: FilmLaw;
  readonly errors: LawErrors;
  readonly measured: { readonly media: DesignMedia; readonly candidate: Candidate };
  /** At which net gains are stated. */
  readonly fluenceUjPerCm2: number;
  readonly thresholdGain: NeededGain;
}

/**
 * The measured film that a design starts from.
 *
 * @throws InputError for a film without a determined gain, media that cannot be, a laser without a resonator
 */
export async function designBasisOf(
  source: DesignSource,
  wanted: Pick<DesignInput, 'film' | 'goal' | 'fluence'>,
): Promise<DesignBasis> {
  const { context, fit } = source;
  const film = chosenFilm(source, wanted);
  const result = source.films.find(({ name }) => name === film.name);
  if (!result) throw new InputError(`${film.name} is not among the results.`, {});
  const fluenceUjPerCm2 = wanted.fluence?.value ?? referenceFluence(fit, film.name);
  const roughSurfaces = source.roughSurfacesOf(film.name);
  const { law, errors } = filmLawOf({ fit, film, result, roughSurfaces }, fluenceUjPerCm2);
  const { media, underlayerNm } = await measuredMediaOf(context);
  return {
    law,
    errors,
    measured: { media, candidate: measuredCandidate(law, underlayerNm) },
    fluenceUjPerCm2,
    thresholdGain: wanted.goal === 'laser-threshold' ? laserGainOf(context, result) : 0,
  };
}

/** The one that is named, or else that of the most net gain at the highest fluence. */
function chosenFilm(
  { forGain, films, context, fit }: DesignSource,
  { film: name }: Pick<DesignInput, 'film'>,
): FilmForGain {
  const determined = forGain.filter((film) => isDetermined(fit, film.name));
  if (name === undefined) {
    const gainOf = (film: FilmForGain): number => {
      const gain = fit.films.find((fitted) => fitted.film === film.name)?.filmGains.at(0);
      return film.confinementModal.value * (gain?.filmGainPerCm.bestFit ?? 0);
    };
    const best = [...determined].sort((a, b) => gainOf(b) - gainOf(a)).at(0);
    if (best) return best;
    throw new InputError(
      'The data determine film gain and loss of no film, and without them nothing but the measured thickness is known. `modalgain plan` says what to measure.',
      {},
    );
  }
  // An option may have named it.
  const isStated = context.study.design?.film === name;
  const place = isStated ? context.placeOf(['design', 'film']) : { file: context.file };
  if (!films.some((film) => film.name === name))
    throw new InputError(
      `found the film "${name}", expected one of ${films.map((film) => film.name).join(', ')}.`,
      place,
    );
  const film = determined.find((each) => each.name === name);
  if (film) return film;
  throw new InputError(
    `Film gain and loss of ${name} are not determined, so that only its measured thickness is known. \`modalgain plan\` says what to measure.`,
    place,
  );
}

function isDetermined(fit: GlobalGainFit, film: string): boolean {
  const gain = fit.films.find((fitted) => fitted.film === film)?.filmGains.at(0);
  return gain?.filmGainPerCm.determination.kind === 'determined';
}

function referenceFluence(fit: GlobalGainFit, film: string): number {
  return fit.films.find((fitted) => fitted.film === film)?.filmGains.at(0)?.fluenceUjPerCm2 ?? NaN;
}
