import { Argument, Command } from 'commander';
import { printJson } from '../output.js';

// As `publishedSchemas` of the study room, which is not loaded before it is needed; a test holds the two together.
const names = [
  'study',
  'results',
  'stack',
  'truth',
  'stack-document',
  'check',
  'stripe',
  'threshold',
  'loss',
  'fit-gain',
  'plan',
  'design',
  'modes',
  'surface',
  'index',
  'ellipsometry',
  'contrast',
  'import',
  'sweep',
  'monte-carlo',
  'sweep-run',
  'sweep-status',
  'sweep-merge',
  'sweep-part',
  'sweep-cancel',
  'treatment',
  'score',
  'simulate',
] as const;

const example = `
Example:
  modalgain schema study > study.schema.json
  modalgain schema threshold
An editor with YAML support completes and checks a study file that begins with
  # yaml-language-server: $schema=study.schema.json`;

/** `modalgain schema NAME`: the JSON schema of a file, for editors and scripts. */
export function schemaCommand(): Command {
  return new Command('schema')
    .description(
      'Print the JSON schema of a study, stack or truth file, of results.json, or of what a command prints with --json.',
    )
    .addArgument(new Argument('<name>', 'which file, or which command').choices(names))
    .addHelpText('after', example)
    .action(printSchema);
}

async function printSchema(name: (typeof names)[number]): Promise<void> {
  const { jsonSchemaOf } = await import('@modalgain/study');
  printJson(jsonSchemaOf(name));
}
