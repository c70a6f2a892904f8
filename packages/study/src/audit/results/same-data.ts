import type { Severity, Verdict } from '@modalgain/numerics';
import type { Results } from '../../results/index.js';
import { ancestorsOf } from '../../schema/read-study.js';
import type { Study } from '../../schema/study.js';
import { listText } from '../claims/claims.js';

type Input = Results['inputs'][number];

/** Measurements that hold noise: no two films give the same one. */
const noisy: readonly string[] = [
  'stripe-scan',
  'spectrum-series',
  'height-map',
  'micrograph',
  'distance-scan',
  'stripe-pair',
  'fluence-scan',
  'absorbance',
];

/**
 * The same bytes as the measurement of several films, be it one file or copies of it: of a film before and after its
 * treatment they would show that nothing changed, whatever happened. Films of one batch may share n and k.
 */
export function auditSameData(inputs: readonly Input[], study: Study): Verdict[] {
  const byContent = new Map<string, Input[]>();
  for (const input of inputs) byContent.set(input.sha256, [...(byContent.get(input.sha256) ?? []), input]);
  const shared = [...byContent.values()].filter((same) => {
    const films = filmsOf(same);
    return films.length > 1 && (noisy.includes(same[0].readAs) || areRelated(films, study));
  });
  const byFilms = new Map<string, Input[]>();
  for (const same of shared) {
    const key = `${noisy.includes(same[0].readAs)} ${filmsOf(same).join('\n')}`;
    byFilms.set(key, [...(byFilms.get(key) ?? []), ...same]);
  }
  return [...byFilms.values()].map(sameDataOf);
}

function filmsOf(inputs: readonly Input[]): string[] {
  return [...new Set(inputs.flatMap(({ films }) => films))].sort();
}

function areRelated(films: readonly string[], study: Study): boolean {
  return films.some((film) => ancestorsOf(study, film).some((ancestor) => films.includes(ancestor)));
}

function sameDataOf(inputs: readonly Input[]): Verdict {
  const films = listText(filmsOf(inputs));
  const files = listText(inputs.map(({ file }) => file));
  const isNoisy = noisy.includes(inputs[0].readAs);
  const severity: Severity = isNoisy ? 'contradiction' : 'note';
  return {
    code: isNoisy ? 'same-measurement-twice' : 'same-index-file',
    severity,
    sentence: isNoisy ? `${films} have the same measurement.` : `${films} share n and k.`,
    detail: isNoisy
      ? `${files}: the same bytes. Two films never give the same noise; a comparison would find no change.`
      : `${files}: the same bytes. What a treatment does to the index is then not seen.`,
    evidence: { files: inputs.map(({ file }) => file).join(', '), films: filmsOf(inputs).join(', ') },
    ...(isNoisy && { next: 'Look which film each file belongs to.' }),
  };
}
