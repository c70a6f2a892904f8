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

function inputTable(inputs: readonly Input[]): Html {
  const notes = distinctNotes(inputs);
  const columns: readonly Column<Input>[] = [
    { head: 'File', text: ({ file }) => file },
    { head: 'Film', text: ({ films }) => films.join(', ') || '–' },
    { head: 'Read as', text: ({ readAs }) => withSymbols(readAs.replaceAll('-', ' ')) },
    { head: 'Notes', text: (input) => input.notes.map((note) => notes.indexOf(note) + 1).join(', ') },
    { head: 'Format', text: ({ format }) => format },
    { head: 'Bytes', text: ({ byteLength }) => byteLength },
    { head: 'SHA-256', text: ({ sha256 }) => markup`<code>${sha256.slice(0, 16)}…</code>` },
  ];
  const list =
    notes.length > 0 &&
    markup`<ol class="notes" aria-label="Notes">${notes.map((note) => markup`<li>${withSymbols(note)}</li>\n`)}</ol>`;
  return markup`${table({ caption: 'Input files; their full hashes stand in results.json.', columns, rows: inputs })}${list}`;
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
