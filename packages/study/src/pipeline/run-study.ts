import type { FileSource } from '@modalgain/formats';
import type { GlobalFitInput } from '@modalgain/gain';
import type { Verdict } from '@modalgain/numerics';
import { auditClaims } from '../audit/claims/index.js';
import {
  auditPredictedLoss,
  auditResults,
  auditSameData,
  auditSaturationFluence,
} from '../audit/results/index.js';
import type { FilmResult, Results } from '../results/index.js';
import { readStudy } from '../schema/read-study.js';
import type { Study } from '../schema/study.js';
import { mergeAlike } from '../audit/merge-alike.js';
import { answerOf } from './answer.js';
import { claimsOf, hasClaims, idealDensityOf } from './claims.js';
import { comparisonsOf } from './comparison.js';
import { confinementCurvesOf } from './confinement-curves.js';
import type { Progress, StudyContext } from './context.js';
import { familiesOf } from './family.js';
import { crossSectionOf } from './cross-section.js';
import type { StudyCrossSection } from './cross-section.js';
import type { DesignSource } from './design-basis.js';
import { filmForGain, fitFilms } from './fit-films.js';
import type { StudyGainFit } from './gain-fit.js';
import { gainFitResult } from './gain-fit-results.js';
import { filmGainOf } from './gain-results.js';
import type { Surroundings } from './guide.js';
import { assumedHeightScale } from './height-scale.js';
import { studyInputs } from './inputs.js';
import type { TrialSource } from './monte-carlo/index.js';
import { measureFilm } from './measure-film.js';
import type { MeasuredFilm } from './measure-film.js';
import { withResonator } from './film-resonator.js';
import { withPredictedLoss } from './predicted-loss.js';
import { predictableFilms, type PredictableFilm } from './predictable-films.js';
import { predictionOf } from './prediction.js';
import { pumpInGain } from './pump-in-gain.js';
import { pumpVerdicts } from './pump-verdicts.js';
import { missingInputs } from './prospects.js';
import { pumpSurroundings, surroundingsOf } from './surroundings.js';
import { version } from '../version.js';

export interface StudyRun {
  /** The text of the study file. */
  readonly text: string;
  /** Its name, as it is to stand in messages and results. */
  readonly file: string;
  /** The study's folder. */
  readonly source: FileSource;
  readonly progress?: Progress;
  readonly signal?: AbortSignal;
  /** Leaves out curves that only figures need: of stripe scans, and of confinement against thickness. All numbers are the same. */
  readonly withoutCurves?: boolean;
}

/**
 * The whole analysis of a study: raw files to thickness, confinement, net gain, density, loss, prediction, audit.
 * The same study and files give the same results.
 *
 * @throws InputError for a study or a file that cannot be used; AbortError when `signal` is aborted
 */
export async function runStudy(run: StudyRun): Promise<Results> {
  return (await runStudyInFull(run)).results;
}

/** What a run leaves behind for planning the next measurement and predicting the next film. */
export interface FinishedStudy {
  readonly study: Study;
  readonly results: Results;
  /** What the gain fit was made of; undefined where there was none. */
  readonly gainInput: GlobalFitInput | undefined;
  /** Of every fitted film at its reference fluence; empty where there was no fit. */
  readonly filmGains: readonly PredictableFilm[];
  /** What a design of the next film starts from; undefined where there was no fit. */
  readonly designSource: DesignSource | undefined;
  /** What a Monte Carlo through the whole chain starts from. */
  readonly trialSource: TrialSource;
}

/** As `runStudy`, with what the gain fit was made of. */
export async function runStudyInFull(run: StudyRun): Promise<FinishedStudy> {
  const { text, file, source, progress, signal, withoutCurves = false } = run;
  const context: StudyContext = {
    ...readStudy(text, file),
    inputs: studyInputs(source, signal),
    ...(signal && { signal }),
    withoutCurves,
  };
  const { study } = context;
  const surroundings = await surroundingsOf(context);
  const around = surroundings.at(0);
  const pumpAround = await pumpSurroundings(context);
  const names = Object.keys(study.films);
  const families = familiesOf(study);
  const measured: MeasuredFilm[] = [];
  for (const [done, name] of names.entries()) {
    signal?.throwIfAborted();
    progress?.({ done, total: names.length + 1, what: `film ${name}` });
    measured.push(await measureFilm({ context, name, around, pumpAround, family: families.get(name) ?? 0 }));
  }
  progress?.({ done: names.length, total: names.length + 1, what: 'gain of all films' });
  const crossSection = await crossSectionOf(context);
  const gainFit = await fitFilms({ context, measured, crossSection, around });
  const films = measured.map((film) =>
    withPredictedLoss({
      film: withLaser({ film, gainFit, context, around }),
      roughSurfaces: film.roughSurfaces,
      study,
      around,
    }),
  );
  const heightScaleError = (film: string): number =>
    measured.find(({ result }) => result.name === film)?.heightScaleError ?? 0;
  const scanOf = (film: string) => measured.find(({ result }) => result.name === film)?.comparableScan;
  const comparisons = comparisonsOf({ films, fit: gainFit?.fit, heightScaleError, scanOf });
  const claims = claimsOf({ study, films, surroundings, crossSection: crossSection?.result });
  const claimVerdicts = hasClaims(study) ? auditClaims(claims) : [];
  const fitResult = gainFit && crossSection ? gainFitResult(gainFit, crossSection.result) : null;
  const own = [
    ...films.flatMap(({ verdicts }) => verdicts),
    ...comparisons.flatMap(({ verdicts }) => verdicts),
  ];
  const verdicts = mergeAlike([
    ...own,
    ...(fitResult?.verdicts ?? []),
    ...(crossSection?.verdicts ?? []),
    ...auditResults(films),
    ...auditPredictedLoss(films, gainFit?.fit.model.lossHoldsGroundState === true),
    ...pumpVerdicts({ study, films, gainFit }),
    ...auditSaturationFluence(films, fitResult),
    ...auditSameData(context.inputs.records(), study),
    ...claimVerdicts,
    ...missingInputs(study),
    ...assumedHeightScale(study),
  ]);
  progress?.({ done: names.length + 1, total: names.length + 1, what: 'done' });
  const results = assemble({ context, films, comparisons, verdicts, fitResult, crossSection, around });
  const forGain = measured.flatMap((film) => filmForGain(film, study));
  const filmGains = gainFit ? predictableFilms(gainFit.fit, forGain) : [];
  const roughSurfacesOf = (film: string): MeasuredFilm['roughSurfaces'] =>
    measured.find(({ result }) => result.name === film)?.roughSurfaces ?? [];
  const designSource = gainFit && { context, fit: gainFit.fit, forGain, films, roughSurfacesOf };
  const trialSource = { context, forGain, around, pumpAround };
  return { study, results, gainInput: gainFit?.input, filmGains, designSource, trialSource };
}

interface WithGain {
  readonly film: MeasuredFilm;
  readonly gainFit: StudyGainFit | undefined;
  readonly context: StudyContext;
  readonly around: Surroundings | undefined;
}

function withGain({ film, gainFit, context, around }: WithGain): FilmResult {
  const { study } = context;
  const forGain = [filmForGain(film, study)].flat().at(0);
  if (!gainFit || !around || !forGain) return film.result;
  const gain = filmGainOf({ gainFit, film: forGain, idealDensityPerCm3: idealDensityOf(study) });
  const rangeNm = study.predict.thickness;
  const prediction = gain && predictionOf({ fit: gainFit.fit, film: forGain, around, rangeNm });
  const { pump } = film.result;
  return {
    ...film.result,
    gain,
    prediction,
    ...(pump && { pump: pumpInGain({ pump, film: film.result.name, gain, gainFit }) }),
  };
}

/** With the gain of the film and, where the study asks for one, the laser to be made of it. */
function withLaser(task: WithGain): FilmResult {
  const { film, gainFit, context, around } = task;
  const { name } = film.result;
  const own = context.study.films[name].resonator;
  const place = context.placeOf(own ? ['films', name, 'resonator'] : ['resonator']);
  const resonator = own ?? context.study.resonator;
  return withResonator({ film: withGain(task), resonator, around, gainFit, place });
}

interface Parts {
  readonly context: StudyContext;
  readonly films: FilmResult[];
  readonly comparisons: Results['comparisons'];
  readonly verdicts: Verdict[];
  readonly fitResult: Results['gainFit'];
  readonly crossSection: StudyCrossSection | undefined;
  readonly around: Surroundings | undefined;
}

function assemble(parts: Parts): Results {
  const { context, films, comparisons, verdicts, fitResult, crossSection, around } = parts;
  const { study, file, inputs } = context;
  const fluences = films.flatMap(({ netGain }) => netGain.map(({ fluenceUjPerCm2 }) => fluenceUjPerCm2));
  return {
    modalgain: version,
    schema: 1,
    study: { title: study.title, file, synthetic: study.synthetic ?? null, seed: study.seed },
    inputs: inputs.records(),
    settings: {
      emissionWavelengthNm: study.wavelengths.emission.value,
      pumpWavelengthNm: study.wavelengths.pump?.value ?? null,
      cover: mediumOf(around?.cover),
      substrate: mediumOf(around?.substrate),
      gainModel: typeof study.gain.model === 'string' ? study.gain.model : study.gain.model.expression,
      emissionCrossSection: crossSection?.result ?? null,
      idealDensityPerCm3: idealDensityOf(study),
    },
    answer: answerOf({ films, comparisons, verdicts }),
    verdicts,
    films,
    confinementCurves:
      around && !context.withoutCurves ? confinementCurvesOf(films, around, study.predict.thickness) : [],
    gainFit: fitResult,
    comparisons,
    fluencesUjPerCm2: [...new Set(fluences)].sort((a, b) => a - b),
  };
}

function mediumOf(medium: Surroundings['cover'] | undefined): Results['settings']['cover'] {
  return medium ? { name: medium.name, index: medium.index } : null;
}
