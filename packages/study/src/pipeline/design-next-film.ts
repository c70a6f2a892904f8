import {
  designFilm,
  filmPredictor,
  type Candidate,
  type DesignAnswer,
  type DesignMedia,
  type DesignSpace,
  type DesignTask,
} from '@modalgain/design';
import { InputError } from '@modalgain/numerics';
import type { DesignDocument } from '../documents/index.js';
import type { DesignInput } from '../schema/design.js';
import { designBasisOf, type DesignSource } from './design-basis.js';
import { designMediaOf } from './design-media.js';

const defaultThicknessNm: readonly [number, number] = [20, 400];

/**
 * The best next film within what a study, or the command, leaves open.
 *
 * @throws InputError for a film without a determined gain, media that cannot be, a laser without a resonator
 */
export async function designNextFilm(source: DesignSource, design: DesignInput): Promise<DesignDocument> {
  const { context } = source;
  const basis = await designBasisOf(source, design);
  const { law, errors, measured, thresholdGain } = basis;
  const fluence = basis.fluenceUjPerCm2;
  if (design.pump && !law.pump)
    throw new InputError(
      `The pump wavelength of ${law.film} cannot be varied: its n and k at the pump are not known.`,
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
  const itself = filmPredictor(law, measured).predict(measured.media, measured.candidate);
  return {
    study: context.file,
    film: law.film,
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
