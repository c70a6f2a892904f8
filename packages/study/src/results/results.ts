import { z } from 'zod';
import { determinationSchema, estimateSchema, numbersSchema, verdictSchema } from './common.js';
import { contrastSchema } from './contrast.js';
import { ellipsometrySchema } from './ellipsometry.js';
import { emissionCrossSectionSchema, gainFitSchema } from './gain-fit.js';
import { comparisonSchema, filmGainSchema, predictionSchema } from './gain.js';
import { lossScanSchema } from './loss-scan.js';
import { predictedLossSchema } from './predicted-loss.js';
import { pumpSchema } from './pump.js';
import { resonatorSchema } from './resonator.js';
import { stripeSchema } from './stripe.js';
import { surfaceSchema } from './surface.js';
import { thresholdSchema, thresholdSeriesSchema } from './threshold.js';
import { confinementCurveSchema, waveguideSchema } from './waveguide.js';

const inputSchema = z.object({
  file: z.string(),
  sha256: z.string(),
  byteLength: z.number(),
  format: z.string(),
  readAs: z.string().meta({ description: 'What the file was read as, in words' }),
  films: z
    .array(z.string())
    .meta({ description: 'The films that it was read for; none for what lies around them' }),
  notes: z.array(z.string()),
});

const mediumSchema = z.object({ name: z.string(), index: z.number() });

export const filmSchema = z
  .object({
    name: z.string(),
    /** 0, 1, 2 ...: a film and what was made of it share the number, and with it hue and shape. */
    family: z.number(),
    stampedFrom: z.string().nullable(),
    treatment: z.string().nullable().meta({ description: 'As stated, e.g. "1500 kg/cm2, 5 min"' }),
    pressureMpa: z.number().nullable(),
    thicknessNm: estimateSchema.nullable(),
    filmIndex: estimateSchema.nullable(),
    extinction: z.number().nullable(),
    extinctionEstimate: estimateSchema
      .nullable()
      .optional()
      .meta({ description: 'k at the emission wavelength with its error; null where it is not known' }),
    pump: pumpSchema
      .nullable()
      .optional()
      .meta({ description: 'Absorption of the pump; null where k at its wavelength is not known' }),
    ellipsometry: ellipsometrySchema
      .nullable()
      .default(null)
      .meta({ description: 'Null where the index is not fitted to Psi and Delta' }),
    surfaces: z.array(surfaceSchema),
    roughnessSqNm: estimateSchema.nullable(),
    contrast: contrastSchema
      .nullable()
      .default(null)
      .meta({ description: 'Null where the film has no micrograph' }),
    waveguide: waveguideSchema.nullable(),
    stripes: z.array(stripeSchema).meta({ description: 'By increasing fluence' }),
    /** Net gain at each fluence as it enters the gain fit, whether fitted from scans or given. */
    netGain: z.array(
      z.object({
        fluenceUjPerCm2: z.number(),
        /** `no-gain`: none is there, or too little to see; the interval of `netGainPerCm` says how little. */
        outcome: z.enum(['determined', 'no-gain', 'not-determined']),
        netGainPerCm: determinationSchema,
      }),
    ),
    threshold: thresholdSchema.nullable(),
    thresholdSeries: thresholdSeriesSchema.nullable(),
    lossScans: z.array(lossScanSchema),
    /** The loss as it enters the gain fit, whether measured by scans or stated for the film. */
    lossPerCm: estimateSchema.nullable(),
    predictedLoss: predictedLossSchema
      .nullable()
      .default(null)
      .meta({ description: 'Null where the film guides nothing or its roughness is not known' }),
    densityFromAbsorbance: estimateSchema.nullable().meta({
      description: 'Particles per cm3 by the UV-vis absorbance at the pump wavelength, if there is one',
    }),
    densityFromIndex: estimateSchema.nullable().default(null).meta({
      description:
        'Particles per cm3 by the index of the film, an effective medium of particles and ligands; null where the index of either is not stated',
    }),
    gain: filmGainSchema.nullable(),
    prediction: predictionSchema.nullable(),
    resonator: resonatorSchema
      .nullable()
      .optional()
      .meta({ description: 'Where the study asks for one and the film guides a mode' }),
    verdicts: z.array(verdictSchema),
  })
  .meta({ id: 'Film' });

/** All that `modalgain run` finds out: results.json. Holds no time, host or absolute path. */
export const resultsSchema = z
  .object({
    modalgain: z.string().meta({ description: 'Version of the program' }),
    schema: z.literal(1),
    study: z.object({
      title: z.string(),
      file: z.string(),
      /** How the data were made, if they are synthetic; shown wherever the results are. */
      synthetic: z.string().nullable(),
      seed: z.number(),
    }),
    inputs: z.array(inputSchema),
    settings: z.object({
      emissionWavelengthNm: z.number(),
      pumpWavelengthNm: z.number().nullable(),
      cover: mediumSchema.nullable(),
      substrate: mediumSchema.nullable(),
      gainModel: z.string(),
      emissionCrossSection: emissionCrossSectionSchema.nullable(),
      idealDensityPerCm3: z.number().nullable(),
    }),
    answer: z.string().meta({ description: 'The outcome of the study in one sentence' }),
    verdicts: z
      .array(verdictSchema)
      .meta({ description: 'Of the whole study and of its films, most severe first' }),
    films: z.array(filmSchema),
    confinementCurves: z.array(confinementCurveSchema),
    gainFit: gainFitSchema.nullable(),
    comparisons: z.array(comparisonSchema),
    fluencesUjPerCm2: numbersSchema.meta({ description: 'All fluences of the study, increasing' }),
  })
  .meta({ id: 'Results' });

export type FilmResult = z.output<typeof filmSchema>;
export type Results = z.output<typeof resultsSchema>;
