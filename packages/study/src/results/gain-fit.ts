import { z } from 'zod';
import { determinationSchema, estimateSchema, numbersSchema, verdictSchema } from './common.js';

/** One gain model beside others on the same data. */
const comparedModelSchema = z.object({
  model: z.string().meta({ description: 'As in the study file, e.g. "langmuir"' }),
  label: z.string(),
  isUsed: z.boolean().meta({ description: 'Whether the numbers of the films come from this model' }),
  weight: z.number().meta({ description: 'Akaike weight; the weights sum to 1' }),
  deltaAicc: z
    .number()
    .nullable()
    .meta({ description: 'AICc above the least of all models; null where the data are too few to judge' }),
  chiSquare: z.number(),
  /** x = F/F_s means something else in each model, so that these differ by nature. */
  saturationFluenceUjPerCm2: determinationSchema,
  densities: z.array(z.object({ film: z.string(), densityPerCm3: determinationSchema })),
});

const modelComparisonSchema = z.object({
  rows: z.array(comparedModelSchema).meta({ description: 'The heaviest first' }),
  averagedDensities: z.array(
    z.object({
      film: z.string(),
      densityPerCm3: determinationSchema.meta({ description: 'Averaged over the models by their weights' }),
      spreadPerCm3: z
        .tuple([z.number(), z.number()])
        .meta({ description: 'Lowest and highest best fit of the models that weigh 5 % or more' }),
    }),
  ),
});

const fittedQuantitySchema = z.enum(['density', 'loss', 'saturationFluence']);

/** Rise of chi-square over its minimum along one quantity, everything else fitted anew; 3.84 closes 95 %. */
const profileSchema = z.object({
  film: z.string().nullable().meta({ description: 'Null for what all films share' }),
  quantity: fittedQuantitySchema,
  x: numbersSchema.meta({ description: 'cm-3, cm-1 or uJ/cm2; increasing' }),
  deltaChiSquare: numbersSchema,
});

const correlationsSchema = z.object({
  quantities: z.array(z.object({ film: z.string().nullable(), quantity: fittedQuantitySchema })),
  names: z.array(z.string()).meta({ description: 'For people, e.g. "nₜ of SC1"' }),
  matrix: z.array(z.array(z.number().nullable())).meta({
    description: 'Of ln density, loss and ln saturation fluence with shared errors; null where open',
  }),
});

/** How well the density of a film would be known after one more measurement; relative standard errors, null: open. */
const forecastSchema = z.object({
  film: z.string(),
  present: z.number().nullable(),
  withMeasuredLoss: z
    .object({ lossRelativeError: z.number(), densityRelativeError: z.number().nullable() })
    .nullable(),
  withLowFluences: z.object({
    fluencesUjPerCm2: numbersSchema,
    densityRelativeError: z.number().nullable(),
  }),
});

const bothWaysSchema = z.object({ fromScans: determinationSchema, fromGains: determinationSchema });

/** The fit straight to the intensities of all scans beside the one in two steps, by way of net gains. */
const fromScansSchema = z.object({
  saturationFluenceUjPerCm2: bothWaysSchema,
  films: z.array(
    z.object({
      film: z.string(),
      densityPerCm3: bothWaysSchema,
      lossPerCm: bothWaysSchema,
      saturationIntensity: determinationSchema.meta({ description: 'In the unit of the scans' }),
    }),
  ),
  chiSquare: z.number(),
  degreesOfFreedom: z.number(),
});

/** The global fit of net gain against fluence over all films. */
export const gainFitSchema = z
  .object({
    from: z
      .enum(['gains', 'scans'])
      .meta({ description: 'Whether the films’ numbers come from net gains or from the scans themselves' }),
    model: z.string(),
    modelFormula: z.string(),
    films: z.array(z.string()),
    saturationFluenceUjPerCm2: determinationSchema,
    emissionCrossSectionCm2: estimateSchema,
    chiSquare: z.number(),
    degreesOfFreedom: z.number(),
    lossMeaning: z.string().meta({ description: 'What a loss fitted beside this model holds' }),
    parameters: z
      .array(z.object({ name: z.string(), value: z.number(), status: z.string() }))
      .meta({ description: 'As fitted: see the documentation of fitGain for what each is' }),
    correlation: z.array(numbersSchema).meta({ description: 'In the order of `parameters`' }),
    modelComparison: modelComparisonSchema.nullable(),
    profiles: z.array(profileSchema),
    correlations: correlationsSchema.nullable(),
    forecasts: z.array(forecastSchema).meta({ description: 'What would settle the densities, and how well' }),
    fromScans: fromScansSchema.nullable(),
    verdicts: z.array(verdictSchema),
  })
  .meta({ id: 'GainFit' });

/** The likelihood-ratio test of "the treatment left n_t as it was", errors that both films share cancelled. */
export const densityTestSchema = z.object({
  deltaChiSquare: z
    .number()
    .meta({ description: 'How much worse the best fit with equal densities is than the free one' }),
  pValue: z.number().meta({ description: 'Chance of so large a rise where the densities are equal' }),
  hasChanged: z.boolean().meta({ description: 'p below 5 %' }),
  ratio: determinationSchema.meta({ description: 'Density after over before' }),
  profile: z
    .object({ ratio: numbersSchema, deltaChiSquare: numbersSchema })
    .meta({ description: 'Rise of chi-square along the ratio; at 1 it is `deltaChiSquare`' }),
});

/** The cross-section that the densities are counted in. */
export const emissionCrossSectionSchema = z.object({
  value: estimateSchema.meta({ description: 'cm2' }),
  source: z.enum(['stated', 'spectrum']),
  budget: z
    .array(z.object({ source: z.string(), relativeError: z.number() }))
    .meta({ description: 'Relative standard errors by cause, all of them shared by all films' }),
  spectrum: z
    .object({ wavelengthNm: numbersSchema, crossSectionCm2: numbersSchema })
    .nullable()
    .meta({ description: 'Where it was computed from an emission spectrum' }),
});

export type GainFitResult = z.output<typeof gainFitSchema>;
export type ModelComparisonResult = z.output<typeof modelComparisonSchema>;
export type GainProfile = z.output<typeof profileSchema>;
export type DensityTestResult = z.output<typeof densityTestSchema>;
export type EmissionCrossSectionResult = z.output<typeof emissionCrossSectionSchema>;
