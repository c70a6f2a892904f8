import { randomStream, type RandomStream } from '@modalgain/numerics';
import type { ExperimentTruth } from './truth.js';

/** Where the streams of a film's files and values begin; stripes of so many fluences follow one another. */
const filmDraws = {
  surface: 0,
  opticalConstants: 1,
  loss: 2,
  threshold: 3,
  stripe: 4,
  laserLines: 50,
  thresholdSeries: 90,
  lossScan: 91,
  photoluminescence: 92,
  micrograph: 93,
} as const;
const commonDraws = ['emissionCrossSection', 'stripeZero'] as const;

type FilmDraw = keyof typeof filmDraws;

/** Of a film. */
const streamsPerFilm = 100;

/**
 * Numbers the random streams of an experiment, one a file or drawn value: what happens to one file leaves the others as
 * they were.
 */
export interface ExperimentDraws {
  readonly seed: number;
  readonly filmStream: (film: string, draw: FilmDraw, index?: number) => number;
  readonly forFilm: (film: string, draw: FilmDraw, index?: number) => RandomStream;
  readonly common: (draw: (typeof commonDraws)[number]) => RandomStream;
}

export function experimentDraws(truth: ExperimentTruth, seed: number): ExperimentDraws {
  const names = Object.keys(truth.films);
  const filmStream = (film: string, draw: FilmDraw, index = 0): number =>
    (names.indexOf(film) + 1) * streamsPerFilm + filmDraws[draw] + index;
  return {
    seed,
    filmStream,
    forFilm: (film, draw, index) => randomStream(seed, filmStream(film, draw, index)),
    common: (draw) => randomStream(seed, commonDraws.indexOf(draw)),
  };
}
