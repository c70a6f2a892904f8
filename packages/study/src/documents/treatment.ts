import { z } from 'zod';
import { determinationSchema, estimateSchema, numbersSchema, verdictSchema } from '../results/common.js';

const departureSchema = z
  .enum(['thickness', 'emittersPerArea', 'refractionPerArea', 'roughness', 'loss'])
  .meta({
    description:
      'What pressing does: thickness, n_t d, d (n^2 - 1)/(n^2 + 2), Sq, and loss over what the law of the film makes of these',
  });

const quantitySchema = z.enum([
  'thicknessNm',
  'densityRatio',
  'filmIndex',
  'roughnessSqNm',
  'confinementModal',
  'lossPerCm',
  'netGainPerCm',
]);

const predictedSchema = z.object({
  quantity: quantitySchema,
  before: estimateSchema,
  typical: z.number().nullable().meta({ description: 'After what is typical of the pairs; null: no mode' }),
  after: determinationSchema.meta({ description: 'Of the next film' }),
  byPair: z
    .array(z.object({ film: z.string(), value: z.number().nullable() }))
    .meta({ description: 'What the treatment of each pair would make of this film; null: no mode' }),
});

/** What `modalgain treatment --json` prints. */
export const treatmentDocumentSchema = z
  .object({
    study: z.string(),
    film: z.string(),
    fluenceUjPerCm2: z.number().meta({ description: 'At which net gains are stated' }),
    pressureMpa: z
      .number()
      .nullable()
      .meta({ description: 'Null where the film is treated as the pairs were' }),
    thicknessRatio: z.number().nullable().meta({ description: 'As asked for' }),
    pairs: z.array(
      z.object({
        before: z.string(),
        after: z.string(),
        pressureMpa: z.number().nullable(),
        ratios: z
          .array(z.object({ departure: departureSchema, ratio: estimateSchema }))
          .meta({ description: 'After over before, as measured' }),
      }),
    ),
    calibration: z
      .array(
        z.object({
          departure: departureSchema,
          mean: estimateSchema.nullable().meta({ description: 'Over all such films; null for one pair' }),
          scatter: z.number().nullable().meta({
            description: 'Between films, relative, beyond errors of measurement; null for one pair',
          }),
          pairCount: z.number(),
        }),
      )
      .meta({ description: 'Ratios over all pairs' }),
    laws: z
      .array(
        z.object({
          name: z.enum(['heckel', 'kawakita']),
          parameters: z.array(
            z.object({
              name: z.string(),
              unit: z.string(),
              value: z.number(),
              standardError: z.number().nullable(),
            }),
          ),
          departure: z
            .number()
            .meta({ description: 'Root mean square of what pairs depart from it, of ln d' }),
          weight: z.number().meta({ description: 'By AICc, against the other law' }),
        }),
      )
      .meta({ description: 'Empty where there are fewer than three pressures' }),
    answer: z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('refused'), why: z.string(), next: z.string() }),
      z.object({ kind: z.literal('predicted'), quantities: z.array(predictedSchema) }),
    ]),
    curve: z
      .array(
        z.object({
          quantity: quantitySchema,
          pressureMpa: numbersSchema,
          typical: z.array(z.number().nullable()),
          lower: z.array(z.number().nullable()),
          upper: z.array(z.number().nullable()),
        }),
      )
      .meta({ description: 'Against pressure, with the 95 % band of the next film; empty without a law' }),
    verdicts: z.array(verdictSchema),
  })
  .meta({ id: 'TreatmentDocument' });

export type TreatmentDocument = z.output<typeof treatmentDocumentSchema>;
