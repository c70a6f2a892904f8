import {
  designErrorsFigure,
  designFrontFigure,
  designSensitivityFigure,
  type Figure,
  type FilmIdentity,
} from '@modalgain/figures';
import type { DesignDocument } from '@modalgain/study';

/** What may drift, where the error comes from, and gain against threshold; none where there is no film. */
export function designFigures(document: DesignDocument, films: readonly FilmIdentity[]): Figure[] {
  const { answer, goal, fluenceUjPerCm2, measured } = document;
  const film = films.find(({ name }) => name === document.film);
  if (answer.kind === 'impossible' || !film) return [];
  const plot = { film, goal, fluenceUjPerCm2, measured, best: answer.best };
  return [designSensitivityFigure(plot), designErrorsFigure(plot), designFrontFigure(plot)];
}
