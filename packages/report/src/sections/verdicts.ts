import type { Results } from '@modalgain/study';
import { markup, type Html } from '../html/markup.js';
import { severityIcon } from '../html/marks.js';
import { typeset } from '../html/typeset.js';
import { groupVerdicts, type VerdictGroup } from '../verdict-groups.js';

/** Height of the first figure in lines of a card: as many cards as it has room for stand beside it. */
const linesBesideFigure = 27;
const charactersALine = 56;

/** About how many lines a card takes, its padding included. */
function linesOf({ first }: VerdictGroup): number {
  const lines = (text: string | undefined): number =>
    text === undefined ? 0 : Math.ceil(text.length / charactersALine);
  return 2.3 + lines(first.detail) + lines(first.next);
}

function card({ first, films }: VerdictGroup): Html {
  const unnamed = films.filter(
    (film) => films.length > 1 || !new RegExp(`\\b${film}\\b`).test(first.sentence),
  );
  const names = unnamed.length > 0 && markup` <span class="films">${unnamed.join(', ')}</span>`;
  const example = films.length > 1 && first.film !== undefined ? `${first.film}: ` : '';
  const next = first.next !== undefined && markup`<p class="next">${typeset(first.next)}</p>`;
  return markup`<li class="verdict">${severityIcon(first.severity)}<div><b>${typeset(first.sentence)}</b>${names}<p>${example}${typeset(first.detail)}</p>${next}</div></li>
`;
}

/** The verdicts that stand beside the first figure: the most severe kinds, and one that holds where there is one. */
export function headVerdicts(groups: readonly VerdictGroup[]): VerdictGroup[] {
  const holds = groups.find((group) => group.first.severity === 'holds');
  let room = linesBesideFigure - (holds ? linesOf(holds) : 0);
  const shown: VerdictGroup[] = [];
  for (const group of groups.filter(({ first }) => first.severity !== 'holds')) {
    room -= linesOf(group);
    if (room < 0 && shown.length > 0) break;
    shown.push(group);
  }
  return holds ? [...shown, holds] : shown;
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
