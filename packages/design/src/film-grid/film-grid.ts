import { filmPredictor, type Candidate, type DesignMedia, type FilmLaw } from '../next-film/index.js';
import { emptyColumns, filmAt, type FilmBlock, type FilmColumns } from './film-block.js';
import { FilmModes } from './film-modes.js';

/** Predicts the films of a block between the same media. */
export type FilmGrid = (media: DesignMedia, films: FilmBlock) => FilmColumns;

/**
 * The law of `filmPredictor` for many films, the same to 1e-10. Fastest where the thickness changes from film to film and the rest seldom: the
 * layers around a film are then laid out once. Where pump depth or scattering are in the law, the field of each mode is needed:
 * 40 to 80 times slower.
 *
 * @param neededNetGainPerCm whose fluence is the threshold of a film: 0 for amplified spontaneous emission
 * @throws InputError as `filmPredictor`
 */
export function filmGrid(
  law: FilmLaw,
  measured: { readonly media: DesignMedia; readonly candidate: Candidate },
  { neededNetGainPerCm = 0 }: { readonly neededNetGainPerCm?: number } = {},
): FilmGrid {
  const predictor = filmPredictor(law, measured);
  const { model, saturationFluenceUjPerCm2 } = law;
  const isByConfinement = !law.pump && !law.roughness;
  const byConfinement = { model, saturationFluenceUjPerCm2, scatteringPerCm: 0 };
  return (media, films) => {
    const columns = emptyColumns(films.thicknessNm.length);
    const modes = new FilmModes(law, media);
    for (let i = 0; i < films.thicknessNm.length; i++) {
      const candidate = filmAt(films, i);
      const te0 = modes.te0Of(candidate);
      if (!te0) continue;
      const { confinementModal } = te0.mode;
      const gain = isByConfinement
        ? predictor.of({ ...byConfinement, confinementModal }, candidate.densityRatio)
        : predictor.predict(media, candidate);
      if (!gain) continue;
      columns.effectiveIndex[i] = te0.mode.effectiveIndex;
      columns.modeCount[i] = te0.modeCount;
      columns.confinementModal[i] = gain.confinementModal;
      columns.lossPerCm[i] = gain.lossPerCm;
      columns.netGainPerCm[i] = gain.netGainAt(films.fluenceUjPerCm2[i]);
      columns.thresholdUjPerCm2[i] = gain.fluenceOf(neededNetGainPerCm) ?? NaN;
    }
    return columns;
  };
}
