import { fitSystem, seriesTruths, type GlobalFitInput } from '@modalgain/gain';
import { InputError } from '@modalgain/numerics';
import type { FilmResult } from '../../results/index.js';
import type { StudyContext } from '../context.js';
import { heightScaleSource, indexSource, thicknessSource } from '../error-sources.js';
import type { FilmForGain } from '../gain-input.js';
import type { Surroundings } from '../guide.js';
import { defaultRangeNm } from '../prediction.js';
import type { FinishedStudy } from '../run-study.js';
import { scansToFit } from '../stripes.js';
import { pumpExtinctionSource, pumpIndexSource } from './film-again.js';
import { quantitiesOf } from './quantities.js';
import type { FilmTask, MonteCarloTask, NetGainTask, ScansTask } from './task.js';

/** What an analysis leaves for repeating it on other draws of its data. */
export interface TrialSource {
  readonly context: StudyContext;
  /** The films that guide a mode. */
  readonly forGain: readonly FilmForGain[];
  readonly around: Surroundings | undefined;
  readonly pumpAround: Surroundings | undefined;
}

/**
 * What the trials of a finished study start from; the stripe scans are read and fitted once more for it.
 *
 * @throws InputError for a study without a film that guides a mode, or whose densities come straight from the scans
 */
export async function monteCarloTask(finished: FinishedStudy): Promise<MonteCarloTask> {
  const { study, results, gainInput, trialSource } = finished;
  const { context, forGain, around, pumpAround } = trialSource;
  if (!around || forGain.length === 0)
    throw new InputError(
      'has no film that guides a mode: trials need thickness, index and stack of one film at least.',
      { file: context.file },
    );
  if (gainInput && study.gain.from === 'scans')
    throw new InputError(
      'asks for a fit straight to the scans, which trials do not repeat; write gains.',
      context.placeOf(['gain', 'from']),
    );
  const films: FilmTask[] = [];
  for (const film of forGain) {
    const result = results.films.find(({ name }) => name === film.name);
    films.push(await filmTask({ context, film, result, gain: gainInput, pumpAround }));
  }
  const names = new Set(films.map(({ name }) => name));
  return {
    seed: study.seed,
    around,
    films,
    gain: gainInput,
    predictionRangeNm: study.predict.thickness ?? defaultRangeNm,
    sources: sourcesOf(films, gainInput),
    ...quantitiesOf(results, (film) => names.has(film)),
  };
}

async function filmTask(request: {
  readonly context: StudyContext;
  readonly film: FilmForGain;
  readonly result: FilmResult | undefined;
  readonly gain: GlobalFitInput | undefined;
  readonly pumpAround: Surroundings | undefined;
}): Promise<FilmTask> {
  const { context, film, result, gain, pumpAround } = request;
  const { name, thicknessNm, heightScaleError, filmIndex, indexThicknessCorrelation } = film;
  const inFit = gain?.films.find((data) => data.film === name);
  const saysGain = film.netGain.some(({ netGainPerCm }) => netGainPerCm.kind === 'determined');
  // Scans that only say how small a gain is are not drawn: nothing follows from them.
  const isUsed = inFit !== undefined || saysGain;
  const found = isUsed ? await scansTask(context, film) : undefined;
  const isDepthInFit = inFit?.pumpDepth !== undefined;
  const { pump } = film;
  return {
    name,
    thicknessNm,
    heightScaleError,
    filmIndex,
    indexThicknessCorrelation,
    netGain: film.netGain.flatMap(({ fluenceUjPerCm2, outcome, datum }): NetGainTask[] =>
      datum && isUsed
        ? [
            {
              fluenceUjPerCm2,
              value: datum.value,
              standardErrorPerCm: datum.standardError,
              scan: found?.scanAt(fluenceUjPerCm2),
              isNoGain: outcome === 'no-gain',
            },
          ]
        : [],
    ),
    scans: found?.scans,
    pump:
      isDepthInFit && pump && pumpAround
        ? { around: pumpAround, filmIndex: pump.result.filmIndex, extinction: pump.result.extinction }
        : undefined,
    prediction: result?.prediction ? { best: result.prediction.best.kind } : undefined,
  };
}

/** The scans of a film whose net gains are those of single scans; a mean of repeats has more in its error than their noise. */
async function scansTask(
  context: StudyContext,
  { name, input: { stripe }, netGainCovariancePerCm2 }: FilmForGain,
): Promise<{ readonly scans: ScansTask; readonly scanAt: (fluenceUjPerCm2: number) => number } | undefined> {
  if (!stripe || !('files' in stripe) || !netGainCovariancePerCm2) return undefined;
  const series = await scansToFit(context, name, stripe);
  return {
    scans: {
      scans: series.map(({ scan }) => scan),
      options: series.map(({ options }) => options),
      shareSaturation: stripe.shareSaturation,
      truths: seriesTruths(series, stripe.shareSaturation),
    },
    scanAt: (fluenceUjPerCm2) => series.findIndex(({ fluence }) => fluence?.value === fluenceUjPerCm2),
  };
}

/** The named causes of error in a fixed order. A film's pump is solved anew, so that its local fluence is no cause of its own. */
function sourcesOf(films: readonly FilmTask[], gain: GlobalFitInput | undefined): string[] {
  const ofFilms = films.flatMap(({ name, pump }) => [
    thicknessSource(name),
    indexSource(name),
    ...(pump ? [pumpIndexSource(name), pumpExtinctionSource(name)] : []),
  ]);
  const local = new Set(
    gain?.films.flatMap(({ film, pumpDepth }) =>
      films.some(({ name, pump }) => name === film && pump)
        ? (pumpDepth?.errors.map(({ source }) => source) ?? [])
        : [],
    ),
  );
  const ofFit = gain
    ? [
        ...gain.emissionCrossSectionCm2.errors.map(({ source }) => source),
        ...fitSystem(gain).system.fluenceSources.map(({ source }) => source),
      ]
    : [];
  return [...new Set([heightScaleSource, ...ofFilms, ...ofFit])].filter((source) => !local.has(source));
}
