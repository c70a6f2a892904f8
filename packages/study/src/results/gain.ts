import { z } from 'zod';
import { bandSchema, determinationSchema, estimateSchema, numbersSchema, verdictSchema } from './common.js';
import { surfaceComparisonSchema } from './surface.js';
import { densityTestSchema } from './gain-fit.js';

/** Ends of the profile of chi-square over a film's density, with the loss that goes with each density: the ridge. */
const ridgeSchema = z.object({
  densityPerCm3: numbersSchema,
  lossPerCm: numbersSchema,
  deltaChiSquare: numbersSchema,
});

/** What the fit of net gain against fluence says of one film. */
export const filmGainSchema = z
  .object({
    /** Fluence at which `filmGainPerCm` and `modalGainPerCm` are given: the highest measured on any film. */
    referenceFluenceUjPerCm2: z.number(),
    densityPerCm3: determinationSchema,
    lossPerCm: determinationSchema,
    filmGainPerCm: determinationSchema,
    modalGainPerCm: determinationSchema,
    /** Density over the density of ideally packed particles; null without a particle size. */
    packing: determinationSchema.nullable(),
    /** Relative standard errors of the density: from the points alone, and from what all films share. */
    densityErrorBudget: z.object({ statistical: z.number(), systematic: z.number() }).nullable(),
    lossPrior: estimateSchema
      .nullable()
      .meta({ description: 'The measured loss that entered the fit, if any' }),
    netGainCurve: bandSchema.meta({
      description: 'Net gain (cm-1) against fluence (uJ/cm2) with its 95 % band',
    }),
    ridge: ridgeSchema.nullable(),
    gainsAlone: z
      .object({
        densityPerCm3: determinationSchema,
        lossPerCm: determinationSchema,
        ridge: ridgeSchema.nullable(),
      })
      .nullable()
      .meta({
        description:
          'What the net gains would say without measured losses, thresholds and priors; null where none of these entered',
      }),
  })
  .meta({ id: 'FilmGain' });

/** One ratio after/before, with the uncertainties that both share cancelled. */
const ratioSchema = determinationSchema.nullable();

/** A film before and after its treatment. */
export const comparisonSchema = z
  .object({
    before: z.string(),
    after: z.string(),
    treatment: z.string(),
    ratios: z.object({
      thickness: ratioSchema,
      roughness: ratioSchema,
      confinementModal: ratioSchema,
      netGain: ratioSchema,
      filmGain: ratioSchema,
      density: ratioSchema,
      loss: ratioSchema,
      emittersPerArea: ratioSchema.meta({ description: 'n_t d after/before; pressing cannot raise it' }),
    }),
    densityTest: densityTestSchema.nullable().meta({ description: 'Did the treatment change n_t?' }),
    surfaces: surfaceComparisonSchema
      .nullable()
      .default(null)
      .meta({ description: 'One AFM scan of each; null where one of the films has none' }),
    verdicts: z.array(verdictSchema),
  })
  .meta({ id: 'Comparison' });

/** Net gain of a film against its thickness, at the reference fluence. */
export const predictionSchema = z
  .object({
    fluenceUjPerCm2: z.number(),
    /** The film keeps its index, film gain and loss; only the thickness changes. */
    netGainCurve: bandSchema,
    positiveFromNm: determinationSchema,
    best: z.discriminatedUnion('kind', [
      z.object({
        kind: z.literal('maximum'),
        thicknessNm: estimateSchema,
        netGainPerCm: estimateSchema,
        /** The thinnest film with 95 % of that net gain: what a flat maximum is worth. */
        ninetyFivePercentNm: estimateSchema,
      }),
      z.object({
        kind: z.literal('saturates'),
        /** Thickness from which 95 % of the gain of a very thick film is reached. */
        thicknessNm: estimateSchema,
        netGainPerCm: estimateSchema,
      }),
      z.object({ kind: z.literal('no-gain'), why: z.string() }),
    ]),
    singleModeUpToNm: z.number().nullable().meta({ description: 'Thickness at which TE1 appears' }),
  })
  .meta({ id: 'Prediction' });

export type FilmGainResult = z.output<typeof filmGainSchema>;
export type ComparisonResult = z.output<typeof comparisonSchema>;
export type PredictionResult = z.output<typeof predictionSchema>;
