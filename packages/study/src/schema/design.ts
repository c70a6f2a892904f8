import { z } from 'zod';
import { InputError, parseRange } from '@modalgain/numerics';
import { parseWithSchema, textField } from '../yaml/index.js';
import { quantityField, rangeField } from './fields.js';
import { materialField } from './material-field.js';

const oneOrMore = z.union([materialField, z.array(materialField).min(1)]);

/** A pure number or a range of such. */
const ratioRange = z.tuple([z.number().positive(), z.number().positive()]).meta({
  description: 'Density over that of the measured film, [least, most]; the index follows it',
  examples: [[0.9, 1.1]],
});

/** A layer may be left away. */
const fromZero = textField((text): readonly [number, number] => {
  const range = parseRange(text, 'lengthNm');
  if (range[0] < 0) throw new InputError(`found "${text}", expected no length below zero.`);
  return range;
});

/** What the next film may be made of, and what for. */
export const designSchema = z
  .strictObject({
    film: z.string().optional().meta({
      description:
        'The measured film whose gain and loss are carried over; that of the most net gain if absent',
    }),
    goal: z.enum(['net-gain', 'ase-threshold', 'laser-threshold']).default('net-gain').meta({
      description:
        'The most net gain at the fluence, or the lowest fluence with net gain (ase), or with the threshold gain of the resonator (laser)',
    }),
    fluence: quantityField('fluenceUjPerCm2', {
      description: 'At which the net gain is stated; the highest of the measurement if absent',
      example: '784 uJ/cm^2',
    }).optional(),
    thickness: rangeField('lengthNm', {
      description: 'Range of the film thickness',
      example: '20 nm .. 400 nm',
    }).optional(),
    density: ratioRange.optional(),
    pump: rangeField('lengthNm', {
      description: 'Range of the pump wavelength; n and k of the film have to be known in it',
      example: '380 nm .. 460 nm',
    }).optional(),
    cover: oneOrMore.optional().meta({ description: 'Covers to choose from; that of the study if absent' }),
    substrate: oneOrMore.optional().meta({ description: 'Substrates to choose from' }),
    underlayer: z
      .strictObject({
        index: oneOrMore.meta({ description: 'Materials to choose from' }),
        thickness: fromZero.meta({
          description: 'Range of its thickness; 0 is none',
          examples: ['0 nm .. 200 nm'],
        }),
      })
      .optional()
      .meta({ description: 'One layer between film and substrate, in the place of those of the study' }),
    singleMode: z.boolean().default(false).meta({ description: 'Whether films that guide TE1 are out' }),
  })
  .meta({ id: 'Design', description: 'What the next film may be, for `modalgain design`' });

export type DesignInput = z.output<typeof designSchema>;

/**
 * What stands under `design`, given as plain data.
 *
 * @throws InputError with the field of the first thing that is wrong
 */
export function readDesignInput(written: unknown): DesignInput {
  return parseWithSchema(designSchema, {
    file: '',
    value: written,
    placeOf: (path) => ({ field: ['design', ...path].join('.') }),
  });
}
