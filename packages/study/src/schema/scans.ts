import { InputError } from '@modalgain/numerics';
import { parseSurfaceRecipe, recipeOfWords, recipeWords } from '@modalgain/surface';
import type { MaskUse, SurfaceArea, SurfaceRecipe } from '@modalgain/surface';
import { z } from 'zod';
import { textField } from '../yaml/index.js';
import { pathField, pathsField, quantityField } from './fields.js';

const place = quantityField('stripeLengthUm', {
  description: 'Position from the left or the top edge',
  example: '3 um',
  refuses: 'negative',
});

const rangeOf = (description: string) =>
  z
    .tuple([place, place])
    .refine(([from, to]) => from.value < to.value, { error: 'has its larger end first, or both are equal.' })
    .transform(([from, to]): readonly [number, number] => [from.value, to.value])
    .meta({ description });

const rectangleSchema = z
  .strictObject({
    x: rangeOf('From and to, from the left edge'),
    y: rangeOf('From and to, from the top edge down'),
  })
  .transform(({ x, y }): SurfaceArea => ({ xUm: x, yUm: y }));

const areasField = z
  .union([rectangleSchema, z.array(rectangleSchema).min(1)])
  .transform((areas) => (Array.isArray(areas) ? areas : [areas]));

/** The steps as `parseSurfaceRecipe` takes them, which also says what is wrong with them. */
const recipeField = z
  .array(z.record(z.string(), z.unknown()))
  .transform((steps, context): SurfaceRecipe => {
    try {
      return parseSurfaceRecipe(steps);
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      const step = error.place.field === undefined ? '' : `${error.place.field}: `;
      context.addIssue({ code: 'custom', message: `${step}${error.message}` });
      return z.NEVER;
    }
  })
  .meta({ description: 'Levelling steps and masks, as modalgain surface --save-recipe writes them' });

const steeredSchema = z
  .strictObject({
    file: pathsField,
    channel: z.string().min(1).optional().meta({ description: 'Title of the height channel' }),
    level: textField(recipeOfWords)
      .optional()
      .meta({
        description: `Levelling before everything else, steps in their order: ${recipeWords}`,
        examples: ['plane, row-medians'],
      }),
    recipe: recipeField.optional(),
    mask: z
      .enum(['ignore', 'exclude', 'only'])
      .default('ignore')
      .meta({ description: "What to do with the pixels that the file's mask marks" }),
    film: areasField.optional().meta({ description: 'Where the film is' }),
    substrate: areasField.optional().meta({ description: 'Where the substrate is' }),
  })
  .refine(({ level, recipe }) => level === undefined || recipe === undefined, {
    error: 'has both level and recipe; expected one of them.',
  })
  .refine(({ film, substrate }) => (film === undefined) === (substrate === undefined), {
    error: 'has only one of film and substrate; a step needs both.',
  })
  .transform(({ file, channel, level, recipe = level, mask, film, substrate }) => ({
    files: file,
    channel,
    recipe,
    mask,
    areas: film && substrate && { film, substrate },
  }));

/** AFM scans and how they are to be described. */
export interface ScanInput {
  /** Paths and patterns. */
  readonly files: readonly string[];
  readonly channel: string | undefined;
  readonly recipe: SurfaceRecipe | undefined;
  readonly mask: MaskUse;
  readonly areas:
    { readonly film: readonly SurfaceArea[]; readonly substrate: readonly SurfaceArea[] } | undefined;
}

const unsteered = (path: string): ScanInput => ({
  files: [path],
  channel: undefined,
  recipe: undefined,
  mask: 'ignore',
  areas: undefined,
});

/** A path or pattern, a mapping with what is to be done, or a list of both. */
export const scansField = z
  .union([pathField, z.array(z.union([pathField, steeredSchema])).min(1), steeredSchema])
  .transform((scans): ScanInput[] =>
    [scans].flat().map((scan) => (typeof scan === 'string' ? unsteered(scan) : scan)),
  );
