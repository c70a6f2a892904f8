import type { Results } from '@modalgain/study';
import { integer, tableOf, text, type TableContent } from './table.js';

/** One line a verdict. */
export function verdictsTable({ verdicts }: Results): TableContent {
  return tableOf<Results['verdicts'][number]>(
    [
      text('severity', ({ severity }) => severity),
      text('code', ({ code }) => code, 'Stable name of the kind of verdict'),
      text('film', ({ film }) => film, 'None where it concerns the whole study'),
      text('sentence', ({ sentence }) => sentence),
      text('detail', ({ detail }) => detail),
      text('next', ({ next }) => next, 'What to measure or to do next'),
      text('evidence (JSON)', ({ evidence }) => JSON.stringify(evidence), 'The numbers behind it'),
    ],
    verdicts,
  );
}

/** One line a file that was read. */
export function inputsTable({ inputs }: Results): TableContent {
  return tableOf<Results['inputs'][number]>(
    [
      text('file', ({ file }) => file, "Path from the study's folder"),
      text('films', ({ films }) => films.join('; '), 'The films that it was read for'),
      text('format', ({ format }) => format),
      text('read as', ({ readAs }) => readAs),
      integer('bytes', ({ byteLength }) => byteLength),
      text('sha256', ({ sha256 }) => sha256),
      text('notes', ({ notes }) => notes.join('; '), 'How it was read'),
    ],
    inputs,
  );
}
