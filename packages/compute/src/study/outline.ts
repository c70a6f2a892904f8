import { familiesOf, readStudy, treatmentOf, type Study } from '@modalgain/study';

/** A film as the study file states it, before anything is computed. */
export interface OutlinedFilm {
  readonly name: string;
  readonly family: number;
  readonly stampedFrom: string | null;
  readonly treatment: string | null;
}

/** What a page shows of a study before there are results. */
export interface StudyOutline {
  readonly title: string;
  readonly synthetic: string | null;
  readonly films: readonly OutlinedFilm[];
  /** The study as read, with quantities in internal units and defaults filled in. */
  readonly study: Study;
}

/**
 * Reads a study file for its films and settings.
 *
 * @throws InputError with file, line and field for the first thing that is wrong
 */
export function outlineStudy(text: string, file: string): StudyOutline {
  const { study } = readStudy(text, file);
  const families = familiesOf(study);
  const films = Object.entries(study.films).map(([name, film]) => ({
    name,
    family: families.get(name) ?? 0,
    stampedFrom: film.stampedFrom ?? null,
    treatment: treatmentOf(film),
  }));
  return { title: study.title, synthetic: study.synthetic ?? null, films, study };
}
