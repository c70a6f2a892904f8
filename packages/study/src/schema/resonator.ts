import { z } from 'zod';
import { quantityField } from './fields.js';

const length = quantityField('stripeLengthUm', {
  description: 'Length over which the film is pumped between or under the mirrors',
  example: '500 um',
});

/** What a refinement says of a share that is too large. */
const shareSentence =
  (expected: string) =>
  ({ input }: { readonly input?: unknown }): string => {
    const found = typeof input === 'object' && input !== null && 'value' in input ? input.value : undefined;
    return `found ${typeof found === 'number' ? `a share of ${found}` : 'something else'}, expected a share ${expected}.`;
  };

/** Coupling times length, as far as the modes of a grating are computed. */
const strongestCoupling = 1000;
const cmPerUm = 1e-4;

const corrugationSchema = z.strictObject({
  face: z.enum(['cover', 'substrate']).default('cover').meta({
    description:
      'cover: grooves in the upper face of the film, filled with the cover; substrate: grooves in what lies below, filled with the film',
  }),
  depth: quantityField('lengthNm', { description: 'Depth of the grooves', example: '20 +- 2 nm' }),
  duty: quantityField('fraction', { description: 'Share of the period that is tooth', example: '50 %' })
    .refine(({ value }) => value < 1, { error: shareSentence('below 1') })
    .prefault('50 %'),
});

const dfbSchema = z
  .strictObject({
    kind: z.literal('dfb'),
    order: z.literal([1, 2]).default(1).meta({
      description: 'Order of the grating; the second sends light out of the plane as well',
    }),
    length,
    coupling: quantityField('perCm', {
      description: 'Coupling constant kappa of the amplitudes, by the index',
      example: '60 +- 5 cm^-1',
    }).optional(),
    corrugation: corrugationSchema
      .optional()
      .meta({ description: 'Grooves to compute the coupling and the radiation of each film from' }),
  })
  .refine(({ coupling, corrugation }) => (coupling === undefined) !== (corrugation === undefined), {
    error: 'needs either its coupling, e.g. "60 cm^-1", or its corrugation, e.g. {depth: 20 nm}.',
  })
  .refine(
    ({ coupling, length: { value } }) => (coupling?.value ?? 0) * value * cmPerUm <= strongestCoupling,
    {
      path: ['coupling'],
      error: `times the length has to be up to ${strongestCoupling}: no grating laser is beyond; check their units.`,
    },
  );

const reflectance = quantityField('fraction', {
  description: 'Share of the power that a mirror sends back into the mode',
  example: '5 +- 1 %',
}).refine(({ value }) => value <= 1, { error: shareSentence('of up to 1') });

const fabryPerotSchema = z.strictObject({
  kind: z.literal('fabry-perot'),
  length,
  reflectance: z
    .union([reflectance, z.tuple([reflectance, reflectance])])
    .optional()
    .meta({
      description: "Of both mirrors, or of each; cleaved facets in the cover by Fresnel's formula without it",
    }),
});

/** A laser to be made of the films: what it needs is held against their net gain. */
export const resonatorSchema = z.discriminatedUnion('kind', [dfbSchema, fabryPerotSchema]).meta({
  description: 'A resonator for the films: its period, threshold gain and threshold fluence are computed',
  examples: [{ kind: 'dfb', order: 2, length: '500 um', coupling: '60 cm^-1' }],
});

export type ResonatorInput = z.output<typeof resonatorSchema>;
export type DfbInput = Extract<ResonatorInput, { kind: 'dfb' }>;
export type FabryPerotInput = Extract<ResonatorInput, { kind: 'fabry-perot' }>;
