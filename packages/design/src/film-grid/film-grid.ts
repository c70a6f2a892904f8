import {
  filmPredictor,
  type Candidate,
  type DesignMedia,
  type FilmLaw,
  type GuidingFilm,
  type NeededGain,
  type PredictedGain,
} from '../next-film/index.js';
import { emptyColumns, filmAt, type FilmBlock, type FilmColumns } from './film-block.js';
import { FilmModes } from './film-modes.js';

/** Predicts the films of a block between the same media. */
export type FilmGrid = (media: DesignMedia, films: FilmBlock) => FilmColumns;

/**
 * The law of `filmPredictor` for many films, the same to 1e-10. Fastest where the thickness changes from film to film and the rest seldom: the
 * layers around a film are then laid out once. Where pump depth or scattering are in the law, or each film needs another gain, all of its mode is computed:
 * 40 to 80 times slower.
 *
 * @param neededNetGain whose fluence is the threshold of a film: 0 for amplified spontaneous emission
 * @throws InputError as `filmPredictor`
 */
export function filmGrid(
  law: FilmLaw,
  measured: { readonly media: DesignMedia; readonly candidate: Candidate },
  { neededNetGain = 0 }: { readonly neededNetGain?: NeededGain } = {},
): FilmGrid {
  const predictor = filmPredictor(law, measured);
  const { model, saturationFluenceUjPerCm2 } = law;
  const needsWholeMode = law.pump !== undefined || law.roughness !== undefined;
  return (media, films) => {
    const columns = emptyColumns(films.thicknessNm.length);
    const modes = new FilmModes(law, media);
    for (let i = 0; i < films.thicknessNm.length; i++) {
      const candidate = filmAt(films, i);
      const te0 = modes.te0Of(candidate);
      if (!te0) continue;
      columns.effectiveIndex[i] = te0.mode.effectiveIndex;
      columns.modeCount[i] = te0.modeCount;
      const fluence = films.fluenceUjPerCm2[i];
      if (needsWholeMode || typeof neededNetGain === 'function') {
        const film = predictor.predict(media, candidate);
        if (film) write(columns, i, { film, gain: film, fluence, neededNetGain });
      } else {
        const { confinementModal } = te0.mode;
        const film = { model, saturationFluenceUjPerCm2, scatteringPerCm: 0, confinementModal };
        write(columns, i, {
          film,
          gain: predictor.gainOf(film, candidate.densityRatio),
          fluence,
          neededNetGain,
        });
      }
    }
    return columns;
  };
}

interface Asked<Film> {
  readonly film: Film;
  readonly gain: PredictedGain<Film>;
  readonly fluence: number;
  readonly neededNetGain: NeededGain<Film>;
}

function write<Film extends Pick<GuidingFilm, 'confinementModal'>>(
  columns: FilmColumns,
  i: number,
  { film, gain, fluence, neededNetGain }: Asked<Film>,
): void {
  columns.confinementModal[i] = film.confinementModal;
  columns.lossPerCm[i] = gain.lossPerCm;
  columns.netGainPerCm[i] = gain.netGainAt(fluence);
  columns.thresholdUjPerCm2[i] = gain.fluenceOf(neededNetGain) ?? NaN;
}
