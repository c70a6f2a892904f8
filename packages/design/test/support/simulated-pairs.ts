import { gainModel } from '@modalgain/gain';
import { randomStream, type RandomStream } from '@modalgain/numerics';
import {
  filmPredictor,
  measuredCandidate,
  treatedFilm,
  type Departure,
  type FilmLaw,
  type FilmToTreat,
  type LogRatio,
  type TreatedFilm,
  type TreatedPair,
  type TreatmentTask,
} from '../../src/index.js';

const medium = (name: string, index: number) => ({ name, index, pumpIndexAt: () => index });
const onSilica: TreatmentTask['measured']['media'] = {
  emissionWavelengthNm: 656,
  cover: medium('air', 1),
  underlayer: undefined,
  substrate: medium('fused silica', 1.457),
};

/** How treatments differ from film to film, and how well one is measured: mean, scatter and error of the logarithm of each ratio. */
export const treatments: Readonly<
  Record<Departure, { readonly mean: number; readonly scatter: number; readonly error: number }>
> = {
  thickness: { mean: Math.log(0.7), scatter: 0.05, error: 0.004 },
  emittersPerArea: { mean: -0.05, scatter: 0.06, error: 0.03 },
  refractionPerArea: { mean: -0.25, scatter: 0.04, error: 0.01 },
  roughness: { mean: -0.3, scatter: 0.15, error: 0.03 },
  loss: { mean: 0.1, scatter: 0.1, error: 0.04 },
};

export type TruePressing = (film: { readonly pressureMpa: number; readonly packing: number }) => number;

interface SimulatedFilm {
  readonly law: FilmLaw;
  readonly packing: number;
  readonly roughnessSqNm: number;
}

function someFilm(random: RandomStream): SimulatedFilm {
  return {
    law: {
      film: 'next',
      thicknessNm: 180 + 60 * random.uniform(),
      filmIndex: 1.9 + 0.05 * random.normal(),
      model: gainModel({ name: 'langmuir' }),
      saturationFluenceUjPerCm2: 8,
      referenceFluenceUjPerCm2: 784,
      filmGainPerCm: 300 + 40 * random.normal(),
      lossPerCm: 100 + 10 * random.normal(),
      absorptionPerCm: 20,
      roughness: undefined,
      pump: undefined,
    },
    packing: 0.45 + 0.02 * random.normal(),
    roughnessSqNm: 5,
  };
}

const onStack = ({ law, roughnessSqNm }: SimulatedFilm): FilmToTreat => {
  const measured = { media: onSilica, candidate: measuredCandidate(law) };
  return { predictor: filmPredictor(law, measured), measured, roughnessSqNm, fluenceUjPerCm2: 784 };
};

/** Errors of a film's own measurement: film gain and loss in cm-1, index, and relative of thickness and Sq. */
const own = { filmGain: 9, loss: 3, index: 0.01, thickness: 0.004, roughness: 0.02 };

/** Pairs of films that were measured, and one that is to be treated, with what it truly comes to. */
export function simulatedTreatment(
  seed: number,
  {
    pressuresMpa,
    pressing,
    nextMpa,
  }: {
    /** One for each pair. */
    readonly pressuresMpa: readonly number[];
    /** The law behind ln(d'/d); films scatter about it. */
    readonly pressing?: TruePressing;
    /** At which the held-out film is pressed; the mean treatment without. */
    readonly nextMpa?: number;
  },
): { readonly task: TreatmentTask; readonly truth: TreatedFilm } {
  const random = randomStream(seed);
  const changeAt = (pressureMpa: number, packing: number) => {
    const drawn = (name: Departure): number => {
      const { mean, scatter } = treatments[name];
      const centre = name === 'thickness' && pressing ? pressing({ pressureMpa, packing }) : mean;
      return centre + scatter * random.normal();
    };
    return {
      thickness: drawn('thickness'),
      emittersPerArea: drawn('emittersPerArea'),
      refractionPerArea: drawn('refractionPerArea'),
      roughness: drawn('roughness'),
      loss: drawn('loss'),
    };
  };
  const pairs = pressuresMpa.map((pressureMpa, i): TreatedPair => {
    const { packing } = someFilm(random);
    const change = changeAt(pressureMpa, packing);
    const seen = (name: Departure): LogRatio => {
      const { error } = treatments[name];
      return { value: change[name] + error * random.normal(), standardError: error };
    };
    return {
      before: `F${i}`,
      after: `F${i}S`,
      pressureMpa,
      packing: packing * (1 + 0.01 * random.normal()),
      measured: {
        thickness: seen('thickness'),
        emittersPerArea: seen('emittersPerArea'),
        refractionPerArea: seen('refractionPerArea'),
        roughness: seen('roughness'),
        loss: seen('loss'),
      },
    };
  });
  const film = someFilm(random);
  const truth = treatedFilm(onStack(film), changeAt(nextMpa ?? 0, film.packing));
  const { law } = film;
  const seenLaw: FilmLaw = {
    ...law,
    thicknessNm: law.thicknessNm * (1 + own.thickness * random.normal()),
    filmIndex: law.filmIndex + own.index * random.normal(),
    filmGainPerCm: law.filmGainPerCm + own.filmGain * random.normal(),
    lossPerCm: law.lossPerCm + own.loss * random.normal(),
  };
  const { measured } = onStack({ ...film, law: seenLaw });
  return {
    truth,
    task: {
      law: seenLaw,
      errors: {
        covariancePerCm2: [own.filmGain ** 2, 0, own.loss ** 2],
        sources: [],
        indexSource: 'index',
        indexError: own.index,
        saturationRelativeError: 0,
      },
      inputs: { thickness: own.thickness, roughness: own.roughness },
      measured,
      roughnessSqNm: film.roughnessSqNm * (1 + own.roughness * random.normal()),
      packing: film.packing * (1 + 0.01 * random.normal()),
      fluenceUjPerCm2: 784,
      pairs,
      ...(nextMpa !== undefined && { pressureMpa: nextMpa }),
    },
  };
}

/** Heckel's law with K = 0.004 per MPa and C = 0.55. */
export const heckelPressing: TruePressing = ({ pressureMpa, packing }) =>
  Math.log(packing / -Math.expm1(-(0.004 * pressureMpa + 0.55)));
