import {
  designFilm,
  filmPredictor,
  measuredCandidate,
  type Candidate,
  type DesignAnswer,
  type DesignMedia,
  type DesignSpace,
  type DesignTask,
} from '@modalgain/design';
import type { GlobalGainFit } from '@modalgain/gain';
import { InputError } from '@modalgain/numerics';
import type { DesignDocument } from '../documents/index.js';
import type { FilmResult } from '../results/index.js';
import type { DesignInput } from '../schema/design.js';
import type { StudyContext } from './context.js';
import { designMediaOf, measuredMediaOf } from './design-media.js';
import { filmLawOf } from './film-law.js';
import { laserGainOf } from './laser-gain.js';
import type { RoughSurface } from './film-surface.js';
import type { FilmForGain } from './gain-input.js';

/** What an analysis leaves for the design of the next film. */
export interface DesignSource {
  readonly context: StudyContext;
  readonly fit: GlobalGainFit;
  readonly forGain: readonly FilmForGain[];
  readonly films: readonly FilmResult[];
  readonly roughSurfacesOf: (film: string) => readonly RoughSurface[];
}

const defaultThicknessNm: readonly [number, number] = [20, 400];

/**
 * The best next film within what a study, or the command, leaves open.
 *
 * @throws InputError for a film without a determined gain, media that cannot be, a laser without a resonator
 */
export async function designNextFilm(source: DesignSource, design: DesignInput): Promise<DesignDocument> {
  const { context, fit } = source;
  const film = chosenFilm(source, design);
  const result = source.films.find(({ name }) => name === film.name);
  if (!result) throw new InputError(`${film.name} is not among the results.`, {});
  const fluence = design.fluence?.value ?? referenceFluence(fit, film.name);
  const { law, errors } = filmLawOf(
    { fit, film, result, roughSurfaces: source.roughSurfacesOf(film.name) },
    fluence,
  );
  const { media, underlayerNm } = await measuredMediaOf(context);
  const measured = { media, candidate: measuredCandidate(law, underlayerNm) };
  const thresholdGain = design.goal === 'laser-threshold' ? laserGainOf(context, result) : 0;
  if (design.pump && !law.pump)
    throw new InputError(
      `The pump wavelength of ${film.name} cannot be varied: its n and k at the pump are not known.`,
      context.placeOf(['design', 'pump']),
    );
  const task: DesignTask = {
    law,
    errors,
    measured,
    spaces: (await designMediaOf(context, design)).map((choice) =>
      spaceOf(choice, design, measured.candidate),
    ),
    goal:
      design.goal === 'net-gain'
        ? { kind: 'net-gain', fluenceUjPerCm2: fluence }
        : { kind: 'threshold', netGain: thresholdGain },
    fluenceUjPerCm2: fluence,
    thresholdGain,
    seed: context.study.seed,
  };
  const answer = designFilm(task);
  const itself = filmPredictor(law, measured).predict(media, measured.candidate);
  return {
    study: context.file,
    film: film.name,
    goal: design.goal,
    fluenceUjPerCm2: fluence,
    pumpDepth: law.pump !== undefined,
    scattering: law.roughness !== undefined,
    measured: {
      netGainPerCm: itself?.netGainAt(fluence) ?? NaN,
      thresholdUjPerCm2: itself?.fluenceOf(thresholdGain) ?? null,
    },
    evaluations: answer.evaluations,
    answer: documentOf(answer),
  };
}

function spaceOf(media: DesignMedia, design: DesignInput, measured: Candidate): DesignSpace {
  const { thickness = defaultThicknessNm, underlayer, density, pump, singleMode } = design;
  return {
    media,
    base: measured,
    vary: [
      { quantity: 'thicknessNm', range: thickness },
      ...(underlayer ? [{ quantity: 'underlayerNm' as const, range: underlayer.thickness }] : []),
      ...(density ? [{ quantity: 'densityRatio' as const, range: density }] : []),
      ...(pump ? [{ quantity: 'pumpWavelengthNm' as const, range: pump }] : []),
    ],
    isSingleMode: singleMode,
  };
}

/** The one that is named, or else that of the most net gain at the highest fluence. */
function chosenFilm(
  { forGain, films, context, fit }: DesignSource,
  { film: name }: DesignInput,
): FilmForGain {
  const determined = forGain.filter((film) => isDetermined(fit, film.name));
  if (name === undefined) {
    const gainOf = (film: FilmForGain): number => {
      const gain = fit.films.find((fitted) => fitted.film === film.name)?.filmGains.at(0);
      return film.confinementModal.value * (gain?.filmGainPerCm.bestFit ?? 0);
    };
    const best = [...determined].sort((a, b) => gainOf(b) - gainOf(a)).at(0);
    if (best) return best;
    throw new InputError(
      'The data determine film gain and loss of no film, and without them nothing but the measured thickness is known. `modalgain plan` says what to measure.',
      {},
    );
  }
  // An option may have named it.
  const isStated = context.study.design?.film === name;
  const place = isStated ? context.placeOf(['design', 'film']) : { file: context.file };
  if (!films.some((film) => film.name === name))
    throw new InputError(
      `found the film "${name}", expected one of ${films.map((film) => film.name).join(', ')}.`,
      place,
    );
  const film = determined.find((each) => each.name === name);
  if (film) return film;
  throw new InputError(
    `Film gain and loss of ${name} are not determined, so that only its measured thickness is known. \`modalgain plan\` says what to measure.`,
    place,
  );
}

function isDetermined(fit: GlobalGainFit, film: string): boolean {
  const gain = fit.films.find((fitted) => fitted.film === film)?.filmGains.at(0);
  return gain?.filmGainPerCm.determination.kind === 'determined';
}

function referenceFluence(fit: GlobalGainFit, film: string): number {
  return fit.films.find((fitted) => fitted.film === film)?.filmGains.at(0)?.fluenceUjPerCm2 ?? NaN;
}

type Found = Extract<DesignDocument['answer'], { kind: 'found' }>;

function documentOf(answer: DesignAnswer): DesignDocument['answer'] {
  if (answer.kind === 'impossible') return { kind: 'impossible', why: answer.why };
  const { best, others } = answer;
  const { chosen, confinementModal, lossPerCm, netGainPerCm, thresholdUjPerCm2 } = best;
  return {
    kind: 'found',
    best: {
      ...madeOf(best.media, best.candidate),
      chosen: [...chosen],
      confinementModal,
      lossPerCm,
      netGainPerCm,
      thresholdGainPerCm: best.thresholdGainPerCm,
      thresholdUjPerCm2,
      errors: [...best.shifts],
      tolerances: [...best.tolerances],
      sensitivities: best.sensitivities.map(({ quantity, values, ...curves }) => ({
        quantity,
        values: [...values],
        netGainPerCm: [...curves.netGainPerCm],
        thresholdUjPerCm2: [...curves.thresholdUjPerCm2],
      })),
      tradeOffs: best.tradeOffs.map(({ candidate, ...film }) => ({
        ...madeOf(best.media, candidate),
        ...film,
      })),
    },
    others: others.map(({ media, candidate, ...film }) => ({ ...madeOf(media, candidate), ...film })),
  };
}

type MadeOf = Pick<
  Found['best'],
  'cover' | 'underlayer' | 'substrate' | 'thicknessNm' | 'underlayerNm' | 'densityRatio' | 'pumpWavelengthNm'
>;

function madeOf({ cover, underlayer, substrate }: DesignMedia, candidate: Candidate): MadeOf {
  const { thicknessNm, underlayerNm, densityRatio, pumpWavelengthNm } = candidate;
  return {
    cover: cover.name,
    underlayer: underlayer?.name ?? null,
    substrate: substrate.name,
    thicknessNm,
    underlayerNm,
    densityRatio,
    pumpWavelengthNm: pumpWavelengthNm > 0 ? pumpWavelengthNm : null,
  };
}
