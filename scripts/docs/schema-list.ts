import { publishedSchemas } from '@modalgain/study';
import { code, generatedNote, table } from './markdown.js';

/** The files that users write, and the one that a run writes; the others are named after the command that prints them. */
const files: Readonly<Record<string, string>> = {
  study: 'a study file: [all its keys](../reference/study-file.md)',
  stack: 'a stack file: [all its keys](../reference/stack-file.md)',
  sweep: 'a sweep file: [all its keys](../reference/sweep-file.md)',
  truth: 'what `modalgain simulate` makes data of: [digital twins](../digital-twin.md)',
  results: 'results.json of a run, and what `modalgain run --json` prints',
  'sweep-run': 'what `modalgain sweep --json` prints',
  'stack-document': 'what `modalgain stack --json` prints',
};

/** The list of all published schemas: of files that users write, and of what commands print. */
export function schemaList(): string {
  const rows = publishedSchemas.map((name) => [
    `[${name}.json](${name}.json)`,
    files[name] ?? `what ${code(`modalgain ${name.replace('sweep-', 'sweep ')} --json`)} prints`,
  ]);
  return [
    generatedNote,
    '# JSON schemas',
    `Draft 2020-12. ${code('modalgain schema NAME')} prints each. An editor that knows the schema of study files completes and checks them while you type.`,
    table(['schema', 'of'], rows),
    '',
  ].join('\n\n');
}
