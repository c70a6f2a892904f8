import type { Results } from '@modalgain/study';
import { markup, type Html } from '../html/markup.js';
import { syntheticStatement } from '../html/synthetic-statement.js';
import { typeset } from '../html/typeset.js';

const count = (n: number, one: string, many: string): string => `${n} ${n === 1 ? one : many}`;

/** Title, what was studied, how the data were made if they are synthetic, and the answer in one sentence. */
export function head(results: Results): Html {
  const { study, films, comparisons, inputs, modalgain, answer } = results;
  const parts = [
    count(films.length, 'film', 'films'),
    ...(comparisons.length > 0
      ? [count(comparisons.length, 'before-and-after pair', 'before-and-after pairs')]
      : []),
    ...(inputs.length > 0 ? [count(inputs.length, 'file', 'files')] : []),
  ];
  const synthetic =
    study.synthetic !== null &&
    markup`<p class="synthetic" role="note"><b>Synthetic data.</b> ${typeset(syntheticStatement(study.synthetic))}</p>`;
  return markup`<header>
    <div class="titlebar">
      <div>
        <h1>${typeset(study.title)}</h1>
        <p class="sub">Report of a study: ${parts.join(', ')}. modalgain ${modalgain}, seed ${study.seed}.</p>
      </div>
      <nav aria-label="Other forms of these results">
        <a href="results.json">results.json</a> <a href="#tables">Tables</a> <a href="#methods">Methods</a>
        <a href="#provenance">Provenance</a>
      </nav>
      ${synthetic}
    </div>
    <p class="answer">${typeset(answer)}</p>
  </header>`;
}
