import type { Results } from '@modalgain/study';
import { markup, type Html } from '../html/markup.js';
import { severityIcon } from '../html/marks.js';
import { typeset } from '../html/typeset.js';
import { groupVerdicts, type VerdictGroup } from '../verdict-groups.js';

/** As many cards as stand beside the first figure; the rest follows further down. */
const cardsBesideFigure = 6;

function card({ first, films }: VerdictGroup): Html {
  const several = films.length > 1 && markup`<span class="films">${films.join(', ')}</span>`;
  const example = films.length > 1 && first.film !== undefined ? `${first.film}: ` : '';
  return markup`<li class="verdict">
    ${severityIcon(first.severity)}
    <div>
      <b>${typeset(first.sentence)}</b>${several}
      <p>${example}${typeset(first.detail)}</p>
      ${first.next !== undefined && markup`<p class="next">${typeset(first.next)}</p>`}
    </div>
  </li> `;
}

/** The verdicts that stand beside the first figure: the most severe kinds, and at least one that holds where there is one. */
export function headVerdicts(groups: readonly VerdictGroup[]): VerdictGroup[] {
  if (groups.length <= cardsBesideFigure) return [...groups];
  const holds = groups.find((group) => group.first.severity === 'holds');
  const others = groups.filter((group) => group !== holds);
  return holds ? [...others.slice(0, cardsBesideFigure - 1), holds] : others.slice(0, cardsBesideFigure);
}

/** Cards of the most severe verdicts, most severe first. */
export function verdictColumn({ verdicts }: Results): Html {
  const groups = groupVerdicts(verdicts);
  const shown = headVerdicts(groups);
  const left = groups.length - shown.length;
  const rest =
    left > 0 &&
    markup`<p class="rest">
      <a href="#all-verdicts">${left} more ${left === 1 ? 'kind' : 'kinds'} of verdict</a> below.
    </p>`;
  return markup`<section class="verdicts" aria-labelledby="verdicts">
    <h2 id="verdicts">Verdicts</h2>
    <ul>
      ${shown.map(card)}
    </ul>
    ${rest}
  </section>`;
}
