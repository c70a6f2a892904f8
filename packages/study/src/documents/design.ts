import { z } from 'zod';
import { estimateSchema } from '../results/common.js';

const quantitySchema = z.enum([
  'thicknessNm',
  'underlayerNm',
  'densityRatio',
  'pumpWavelengthNm',
  'indexShift',
  'roughnessRatio',
]);

const madeOf = {
  cover: z.string(),
  underlayer: z.string().nullable(),
  substrate: z.string(),
  thicknessNm: z.number(),
  underlayerNm: z.number(),
  densityRatio: z.number().meta({ description: 'Over that of the measured film' }),
  pumpWavelengthNm: z.number().nullable(),
};

const endSchema = z.number().nullable().meta({ description: 'Null where no drift loses as much' });

/** What `modalgain design --json` prints. */
export const designDocumentSchema = z
  .object({
    study: z.string(),
    film: z.string().meta({ description: 'The measured film whose gain and loss are carried over' }),
    goal: z.enum(['net-gain', 'ase-threshold', 'laser-threshold']),
    fluenceUjPerCm2: z.number().meta({ description: 'At which net gains are stated' }),
    pumpDepth: z.boolean().meta({ description: 'Whether the depth of the pump follows the film' }),
    scattering: z.boolean().meta({ description: 'Whether the scattering follows the film' }),
    measured: z.object({ netGainPerCm: z.number(), thresholdUjPerCm2: z.number().nullable() }),
    evaluations: z.number().meta({ description: 'Films that were computed to find the best' }),
    answer: z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('impossible'), why: z.string() }),
      z.object({
        kind: z.literal('found'),
        best: z.object({
          ...madeOf,
          chosen: z.array(
            z.object({
              quantity: quantitySchema,
              estimate: estimateSchema,
              heldBy: z.enum(['low', 'high', 'second-mode']).nullable(),
            }),
          ),
          confinementModal: z.number(),
          lossPerCm: z.number(),
          netGainPerCm: estimateSchema,
          thresholdGainPerCm: z.number().meta({
            description: 'Net gain at threshold: 0, or what the resonator needs with this film',
          }),
          thresholdUjPerCm2: estimateSchema.nullable(),
          errors: z
            .array(
              z.object({
                source: z.string(),
                netGainPerCm: z.number(),
                thresholdRelative: z.number().nullable(),
              }),
            )
            .meta({ description: 'What a standard deviation of each source makes of the best film' }),
          tolerances: z
            .array(z.object({ quantity: quantitySchema, value: z.number(), low: endSchema, high: endSchema }))
            .meta({ description: 'How far each may drift, alone, before a tenth of the goal is lost' }),
          sensitivities: z
            .array(
              z.object({
                quantity: quantitySchema,
                values: z.array(z.number()),
                netGainPerCm: z.array(z.number().nullable()),
                thresholdUjPerCm2: z.array(z.number().nullable()),
              }),
            )
            .meta({ description: 'Net gain and threshold of the best film where one quantity is otherwise' }),
          tradeOffs: z
            .array(z.object({ ...madeOf, netGainPerCm: z.number(), thresholdUjPerCm2: z.number() }))
            .meta({ description: 'Films that no other beats in both net gain and threshold' }),
        }),
        others: z.array(
          z.object({ ...madeOf, netGainPerCm: z.number(), thresholdUjPerCm2: z.number().nullable() }),
        ),
      }),
    ]),
  })
  .meta({ id: 'DesignDocument' });

export type DesignDocument = z.output<typeof designDocumentSchema>;
