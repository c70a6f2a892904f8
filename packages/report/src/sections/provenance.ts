import { mediaText } from '@modalgain/figures';
import type { Results } from '@modalgain/study';
import { markup, type Html } from '../html/markup.js';
import { table, type Column } from '../html/table.js';
import { withSymbols } from '../html/typeset.js';

type Input = Results['inputs'][number];

const columns: readonly Column<Input>[] = [
  { head: 'File', text: ({ file }) => file },
  { head: 'Film', text: ({ film }) => film ?? '–' },
  { head: 'Read as', text: ({ readAs, notes }) => withSymbols([readAs, ...notes].join('; ')), wraps: true },
  { head: 'Format', text: ({ format }) => format },
  { head: 'Bytes', text: ({ byteLength }) => byteLength },
  { head: 'SHA-256', text: ({ sha256 }) => markup`<code>${sha256.slice(0, 16)}…</code>` },
];

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
  const files =
    inputs.length > 0 &&
    table({ caption: 'Input files; their full hashes stand in results.json.', columns, rows: inputs });
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
    ${files}
  </section>`;
}
