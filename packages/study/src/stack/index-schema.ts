import { effectiveMediumLaws } from '@modalgain/optics';
import { z } from 'zod';
import { dispersionModelSchemas } from './dispersion-schema.js';

const numbers = [z.number(), z.tuple([z.number(), z.number()])] as const;
const name = z.string().min(1).meta({ description: 'a material of the library' });
const file = z
  .strictObject({
    file: z.string().min(1).meta({ description: 'relative to the stack file, and inside its folder' }),
  })
  .meta({ description: 'a table of n and k, or a file of refractiveindex.info' });

const substances = [...numbers, name, file, ...dispersionModelSchemas] as const;

const substanceEntry = z.union(substances);

const mix = z
  .strictObject({
    law: z.enum(effectiveMediumLaws),
    host: substanceEntry,
    inclusion: substanceEntry,
    volumeFraction: z
      .number()
      .min(0)
      .max(1)
      .meta({ description: 'share of the volume that the inclusion fills' }),
  })
  .meta({ description: 'two substances mixed on a scale far below the wavelength' });

/** The index of a layer: how a stack file may state it. */
export const indexEntry = z.union([...substances, mix]);

const graded = z
  .strictObject({
    from: indexEntry.meta({ description: 'index at the side of the cover' }),
    to: indexEntry.meta({ description: 'index at the side of the substrate' }),
    profile: z.literal('linear').default('linear'),
    slices: z
      .int()
      .min(1)
      .max(500)
      .default(20)
      .meta({ description: 'layers that stand for it; the error falls with the square of their number' }),
  })
  .meta({ description: 'n and k that change linearly through the layer' });

/** That, or a gradient through the layer. */
export const gradedOrIndexEntry = z.union([...substances, mix, graded]);

export type IndexEntry = z.output<typeof indexEntry>;
export type GradedEntry = z.output<typeof graded>;
