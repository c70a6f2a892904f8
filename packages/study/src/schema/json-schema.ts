import { z } from 'zod';
import { documentSchemas } from '../documents/index.js';
import { resultsSchema } from '../results/index.js';
import { truthSchema } from '../simulate/truth.js';
import { stackSchema } from '../stack/index.js';
import { version } from '../version.js';
import { studySchema } from './study.js';
import { sweepSchema } from './sweep.js';

// `stack` is the file; the document of the command has a name of its own.
const { stack: stackDocument, ...documents } = documentSchemas;

const schemas = {
  study: studySchema,
  results: resultsSchema,
  stack: stackSchema,
  truth: truthSchema,
  sweep: sweepSchema,
  'stack-document': stackDocument,
  ...documents,
} as const;

/** The files, and the documents that commands print, whose structure is published for editors and scripts. */
export type PublishedSchema = keyof typeof schemas;

export const publishedSchemas = Object.keys(schemas) as PublishedSchema[];

/**
 * The JSON schema (draft 2020-12) of a file as it is written, before defaults are filled in and texts are parsed: a quantity
 * is a text with its unit there. Its comment has the version of the program that it belongs to.
 */
export function jsonSchemaOf(name: PublishedSchema): Record<string, unknown> {
  const { $schema, ...schema } = z.toJSONSchema(schemas[name], { io: 'input', override: keepExamples });
  return { $schema, $comment: `modalgain ${version}`, ...schema };
}

/** Zod drops the examples of fields that are parsed from text, since they might be of the parsed kind; ours are texts. */
function keepExamples({ zodSchema, jsonSchema }: { zodSchema: z.core.$ZodTypes; jsonSchema: object }): void {
  const examples = z.globalRegistry.get(zodSchema)?.examples;
  if (examples !== undefined) Object.assign(jsonSchema, { examples });
}
