import { VaryingFilm, type FilmMode } from '@modalgain/optics';
import type { Candidate, DesignMedia, FilmLaw } from '../next-film/index.js';
import { canGuide, filmIndexOf, stackOf } from '../next-film/solve-film.js';

/** TE0 of a film, and how many modes of TE stand beside it, itself included. */
export interface FilmTe0 {
  readonly mode: FilmMode;
  readonly modeCount: number;
}

/** TE0 of film after film between the same media: what a film has in common with the one before it is not computed again. */
export class FilmModes {
  private readonly law: FilmLaw;
  private readonly media: DesignMedia;
  private film: VaryingFilm | undefined;
  private underlayerNm = NaN;
  private densityRatio = NaN;
  private indexShift = NaN;
  private index = NaN;

  constructor(law: FilmLaw, media: DesignMedia) {
    this.law = law;
    this.media = media;
  }

  /** Undefined where nothing is guided in a film that can be. */
  te0Of(candidate: Candidate): FilmTe0 | undefined {
    const index = this.indexOf(candidate);
    if (!canGuide(index, this.media)) return undefined;
    const film = this.filmOf(candidate);
    const { thicknessNm } = candidate;
    const mode = film.modeAt(thicknessNm, index);
    return mode && { mode, modeCount: film.modeCountAt(thicknessNm, index) };
  }

  private indexOf(candidate: Candidate): number {
    const { densityRatio, indexShift } = candidate;
    if (densityRatio !== this.densityRatio || indexShift !== this.indexShift) {
      this.index = filmIndexOf(this.law, candidate);
      this.densityRatio = densityRatio;
      this.indexShift = indexShift;
    }
    return this.index;
  }

  private filmOf(candidate: Candidate): VaryingFilm {
    if (!this.film || candidate.underlayerNm !== this.underlayerNm) {
      const stack = stackOf(this.law, this.media, candidate);
      this.film = new VaryingFilm({ stack, polarization: 'TE', order: 0 });
      this.underlayerNm = candidate.underlayerNm;
    }
    return this.film;
  }
}
