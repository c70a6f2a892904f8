import { InputError, type InputPlace } from '@modalgain/numerics';
import { z } from 'zod';
import { parseWithSchema, readYamlDocument, type NodePath } from '../yaml/index.js';
import { pathField, pathsField } from './fields.js';
import { materialField } from './material-field.js';
import { pathOfKey, quantityAxis, ratioAxis } from './sweep-axis.js';

const materials = z
  .union([materialField, z.array(materialField).min(1)])
  .transform((choice) => (Array.isArray(choice) ? choice : [choice]));

/** Films that could be made: every combination of what stands here is a point. */
const gridSchema = z.strictObject({
  film: z.string().optional().meta({
    description:
      'The measured film whose gain and loss are carried over; that of the most net gain if absent',
  }),
  goal: z.enum(['ase-threshold', 'laser-threshold']).default('ase-threshold').meta({
    description: 'Which threshold is computed: net gain above zero, or the threshold gain of the resonator',
  }),
  thickness: quantityAxis('lengthNm', {
    description: 'Film thickness; that of the measured film if absent',
    example: '204 nm',
  }).optional(),
  fluence: quantityAxis('fluenceUjPerCm2', {
    description: 'Incident fluence of the net gain; the highest of the measurement if absent',
    example: '784 uJ/cm^2',
  }).optional(),
  density: ratioAxis('Density over that of the measured film; the index follows').optional(),
  pump: quantityAxis('lengthNm', { description: 'Pump wavelength', example: '400 nm' }).optional(),
  cover: materials.optional(),
  substrate: materials.optional(),
  underlayer: z
    .strictObject({
      index: materials,
      thickness: quantityAxis('lengthNm', {
        description: 'Its thickness; 0 is none',
        example: '40 nm',
        refuses: 'negative',
      }),
    })
    .optional(),
});

const valueField = z.union([z.string(), z.number(), z.boolean(), z.null()]);

export const sweepSchema = z
  .strictObject({
    sweep: z.literal(1).meta({ description: 'Version of this file' }),
    title: z.string().min(1).optional(),
    studies: pathsField.optional().meta({
      description: 'Study files, each analysed as by `modalgain run`; * and ? stand for parts of a name',
    }),
    labels: z
      .string()
      .optional()
      .meta({
        description: 'Where the path of a study says what it is: its parts in braces become columns',
        examples: ['films/{date}-{recipe}/study.yaml'],
      }),
    study: pathField
      .optional()
      .meta({ description: 'The study whose values, or whose next film, are varied' }),
    vary: z
      .record(z.string(), z.array(valueField).min(1))
      .optional()
      .meta({
        description: 'Values of entries of the study, by their keys; every combination is analysed',
        examples: [{ 'gain.model': ['langmuir', 'exponential'] }],
      }),
    design: gridSchema.optional().meta({ description: 'Films that could be made after one of the study' }),
    unitsPerPart: z.int().min(1).optional().meta({
      description: 'So many are computed and kept together: 1 study, or 10000 points of a design, if absent',
    }),
  })
  .meta({ id: 'Sweep', description: 'What `modalgain sweep` computes' });

/** The grid of a design. */
export type DesignGrid = z.output<typeof gridSchema>;

type Written = z.output<typeof sweepSchema>;

/** What a sweep goes through. */
export type SweepKind =
  | { readonly kind: 'studies'; readonly studies: readonly string[]; readonly labels: string | undefined }
  | { readonly kind: 'vary'; readonly study: string; readonly vary: readonly VariedEntry[] }
  | { readonly kind: 'design'; readonly study: string; readonly grid: DesignGrid };

export type Sweep = Pick<Written, 'title' | 'unitsPerPart'> & SweepKind;

/** An entry of the study that takes several values. */
export interface VariedEntry {
  readonly key: string;
  readonly path: readonly string[];
  readonly values: readonly VariedValue[];
}

export type VariedValue = z.output<typeof valueField>;

/** A sweep file as read, and where each of its entries stands. */
export interface SweepDocument {
  readonly sweep: Sweep;
  readonly placeOf: (path: NodePath) => InputPlace;
}

/**
 * Reads a sweep file.
 *
 * @throws InputError with file, line and field for the first thing that is wrong
 */
export function readSweep(text: string, file: string): SweepDocument {
  const document = readYamlDocument(text, file);
  const written = parseWithSchema(sweepSchema, document);
  return { sweep: { ...commonOf(written), ...kindOf(written, document.placeOf) }, placeOf: document.placeOf };
}

const commonOf = ({ title, unitsPerPart }: Written): Pick<Written, 'title' | 'unitsPerPart'> => ({
  ...(title !== undefined && { title }),
  ...(unitsPerPart !== undefined && { unitsPerPart }),
});

function kindOf(written: Written, placeOf: SweepDocument['placeOf']): SweepKind {
  const { studies, labels, study, vary, design } = written;
  const asked = [studies && 'studies', vary && 'vary', design && 'design'].filter((key) => key !== undefined);
  if (asked.length !== 1)
    throw new InputError(
      `${asked.length === 0 ? 'says not what to go through' : `has ${asked.join(' and ')}`}; expected one of: studies (many study files), vary (values of one study) or design (films that could be made).`,
      placeOf(asked.length === 0 ? [] : [asked[1]]),
    );
  if (labels !== undefined && !studies)
    throw new InputError('labels belong to studies: they are read from their paths.', placeOf(['labels']));
  if (studies) return { kind: 'studies', studies, labels };
  if (study === undefined)
    throw new InputError('is missing; name the study, e.g. `study: study.yaml`.', placeOf(['study']));
  if (design) return { kind: 'design', study, grid: design };
  const entries = Object.entries(vary ?? {});
  if (entries.length === 0)
    throw new InputError(
      'has no entry; name what varies, e.g. `gain.model: [langmuir, poisson]`.',
      placeOf(['vary']),
    );
  return {
    kind: 'vary',
    study,
    vary: entries.map(([key, values]) => {
      try {
        return { key, path: pathOfKey(key), values };
      } catch (problem) {
        throw problem instanceof InputError ? problem.at(placeOf(['vary', key])) : problem;
      }
    }),
  };
}
