import { mediaText } from '@modalgain/figures';
import type { Results } from '@modalgain/study';
import { markup, type Html } from '../html/markup.js';
import { table, type Column } from '../html/table.js';
import { withSymbols } from '../html/typeset.js';

type Input = Results['inputs'][number];

/** Notes of the readers, each once: many files share the same. */
const distinctNotes = (inputs: readonly Input[]): string[] => [
  ...new Set(inputs.flatMap(({ notes }) => notes)),
];

/** Files of one folder that were read alike, as one spectrum a file is: from so many on they share a row. */
const fewestOfARow = 6;

/** Rows of the table: one file, or all of a folder that were read alike for the same films. */
function inputRows(inputs: readonly Input[]): (readonly [Input, ...Input[]])[] {
  const groups = new Map<string, [Input, ...Input[]]>();
  for (const input of inputs) {
    const { file, films, readAs, format } = input;
    const key = JSON.stringify([folderOf(file), endingOf(file), films, readAs, format]);
    const group = groups.get(key);
    if (group) group.push(input);
    else groups.set(key, [input]);
  }
  return [...groups.values()].flatMap((group) =>
    group.length < fewestOfARow ? group.map((input): [Input] => [input]) : [group],
  );
}

const folderOf = (file: string): string => file.slice(0, file.lastIndexOf('/') + 1);
const endingOf = (file: string): string => /\.[^./]+$/.exec(file)?.[0] ?? '';

const fileText = ([{ file }, ...others]: readonly [Input, ...Input[]]): string =>
  others.length === 0 ? file : `${folderOf(file)}*${endingOf(file)} (${others.length + 1}\u00a0files)`;

function inputTable(inputs: readonly Input[]): Html {
  const notes = distinctNotes(inputs);
  const columns: readonly Column<readonly [Input, ...Input[]]>[] = [
    { head: 'File', text: fileText },
    { head: 'Film', text: ([{ films }]) => films.join(', ') || '–' },
    { head: 'Read as', text: ([{ readAs }]) => withSymbols(readAs.replaceAll('-', ' ')) },
    {
      head: 'Notes',
      text: (group) =>
        distinctNotes(group)
          .map((note) => notes.indexOf(note) + 1)
          .join(', '),
    },
    { head: 'Format', text: ([{ format }]) => format },
    { head: 'Bytes', text: (group) => group.reduce((sum, { byteLength }) => sum + byteLength, 0) },
    {
      head: 'SHA-256',
      text: ([{ sha256 }, ...others]) =>
        others.length === 0 ? markup`<code>${sha256.slice(0, 16)}…</code>` : 'of each in inputs.csv',
    },
  ];
  const list =
    notes.length > 0 &&
    markup`<ol class="notes" aria-label="Notes">${notes.map((note) => markup`<li>${withSymbols(note)}</li>\n`)}</ol>`;
  return markup`${table({ caption: 'Input files; each with its full hash stands in tables/inputs.csv.', columns, rows: inputRows(inputs) })}${list}`;
}

/** From which files, by which version and with which settings these results were computed. */
export function provenance({ inputs, modalgain, schema, study, settings }: Results): Html {
  const { emissionWavelengthNm, pumpWavelengthNm, gainModel, idealDensityPerCm3 } = settings;
  const facts: [string, string | number][] = [
    ['Program', `modalgain ${modalgain}, results schema ${schema}`],
    ['Study file', study.file],
    ['Seed', study.seed],
    ['Emission', `${emissionWavelengthNm}\u00a0nm`],
    ['Pump', pumpWavelengthNm === null ? 'not stated' : `${pumpWavelengthNm}\u00a0nm`],
    ['Stack', mediaText(settings)],
    ['Gain model', gainModel],
    [
      'Ideal packing',
      idealDensityPerCm3 === null
        ? 'not stated'
        : `${(idealDensityPerCm3 / 1e15).toFixed(1)} × 10¹⁵\u00a0cm⁻³`,
    ],
  ];
  return markup`<section id="provenance" aria-labelledby="provenance-title">
    <h2 id="provenance-title">Provenance</h2>
    <dl class="facts">
      ${facts.map(
        ([term, value]) =>
          markup`<div>
            <dt>${term}</dt>
            <dd>${value}</dd>
          </div>`,
      )}
    </dl>
    ${inputs.length > 0 && inputTable(inputs)}
  </section>`;
}
