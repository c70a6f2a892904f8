import type { Verdict } from '@modalgain/numerics';
import type { Results } from '@modalgain/study';
import { markup, type Html } from '../html/markup.js';
import { severityIcon, severityWords } from '../html/marks.js';
import { typeset } from '../html/typeset.js';
import { groupVerdicts, type VerdictGroup } from '../verdict-groups.js';

function evidence({ film, detail, next }: Verdict): Html {
  return markup`<li>
    ${film !== undefined && markup`<b>${film}</b> `}${typeset(detail)}${next !== undefined && markup` <span class="next">${typeset(next)}</span>`}
  </li>`;
}

/** Verdicts that say the same word for word are written once. */
const key = ({ film, detail, next }: Verdict): string => [film, detail, next].join('\n');

function group({ first, verdicts }: VerdictGroup): Html {
  const distinct = verdicts.filter(
    (verdict, i) => verdicts.findIndex((other) => key(other) === key(verdict)) === i,
  );
  return markup`<article class="kind">
    ${severityIcon(first.severity)}
    <div>
      <h3>${typeset(first.sentence)}</h3>
      <p class="severity">${severityWords[first.severity]}, ${first.code.replaceAll('-', ' ')}</p>
      <ul>
        ${distinct.map(evidence)}
      </ul>
    </div>
  </article> `;
}

/** Every verdict with its evidence, kind by kind. */
export function allVerdicts({ verdicts }: Results): Html {
  return markup`<section id="all-verdicts" aria-labelledby="all-verdicts-title">
    <h2 id="all-verdicts-title">All verdicts and their evidence</h2>
    <div class="kinds">${groupVerdicts(verdicts).map(group)}</div>
  </section>`;
}
