import type { FilmResult } from '../results/index.js';
import type { Study } from '../schema/study.js';
import type { StudyContext } from './context.js';
import type { StudyCrossSection } from './cross-section.js';
import { gainFitOf } from './gain-fit.js';
import type { StudyGainFit } from './gain-fit.js';
import { filmsWithGain, gainInputOf } from './gain-input.js';
import type { FilmForGain } from './gain-input.js';
import type { Surroundings } from './guide.js';
import type { MeasuredFilm } from './measure-film.js';
import { scanFitInput } from './scan-fit-input.js';

/**
 * The global fit of all films that can take part; undefined without a cross-section, a stack or such a film.
 *
 * @throws InputError for films that cannot be fitted in the way that the study asks for
 */
export async function fitFilms(task: {
  readonly context: StudyContext;
  readonly measured: readonly MeasuredFilm[];
  readonly crossSection: StudyCrossSection | undefined;
  readonly around: Surroundings | undefined;
}): Promise<StudyGainFit | undefined> {
  const { context, measured, crossSection, around } = task;
  const { study } = context;
  const films = filmsWithGain(measured.flatMap((film) => filmForGain(film, study)));
  if (!crossSection || !around || films.length === 0) return undefined;
  const input = gainInputOf({ study, films, crossSection: crossSection.scale, around });
  const stripesOf = (name: string): FilmResult['stripes'] =>
    measured.find(({ result }) => result.name === name)?.result.stripes ?? [];
  return gainFitOf(study, input, await scanFitInput({ context, input, stripesOf }));
}

/** A film as the gain fit wants it; none unless it guides a mode. */
export function filmForGain({ result, ...data }: MeasuredFilm, study: Study): FilmForGain | [] {
  const { name, thicknessNm, filmIndex, waveguide } = result;
  if (!thicknessNm || !filmIndex || waveguide?.mode.kind !== 'guided') return [];
  const { confinementModal } = waveguide.mode;
  return {
    name,
    input: study.films[name],
    thicknessNm,
    filmIndex,
    confinementModal,
    ...data,
  };
}
