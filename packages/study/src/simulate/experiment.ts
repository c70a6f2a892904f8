import { experimentDraws } from './draws.js';
import { lossFile } from './loss-file.js';
import { utf8 } from './measured-text.js';
import { opticalConstantsFile } from './optical-constants-file.js';
import { photoluminescenceFile, photoluminescencePath } from './photoluminescence-file.js';
import { spectrumFile } from './spectrum-file.js';
import { drawStatedValues, type StatedValues } from './stated-values.js';
import { stripeFile } from './stripe-file.js';
import { studyFile } from './study-file.js';
import { surfaceFile, surfacePath } from './surface-file.js';
import { thresholdFiles } from './threshold-files.js';
import type { ExperimentTruth } from './truth.js';

/** The files of a simulated experiment. */
export interface SimulatedExperiment {
  /** Path relative to the study's folder, to the file's bytes; study.yaml first, then the films in their order. */
  readonly files: ReadonlyMap<string, Uint8Array>;
  /** What study.yaml states as measured elsewhere. */
  readonly stated: StatedValues;
  readonly seed: number;
}

/**
 * Measures a stated truth: writes the raw files that the instruments would have given, and the study file that reads them.
 * Every file has its own random stream, so the same truth and seed give the same bytes.
 *
 * @param seed the truth's own where it is left out
 */
export function simulateExperiment(
  truth: ExperimentTruth,
  { seed = truth.seed }: { readonly seed?: number } = {},
): SimulatedExperiment {
  const draws = experimentDraws(truth, seed);
  const stated = drawStatedValues(truth, draws);
  const zeroErrorUm = truth.instrument.stripeZeroErrorUm * draws.common('stripeZero').normal();
  const files = new Map<string, Uint8Array>([['study.yaml', utf8(studyFile(truth, stated))]]);
  for (const [name, film] of Object.entries(truth.films)) {
    const { stripeRecord, photoluminescence } = film;
    files.set(surfacePath(name, film), surfaceFile({ truth, name, draws }));
    files.set(`nk/${name}.csv`, opticalConstantsFile({ truth, name, draws }));
    truth.instrument.fluencesUjPerCm2.forEach((fluence, fluenceIndex) => {
      const request = { truth, name, fluenceIndex, draws, zeroErrorUm };
      if (stripeRecord === 'spectra') files.set(`spectra/${name}-${fluence}uJ.txt`, spectrumFile(request));
      else files.set(`stripe/${name}-${fluence}uJ.csv`, stripeFile(request));
    });
    const loss = lossFile({ truth, name, draws });
    if (loss) files.set(`loss/${name}-spot.csv`, loss);
    for (const [file, bytes] of thresholdFiles({ truth, name, draws, zeroErrorUm })) files.set(file, bytes);
    if (photoluminescence)
      files.set(photoluminescencePath(name), photoluminescenceFile({ truth, name, draws }));
  }
  return { files, stated, seed };
}
