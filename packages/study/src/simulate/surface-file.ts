import { writeAist, writeGwy } from '@modalgain/formats';
import { scratchScanDefaults, simulateScratchScan } from '@modalgain/surface';
import type { ExperimentDraws } from './draws.js';
import { surfaceFaults } from './faults/index.js';
import type { ExperimentTruth, FilmTruth } from './truth.js';

/** Share of the film's thickness that the scratch throws up as a rim. */
const rimShare = 0.15;

const writers = { gwy: writeGwy, aist: writeAist };

export const surfacePath = (name: string, { heightMapFormat }: FilmTruth): string =>
  `afm/${name}.${heightMapFormat}`;

/** An AFM scan across a scratch through the film, in the format that the truth asks for; tilt, bow and faults differ from film to film. */
export function surfaceFile(request: {
  readonly truth: ExperimentTruth;
  readonly name: string;
  readonly draws: ExperimentDraws;
}): Uint8Array {
  const { truth, name, draws } = request;
  const film = truth.films[name];
  const random = draws.forFilm(name, 'surface');
  const stated = surfaceFaults({ truth, name });
  const scan = simulateScratchScan({
    rows: truth.heightMap.pixels,
    columns: truth.heightMap.pixels,
    scanSizeNm: truth.heightMap.sizeNm,
    thicknessNm: film.thicknessNm,
    filmRmsNm: film.roughnessSqNm,
    filmCorrelationLengthNm: film.correlationLengthNm,
    rimHeightNm: rimShare * film.thicknessNm,
    scratchShare: 0.25 + 0.1 * random.uniform(),
    scratchOffsetShare: 0.1 * random.normal(),
    scratchDirectionDegrees: 8 * random.normal(),
    tiltXNm: scratchScanDefaults.tiltXNm * random.normal(),
    tiltYNm: scratchScanDefaults.tiltYNm * random.normal(),
    bowNm: scratchScanDefaults.bowNm * random.normal(),
    scarCount: random.poisson(4),
    seed: random.integer(),
    ...stated,
  });
  return writers[film.heightMapFormat]([{ ...scan, title: `Height, ${name} (synthetic)` }]);
}
