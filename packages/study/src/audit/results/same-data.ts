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
 * The same bytes as two measurements, be it one file for several films or copies of it: of a film before and after its
 * treatment they would show that nothing changed, whatever happened, and of one film at two fluences, too. Films of one batch may share n and k.
 */
export function auditSameData(inputs: readonly Input[], study: Study): Verdict[] {
  const byContent = new Map<string, Input[]>();
  for (const input of inputs) byContent.set(input.sha256, [...(byContent.get(input.sha256) ?? []), input]);
  const shared = [...byContent.values()].filter((same) => {
    const films = filmsOf(same);
    if (noisy.includes(same[0].readAs)) return films.length > 1 || same.length > 1;
    return films.length > 1 && areRelated(films, study);
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
  const names = filmsOf(inputs);
  const files = listText(inputs.map(({ file }) => file));
  const isNoisy = noisy.includes(inputs[0].readAs);
  const severity: Severity = isNoisy ? 'contradiction' : 'note';
  return {
    code: isNoisy ? 'same-measurement-twice' : 'same-index-file',
    severity,
    sentence: sentenceOf(isNoisy, names),
    detail: isNoisy
      ? `${files}: the same bytes. Two measurements never have the same noise; a comparison would find no change.`
      : `${files}: the same bytes. What a treatment does to the index is then not seen.`,
    evidence: { files: inputs.map(({ file }) => file).join(', '), films: names.join(', ') },
    ...(isNoisy && { next: 'Look which measurement each file is.' }),
  };
}

function sentenceOf(isNoisy: boolean, films: readonly string[]): string {
  if (!isNoisy) return `${listText(films)} share n and k.`;
  return films.length > 1
    ? `${listText(films)} have the same measurement.`
    : `${listText(films)} has one measurement twice.`;
}
