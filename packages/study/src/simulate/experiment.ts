import { experimentDraws } from './draws.js';
import { faultSize, withFilmFaults } from './faults/index.js';
import { lossFile } from './loss-file.js';
import { utf8 } from './measured-text.js';
import { micrographFile, micrographPath } from './micrograph-file.js';
import { opticalConstantsFile } from './optical-constants-file.js';
import { photoluminescenceFile, photoluminescencePath } from './photoluminescence-file.js';
import type { RawFile } from './raw-file.js';
import { spectrumFiles } from './spectrum-files.js';
import { scansOf } from './scans-of.js';
import { drawStatedValues, type StatedValues } from './stated-values.js';
import { stripeFile, type ScanRequest } from './stripe-file.js';
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
  stated: ExperimentTruth,
  { seed = stated.seed }: { readonly seed?: number } = {},
): SimulatedExperiment {
  const truth = withFilmFaults(stated);
  const draws = experimentDraws(truth, seed);
  const values = drawStatedValues(truth, draws);
  const zeroErrorUm = truth.instrument.stripeZeroErrorUm * draws.common('stripeZero').normal();
  const files = new Map<string, Uint8Array>([['study.yaml', utf8(studyFile(truth, values))]]);
  for (const name of Object.keys(truth.films)) {
    for (const [path, bytes] of filmFiles({ truth, name, draws, zeroErrorUm })) files.set(path, bytes);
  }
  return { files, stated: values, seed };
}

type FilmRequest = Omit<ScanRequest, 'fluenceIndex'>;

function filmFiles(request: FilmRequest): RawFile[] {
  const { truth, name } = request;
  const film = truth.films[name];
  const loss = lossFile(request);
  const micrograph = micrographFile(request);
  return [
    ...(faultSize('missing-surface', { truth, name }) === undefined
      ? [[surfacePath(name, film), surfaceFile(request)] as const]
      : []),
    [`nk/${name}.csv`, opticalConstantsFile(request)],
    ...scansOf(truth, name).fluencesUjPerCm2.flatMap((_, fluenceIndex) =>
      scanFiles({ ...request, fluenceIndex }),
    ),
    ...(loss ? [[`loss/${name}-spot.csv`, loss] as const] : []),
    ...thresholdFiles(request),
    ...(micrograph ? [[micrographPath(name), micrograph] as const] : []),
    ...(film.photoluminescence
      ? [[photoluminescencePath(name), photoluminescenceFile(request)] as const]
      : []),
  ];
}

function scanFiles(request: ScanRequest): RawFile[] {
  const { truth, name, fluenceIndex } = request;
  if (truth.films[name].stripeRecord === 'spectra') return spectrumFiles(request);
  const { fluencesUjPerCm2 } = scansOf(truth, name);
  const fluence = fluencesUjPerCm2[fluenceIndex];
  const at = { truth, name, fluenceUjPerCm2: fluence };
  if (faultSize('missing-scan', at) !== undefined) return [];
  const copied = faultSize('duplicated-scan', at) === undefined ? fluenceIndex : neighbourOf(fluenceIndex);
  return [[`stripe/${name}-${fluence}uJ.csv`, stripeFile({ ...request, fluenceIndex: copied })]];
}

/** The scan whose copy stands in the place of another: that before it, and of the first the next. */
const neighbourOf = (fluenceIndex: number): number => (fluenceIndex > 0 ? fluenceIndex - 1 : 1);
