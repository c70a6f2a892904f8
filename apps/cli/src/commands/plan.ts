import { Command } from 'commander';
import type { Figure } from '@modalgain/figures';
import type { Assumed, DensityPlan } from '@modalgain/gain';
import type { FilmResult, FinishedStudy } from '@modalgain/study';
import { exitCodes } from '../failure.js';
import { printJson, printLines } from '../output.js';
import { figureOption, refuseFigureFile, writeFigure } from '../write-figure.js';
import type { WantedOfFilm } from '../plan/density-plans.js';
import type { StatedFilm } from '../plan/stated-film.js';
import type { StatedStripe } from '../plan/stripe-plans.js';
import type { Wanted } from '../plan/wanted.js';

interface PlanOptions extends StatedFilm {
  readonly want: string;
  readonly film?: string;
  readonly noise?: string;
  readonly gain?: string;
  readonly compression?: string;
  readonly longest?: string;
  readonly lossScan?: string;
  readonly figure?: string;
  readonly json: boolean;
}

const help = `
Errors are relative standard errors, predicted to first order by the information that the measurements would hold.
For g: the fewest stripe lengths, scan by scan. For n_t and loss: the fewest further scans (net gains at lower
fluences, the loss by itself, a threshold), from the films as the study finds them or as --loss and
--saturation-fluence state them.

Exit code 0 where every goal is reached, 1 where one is out of reach, 2 for bad input.

Example:
  modalgain plan study.yaml --want "g 5 %" --film SC1
  modalgain plan study.yaml --want "n_t 10 %" --loss "130 cm-1" --saturation-fluence "7 uJ/cm2"
  modalgain plan --want "g 5 %" --gain "150 cm-1" --noise "5 %" --longest "400 um"
  modalgain plan --want "n_t 10 %" --density "60e15 cm-3" --loss "130 cm-1" --saturation-fluence "7 uJ/cm2" \\
    --cross-section "4.3e-15 +- 0.2e-15 cm2" --confinement 0.88 --fluences "80, 200, 400, 800 uJ/cm2"`;

/** `modalgain plan [STUDY]`: what to measure next for a wanted error of net gain, density or loss. */
export function planCommand(): Command {
  return new Command('plan')
    .description('What to measure next so that g, n_t or the loss is known as well as wanted.')
    .argument('[study]', 'study file, e.g. study.yaml; without one everything is stated')
    .requiredOption('--want <wish>', 'quantity and its relative error: "g 5 %", "n_t 10 %", "loss 15 %"')
    .option('--film <name>', 'only this film (default: all)')
    .option('--noise <share>', 'noise of one intensity (default: as in the present scans)')
    .option('--gain <gain>', 'plan for this net gain instead of the present ones, e.g. "150 cm-1"')
    .option('--compression <length>', 'with --gain: where saturation takes 5 % (default: nowhere)')
    .option('--longest <length>', 'longest stripe that can be pumped evenly (default: as now)')
    .option('--loss <loss>', 'expected loss, where the study does not determine it')
    .option('--saturation-fluence <fluence>', 'expected saturation fluence, likewise')
    .option('--density <density>', 'without a study: expected density')
    .option('--cross-section <area>', 'without a study: emission cross-section')
    .option('--confinement <factor>', 'without a study: modal confinement factor')
    .option('--fluences <list>', 'without a study: fluences of the gain measurement')
    .option('--gain-error <share>', 'without a study: error of one net gain (default: 5 %, at least 2 cm-1)')
    .option('--loss-scan <share>', 'error of one scan of the loss (default: 15 %)')
    .option(...figureOption)
    .option('--json', 'print one JSON document', false)
    .addHelpText('after', help)
    .action(plan);
}

async function plan(studyFile: string | undefined, options: PlanOptions): Promise<void> {
  const { parseWanted } = await import('../plan/wanted.js');
  const wanted = parseWanted(options.want);
  await refuseFigureFile(options.figure);
  const stated = await readStated(options);
  const plans =
    studyFile === undefined
      ? await planStated(wanted, stated, options)
      : await planStudy({ studyFile, wanted, stated, film: options.film });
  if (options.figure !== undefined) await writeFigure(options.figure, await plans.figure());
  if (options.json) printJson({ study: studyFile ?? null, want: wanted, plans: plans.documents });
  else printLines(plans.lines);
  if (!plans.reached) process.exitCode = exitCodes.notDetermined;
}

async function planStudy(task: {
  readonly studyFile: string;
  readonly wanted: Wanted;
  readonly stated: Stated;
  readonly film: string | undefined;
}): Promise<Plans> {
  const { studyFile, wanted, stated, film } = task;
  const { InputError } = await import('@modalgain/numerics');
  const { analyseInFull } = await import('../analyse-in-full.js');
  const finished = await analyseInFull(studyFile);
  try {
    const films = chosenFilms(finished.results.films, film, (message) => new InputError(message));
    return isOfFilm(wanted)
      ? await planFilms({ gainInput: finished.gainInput, films, wanted, stated })
      : await planScans(films, wanted, stated);
  } catch (problem) {
    throw problem instanceof InputError ? problem.at({ file: studyFile }) : problem;
  }
}

const isOfFilm = (wanted: Wanted): wanted is WantedOfFilm => wanted.quantity !== 'netGain';

/** Without a study: for a net gain, or a film, that is only expected. */
async function planStated(wanted: Wanted, stated: Stated, options: PlanOptions): Promise<Plans> {
  if (!isOfFilm(wanted)) {
    const { InputError } = await import('@modalgain/numerics');
    if (stated.netGainPerCm === undefined)
      throw new InputError(
        'A plan without a study also needs the net gain, e.g. --gain "150 cm-1" --noise "5 %" --longest "400 um".',
      );
    return planScans([], wanted, stated);
  }
  const { planStatedFilm } = await import('../plan/stated-film.js');
  const { densityLines } = await import('../plan/lines.js');
  const { lossScanError } = stated;
  const made = planStatedFilm(options, wanted, lossScanError === undefined ? {} : { lossScanError });
  return {
    documents: [made],
    lines: densityLines(made, wanted),
    reached: made.kind === 'reached',
    figure: () => filmsFigure([made], wanted),
  };
}

interface Plans {
  readonly documents: readonly object[];
  readonly lines: readonly string[];
  readonly reached: boolean;
  readonly figure: () => Promise<Figure>;
}

async function filmsFigure(plans: readonly DensityPlan[], wanted: Wanted): Promise<Figure> {
  const { planFigure } = await import('@modalgain/figures');
  return planFigure(plans, wanted.relativeError);
}

async function planScans(films: readonly FilmResult[], wanted: Wanted, stated: Stated): Promise<Plans> {
  const { stripePlans } = await import('../plan/stripe-plans.js');
  const { stripeLines } = await import('../plan/lines.js');
  const plans = stripePlans(films, wanted.relativeError, stated);
  return {
    documents: plans.map(({ plan, ...scan }) => ({ ...scan, ...plan })),
    lines: stripeLines(plans, wanted),
    reached: plans.every(({ plan: { kind } }) => kind === 'reached'),
    figure: async () => (await import('../plan/figures.js')).scansFigure(plans, wanted),
  };
}

async function planFilms(task: {
  readonly gainInput: FinishedStudy['gainInput'];
  readonly films: readonly FilmResult[];
  readonly wanted: WantedOfFilm;
  readonly stated: Stated;
}): Promise<Plans> {
  const { densityPlans } = await import('../plan/density-plans.js');
  const { densityLines } = await import('../plan/lines.js');
  const { gainInput: input, films, wanted, stated } = task;
  const { assumed, relativeNoise, lossScanError } = stated;
  const plans = densityPlans({
    input,
    films,
    wanted,
    assumed,
    ...(relativeNoise !== undefined && { relativeNoise }),
    ...(lossScanError !== undefined && { lossScanError }),
  });
  return {
    documents: plans,
    lines: plans.flatMap((each) => densityLines(each, wanted)),
    reached: plans.every(({ kind }) => kind === 'reached'),
    figure: () => filmsFigure(plans, wanted),
  };
}

function chosenFilms(
  films: readonly FilmResult[],
  name: string | undefined,
  problem: (message: string) => Error,
): readonly FilmResult[] {
  if (name === undefined) return films;
  const chosen = films.filter((film) => film.name === name);
  if (chosen.length > 0) return chosen;
  throw problem(`has no film ${name}; it has ${films.map((film) => film.name).join(', ')}.`);
}

interface Stated extends StatedStripe {
  readonly assumed: Assumed;
  readonly lossScanError?: number;
}

async function readStated(options: PlanOptions): Promise<Stated> {
  const { parseQuantity } = await import('@modalgain/numerics');
  const { parseShare } = await import('../plan/wanted.js');
  const { gain, compression, longest, loss, saturationFluence, noise, lossScan } = options;
  const relativeNoise = noise === undefined ? undefined : parseShare(noise, 'a noise');
  const lossScanError = lossScan === undefined ? undefined : parseShare(lossScan, 'a loss error');
  return {
    ...(gain !== undefined && { netGainPerCm: parseQuantity(gain, 'perCm').value }),
    ...(compression !== undefined && {
      compressionLengthUm: parseQuantity(compression, 'stripeLengthUm').value,
    }),
    ...(longest !== undefined && { longestUm: parseQuantity(longest, 'stripeLengthUm').value }),
    ...(relativeNoise !== undefined && { relativeNoise }),
    ...(lossScanError !== undefined && { lossScanError }),
    assumed: {
      ...(loss !== undefined && { lossPerCm: parseQuantity(loss, 'perCm').value }),
      ...(saturationFluence !== undefined && {
        saturationFluenceUjPerCm2: parseQuantity(saturationFluence, 'fluenceUjPerCm2').value,
      }),
    },
  };
}
